import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** When a browser was last looked for on this machine and could not be had. */
export type FailedSearch = {
  /** Milliseconds since 1970; `null`: never, or it was found since. */
  readonly at: () => number | null;
  readonly note: () => void;
  readonly forget: () => void;
};

export const NEVER_SEARCHED: FailedSearch = { at: () => null, note: () => undefined, forget: () => undefined };

/** Remembered by an empty file in the user's cache; where none can be written, nothing is remembered. */
export function failedSearchIn(cache: string): FailedSearch {
  const file = join(cache, "kaxin", "no-browser");
  return {
    at: () => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null,
    note() {
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, "");
      } catch {
        // A home that is read-only: the next run looks again.
      }
    },
    forget: () => rmSync(file, { force: true }),
  };
}

/** The folder for what programs may forget, by the custom of each system. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>, home: string): string {
  return environment["XDG_CACHE_HOME"] ?? environment["LOCALAPPDATA"] ?? join(home, ".cache");
}
