import type { Complaint } from "../data/model/complaint.ts";
import type { PlatformId } from "../data/model/ids.ts";
import type { Platform } from "../data/model/platform.ts";
import type { Policy } from "../data/model/policy.ts";
import type { RankRange, Scorecard } from "../data/model/scorecard.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Instant } from "../data/model/time.ts";
import { hashParameters, type Sha256 } from "./describe-method.ts";
import { evidenceFrom, marketTrends, observePlatform, surveyMarket } from "./evidence/assemble-evidence.ts";
import { lessonsOf, priorsFrom } from "./fit-priors.ts";
import { METHOD } from "./method.ts";
import { QUICK_DRAWS, rankScored } from "./score-market.ts";
import { scorePlatform } from "./score-platform.ts";

/** All that a score is made from, wherever it lies: a store, or a published report. Asked for twice, platform by platform. */
export type Records = {
  readonly asOf: Instant;
  readonly platforms: readonly Platform[];
  readonly sources: readonly SourceDeclaration[];
  readonly complaintsInTurn: () => Iterable<Complaint>;
  readonly complaintsOf: (platform: PlatformId) => readonly Complaint[];
  readonly policiesOf: (platform: PlatformId) => readonly Policy[];
};

/**
 * Scores every platform in the order given. Twice through all of them, one in memory at a time: first what each teaches
 * the others, then each one's score. The order of complaints does not matter.
 */
export function scoreRecords(
  records: Records,
  sha256: Sha256,
  onScored: (platform: PlatformId) => void = () => undefined,
): { readonly scorecards: readonly Scorecard[]; readonly ranks: readonly RankRange[] } {
  const { parameters } = METHOD;
  const market = surveyMarket(records.complaintsInTurn(), records.sources, records.asOf);
  const look = ({ id }: Platform, clusters?: ArrayLike<number>) =>
    observePlatform(id, records.complaintsOf(id), records.policiesOf(id), market, clusters);
  const learnt = records.platforms.map((platform) => {
    const { observations, quarters } = look(platform);
    const clusters = Int32Array.from(observations, ({ cluster }) => cluster);
    return { clusters, quarters, lessons: lessonsOf(observations, parameters) };
  });
  const priors = priorsFrom(
    learnt.map(({ lessons }) => lessons),
    parameters,
  );
  const trends = marketTrends(
    learnt.map(({ quarters }) => quarters),
    parameters,
  );
  const paramsSha256 = hashParameters(METHOD, sha256);
  const scored = records.platforms.map((platform, index) => {
    onScored(platform.id);
    const evidence = evidenceFrom(look(platform, learnt[index]?.clusters), trends[index] ?? 1, market);
    return scorePlatform(evidence, {
      method: METHOD,
      paramsSha256,
      draws: QUICK_DRAWS,
      priors: priors[index] ?? parameters.priors,
    });
  });
  return rankScored(scored, METHOD);
}
