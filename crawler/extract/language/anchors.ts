import { placeOf, placeOfPair } from "./signs.ts";

/** Places of signs (`signs.ts`) of which a text that matches has at least one. */
export type Wanted = Uint32Array;

/** What each branch of a pattern cannot do without: a text that the pattern matches has what one branch wants. */
export type Branches = readonly (readonly Wanted[])[];

/**
 * What a pattern cannot do without: each set holds signs, single characters or pairs side by side, of which every text
 * that the pattern matches has at least one; the rarest first. Whoever has hundreds of patterns and a short text need
 * try only those whose sets it meets.
 *
 * Reads the syntax that cues are written in; what it does not understand constrains nothing, so that no match is lost.
 */
export function anchorsOf(source: string): readonly Wanted[] {
  return wantedBy(readAlternatives(source));
}

/** `退款|没到账`: the anchors of each branch by itself, which want rarer signs than both together. */
export function branchesOf(source: string): Branches {
  return spread(source).map((branch) => wantedBy(readSequence(branch)));
}

function spread(source: string): string[] {
  return alternativesOf(source).flatMap((branch) => {
    if (!branch.startsWith("(?:")) return [branch];
    const end = endOfPiece(branch, 0);
    return end === branch.length ? spread(branch.slice(3, -1)) : [branch];
  });
}

/** Few sets sort out nearly all; more only cost. */
const MOST_SETS = 4;
/** A set more likely met than this sorts nothing out. */
const LIKELY = 120;
/** Members that a class or the ends of a group are told by; more may be nearly anything. */
const MOST_CHARACTERS = 80;

/** Characters, or null: nearly any. */
type Characters = ReadonlySet<number> | null;
/** Signs by their number (a pair is `first × 65 536 + second`), and how likely a text has one of them, roughly. */
type Signs = { readonly members: ReadonlySet<number>; readonly chance: number };

/** A stretch of a pattern: whether it may be empty, what it begins and ends with, and which signs it must have. */
type Stretch = {
  readonly empty: boolean;
  readonly first: Characters;
  readonly last: Characters;
  readonly sets: readonly Signs[];
};

const NOTHING: Stretch = { empty: true, first: new Set(), last: new Set(), sets: [] };
const ANYTHING: Stretch = { empty: false, first: null, last: null, sets: [] };
const DIGITS = [..."0123456789"].map(codeOf);

function wantedBy({ empty, sets }: Stretch): readonly Wanted[] {
  if (empty) return [];
  return sets
    .filter(({ chance }) => chance < LIKELY)
    .toSorted(byChance)
    .slice(0, MOST_SETS)
    .map(({ members }) =>
      Uint32Array.from(members, (sign) =>
        sign < PAIR ? placeOf(sign) : placeOfPair(Math.floor(sign / PAIR), sign % PAIR),
      ),
    );
}

const PAIR = 0x10000;
/** Characters that every third complaint has. */
const COMMON: ReadonlySet<number> = new Set([..."的不了我一卡客服说没是到有在充个还就退上0123456789"].map(codeOf));

function chanceOf(code: number): number {
  return COMMON.has(code) ? 5 : 1;
}

function byChance(one: Signs, other: Signs): number {
  return one.chance - other.chance;
}

function signsOfCharacters(characters: ReadonlySet<number>): Signs {
  let chance = 0;
  for (const code of characters) chance += chanceOf(code);
  return { members: characters, chance };
}

/** What stands where one stretch ends and the next begins; a pair is far rarer than each of its characters. */
function junction(last: ReadonlySet<number>, first: ReadonlySet<number>): Signs {
  const members = new Set<number>();
  let chance = 0;
  for (const one of last)
    for (const other of first) {
      members.add(one * PAIR + other);
      chance += 0.03 * chanceOf(one) * chanceOf(other);
    }
  return { members, chance };
}

function union(one: Characters, other: Characters): Characters {
  if (one === null || other === null) return null;
  if (one.size === 0) return other;
  const both = one.union(other);
  return both.size > MOST_CHARACTERS ? null : both;
}

/** One after another: what both must have, and what stands where they meet. */
function joined(one: Stretch, other: Stretch): Stretch {
  const meeting =
    one.empty || other.empty || one.last === null || other.first === null ? [] : [junction(one.last, other.first)];
  return {
    empty: one.empty && other.empty,
    first: one.empty ? union(one.first, other.first) : one.first,
    last: other.empty ? union(one.last, other.last) : other.last,
    sets: [...one.sets, ...other.sets, ...meeting],
  };
}

