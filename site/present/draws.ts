import { z } from "zod";
import { DRAWS_KEPT, drawsToBytes } from "../../data/model/draws.ts";
import { DrawsIndex } from "../../data/model/draws-index.ts";
import { isListed } from "../../data/model/platform.ts";
import type { PlatformSummary, Report } from "../../data/model/report.ts";
import { Grade } from "../../data/model/scorecard.ts";
import { finish } from "../../scoring/aggregate.ts";

/** What of a method's parameters turns draws into scores. A method that does not name them is taken as KTS has it. */
const Rules = z.object({
  level: z.number().default(0.9),
  rankSure: z.number().default(0.95),
  rankDraws: z.number().default(1000),
  penaltyMost: z.number().default(30),
  dimensionWeightNeeded: z.number().default(0.5),
  gradesFrom: z.record(Grade, z.number()).default({ A: 85, B: 70, C: 55, D: 40, E: 0 }),
  gradeALow: z.number().default(70),
});

/** A browser must be done before its reader wonders: fewer redrawings for ranks than a publication has time for. */
const RANK_DRAWS = 200;

/** `draws.json` of a report: those rated, in the report's order. */
export function drawsIndex({ asOf, method, platforms }: Report): DrawsIndex {
  const rules = Rules.parse(method.parameters);
  return DrawsIndex.parse({
    asOf,
    methodVersion: method.version,
    dimensions: method.dimensions.map(({ id, weight }) => ({ id, weight })),
    draws: DRAWS_KEPT,
    rules: {
      level: rules.level,
      sure: rules.rankSure,
      penaltyMost: rules.penaltyMost,
      needed: rules.dimensionWeightNeeded,
      gradesFrom: rules.gradesFrom,
      gradeALow: rules.gradeALow,
      rankDraws: Math.min(rules.rankDraws, RANK_DRAWS),
    },
    platforms: platforms.filter(isDrawn).map((each) => entryOf(each, rules.penaltyMost)),
  });
}

/** `draws.bin` of a report, in the order of its index. */
export function drawsBytes({ method, platforms }: Report): Uint8Array {
  const rows = platforms
    .filter(isDrawn)
    .map(({ scorecard }) => drawsToBytes(scorecard.draws, method.dimensions.length));
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.length, 0));
  let place = 0;
  for (const row of rows) {
    bytes.set(row, place);
    place += row.length;
  }
  return bytes;
}

function isDrawn({ platform, scorecard }: PlatformSummary): boolean {
  return isListed(platform) && scorecard.rating.kind === "rated" && scorecard.draws !== "";
}

function entryOf({ platform, scorecard }: PlatformSummary, penaltyMost: number): DrawsIndex["platforms"][number] {
  const penalties = scorecard.penalties.map((each) => each.points);
  const ceilings = scorecard.ceilings.map((each) => each.limit);
  const points = scorecard.rating.kind === "rated" ? scorecard.rating.points : 0;
  const finished = finish(scorecard.raw ?? points, penalties, ceilings, penaltyMost);
  return {
    id: platform.id,
    points: scorecard.dimensions.map((each) => each.score?.points ?? null),
    penalties,
    ceilings,
    shift: points - finished,
  };
}
