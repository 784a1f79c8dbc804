import { finish, geometricMean, type Part } from "./aggregate.ts";
import { type Ceilings, ceilingsFor } from "./ceilings.ts";
import { conflictOf, type SourceConflict } from "./compare-sources.ts";
import { contestedFlag, contestedIn, withoutContested } from "./contested.ts";
import type { Context, Finding, Method, MethodDimension, Penalty, PlatformEvidence } from "./contract.ts";
import { type Assessed, dimensionPoints } from "./estimate-uncertainty.ts";
import { normalise } from "./statistics/scale.ts";

/** What a method says of one platform's evidence, before any range is drawn. */
export type Judgement = {
  readonly assessed: readonly Assessed[];
  /** One a dimension, in the method's order; `null`: too little measured. */
  readonly parts: readonly Part[];
  /** Before penalties and ceilings; `null`: no dimension has points. */
  readonly raw: number | null;
  readonly penalties: readonly ReturnType<Penalty["assess"]>[];
  readonly ceilings: Ceilings;
  /** After penalties and ceilings. */
  readonly score: number | null;
  /** 来源不一致. */
  readonly conflict: SourceConflict | null;
};

export function judge(evidence: PlatformEvidence, method: Method, context: Context): Judgement {
  const conflict = conflictOf(evidence, context);
  const assessed = method.dimensions.map((dimension) => assess(dimension, evidence, context, conflict));
  const parts = assessed.map((each) => ({
    weight: each.dimension.weight,
    points: dimensionPoints(
      each,
      each.findings.map(({ points }) => points),
    ),
  }));
  const contested = contestedIn(evidence);
  const undisputed = withoutContested(evidence, contested);
  const penalties = method.penalties.map((penalty) => heard(penalty, penalty.assess(undisputed, context), contested));
  const ceilings = ceilingsFor(undisputed, context, contested);
  const raw = geometricMean(parts);
  const score =
    raw === null
      ? null
      : finish(
          raw,
          penalties.map(({ applied }) => applied?.points ?? 0),
          ceilings.applied.map(({ limit }) => limit),
          context.parameters.penaltyMost,
        );
  return { assessed, parts, raw, penalties, ceilings, score, conflict };
}

/** While a penalty is contested it is only spoken of. */
function heard(
  penalty: Penalty,
  assessed: ReturnType<Penalty["assess"]>,
  contested: ReadonlySet<string>,
): ReturnType<Penalty["assess"]> {
  if (assessed.applied === null || !contested.has(penalty.id)) return assessed;
  return { applied: null, flags: [...assessed.flags, contestedFlag(penalty)] };
}

function assess(
  dimension: MethodDimension,
  evidence: PlatformEvidence,
  context: Context,
  conflict: SourceConflict | null,
): Assessed {
  const findings = dimension.rows.map(({ indicator }) => {
    const finding = indicator.measure(evidence, context);
    return conflict !== null && indicator.id === "resolution-rate" ? widened(finding, conflict, context) : finding;
  });
  return { dimension, findings };
}

/** Where sources differ, the range covers what differing sources leave open. */
function widened(finding: Finding, { pooled }: SourceConflict, { parameters }: Context): Finding {
  const { measurement, quotes } = finding.tell();
  if (measurement.kind !== "measured") return finding;
  const [low, high] = [pooled.low, pooled.high].map((share) => normalise(share, parameters.goalPosts.resolution));
  const widest = {
    ...measurement,
    low: Math.min(measurement.low, low ?? measurement.low),
    high: Math.max(measurement.high, high ?? measurement.high),
  };
  return { ...finding, tell: () => ({ measurement: widest, quotes }) };
}
