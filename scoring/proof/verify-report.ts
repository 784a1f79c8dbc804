import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { PlatformId } from "../../data/model/ids.ts";
import { isListed } from "../../data/model/platform.ts";
import { PolicyHistory } from "../../data/model/policy-history.ts";
import { History, PlatformEvidenceFile, PlatformReport, Report } from "../../data/model/report.ts";
import { Fault } from "../../data/terminal/door.ts";
import { assembleReport } from "../assemble-report.ts";
import { describeMethod, type Sha256 } from "../describe-method.ts";
import { METHOD } from "../method.ts";
import { findAmong, type Records, scoreRecords } from "../score-records.ts";
import { type Difference, differencesOf, NOT_TOLD } from "./differences.ts";
import { entryOf } from "./keep-history.ts";
import { foretellIfPossible } from "./look-ahead.ts";

/** A difference, and the file in which it stands. */
export type Finding = Difference & { readonly file: string };

/**
 * Computes a published report again from what lies beside it, complaints and policies, and says where the two differ.
 * Needs no store, no archive and no registry. What only its publisher can know is taken from it: how visits
 * ended, alarms, and the sources' own counts.
 */
export function verifyReport(folder: string, sha256: Sha256, onPlatform: (id: PlatformId) => void): Finding[] {
  const report = read(folder, "report.json", Report);
  const method = describeMethod(METHOD, sha256);
  if (report.method.version !== method.version || report.method.paramsSha256 !== method.paramsSha256) {
    throw new Fault(
      `${folder} 是用 ${report.method.version}（${report.method.paramsSha256.slice(0, 12)}）算的，这里是 ` +
        `${method.version}（${method.paramsSha256.slice(0, 12)}）。请用算它的那一版程序来验。`,
    );
  }
  const watched = report.platforms.map(({ platform }) => platform);
  const files = watched.map(({ id }) => read(folder, platformFile(id), PlatformReport));
  const evidenceOf = (id: PlatformId) => read(folder, join("evidence", `${id}.json`), PlatformEvidenceFile);
  const complaintsOf = (id: PlatformId) => evidenceOf(id).complaints;
  const corrections = files.flatMap((each) => each.corrections);
  const policies = files.flatMap((each) => each.policies);
  const records: Records = {
    asOf: report.asOf,
    readBy: report.readBy ?? "",
    platforms: watched.filter(isListed),
    sources: report.sources,
    *complaintsInTurn() {
      for (const { id } of watched) yield* complaintsOf(id);
    },
    complaintsOf,
    complaint: findAmong(complaintsOf),
    policiesOf: (id) => policies.filter(({ platform }) => platform === id),
    notesOf: (id) => ({ ...evidenceOf(id), corrections }),
  };
  const scored = scoreRecords(records, sha256, { withMethodRange: true, onScored: onPlatform });
  const { ranks } = scored;
  const scorecards = [...scored.scorecards];
  const own: Finding[] = [];
  const input = {
    workspace: report,
    asOf: report.asOf,
    readBy: report.readBy,
    method,
    platforms: watched,
    complaintsOf,
    corrections,
    policies,
    versions: watched.flatMap(({ id }) => read(folder, join("policies", `${id}.json`), PolicyHistory).versions),
    continuities: files.flatMap(({ continuity }) => continuity ?? []),
    tallies: files.flatMap((each) => each.tallies),
    alarms: report.alarms,
    visits: report.visits,
    sources: report.sources,
    scorecards,
    ranks,
    lookAhead: foretellIfPossible(records),
  };
  const again = assembleReport(input, (computed) => {
    const { id } = computed.platform;
    own.push(...inFile(platformFile(id), read(folder, platformFile(id), PlatformReport), computed));
  });
  const by = { methodVersion: method.version, paramsSha256: method.paramsSha256 };
  const last = read(folder, "history.json", History).reports.find(({ asOf }) => asOf === report.asOf);
  return [
    ...inFile("report.json", report, again),
    ...own,
    ...inFile("history.json", last, entryOf(report.asOf, by, scorecards)),
  ];
}

function inFile(file: string, published: unknown, computed: unknown): Finding[] {
  return differencesOf(published, computed)
    .filter((difference) => !isYounger(difference))
    .map((difference) => ({ file, ...difference }));
}

/** English; the last months; what would help; what else a figure rests on; where words stand, and what found them. */
const YOUNG: ReadonlySet<string> = new Set([
  ...["english", "en", "englishReasons", "englishFlags", "recent", "improvement"],
  ...["grievances", "censored", "windowDays", "prior", "start", "end", "extractor"],
]);

/** Told today, and not at all in a report published before. What that does say is no other. */
function isYounger({ path, published }: Difference): boolean {
  return published === NOT_TOLD && path.split(".").some((key) => YOUNG.has(key));
}

function platformFile(id: PlatformId): string {
  return join("platforms", `${id}.json`);
}

function read<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema> {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Fault(`${path} 没有：发布的报告里应该有它。把整个文件夹重新取一次。`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new Fault(`${path} 不是 JSON：不完整，或者坏了。重新取一次。`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Fault(`${path}：${issue?.path.join(".") ?? ""}：${issue?.message ?? "不合格式"}。`);
}
