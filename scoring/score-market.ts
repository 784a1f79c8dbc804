import type { RankRange, Scorecard } from "../data/model/scorecard.ts";
import { expectedOutcomes, type Mixes, mixesOf } from "./compare-with-market.ts";
import type { Method, PlatformEvidence } from "./contract.ts";
import { fitPriors } from "./fit-priors.ts";
import { rankPlatforms } from "./rank-platforms.ts";
import { type Scored, scorePlatform } from "./score-platform.ts";

/** All platforms: what the market teaches, each one's scorecard in the order given, and who can be told from whom. */
export function scoreMarket(
  evidence: readonly PlatformEvidence[],
  {
    method,
    paramsSha256,
    draws,
    withMethodRange = false,
    onScored = () => {},
  }: {
    readonly method: Method;
    readonly paramsSha256: string;
    /** Fewer than the method's own, for a test. */
    readonly draws?: number;
    readonly withMethodRange?: boolean;
    readonly onScored?: (platform: string) => void;
  },
): { readonly scorecards: readonly Scorecard[]; readonly ranks: readonly RankRange[] } {
  const priors = fitPriors(evidence, method.parameters);
  const scored = evidence.map((each, index) => {
    onScored(each.platform);
    return scorePlatform(each, {
      method,
      paramsSha256,
      withMethodRange,
      ...(draws === undefined ? {} : { draws }),
      priors: priors[index] ?? method.parameters.priors,
    });
  });
  return rankScored(scored, evidence.map(mixesOf), method);
}

/** Scorecards in the order given, each beside what the others make expect, and who of the rated can be told from whom. */
function rankScored(
  scored: readonly Scored[],
  mixes: readonly Mixes[],
  { parameters }: Method,
): { readonly scorecards: readonly Scorecard[]; readonly ranks: readonly RankRange[] } {
  const contenders = scored.flatMap(({ scorecard, totals }) =>
    scorecard.rating.kind === "rated"
      ? [{ platform: scorecard.platform, points: scorecard.rating.points, totals }]
      : [],
  );
  const expected = expectedOutcomes(mixes, parameters);
  const scorecards = scored.map(({ scorecard }, index) => ({ ...scorecard, expectations: expected[index] ?? [] }));
  return { scorecards, ranks: rankPlatforms(contenders, parameters) };
}
