import type { Branches, Wanted } from "./anchors.ts";
import { PLACES, placesOf, signsOf } from "./signs.ts";

/** Whether a text with these signs can match at all. */
export function mayMatch(signs: Uint8Array, anchors: readonly Wanted[]): boolean {
  for (let at = 0; at < anchors.length; at += 1) if (!meets(signs, anchors[at] as Wanted)) return false;
  return true;
}

function meets(signs: Uint8Array, set: Wanted): boolean {
  for (let at = 0; at < set.length; at += 1) if (signs[set[at] as number] === 1) return true;
  return false;
}

/** Given a text, the numbers, rising, of the patterns that it can match. */
export type Sieve = (text: string) => readonly number[];

/**
 * Branches are asked for by the signs of their rarest set; only those that answer show their others. What asks for one
 * sign is a chain: its first link in `heads`, each link a branch and the next one.
 */
export function openSieve(patterns: readonly Branches[]): Sieve {
  const branches = patterns.flatMap((each, pattern) => each.map((anchors) => ({ pattern, anchors })));
  const heads = new Uint32Array(PLACES);
  const links = [{ branch: 0, next: 0 }];
  for (const [branch, { anchors }] of branches.entries())
    for (const sign of anchors[0] ?? []) heads[sign] = links.push({ branch, next: heads[sign] ?? 0 }) - 1;
  const asking = Uint32Array.from(links, ({ branch }) => branch);
  const following = Uint32Array.from(links, ({ next }) => next);
  const owners = Uint32Array.from(branches, ({ pattern }) => pattern);
  const others = laidOut(branches.map(({ anchors }) => anchors.slice(1)));
  const free = Uint8Array.from(patterns, (each) => (each.some((anchors) => anchors.length === 0) ? 1 : 0));
  const open = new Uint8Array(patterns.length);
  /** Of each branch, whether it has been asked about this text. */
  const asked = new Uint8Array(branches.length);
  const ask = (signs: Uint8Array, sign: number): void => {
    for (let link = heads[sign] as number; link > 0; link = following[link] as number) {
      const branch = asking[link] as number;
      if (asked[branch] === 1) continue;
      asked[branch] = 1;
      const owner = owners[branch] as number;
      if (open[owner] === 0 && others.metBy(signs, branch)) open[owner] = 1;
    }
  };
  return (text) => {
    const signs = signsOf(text);
    const places = placesOf(text);
    open.set(free);
    asked.fill(0);
    for (let at = 0; at < places.length; at += 1) ask(signs, places[at] as number);
    const left: number[] = [];
    for (let pattern = 0; pattern < open.length; pattern += 1) if (open[pattern] === 1) left.push(pattern);
    return left;
  };
}

/** Sets of sets in one row of numbers: each set after its size, a 0 after the last; where they begin, by branch. */
function laidOut(branches: readonly (readonly Wanted[])[]): { metBy: (signs: Uint8Array, branch: number) => boolean } {
  const begins = new Uint32Array(branches.length);
  const row: number[] = [];
  for (const [branch, sets] of branches.entries()) {
    begins[branch] = row.length;
    for (const set of sets) row.push(set.length, ...set);
    row.push(0);
  }
  const flat = Uint16Array.from(row);
  return {
    metBy(signs, branch) {
      let at = begins[branch] as number;
      for (let size = flat[at] as number; size > 0; size = flat[at] as number) {
        const end = at + size;
        do at += 1;
        while (at <= end && signs[flat[at] as number] === 0);
        if (at > end) return false;
        at = end + 1;
      }
      return true;
    },
  };
}
