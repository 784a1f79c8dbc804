import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { NO_NOTES } from "../../data/model/field-notes.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { type Memo, openMemo } from "../../data/store/memo.ts";
import { openStore } from "../../data/store/store.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { publish } from "../../scoring/publish.ts";
import { score } from "../../scoring/score.ts";
import { benchPlatforms, fillStore, SOURCE } from "./complaints.ts";

/** A contestant of `bench score`: does one thing to a store and says what it has done, as the others do. */
const [task, path = "", complaints = "", platforms = ""] = process.argv.slice(2);
const watched = benchPlatforms(Number(platforms));
const registry = {
  platforms: watched,
  workspace: Workspace.parse({ title: "bench", demo: true, sources: [SOURCE] }),
};
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const TASKS: Readonly<Record<string, () => number>> = {
  fill() {
    fillStore(path, Number(complaints), watched);
    return Number(complaints);
  },
  publish: () =>
    withStore((store) => publish(store, registry, NO_NOTES, `${path}.published`, sha256, NO_PROGRESS).totals.rated),
  score: scoredAnew,
  /** The same complaints but one against the first platform, as the next `parse` would leave them. */
  refill() {
    rmSync(path);
    fillStore(path, Number(complaints), watched, "00000001");
    return Number(complaints) - 1;
  },
};

/** How many platforms had to be scored: the others were remembered. */
function scoredAnew(): number {
  const memo = openMemo(`${path}.memo`);
  let computed = 0;
  const counting: Memo = {
    ...memo,
    recall: (platform, kind, key, compute) =>
      memo.recall(platform, kind, key, () => {
        if (kind === "scored") computed += 1;
        return compute();
      }),
  };
  withStore((store) => score(store, registry, NO_NOTES, sha256, NO_PROGRESS, counting));
  memo.close();
  return computed;
}

function withStore<Result>(use: (store: ReturnType<typeof openStore>) => Result): Result {
  const store = openStore(path);
  try {
    return use(store);
  } finally {
    store.close();
  }
}

console.log(JSON.stringify({ done: TASKS[task ?? ""]?.() ?? 0 }));
