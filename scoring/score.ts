import { join } from "node:path";
import type { FieldNotes } from "../data/model/field-notes.ts";
import { isListed } from "../data/model/platform.ts";
import type { Registry } from "../data/registry.ts";
import { codeDigest } from "../data/store/code-digest.ts";
import type { Memo } from "../data/store/memo.ts";
import type { Store } from "../data/store/store.ts";
import { Fault } from "../data/terminal/door.ts";
import type { Progress } from "../data/terminal/progress.ts";
import type { Sha256 } from "./describe-method.ts";
import { groupBy } from "./group-by.ts";
import { type Records, scoreRecords } from "./score-records.ts";

/** Scores every platform of the registry from the store, and keeps the scorecards there. */
export function score(
  store: Store,
  registry: Registry,
  notes: FieldNotes,
  sha256: Sha256,
  progress: Progress,
  memo?: Memo,
): { readonly scored: number; readonly rated: number } {
  progress.step("evidence", 0);
  const records = recordsOf(store, registry, notes);
  const { scorecards, ranks } = store.atOnce(() =>
    scoreRecords(records, sha256, {
      withMethodRange: true,
      ...(memo === undefined
        ? {}
        : { recollection: { by: codeDigest(CODE), digestOf: store.digestOf, recall: memo.recall } }),
      onScored: (platform) => progress.step(platform),
    }),
  );
  store.keepScores(scorecards, ranks);
  return { scored: records.platforms.length, rated: ranks.length };
}

/** All code that a score comes from: the rules of this wing and the words of the house. */
const CODE = [import.meta.dirname, join(import.meta.dirname, "..", "data", "model")];

/** Of a digest so much is shown as a version. */
const VERSION_LETTERS = 12;

/** What the store holds for scoring. */
export function recordsOf(store: Store, { platforms, workspace }: Registry, notes: FieldNotes): Records {
  const asOf = store.asOf();
  if (asOf === null) throw new Fault("存储是空的。先运行 npm run parse。");
  const pages = groupBy(store.policies(), (each) => each.platform);
  const gone = new Set(platforms.filter((each) => !isListed(each)).map(({ id }) => id));
  return {
    asOf,
    readBy: store.readBy().slice(0, VERSION_LETTERS),
    // By id, as published: sums must come out the same to the last digit wherever they are made.
    platforms: platforms.filter(isListed).sort((one, other) => (one.id < other.id ? -1 : 1)),
    sources: workspace.sources,
    *complaintsInTurn() {
      for (const each of store.complaintsInTurn()) if (!gone.has(each.platform)) yield each;
    },
    complaintsOf: store.eachComplaintOf,
    complaint: store.complaint,
    policiesOf: (platform) => pages.get(platform) ?? [],
    notesOf: () => notes,
  };
}
