import { isTaken } from "../../data/archive/lock.ts";
import { openJournal, type Round } from "../../data/store/journal.ts";
import type { WorkspaceFiles } from "../../data/workspace-files.ts";

/** What `update` and `watch` did last, newest first, and the round that is at work now; `null`: none is. */
export type Rounds = { readonly underWay: Round | null; readonly past: readonly Round[] };

/** A round without an end was broken off, unless somebody is at work. */
export function roundsOf({ journal: path, way }: WorkspaceFiles, most: number): Rounds {
  const journal = openJournal(path);
  const [last, ...before] = journal.rounds(most + 1);
  journal.close();
  if (last?.endedAt === null && isTaken(way)) return { underWay: last, past: before };
  return { underWay: null, past: last === undefined ? [] : [last, ...before].slice(0, most) };
}
