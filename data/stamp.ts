import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "./archive/archive.ts";
import { codeDigest } from "./store/code-digest.ts";
import { whichStore } from "./store/which-store.ts";
import { workspaceFiles } from "./workspace-files.ts";

const HOUSE = join(import.meta.dirname, "..");
/** All that a report and a site are made by. */
const CODE = ["crawler", "scoring", "site", "data/model", "data/store", "data/dataset", "package-lock.json"].map(
  (name) => join(HOUSE, name),
);
const WRITTEN_BY_HAND = ["", "platforms", "contact-tests", "reviews", "corrections"];

/** Changes when somebody writes, changes or removes a declaration or a note of the workspace at `root`. Looks into no file. */
export function stampOfDeclared(root: string): string {
  const hash = createHash("sha256");
  for (const folder of WRITTEN_BY_HAND.map((name) => join(root, name)).filter(existsSync)) {
    for (const name of readdirSync(folder)
      .filter((each) => each.endsWith(".yaml"))
      .sort()) {
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`${folder}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

/**
 * Changes when there is something else to make a report and a site of: another declaration or note, another visit in the
 * archive, or other code.
 */
export function stampOfAll(root: string): string {
  const { archive: path } = workspaceFiles(root);
  const made = [stampOfDeclared(root), codeDigest(CODE)];
  if (!existsSync(path)) return made.join(" ");
  const archive = openArchive(path);
  made.push(archive.stamp());
  archive.close();
  return made.join(" ");
}

/** Changes when the report or the site that stands is written anew, or when one of them or the store goes. */
export function stampOfMade(root: string): string {
  const { published, site, store } = workspaceFiles(root);
  const written = [join(published, "report.json"), join(site, "index.html")].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? "none",
  );
  return [whichStore(store), ...written].join(" ");
}
