import { resolve } from "node:path";
import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { Instant, toInstant } from "./model/time.ts";

/** What differs by machine or is private. Everything else is code or YAML, so that it can be reviewed. */
export const Settings = z.object({
  KAXIN_CONTACT: z
    .string()
    .min(3)
    .optional()
    .describe("Where a site owner can reach whoever runs the crawler: an address or e-mail, sent in the user agent."),
  KAXIN_DATA: z
    .string()
    .default("data")
    .describe("The workspace: the folder with workspace.yaml, platforms/, local/ and published/."),
  KAXIN_CHROMIUM: z
    .string()
    .optional()
    .describe("Path of a Chrome or Chromium to use when Playwright's own is not installed."),
  KAXIN_NOW: Instant.optional().describe("A clock that stands still, for demos and tests, e.g. 2026-11-20T04:00:00Z."),
  KAXIN_WEBHOOK: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Where notices are posted when workspace.yaml has notify.webhook: the address a chat service gave you."),
  KAXIN_SMTP: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe("The mail server for notices when workspace.yaml has notify.email: smtps://user:password@host:465"),
  KAXIN_DEMO_WEB: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe("Loopback port of the invented web: hosts ending in .test are read there and nowhere else."),
});
export type Settings = z.infer<typeof Settings>;

/** Read once, at a door; what is set to nothing is not set. Throws one message that names every fault. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const known = Object.keys(Settings.shape);
  for (const name of Object.keys(environment).filter((each) => each.startsWith("KAXIN_") && !known.includes(each))) {
    const meant = known.find((each) => distance(each, name) <= MOST_LETTERS_WRONG);
    if (meant !== undefined) throw new SettingsFault(`没有设置项 ${name}。是不是 ${meant}？全部写在 .env.example 里。`);
  }
  const read = Settings.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== "")));
  if (read.success) return { ...read.data, KAXIN_DATA: resolve(read.data.KAXIN_DATA) };
  const faults = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new SettingsFault(`${faults}。写法见 .env.example。`);
}

/** Where a command is at home, and what time it is there. */
export function hereAndNow(environment: Readonly<Record<string, string | undefined>>) {
  const { KAXIN_DATA: root, KAXIN_NOW } = readSettings(environment);
  return { root, now: KAXIN_NOW ?? toInstant(Date.now()) };
}

const MOST_LETTERS_WRONG = 2;

export class SettingsFault extends Error {
  override readonly name = "SettingsFault";
}
