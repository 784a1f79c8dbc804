import { readFileSync } from "node:fs";
import { z } from "zod";
import { Fault } from "../../data/terminal/door.ts";
import { type DuplicateFinder, openDuplicateFinder } from "../extract/complaint/duplicates.ts";
import { findMentions } from "../extract/complaint/platform-mentions.ts";
import type { NamedPlatform } from "../extract/complaint/platform-names.ts";
import { type ComplaintExtract, extractComplaint } from "../extract/extract-complaint.ts";
import { findPersonalData } from "../extract/privacy/find-personal-data.ts";
import { type Reader, rowsOf } from "./reader.ts";

const Row = z.object({ id: z.string(), text: z.string(), postedAt: z.string().nullish() });
const Names = z.array(
  z.object({ name: z.string().min(1), aliases: z.array(z.string()).default([]), domain: z.string().nullish() }),
);

export const complaints: Reader = {
  about: "读帖子 {id, text, postedAt?}：投诉什么，是哪几个字说的。",
  options: { platforms: { type: "string", about: "要找的平台：一个 JSON 文件，[{name, aliases, domain}]。" } },
  open(text) {
    const file = text("platforms");
    const platforms = file === undefined ? [] : readPlatforms(file);
    const duplicates = openDuplicateFinder();
    return rowsOf(Row, (row) => readPost(row, platforms, duplicates));
  },
};

function readPost(
  { id, text }: z.infer<typeof Row>,
  named: readonly NamedPlatform[],
  duplicates: DuplicateFinder,
): object {
  const read = extractComplaint({ title: "", narrative: text, issueField: [], demandField: [] });
  const platforms = findMentions(text, named).map((each) => each.platform);
  const personal = findPersonalData(text);
  return {
    id,
    platform_mentions: platforms,
    issues: read.issues.map(labelOf),
    signals: read.signals.map(labelOf),
    remedy: read.remedies.map(labelOf),
    amount_cny: read.amountCny,
    sentiment: read.sentiment,
    resolved: read.resolved,
    first_response_minutes: read.firstResponseMinutes,
    is_complaint: read.isComplaint,
    pii: personal,
    duplicate_of: duplicates.earlier({ id, text, platforms, amountCny: read.amountCny, personal }),
  };
}

/** The quote is masked, letter for letter: what is personal stands in `pii` alone. */
function labelOf({ code, excerpt, rule, confidence }: ComplaintExtract["issues" | "signals" | "remedies"][number]) {
  return { label: code, quote: excerpt.text, start: excerpt.start, end: excerpt.end, rule, confidence };
}

function readPlatforms(file: string): NamedPlatform[] {
  const names = Names.safeParse(parseJson(readFileSync(file, "utf8")));
  if (!names.success) throw new Fault(`${file} 要是一个 JSON 列表，每项 {name, aliases, domain}。`);
  return names.data.map(({ name, aliases, domain }) => ({ id: name, name, aliases, home: domain ?? null }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
