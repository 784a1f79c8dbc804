import { renameSync, rmSync } from "node:fs";
import { openStore, type StoreContents } from "./store.ts";

/** Puts a store of these contents in the place of the one at `path`, whole or not at all. */
export function replaceStore(path: string, contents: StoreContents & { readonly readBy?: string }): void {
  const fresh = `${path}.fresh`;
  for (const ending of ["", "-journal", "-wal", "-shm"]) rmSync(`${fresh}${ending}`, { force: true });
  const store = openStore(fresh);
  store.fill(contents);
  store.close();
  renameSync(fresh, path);
}
