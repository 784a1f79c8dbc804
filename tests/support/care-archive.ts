import Database from "better-sqlite3";
import { parseArchive } from "../../crawler/parse.ts";
import { openArchive } from "../../data/archive/archive.ts";
import { verifyArchive } from "../../data/archive/verify.ts";
import { readForgotten } from "../../data/forgotten.ts";
import { readRegistry } from "../../data/registry.ts";
import { openReadings } from "../../data/store/readings.ts";
import { replaceStore } from "../../data/store/replace-store.ts";
import { openStore } from "../../data/store/store.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { UNIQUE } from "./care-workspace.ts";

export async function parse(root: string): Promise<void> {
  const { archive: path, store } = workspaceFiles(root);
  const archive = openArchive(path);
  const registry = readRegistry(root);
  const forgotten = readForgotten(root, registry.workspace.sources);
  const readings = openReadings(workspaceFiles(root).readings, "code");
  const contents = await parseArchive(archive, registry, NO_PROGRESS, forgotten, { readings });
  readings.close();
  archive.close();
  if (contents === null) throw new Error("nothing is archived");
  replaceStore(store, contents);
}

export function verificationOf(path: string) {
  const archive = openArchive(path);
  const found = verifyArchive(archive, NO_PROGRESS);
  archive.close();
  return found;
}

/** The sentence, and a piece of each body as it lies deflated in the file. */
export function tracesIn(path: string): Buffer[] {
  const file = new Database(path, { readonly: true });
  const bodies = file.prepare<[], Buffer>("select deflated from bodies").pluck().all();
  file.close();
  return [Buffer.from(UNIQUE), ...bodies.map((deflated) => deflated.subarray(80, 160))];
}

export function bodiesIn(path: string): string[] {
  const archive = openArchive(path);
  const texts = archive.bodyHashes().map((hash) => Buffer.from(archive.body(hash)).toString("utf8"));
  archive.close();
  return texts;
}

/** Without the digest of the page, which is another one once only a reading is kept. */
export function complaintsIn(path: string) {
  const store = openStore(path);
  const all = store.complaints().map(({ bodySha256: _, ...rest }) => rest);
  store.close();
  return all;
}
