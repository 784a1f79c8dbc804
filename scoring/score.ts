import type { FieldNotes } from "../data/model/field-notes.ts";
import type { Registry } from "../data/registry.ts";
import type { Store } from "../data/store/store.ts";
import { Fault } from "../data/terminal/door.ts";
import type { Progress } from "../data/terminal/progress.ts";
import { hashParameters, type Sha256 } from "./describe-method.ts";
import { assembleEvidence } from "./evidence/assemble-evidence.ts";
import { METHOD } from "./method.ts";
import { scoreMarket } from "./score-market.ts";

/** Scores every platform of the registry from the store, and keeps the scorecards there. */
export function score(
  store: Store,
  registry: Registry,
  notes: FieldNotes,
  sha256: Sha256,
  progress: Progress,
): { readonly scored: number; readonly rated: number } {
  const asOf = store.asOf();
  if (asOf === null) throw new Fault("the store is empty. Run `npm run parse` first.");
  progress.step("evidence", 0);
  const evidence = assembleEvidence(
    registry.platforms,
    store.complaints(),
    store.policies(),
    registry.workspace.sources,
    asOf,
    METHOD.parameters,
    notes,
  );
  const { scorecards, ranks } = scoreMarket(evidence, {
    method: METHOD,
    paramsSha256: hashParameters(METHOD, sha256),
    withMethodRange: true,
    onScored: (platform) => progress.step(platform),
  });
  store.keepScores(scorecards, ranks);
  return { scored: scorecards.length, rated: scorecards.filter(({ rating }) => rating.kind === "rated").length };
}
