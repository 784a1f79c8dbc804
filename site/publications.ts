import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Changes } from "../data/model/changes.ts";
import { PlatformId } from "../data/model/ids.ts";
import { Status } from "../data/model/status.ts";
import { Instant } from "../data/model/time.ts";
import { directory, hasFile, parseFile, readPublished } from "./report.ts";

/** Read loosely: a version of another time may describe itself otherwise. */
const DataPackage = z.looseObject({
  version: z.string(),
  created: Instant,
  resources: z.array(
    z.looseObject({
      path: z.string(),
      title: z.string(),
      description: z.string().default(""),
      rows: z.int().nullable().default(null),
      schema: z.looseObject({
        fields: z.array(
          z.looseObject({
            name: z.string(),
            title: z.string(),
            description: z.string().default(""),
            type: z.string(),
          }),
        ),
      }),
    }),
  ),
});

type PublishedFile = { readonly name: string; readonly bytes: number; readonly sha256: string };
export type PublishedVersion = {
  readonly version: string;
  readonly asOf: Instant;
  readonly tables: z.infer<typeof DataPackage>["resources"];
  readonly files: readonly PublishedFile[];
};

/** Every version of the data set that still stands, newest first. */
export function readVersions(): readonly PublishedVersion[] {
  versions ??= namesOfVersions().map(readVersion);
  return versions;
}

/** What every publication changed; `null` where the report came without. */
export function readChanges(): Changes | null {
  if (changes === undefined) changes = hasFile("changes.json") ? parseFile("changes.json", Changes) : null;
  return changes;
}

/** On which platforms the newest data set has a clause of a kind. Its table is read once. */
export function platformsWithClause(rule: string): readonly PlatformId[] {
  byClause ??= readClauses();
  return [...(byClause.get(rule) ?? [])];
}

/** How the crawl stands; `null` where the report came without. */
export function readStatus(): Status | null {
  return hasFile("status.json") ? parseFile("status.json", Status) : null;
}

let versions: readonly PublishedVersion[] | undefined;
let changes: Changes | null | undefined;
let byClause: ReadonlyMap<string, ReadonlySet<PlatformId>> | undefined;

const ClauseRow = z.looseObject({ platform: PlatformId, rule: z.string() });

function readClauses(): Map<string, Set<PlatformId>> {
  const [newest] = readVersions();
  const file = `data/${newest?.version}/clauses.ndjson`;
  const found = new Map<string, Set<PlatformId>>();
  const lines = hasFile(file) ? readPublished(file).split("\n") : [];
  for (const line of lines.filter((each) => each !== "")) {
    const { platform, rule } = ClauseRow.parse(JSON.parse(line));
    found.set(rule, (found.get(rule) ?? new Set()).add(platform));
  }
  return found;
}

function namesOfVersions(): string[] {
  const folder = join(directory(), "data");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => hasFile(join("data", name, "datapackage.json")))
    .sort()
    .reverse();
}

function readVersion(version: string): PublishedVersion {
  const { resources, created } = parseFile(join("data", version, "datapackage.json"), DataPackage);
  return { version, asOf: created, tables: resources, files: filesOf(version) };
}

/** Every file that the digests of a version name. */
function filesOf(version: string): PublishedFile[] {
  const sums = join("data", version, "SHA256SUMS");
  const lines = hasFile(sums) ? readPublished(sums).split("\n") : [];
  return lines.flatMap((line) => {
    const [, sha256 = "", name = ""] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return name === "" ? [] : [{ name, sha256, bytes: statSync(join(directory(), "data", version, name)).size }];
  });
}
