import { createHash } from "node:crypto";
import { NO_NOTES } from "../../data/model/field-notes.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { openStore } from "../../data/store/store.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { publish } from "../../scoring/publish.ts";
import { score } from "../../scoring/score.ts";
import { benchPlatforms, fillStore, SOURCE } from "./complaints.ts";

/** A contestant of `bench score`: does one thing to a store and says what it has done, as the others do. */
const [task, path = "", complaints = "", platforms = ""] = process.argv.slice(2);
const watched = benchPlatforms(Number(platforms));
if (task === "fill") {
  fillStore(path, Number(complaints), watched);
  console.log(JSON.stringify({ done: Number(complaints) }));
} else {
  const store = openStore(path);
  const registry = {
    platforms: watched,
    workspace: Workspace.parse({ title: "bench", demo: true, sources: [SOURCE] }),
  };
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const done =
    task === "publish"
      ? publish(store, registry, NO_NOTES, `${path}.published`, sha256, NO_PROGRESS).totals.rated
      : score(store, registry, NO_NOTES, sha256, NO_PROGRESS).rated;
  store.close();
  console.log(JSON.stringify({ done }));
}
