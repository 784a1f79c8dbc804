import { z } from "zod";
import { Changes } from "../../data/model/changes.ts";
import { PlatformId } from "../../data/model/ids.ts";
import { isListed } from "../../data/model/platform.ts";
import { MethodDescription, PlatformSummary, type Report } from "../../data/model/report.ts";
import { DimensionId, Grade, Scorecard } from "../../data/model/scorecard.ts";
import { Status } from "../../data/model/status.ts";
import { platformFeedPath, platformFilePath, platformPath } from "./paths.ts";

const points = z.number().min(0).max(100);
const address = z.string();

/** What every file of the interface says first. */
const Head = z.strictObject({
  api: z.literal("v1"),
  /** Of the data set. */
  version: z.string(),
  asOf: z.string(),
  /** Everything in it is invented. */
  demo: z.boolean(),
  methodVersion: z.string(),
  paramsSha256: z.string(),
  licence: z.literal("CC-BY-4.0"),
});
type Head = z.infer<typeof Head>;

const Row = z.strictObject({
  id: PlatformId,
  name: z.string(),
  aliases: z.array(z.string()),
  /** Text, never to be made a link of. */
  home: z.string().nullable(),
  status: z.enum(["measured", "insufficient"]),
  /** Taken off the site: since when and why; `null`: it is listed. */
  removed: z.strictObject({ since: z.iso.date(), reason: z.string() }).nullable(),
  grade: Grade.nullable(),
  provisional: z.boolean().nullable(),
  /** With its 90 % interval; `null` when not rated. */
  points: points.nullable(),
  low: points.nullable(),
  high: points.nullable(),
  coverage: z.number(),
  complaints: z.int(),
  nEff: z.number(),
  /** A range of ranks, never one. */
  rank: z.strictObject({ low: z.int(), high: z.int(), tier: z.int() }).nullable(),
  dimensions: z.array(
    z.strictObject({
      id: DimensionId,
      points: points.nullable(),
      low: points.nullable(),
      high: points.nullable(),
      coverage: z.number(),
    }),
  ),
  file: address,
  page: address,
});

/** Every file of the interface, by its name: what it holds, and the schema that it is checked by. */
export const API_FILES = {
  index: Head.extend({
    title: z.string(),
    notice: z.string(),
    files: z.array(z.strictObject({ path: address, schema: address, zh: z.string(), en: z.string() })),
    data: address,
    changes: address,
  }),
  platforms: Head.extend({ platforms: z.array(Row) }),
  platform: Head.extend({
    platform: Row,
    scorecard: Scorecard,
    topIssues: PlatformSummary.shape.topIssues,
    report: address,
    feed: address,
  }),
  rankings: Head.extend({
    tiers: z.array(z.strictObject({ tier: z.int(), platforms: z.array(PlatformId) })),
    notRated: z.array(PlatformId),
  }),
  method: Head.extend({ method: MethodDescription }),
  changes: Changes,
  status: Status,
} as const;
export type ApiFile = keyof typeof API_FILES;
export const API_NAMES = Object.keys(API_FILES) as ApiFile[];

type Body<Name extends ApiFile> = z.infer<(typeof API_FILES)[Name]>;

export const apiPath = (file: string): string => `/api/v1/${file}.json`;
export const schemaPath = (name: ApiFile): string => `/api/v1/schema/${name}.json`;
export const apiPlatformPath = (id: string): string => apiPath(`platforms/${id}`);

/** JSON Schema 2020-12 of one file, from the schema that guards it. */
export function schemaOf(name: ApiFile): unknown {
  return { $id: schemaPath(name), title: name, ...z.toJSONSchema(API_FILES[name], { unrepresentable: "any" }) };
}

export function platformsFile(report: Report): Body<"platforms"> {
  return { ...headOf(report), platforms: report.platforms.map(rowOf) };
}

export function platformFile(report: Report, summary: PlatformSummary): Body<"platform"> {
  const { scorecard, topIssues, platform } = summary;
  return {
    ...headOf(report),
    platform: rowOf(summary),
    scorecard,
    topIssues,
    report: platformFilePath(platform.id),
    feed: platformFeedPath(platform.id, "atom"),
  };
}

/** Tiers, best first; within a tier by id, as nobody there can be told apart. */
export function rankingsFile(report: Report): Body<"rankings"> {
  const tiers = new Map<number, PlatformId[]>();
  for (const { rank, platform } of report.platforms) {
    if (rank !== null) tiers.set(rank.tier, [...(tiers.get(rank.tier) ?? []), platform.id]);
  }
  return {
    ...headOf(report),
    tiers: [...tiers].sort(([one], [other]) => one - other).map(([tier, ids]) => ({ tier, platforms: ids.sort() })),
    notRated: report.platforms
      .flatMap(({ rank, platform }) => (rank === null && isListed(platform) ? [platform.id] : []))
      .sort(),
  };
}

export function methodFile(report: Report): Body<"method"> {
  return { ...headOf(report), method: report.method };
}

export function indexFile(report: Report, files: Body<"index">["files"]): Body<"index"> {
  const head = headOf(report);
  const { title, notice } = report;
  return { ...head, title, notice, files, data: `/data/${head.version}/`, changes: "/feeds/all.json" };
}

function headOf({ asOf, demo, method }: Report): Head {
  return {
    api: "v1",
    version: asOf.slice(0, 10).replaceAll("-", "."),
    asOf,
    demo,
    methodVersion: method.version,
    paramsSha256: method.paramsSha256,
    licence: "CC-BY-4.0",
  };
}

function rowOf({ platform, scorecard, rank }: PlatformSummary): z.infer<typeof Row> {
  const rated = scorecard.rating.kind === "rated" ? scorecard.rating : null;
  return {
    id: platform.id,
    name: platform.name,
    aliases: [...platform.aliases],
    home: platform.home,
    status: rated === null ? "insufficient" : "measured",
    removed: platform.fate?.kind === "removed" ? { since: platform.fate.since, reason: platform.fate.reason } : null,
    grade: rated?.grade ?? null,
    provisional: rated?.provisional ?? null,
    points: rated?.points ?? null,
    low: rated?.low ?? null,
    high: rated?.high ?? null,
    coverage: scorecard.coverage,
    complaints: scorecard.counts.complaints,
    nEff: scorecard.counts.nEff,
    rank: rank === null ? null : { low: rank.low, high: rank.high, tier: rank.tier },
    dimensions: scorecard.dimensions.map(({ id, score, coverage }) => ({
      id,
      points: score?.points ?? null,
      low: score?.low ?? null,
      high: score?.high ?? null,
      coverage,
    })),
    file: apiPlatformPath(platform.id),
    page: platformPath(platform.id),
  };
}
