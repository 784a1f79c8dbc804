import { anchorsOf, type Wanted } from "./anchors.ts";
import { signsOf, type TextSigns } from "./signs.ts";

/**
 * Sets of signs in one row of numbers: of each set its size, how far behind the beginning of a match it stands at least
 * and at most, and its signs; after the last a 0. Without any: whatever text.
 */
export type Anchors = Int16Array;

const UNBOUNDED = 0x7fff;

/** What a text must have to match the pattern. */
export function anchor({ source }: RegExp): Anchors {
  return laidOut(anchorsOf(source));
}

function laidOut(sets: readonly Wanted[]): Anchors {
  const row = sets.flatMap(({ signs, from, to }) => [
    signs.length,
    Math.min(Math.max(from, -UNBOUNDED), UNBOUNDED),
    Math.min(to, UNBOUNDED),
    ...signs,
  ]);
  return Int16Array.from(sets.length === 0 ? [] : [...row, 0]);
}

/** Whether a text with these signs can match at all. */
export function mayMatch(signs: TextSigns, anchors: Anchors): boolean {
  return anchors.length === 0 || (meetsAll(signs, anchors, 0) && startsOf(signs, anchors) !== 0);
}

/** The blocks in which a match may begin: of each set a sign stands where it must. */
function startsOf({ blocks, shift }: TextSigns, anchors: Anchors): number {
  let starts = ~0;
  for (let at = 0; anchors[at] !== 0 && starts !== 0; ) {
    const end = at + 3 + (anchors[at] as number);
    let standing = 0;
    for (let each = at + 3; each < end; each += 1) standing |= blocks[anchors[each] as number] as number;
    starts &= startsBefore(standing, anchors[at + 1] as number, anchors[at + 2] as number, shift);
    at = end;
  }
  return starts;
}

/** Whether each set from this place in the row on is met at all: most are sorted out already here, and sooner. */
function meetsAll({ blocks }: TextSigns, anchors: Anchors, from: number): boolean {
  for (let at = from; anchors[at] !== 0; ) {
    const end = at + 3 + (anchors[at] as number);
    for (at += 3; at < end && blocks[anchors[at] as number] === 0; ) at += 1;
    if (at === end) return false;
    at = end;
  }
  return true;
}

/** The blocks of the beginnings, `from` to `to` characters before what stands in these blocks. */
function startsBefore(standing: number, from: number, to: number, shift: number): number {
  const nearest = from >> shift;
  let starts = nearest < 0 ? standing << Math.min(-nearest, 31) : nearest > 31 ? 0 : standing >>> nearest;
  let more = to === UNBOUNDED ? 31 : Math.min(((to + (1 << shift) - 1) >> shift) - nearest, 31);
  for (let step = 1; more > 0; step *= 2) {
    starts |= starts >>> Math.min(step, more);
    more -= step;
  }
  return starts;
}

/** A pattern that a text can match, by its number, and where at the earliest a match begins. */
type Open = { readonly pattern: number; readonly from: number };

/** Given a text, the patterns that it can match, their numbers rising. */
export type Sieve = (text: string) => readonly Open[];

/**
 * Patterns are asked for by the signs of their rarest set; only those that answer show all. What asks for one sign is a
 * chain: its first link in `heads`, each link a pattern and the next one.
 */
export function openSieve(sources: readonly string[]): Sieve {
  const patterns = sources.map(anchorsOf);
  const rows = patterns.map(laidOut);
  const firsts = new Map<number, number>();
  const links = [{ pattern: 0, next: 0 }];
  for (const [pattern, [rarest]] of patterns.entries())
    for (const sign of rarest?.signs ?? []) firsts.set(sign, links.push({ pattern, next: firsts.get(sign) ?? 0 }) - 1);
  const heads = new Uint32Array(Math.max(0, ...firsts.keys()) + 1);
  for (const [sign, link] of firsts) heads[sign] = link;
  const asking = Uint32Array.from(links, ({ pattern }) => pattern);
  const following = Uint32Array.from(links, ({ next }) => next);
  const always = rows.flatMap((row, pattern) => (row.length === 0 ? [{ pattern, from: 0 }] : []));
  /** Of each pattern, whether it has been asked about this text. */
  const asked = new Uint8Array(rows.length);
  const ask = (signs: TextSigns, pattern: number, left: Open[]): void => {
    asked[pattern] = 1;
    const row = rows[pattern] as Anchors;
    // Its first set is met, or nobody would ask.
    if (!meetsAll(signs, row, 3 + (row[0] as number))) return;
    const starts = startsOf(signs, row);
    if (starts !== 0) left.push({ pattern, from: (31 - Math.clz32(starts & -starts)) << signs.shift });
  };
  return (text) => {
    const signs = signsOf(text);
    const left: Open[] = [...always];
    asked.fill(0);
    for (let at = 0; at < signs.numbers.length; at += 1) {
      const head = heads[signs.numbers[at] as number] ?? 0;
      for (let link = head; link > 0; link = following[link] as number) {
        const pattern = asking[link] as number;
        if (asked[pattern] === 0) ask(signs, pattern, left);
      }
    }
    return left.sort((one, other) => one.pattern - other.pattern);
  };
}