/** One or the other: of each its rarest set, together; one that must have nothing leaves none. */
function either(branches: readonly Stretch[]): Stretch {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const rarest = branches.map(({ sets }) => sets.toSorted(byChance)[0]);
  const all = rarest.every((set) => set !== undefined) ? [together(rarest)] : [];
  return {
    empty: branches.some(({ empty }) => empty),
    first: branches.map(({ first }) => first).reduce(union),
    last: branches.map(({ last }) => last).reduce(union),
    sets: all,
  };
}

function together(sets: readonly Signs[]): Signs {
  return {
    members: new Set(sets.flatMap(({ members }) => [...members])),
    chance: sets.reduce((sum, { chance }) => sum + chance, 0),
  };
}

function optional(stretch: Stretch): Stretch {
  return { ...stretch, empty: true, sets: [] };
}

/** The pieces between the bars that stand in no bracket. */
function alternativesOf(source: string): string[] {
  const branches: string[] = [];
  let from = 0;
  for (let at = 0; at <= source.length; at = endOfPiece(source, at))
    if (at === source.length || source[at] === "|") {
      branches.push(source.slice(from, at));
      from = at + 1;
    }
  return branches;
}

function readAlternatives(source: string): Stretch {
  return either(alternativesOf(source).map(readSequence));
}

function readSequence(source: string): Stretch {
  let all = NOTHING;
  for (let at = 0; at < source.length; ) {
    const end = endOfPiece(source, at);
    const piece = readPiece(source.slice(at, end));
    const quantifier = quantifierAt(source, end);
    all = joined(all, /^(?:[*?]|\{0)/.test(quantifier) ? optional(piece) : piece);
    at = end + quantifier.length;
  }
  return all;
}

const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;

function quantifierAt(source: string, at: number): string {
  QUANTIFIER.lastIndex = at;
  return QUANTIFIER.exec(source)?.[0] ?? "";
}

function readPiece(piece: string): Stretch {
  if (piece.startsWith("(")) return readGroup(piece);
  if (piece.startsWith("[")) return ofCharacters(membersOf(piece));
  if (piece.startsWith("\\")) return readEscape(piece);
  if (piece === "^" || piece === "$") return NOTHING;
  return piece === "." ? ANYTHING : ofCharacters(new Set([codeOf(piece)]));
}

function ofCharacters(characters: Characters): Stretch {
  if (characters === null) return ANYTHING;
  return { empty: false, first: characters, last: characters, sets: [signsOfCharacters(characters)] };
}

function readEscape(piece: string): Stretch {
  const [, letter = ""] = piece;
  if (/[bB]/.test(letter)) return NOTHING;
  if (letter === "d") return ofCharacters(new Set(DIGITS));
  return /[a-zA-Z0-9]/.test(letter) ? ANYTHING : ofCharacters(new Set([codeOf(letter)]));
}

/** What looks ahead or back takes no room, but what it asks for must be there; what it forbids asks for nothing. */
function readGroup(piece: string): Stretch {
  const opening = /^\((?:\?(?::|=|!|<=|<!|<\w+>))?/.exec(piece)?.[0] ?? "(";
  if (opening.endsWith("!")) return NOTHING;
  const inside = readAlternatives(piece.slice(opening.length, -1));
  return opening.endsWith("=") ? { ...NOTHING, sets: inside.empty ? [] : inside.sets } : inside;
}

/** `[没不]` is one of two; what a class excludes, and `[a-z]` or `[\s]`, may be nearly anything. */
function membersOf(piece: string): Characters {
  const inside = piece.slice(1, -1).replaceAll("\\d", "0123456789");
  if (/^\^|\\[a-zA-Z]|[^\\]-./.test(inside)) return null;
  const members = new Set(inside.replaceAll(/\\(.)/g, "$1").split("").map(codeOf));
  return members.size > MOST_CHARACTERS ? null : members;
}

/** Where the character, class or group that begins here ends, without its quantifier. */
function endOfPiece(source: string, at: number): number {
  const first = source[at];
  if (first === "\\") return at + (source[at + 1] === "u" ? 6 : 2);
  if (first === "[") return at + (/^\[(?:\\.|[^\]\\])*\]/.exec(source.slice(at))?.[0] ?? "[").length;
  if (first !== "(") return at + 1;
  let inner = at + 1;
  while (inner < source.length && source[inner] !== ")") inner = endOfPiece(source, inner);
  if (inner >= source.length) throw new SyntaxError(`Unbalanced ( at ${at} of ${source}`);
  return inner + 1;
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
