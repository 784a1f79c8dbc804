import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Report } from "../data/model/report.ts";
import type { Instant } from "../data/model/time.ts";
import {
  BADGE_SIZES,
  BADGE_THEMES,
  badgeFacts,
  badgeFactsPath,
  badgeOf,
  badgePath,
  badgeSvg,
  badgeVariantPath,
} from "./present/badge.ts";

/** Writes every platform's badges into a built site. Thousands of small files: by hand, since a route each is dear. */
export function drawBadges(report: Report, site: string, now: Instant): void {
  for (const language of ["zh", "en"] as const) {
    for (const row of report.platforms) {
      const { id } = row.platform;
      const badge = badgeOf(row, language, { now, demo: report.demo });
      mkdirSync(dirname(join(site, badgeVariantPath(id, language, "small", "light"))), { recursive: true });
      writeFileSync(join(site, badgeFactsPath(id, language)), `${JSON.stringify(badgeFacts(badge))}\n`);
      writeFileSync(join(site, badgePath(id, language)), badgeSvg(badge, "medium", "light"));
      for (const size of BADGE_SIZES) {
        for (const theme of BADGE_THEMES) {
          writeFileSync(join(site, badgeVariantPath(id, language, size, theme)), badgeSvg(badge, size, theme));
        }
      }
    }
  }
}
