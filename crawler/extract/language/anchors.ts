/**
 * What a pattern cannot do without: each set holds signs, single or in pairs, of which every text that the pattern
 * matches has at least one. Whoever has hundreds of patterns and a short text need try only those whose sets it meets.
 *
 * Reads the syntax that cues are written in; what it does not understand constrains nothing, so that no match is lost.
 */
export function anchorsOf(source: string): Uint32Array[] {
  const reader = { source, at: 0 };
  const sets = readAlternatives(reader);
  if (reader.at < source.length) throw new SyntaxError(`Unbalanced ) at ${reader.at} of ${source}`);
  return sets
    .toSorted(byChance)
    .slice(0, MOST_SETS)
    .map((set) =>
      Uint32Array.from(set, (sign) =>
        sign.length > 1 ? placeOfPair(sign.charCodeAt(0), sign.charCodeAt(1)) : placeOf(sign.charCodeAt(0)),
      ),
    );
}

/** The signs of a text, ready to be met by anchors; good until the next text. */
export function signsOf(text: string): Uint8Array {
  if (text === noted) return SIGNS;
  for (const sign of distinct) SIGNS[sign] = 0;
  distinct = [];
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    note(placeOf(code));
    if (at > 0) note(placeOfPair(before, code));
    before = code;
  }
  noted = text;
  return SIGNS;
}

const HALF = 0x4000;
const SIGNS = new Uint8Array(2 * HALF);
let noted = "";
let distinct: number[] = [];

function note(sign: number): void {
  if (SIGNS[sign] === 1) return;
  SIGNS[sign] = 1;
  distinct.push(sign);
}

/** Whether a text with these signs can match at all. */
export function mayMatch(signs: Uint8Array, anchors: readonly Uint32Array[]): boolean {
  for (let at = 0; at < anchors.length; at += 1) if (!meets(signs, anchors[at] as Uint32Array)) return false;
  return true;
}

function meets(signs: Uint8Array, set: Uint32Array): boolean {
  for (let at = 0; at < set.length; at += 1) if (signs[set[at] as number] === 1) return true;
  return false;
}

/** What each branch of a pattern cannot do without: a text that the pattern matches has what one branch wants. */
export type Branches = readonly (readonly Uint32Array[])[];

/** `退款|没到账`: the anchors of each branch by itself, which want rarer signs than both together. */
export function branchesOf(source: string): Branches {
  return outermostBranches(source).map(anchorsOf);
}

/** The pieces between the bars that stand in no bracket. */
function outermostBranches(source: string): string[] {
  const reader = { source, at: 0 };
  const branches: string[] = [];
  for (let from = 0; from <= source.length; from = reader.at + 1, reader.at = from) {
    readSequence(reader);
    branches.push(source.slice(from, reader.at));
  }
  return branches;
}

/** Given a text, the numbers, rising, of the patterns that it can match. */
export type Sieve = (text: string) => readonly number[];

/**
 * Branches are asked for by the signs of their rarest set; only those that answer show their others. What asks for one
 * sign is a chain: its first link in `heads`, each link a branch and the next one.
 */
export function openSieve(patterns: readonly Branches[]): Sieve {
  const branches = patterns.flatMap((each, pattern) => each.map((anchors) => ({ pattern, anchors })));
  const heads = new Uint32Array(2 * HALF);
  const links = [{ branch: 0, next: 0 }];
  for (const [branch, { anchors }] of branches.entries())
    for (const sign of anchors[0] ?? []) heads[sign] = links.push({ branch, next: heads[sign] ?? 0 }) - 1;
  const asking = Uint32Array.from(links, ({ branch }) => branch);
  const following = Uint32Array.from(links, ({ next }) => next);
  const owners = Uint32Array.from(branches, ({ pattern }) => pattern);
  const others = branches.map(({ anchors }) => anchors.slice(1));
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
      if (open[owner] === 0 && mayMatch(signs, others[branch] as readonly Uint32Array[])) open[owner] = 1;
    }
  };
  return (text) => {
    const signs = signsOf(text);
    open.set(free);
    asked.fill(0);
    for (let at = 0; at < distinct.length; at += 1) ask(signs, distinct[at] as number);
    const left: number[] = [];
    for (let pattern = 0; pattern < open.length; pattern += 1) if (open[pattern] === 1) left.push(pattern);
    return left;
  };
}

