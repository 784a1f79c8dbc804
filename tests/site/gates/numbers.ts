import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PlatformReport } from "../../../data/model/report.ts";
import { formatPoints, formatRange } from "../../../site/present/points.ts";
import type { Gate, Site } from "./gate.ts";

/** Every score of the report stands on the platform's pages with its range, and no score stands where there is none. */
export const numbers: Gate = {
  name: "numbers",
  about: "scores and ranges on platform and comparison pages equal the report, in both languages",
  async check(site) {
    const faults: string[] = [];
    let looked = 0;
    for (const { platform } of site.report.platforms) {
      const report = PlatformReport.parse(
        JSON.parse(readFileSync(join(site.published, "platforms", `${platform.id}.json`), "utf8")),
      );
      for (const home of ["/", "/en/"]) {
        const page = site.pages.get(`${home}platform/${platform.id}/`);
        const row = rowOf(site, home, platform.id);
        if (page === undefined) faults.push(`${home}platform/${platform.id}/: no such page`);
        else faults.push(...missing(plain(page("main").text()), report, `${home}platform/${platform.id}/`, true));
        if (row === null) faults.push(`${home}compare/: no row for ${platform.id}`);
        else faults.push(...missing(row, report, `${home}compare/ ${platform.id}`, false));
        looked += 2;
      }
    }
    return { looked, faults };
  },
};

/** The words of a platform's row in the comparison, wherever the table stands. */
function rowOf(site: Site, home: string, id: string): string | null {
  const isPage = (address: string) =>
    address.startsWith(`${home}compare/`) && /^(\d+\/)?$/.test(address.slice(`${home}compare/`.length));
  for (const [, $] of [...site.pages].filter(([address]) => isPage(address))) {
    const row = $(`main tr:has(a[href="${home}platform/${id}/"]), main tr:has(a[href="/platform/${id}/"])`).first();
    if (row.length > 0) return plain(row.text());
  }
  return null;
}

function missing(text: string, { scorecard }: PlatformReport, where: string, dimensions: boolean): string[] {
  const { rating } = scorecard;
  const scores = [
    ...(rating.kind === "rated" ? [{ ...rating, name: "total" }] : []),
    ...(dimensions
      ? scorecard.dimensions.flatMap(({ id, score }) => (score === null ? [] : [{ ...score, name: id }]))
      : []),
  ];
  const shown = ({ points, low, high }: (typeof scores)[number]) =>
    text.includes(formatPoints(points)) && text.includes(plain(formatRange(low, high)));
  return scores
    .filter((score) => !shown(score))
    .map(
      ({ name, points, low, high }) =>
        `${where}: ${name} ${formatPoints(points)} (${formatRange(low, high)}) is not shown`,
    );
}

const plain = (text: string): string => text.replaceAll(/\s+/g, "");
