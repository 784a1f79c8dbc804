import type { Context, PlatformEvidence } from "./contract.ts";
import { groupBy } from "./group-by.ts";
import { measureShare, type ShareEstimate } from "./measure-share.ts";
import { betaMean } from "./statistics/beta.ts";
import { drawBeta, randomFrom } from "./statistics/random.ts";
import { type Pooled, poolSources } from "./statistics/random-effects.ts";
import { resolutionVotes } from "./votes.ts";
import { percent, type Told } from "./words.ts";

export type SourceConflict = { readonly pooled: Pooled; readonly flag: Told };

/**
 * The resolution rate as each source alone would have it. `null`: fewer than two sources can say, or they agree.
 * A source never overwrites another: where they differ both are shown, and the range is widened.
 */
export function conflictOf(evidence: PlatformEvidence, { parameters, priors }: Context): SourceConflict | null {
  const { conflict, kappa, goalPosts, level } = parameters;
  const rule = { prior: priors.resolution, goalPosts: goalPosts.resolution };
  const bySource = [...groupBy(evidence.observations, (each) => each.source)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  if (bySource.length < 2) return null;
  const studies = bySource.flatMap(([source, all]) => {
    const estimate = measureShare(resolutionVotes(all, kappa), rule, level);
    return estimate === null || estimate.nEff < conflict.nEff ? [] : [{ source, estimate }];
  });
  const pooled = poolSources(
    studies.map(({ estimate }) => ({ share: betaMean(estimate.posterior), n: estimate.nEff })),
  );
  if (pooled === null || pooled.i2 <= conflict.i2) return null;
  const estimates = studies.map(({ estimate }) => estimate);
  if (!anyApart(estimates, evidence.platform, conflict)) return null;
  const each = studies.map(
    ({ source, estimate }) => `${evidence.sourceNames[source] ?? source} ${percent(estimate.share)}`,
  );
  const flag = {
    statement: `来源不一致：折算解决率 ${each.join("，")}`,
    english: `Sources disagree on the resolution rate: ${each.join(", ")}`,
  };
  return { pooled, flag };
}

const DRAWS = 400;

function anyApart(
  estimates: readonly ShareEstimate[],
  seed: string,
  rule: { readonly gap: number; readonly sure: number },
) {
  const random = randomFrom(`conflict ${seed}`);
  const drawn = estimates.map(({ posterior: { a, b } }) => Array.from({ length: DRAWS }, () => drawBeta(random, a, b)));
  return drawn.some((one, index) =>
    drawn.slice(index + 1).some((other) => {
      const apart = one.filter((share, draw) => Math.abs(share - (other[draw] ?? share)) > rule.gap);
      return apart.length > rule.sure * DRAWS;
    }),
  );
}
