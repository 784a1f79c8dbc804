import { createHash } from "node:crypto";
import { NO_NOTES } from "../../data/model/field-notes.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { openStore } from "../../data/store/store.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
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
  const { rated } = score(
    store,
    registry,
    NO_NOTES,
    (text) => createHash("sha256").update(text).digest("hex"),
    NO_PROGRESS,
  );
  store.close();
  console.log(JSON.stringify({ done: rated }));
}