/**
 * Where a sign is noted: single ones in the first half, pairs in the second. Small enough to stay close to the
 * processor; two signs may share a place, which only lets a pattern be tried in vain.
 */
function placeOf(code: number): number {
  return code & (HALF - 1);
}

function placeOfPair(first: number, second: number): number {
  return HALF + ((Math.imul(first, 31) + second) & (HALF - 1));
}

/** Few sets sort out nearly all; more only cost. */
const MOST_SETS = 3;
/** A set as large as this is met by any text. */
const LARGE = 120;

type Signs = ReadonlySet<string>;
type Reader = { readonly source: string; at: number };

/** Characters that every third complaint has. */
const COMMON: ReadonlySet<string> = new Set("的不了我一卡客服说没是到有在充个还就退上");

/** How likely a text meets the set, roughly: a pair of characters is ten times rarer than one. */
function chanceOf(set: Signs): number {
  let chance = 0;
  for (const sign of set) chance += sign.length > 1 ? 0.1 : COMMON.has(sign) ? 5 : 1;
  return chance;
}

function byChance(one: Signs, other: Signs): number {
  return chanceOf(one) - chanceOf(other);
}

/** `a|b`: of each branch its rarest set, together. A branch without one leaves none. */
function readAlternatives(reader: Reader): Signs[] {
  const branches = [readSequence(reader)];
  while (reader.source[reader.at] === "|") {
    reader.at += 1;
    branches.push(readSequence(reader));
  }
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const rarest = branches.map((sets) => sets.toSorted(byChance)[0]);
  return rarest.includes(undefined) ? [] : bounded(new Set(rarest.flatMap((set) => [...(set ?? [])])));
}

/** One after another: all sets hold, save those of what may be left out; two characters side by side make a pair. */
function readSequence(reader: Reader): Signs[] {
  const all: Signs[] = [];
  let before: string | undefined;
  for (let next = reader.source[reader.at]; next !== undefined && next !== "|" && next !== ")"; ) {
    const literal = /[\\^$.[(]/.test(next) ? undefined : next;
    const sets = readPiece(reader, next);
    const quantifier = readQuantifier(reader);
    if (!/^(?:[*?]|\{0)/.test(quantifier)) all.push(...sets);
    const single = quantifier === "" ? literal : undefined;
    if (before !== undefined && single !== undefined) all.push(new Set([before + single]));
    before = single;
    next = reader.source[reader.at];
  }
  return all;
}

function readPiece(reader: Reader, first: string): Signs[] {
  if (first === "(") return readGroup(reader);
  if (first === "[") return readClass(reader);
  reader.at += first === "\\" ? 2 : 1;
  return /[\\^$.]/.test(first) ? [] : [new Set(first)];
}

function readGroup(reader: Reader): Signs[] {
  const opening = /^\((?:\?(?::|=|!|<=|<!|<\w+>))?/.exec(reader.source.slice(reader.at, reader.at + 40))?.[0] ?? "(";
  reader.at += opening.length;
  const sets = readAlternatives(reader);
  reader.at += 1;
  return opening.endsWith("!") ? [] : sets;
}

/** `[没不]` is one of two; what a class excludes, and `[a-z]`, may be nearly anything. */
function readClass(reader: Reader): Signs[] {
  const closing = /^\[(?:\\.|[^\]\\])*\]/.exec(reader.source.slice(reader.at))?.[0] ?? "[]";
  reader.at += closing.length;
  const inside = closing.slice(1, -1);
  return /^\^|\\|.-./.test(inside) ? [] : bounded(new Set(inside));
}

function readQuantifier(reader: Reader): string {
  const written = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 12))?.[0] ?? "";
  reader.at += written.length;
  return written;
}

function bounded(set: Signs): Signs[] {
  return set.size > LARGE || set.size === 0 ? [] : [set];
}
