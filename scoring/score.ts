import type { Platform } from "../data/model/platform.ts";
import type { Registry } from "../data/registry.ts";
import type { Store } from "../data/store/store.ts";
import { Fault } from "../data/terminal/door.ts";
import type { Progress } from "../data/terminal/progress.ts";
import { hashParameters, type Sha256 } from "./describe-method.ts";
import { evidenceFrom, marketTrends, observePlatform, surveyMarket } from "./evidence/assemble-evidence.ts";
import { lessonsOf, priorsFrom } from "./fit-priors.ts";
import { groupBy } from "./group-by.ts";
import { METHOD } from "./method.ts";
import { QUICK_DRAWS, rankScored } from "./score-market.ts";
import { scorePlatform } from "./score-platform.ts";

/** Scores every platform of the registry from the store, and keeps the scorecards there. */
export function score(
  store: Store,
  registry: Registry,
  sha256: Sha256,
  progress: Progress,
): { readonly scored: number; readonly rated: number } {
  const asOf = store.asOf();
  if (asOf === null) throw new Fault("the store is empty. Run `npm run parse` first.");
  progress.step("evidence", 0);
  const market = surveyMarket(store.complaintsInTurn(), registry.workspace.sources, asOf);
  const pages = groupBy(store.policies(), (each) => each.platform);
  const look = ({ id }: Platform, clusters?: ArrayLike<number>) =>
    observePlatform(id, store.complaintsOf(id), pages.get(id) ?? [], market, clusters);
  const { parameters } = METHOD;
  // Twice through all platforms, one in memory at a time: first what each teaches the others, then each one's score.
  const learnt = registry.platforms.map((platform) => {
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
  const scored = registry.platforms.map((platform, index) => {
    progress.step(platform.id);
    const evidence = evidenceFrom(look(platform, learnt[index]?.clusters), trends[index] ?? 1, market);
    return scorePlatform(evidence, {
      method: METHOD,
      paramsSha256,
      draws: QUICK_DRAWS,
      priors: priors[index] ?? parameters.priors,
    });
  });
  const { scorecards, ranks } = rankScored(scored, METHOD);
  store.keepScores(scorecards, ranks);
  return { scored: scorecards.length, rated: scorecards.filter(({ rating }) => rating.kind === "rated").length };
}
