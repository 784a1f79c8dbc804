import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ContactTest } from "../data/model/contact-test.ts";
import { OfficialContacts } from "../data/model/continuity.ts";
import { PolicyHistory } from "../data/model/policy-history.ts";
import { History, PlatformReport, type PlatformSummary, REPORT_SCHEMA, Report } from "../data/model/report.ts";
import { keptInLine } from "./present/words.ts";

/** What is published is missing or of another shape. Pages are bundled: whoever runs the build knows it by its name alone. */
class ReportFault extends Error {
  override readonly name = "ReportFault";
}

/** The index of all that is published. Read and checked once. */
export function readReport(): Report {
  if (kept === undefined) {
    const report = parseFile("report.json", Report);
    kept = { ...report, platforms: report.platforms.map(withNameInLine) };
  }
  return kept;
}

/** One platform's own file. Only the one asked for last is kept, so that memory does not grow with the registry. */
export function readPlatform(id: string): PlatformReport {
  if (keptPlatform?.platform.id !== id) {
    keptPlatform = withNameInLine(parseFile(join("platforms", `${id}.json`), PlatformReport));
  }
  return keptPlatform;
}

function withNameInLine<Told extends Pick<PlatformSummary, "platform">>(told: Told): Told {
  const { name, aliases } = told.platform;
  return { ...told, platform: { ...told.platform, name: keptInLine(name), aliases: aliases.map(keptInLine) } };
}

/** What one platform's pages said within three years. */
export function readHistory(id: string): Pick<PolicyHistory, "versions"> {
  const name = join("policies", `${id}.json`);
  return hasFile(name) ? parseFile(name, PolicyHistory) : { versions: [] };
}

/** Every real attempt to reach a platform's support. The file is long and asked for once a language: the last is kept. */
export function readContactTests(id: string): readonly ContactTest[] {
  if (keptTests?.id !== id) {
    const name = join("evidence", `${id}.json`);
    keptTests = { id, tests: hasFile(name) ? parseFile(name, OnlyContactTests).contactTests : [] };
  }
  return keptTests.tests;
}

/** The complaints beside them are read where a page shows them. */
const OnlyContactTests = z.object({ contactTests: z.array(ContactTest).default([]) });

/** Every contact seen on the platforms' own pages. */
export function readContacts(): Pick<z.infer<typeof OfficialContacts>, "contacts"> {
  return hasFile("contacts.json") ? parseFile("contacts.json", OfficialContacts) : { contacts: [] };
}

/** The contacts of platforms that are listed. */
export function listedContacts() {
  const ids = new Set<string>(readReport().platforms.map(({ platform }) => platform.id));
  keptContacts ??= readContacts().contacts.filter(({ platform }) => ids.has(platform));
  return keptContacts;
}

/** Every report that was published, oldest first. */
export function readScores(): History["reports"] {
  keptScores ??= hasFile("history.json") ? parseFile("history.json", History).reports : [];
  return keptScores;
}

/** A report of another maker, or made by hand, may hold the index and the platforms alone. */
export function hasFile(name: string): boolean {
  return existsSync(join(directory(), name));
}

/** The bytes as they were published, for downloads that must match to the letter. */
export function readPublished(name: string): string {
  const path = join(directory(), name);
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new ReportFault(
      `读不到报告 ${path}：请先运行 npm run publish。 / Cannot read the report ${path}: run \`npm run publish\` first.`,
    );
  }
}

let kept: Report | undefined;
let keptContacts: z.infer<typeof OfficialContacts>["contacts"] | undefined;
let keptScores: History["reports"] | undefined;
let keptPlatform: PlatformReport | undefined;
let keptTests: { readonly id: string; readonly tests: readonly ContactTest[] } | undefined;

/** A published file, checked. The error says which file and field, and what to do. */
export function parseFile<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  const outcome = schema.safeParse(parseJson(readPublished(name)));
  if (outcome.success) return outcome.data;
  const [first] = outcome.error.issues;
  const where = `${join(directory(), name)}（${first?.path.join(".") || "/"}: ${first?.message ?? ""}）`;
  throw new ReportFault(
    `报告 ${where} 不是 ${REPORT_SCHEMA} 的格式：请重新运行 npm run publish。 / ` +
      `The report ${where} is not of schema ${REPORT_SCHEMA}: run \`npm run publish\` again.`,
  );
}

/** `null` for what is not JSON: no schema of ours accepts it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function directory(): string {
  const path = process.env["KAXIN_REPORT"];
  if (path === undefined) throw new ReportFault("KAXIN_REPORT 没有设置。 / KAXIN_REPORT is not set.");
  return path;
}
