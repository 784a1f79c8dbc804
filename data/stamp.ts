import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "./archive/archive.ts";
import { workspaceFiles } from "./workspace-files.ts";

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

/** Changes when there is something else to make a report of: another declaration or note, or another visit in the archive. */
export function stampOfAll(root: string): string {
  const { archive: path } = workspaceFiles(root);
  if (!existsSync(path)) return stampOfDeclared(root);
  const archive = openArchive(path);
  const { captures, bodies } = archive.counts();
  archive.close();
  return `${stampOfDeclared(root)} ${captures} ${bodies}`;
}
