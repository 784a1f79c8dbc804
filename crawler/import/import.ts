import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse as parseYaml, stringify } from "yaml";
import { type Archive, openArchive } from "../../data/archive/archive.ts";
import { sha256 } from "../../data/archive/bodies.ts";
import { readForgotten } from "../../data/forgotten.ts";
import { PlatformId } from "../../data/model/ids.ts";
import { Platform } from "../../data/model/platform.ts";
import type { Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { readRegistry } from "../../data/registry.ts";
import { Fault } from "../../data/terminal/door.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import type { ComplaintDraft } from "../contract.ts";
import { decode } from "../html/decode.ts";
import type { SeenDraft } from "../merge-drafts.ts";
import { withholdForgotten } from "../withhold-pages.ts";
import { MAPPING_KIND, ORIGINAL_KIND, shortDigest, TABLE_KIND, tableAddress } from "./imported-table.ts";
import { Mapping } from "./mapping.ts";
import { parseTable, type Rejected } from "./parse-table.ts";
import { readTableFile, type TableText } from "./read-file.ts";
import { TableFault } from "./read-records.ts";

/** What an import would do, or has done. */
export type ImportResult = {
  readonly source: Mapping["source"];
  /** The complaints of the table, and that table as it will be archived. */
  readonly seen: readonly SeenDraft[];
  readonly rejected: readonly Rejected[];
  readonly platformsDeclared: number;
  /** The same table was imported before: nothing was added. */
  readonly known: boolean;
};

/** Checks a table against its mapping, keeps both in the archive of `root`, and declares source and platforms there. */
export async function importTable(
  file: string,
  mappingFile: string,
  root: string,
  options: { readonly platformsFrom: string | null; readonly dryRun: boolean; readonly now: Instant },
): Promise<ImportResult> {
  const original = readFileSync(file);
  const mappingBytes = readFileSync(mappingFile);
  const mapping = checkMapping(mappingBytes, mappingFile);
  const merchants = (mapping.columns.merchant ?? []).filter((cell) => typeof cell === "string");
  if (options.platformsFrom !== null && !merchants.includes(options.platformsFrom)) {
    throw new Fault(`--platforms-from ${options.platformsFrom}：对照表从「${merchants.join("、")}」这一列取商家。`);
  }
  const table = await readTableFile(original, file);
  const observedAt = mapping.observedAt ?? options.now;
  const { drafts, rejected } = readOrSay(decode(table.bytes, "").text, mapping, observedAt, file);
  const bodySha256 = sha256(table.bytes);
  const seen = drafts.map((draft) => ({ draft, seenAt: observedAt, bodySha256 }));
  const result = { source: mapping.source, seen, rejected };
  if (options.dryRun) return { ...result, platformsDeclared: 0, known: false };
  declareSource(root, mapping);
  const platformsDeclared = options.platformsFrom !== null ? declarePlatforms(root, mapping, drafts) : 0;
  const archive = openArchive(workspaceFiles(root).archive);
  const known = !keep(archive, mapping, observedAt, { name: basename(file), original, table, mappingBytes });
  withholdAgain(archive, root, options.now);
  archive.close();
  return { ...result, platformsDeclared, known };
}

/** A table may bring back what somebody asked to have removed. */
function withholdAgain(archive: Archive, root: string, at: Instant): void {
  const registry = readRegistry(root);
  const forgotten = readForgotten(root, registry.workspace.sources);
  if (forgotten.size === 0) return;
  const done = withholdForgotten({ archive, registry, forgotten, at, progress: NO_PROGRESS });
  if (done.pages > 0) archive.scrub();
}

function checkMapping(bytes: Uint8Array, file: string): Mapping {
  const read = Mapping.safeParse(parseYaml(new TextDecoder().decode(bytes), { maxAliasCount: 0 }));
  if (read.success) return read.data;
  throw new Fault(
    read.error.issues.map((issue) => `${file}: ${issue.path.join(".") || "（整个文件）"}: ${issue.message}`).join("\n"),
  );
}

function readOrSay(text: string, mapping: Mapping, observedAt: Instant, file: string) {
  try {
    return parseTable(text, mapping, { file: basename(file), observedAt, digest: shortDigest });
  } catch (error) {
    if (error instanceof TableFault) throw new Fault(`${file}: ${error.message}`);
    throw error;
  }
}

type Kept = {
  readonly name: string;
  readonly original: Uint8Array;
  readonly table: TableText;
  readonly mappingBytes: Uint8Array;
};

/** The table last, so that it is never there without the way to read it; a workbook before the table made of it. */
function keep(archive: Archive, mapping: Mapping, observedAt: Instant, kept: Kept): boolean {
  const owner = `source:${mapping.source.id}`;
  const { original, table, mappingBytes } = kept;
  const address = tableAddress(kept.name, sha256(mappingBytes));
  const isKnown = archive
    .capturesOf(owner)
    .filter((each) => each.address.startsWith(address))
    .some(({ bodySha256, withheld }) => (withheld?.sha256 ?? bodySha256) === sha256(table.bytes));
  if (isKnown) return false;
  const capture = (kind: string, at: string, contentType: string) =>
    importedCapture(owner, kind, at, observedAt, contentType);
  archive.append(capture(MAPPING_KIND, `${address}#mapping`, "text/yaml; charset=utf-8"), mappingBytes);
  if (table.bytes !== original) {
    archive.append(capture(ORIGINAL_KIND, `${address}#original`, "application/octet-stream"), original);
  }
  const observed = mapping.observedAt === undefined ? `&observed=${observedAt}` : "";
  archive.append(capture(TABLE_KIND, `${address}${observed}`, table.contentType), table.bytes);
  return true;
}

function importedCapture(owner: string, kind: string, address: string, fetchedAt: Instant, contentType: string) {
  return {
    address,
    finalAddress: address,
    owner,
    kind,
    fetchedAt,
    via: "import" as const,
    outcome: "ok" as const,
    status: null,
    detail: "",
    headers: { "content-type": contentType },
    redirects: [],
    encoding: null,
    exchange: null,
    askedBy: null,
  };
}

function declareSource(root: string, mapping: Mapping): void {
  const file = join(root, "workspace.yaml");
  const present = existsSync(file) ? Workspace.parse(parseYaml(readFileSync(file, "utf8"))) : null;
  if (present?.sources.some((each) => each.id === mapping.source.id)) return;
  const declaration = { ...mapping.source, adapter: "imported-table" };
  const workspace = present ?? { title: mapping.title, notice: mapping.notice, sources: [] };
  mkdirSync(root, { recursive: true });
  writeFileSync(file, stringify({ ...workspace, sources: [...workspace.sources, declaration] }));
}

/** One file for each merchant named and not yet declared. Answers how many were written. */
function declarePlatforms(root: string, mapping: Mapping, drafts: readonly ComplaintDraft[]): number {
  const folder = join(root, "platforms");
  mkdirSync(folder, { recursive: true });
  let written = 0;
  for (const name of [...new Set(drafts.map((draft) => draft.merchantAsNamed))].filter((name) => name !== "").sort()) {
    const id = platformIdFor(name);
    const file = join(folder, `${id}.yaml`);
    if (existsSync(file)) continue;
    const platform = Platform.parse({ id, name, home: null, merchants: { [mapping.source.id]: name } });
    writeFileSync(file, `# 由导入「${mapping.source.name}」时写下。\n${stringify(platform)}`);
    written += 1;
  }
  return written;
}

/** A readable slug where the name has Latin letters, and a digest that keeps two names apart. */
function platformIdFor(name: string): PlatformId {
  const readable = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-$/, "");
  return PlatformId.parse(`${readable === "" ? "m" : readable}-${shortDigest(name).slice(0, 6)}`);
}
