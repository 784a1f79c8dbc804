import { chanceOf } from "./common-characters.ts";
import { endOfPiece, type Repeats, repeatsAt } from "./pattern-pieces.ts";
import { numberOf, PAIR } from "./signs.ts";

/**
 * Signs (`signs.ts`, by their numbers) of which a text that matches has at least one, and how far behind the beginning
 * of the match it stands: at least `from` characters, at most `to`.
 */
export type Wanted = { readonly signs: readonly number[]; readonly from: number; readonly to: number };

/**
 * What a pattern cannot do without: each set holds signs, single characters or pairs side by side, of which every text
 * that the pattern matches has at least one; the rarest first. Whoever has hundreds of patterns and a short text need
 * try only those whose sets it meets.
 *
 * Reads the syntax that cues are written in; what it does not understand constrains nothing, so that no match is lost.
 */
export function anchorsOf(source: string): readonly Wanted[] {
  const { least, sets } = readAlternatives({ source, at: 0 });
  return least === 0 ? [] : rarest(sets).map(toBeMet);
}

/** Further ones sort hardly anything out. */
const MOST_SETS = 5;
/** A set more likely met than this sorts nothing out. */
const LIKELY = 120;
/** Members that a class or the ends of a group are told by; more may be nearly anything. */
const MOST_CHARACTERS = 80;
/** Pairs that a junction is told by; more take long to look through. */
const MOST_PAIRS = 100;

/** Characters, or null: nearly any. */
type Characters = ReadonlySet<number> | null;
/** Signs by their number (a pair is `first × 65 536 + second`), how likely a text has one of them, roughly, and where. */
type Signs = {
  readonly members: ReadonlySet<number>;
  readonly chance: number;
  readonly from: number;
  readonly to: number;
};

/** A stretch of a pattern: how long it may be, what it begins and ends with, and which signs it must have. */
type Stretch = {
  readonly least: number;
  readonly most: number;
  readonly first: Characters;
  readonly last: Characters;
  readonly sets: readonly Signs[];
};

const NOTHING: Stretch = { least: 0, most: 0, first: new Set(), last: new Set(), sets: [] };
const ANYTHING: Stretch = { least: 1, most: 2, first: null, last: null, sets: [] };
const WHATEVER: Stretch = { least: 0, most: Infinity, first: null, last: null, sets: [] };
const DIGITS = [..."0123456789"].map(codeOf);

/** The rarest sets, but none that stands where a rarer one stands: 退 says nothing that 退款 has not said. */
function rarest(sets: readonly Signs[]): Signs[] {
  const chosen: Signs[] = [];
  for (const set of sets.filter(({ chance }) => chance < LIKELY).toSorted(byChance))
    if (chosen.length < MOST_SETS && !chosen.some((other) => isBeside(other, set))) chosen.push(set);
  return chosen;
}

function isBeside(one: Signs, other: Signs): boolean {
  const gap = other.from - one.from;
  return other.to - one.to === gap && gap >= -1 && gap <= 1;
}

function toBeMet({ members, from, to }: Signs): Wanted {
  return { signs: [...members].map(numberOf), from, to };
}

function byChance(one: Signs, other: Signs): number {
  return one.chance - other.chance;
}

/** What stands where one stretch ends and the next begins; a pair is far rarer than each of its characters. */
function junction(last: ReadonlySet<number>, first: ReadonlySet<number>, from: number, to: number): Signs {
  const members = new Set<number>();
  let chance = 0;
  for (const one of last)
    for (const other of first) {
      members.add(one * PAIR + other);
      chance += 0.003 * chanceOf(one) * chanceOf(other);
    }
  return { members, chance, from, to };
}

function union(one: Characters, other: Characters): Characters {
  if (one === null || other === null) return null;
  if (one.size === 0) return other;
  const both = one.union(other);
  return both.size > MOST_CHARACTERS ? null : both;
}

/** What stands where two stretches meet, where that can be told. */
function meeting(one: Omit<Stretch, "sets">, other: Omit<Stretch, "sets">): Signs | null {
  if (one.least === 0 || other.least === 0 || one.last === null || other.first === null) return null;
  if (one.last.size * other.first.size > MOST_PAIRS) return null;
  return junction(one.last, other.first, one.least - 1, one.most - 1);
}

function moved({ members, chance, from, to }: Signs, least: number, most: number): Signs {
  return { members, chance, from: from + least, to: to + most };
}

/** One or the other: of each its rarest set, together; one that must have nothing leaves none. */
function either(branches: readonly Stretch[]): Stretch {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const rarestSets = branches.map(rarestOf);
  return {
    least: Math.min(...branches.map(({ least }) => least)),
    most: Math.max(...branches.map(({ most }) => most)),
    first: branches.map(({ first }) => first).reduce(union),
    last: branches.map(({ last }) => last).reduce(union),
    sets: rarestSets.every((set) => set !== undefined) ? [together(rarestSets)] : [],
  };
}

function rarestOf({ sets }: Stretch): Signs | undefined {
  let rarest = sets[0];
  for (const set of sets) if (rarest !== undefined && set.chance < rarest.chance) rarest = set;
  return rarest;
}

function together(sets: readonly Signs[]): Signs {
  return {
    members: new Set(sets.flatMap(({ members }) => [...members])),
    chance: sets.reduce((sum, { chance }) => sum + chance, 0),
    from: Math.min(...sets.map(({ from }) => from)),
    to: Math.max(...sets.map(({ to }) => to)),
  };
}

/** Where the reading of a pattern has come to. */
type Place = { readonly source: string; at: number };

/** Up to the bracket that closes them, or the end. */
function readAlternatives(place: Place): Stretch {
  const branches = [readSequence(place)];
  while (place.source[place.at] === "|") {
    place.at += 1;
    branches.push(readSequence(place));
  }
  return either(branches);
}

/** One after another: what each must have, and what stands where they meet. */
function readSequence(place: Place): Stretch {
  const { source } = place;
  const sets: Signs[] = [];
  let { least, most, first, last } = NOTHING;
  while (place.at < source.length && source[place.at] !== "|" && source[place.at] !== ")") {
    const piece = readPiece(place);
    const repeats = repeatsAt(source, place.at);
    place.at += repeats.length;
    const next = repeated(piece, repeats);
    for (const set of next.sets) sets.push(moved(set, least, most));
    const between = meeting({ least, most, first, last }, next);
    if (between !== null) sets.push(between);
    if (least === 0) first = union(first, next.first);
    last = next.least === 0 ? union(last, next.last) : next.last;
    least += next.least;
    most += next.most;
  }
  return { least, most, first, last, sets };
}

function repeated(piece: Stretch, { least, most }: Repeats): Stretch {
  if (least === 1 && most === 1) return piece;
  return {
    ...piece,
    least: least * piece.least,
    most: piece.most === 0 ? 0 : most * piece.most,
    sets: least === 0 ? [] : piece.sets,
  };
}

function readPiece(place: Place): Stretch {
  const { source, at } = place;
  const sign = source[at];
  if (sign === "(") return readGroup(place);
  place.at = endOfPiece(source, at);
  if (sign === "[") return ofCharacters(membersOf(source.slice(at, place.at)));
  if (sign === "\\") return readEscape(source[at + 1] ?? "");
  if (sign === "^" || sign === "$") return NOTHING;
  return sign === "." ? ANYTHING : ofCharacter(source.charCodeAt(at));
}

function ofCharacters(members: Characters): Stretch {
  if (members === null) return ANYTHING;
  const chance = [...members].reduce((sum, code) => sum + chanceOf(code), 0);
  return { least: 1, most: 1, first: members, last: members, sets: [{ members, chance, from: 0, to: 0 }] };
}

/** Thousands of cues are written in hundreds of characters. */
const STRETCHES = new Map<number, Stretch>();

function ofCharacter(code: number): Stretch {
  const known = STRETCHES.get(code) ?? ofCharacters(new Set([code]));
  STRETCHES.set(code, known);
  return known;
}

function readEscape(letter: string): Stretch {
  if (/[bB]/.test(letter)) return NOTHING;
  if (letter === "d") return ofCharacters(new Set(DIGITS));
  if (/[1-9k]/.test(letter)) return WHATEVER;
  return /[a-zA-Z0]/.test(letter) ? ANYTHING : ofCharacter(codeOf(letter));
}

const OPENING = /\((?:\?(?::|=|!|<=|<!|<\w+>))?/y;

/** What looks ahead or back takes no room, but what it asks for must be there; what it forbids asks for nothing. */
function readGroup(place: Place): Stretch {
  const { source, at } = place;
  OPENING.lastIndex = at;
  const opening = OPENING.exec(source)?.[0] ?? "(";
  if (opening.endsWith("!")) {
    place.at = endOfPiece(source, at);
    return NOTHING;
  }
  place.at += opening.length;
  const inside = readAlternatives(place);
  if (place.at === source.length) throw new SyntaxError(`Unbalanced ( at ${at} of ${source}`);
  place.at += 1;
  if (!opening.endsWith("=")) return inside;
  if (inside.least === 0) return NOTHING;
  const { sets, least, most } = inside;
  return { ...NOTHING, sets: opening === "(?=" ? sets : sets.map((set) => moved(set, -most, -least)) };
}

/** `[没不]` is one of two; what a class excludes, and `[a-z]` or `[\s]`, may be nearly anything. */
function membersOf(piece: string): Characters {
  const inside = piece.slice(1, -1).replaceAll("\\d", "0123456789");
  if (/^\^|\\[a-zA-Z]|[^\\]-./.test(inside)) return null;
  const members = new Set(inside.replaceAll(/\\(.)/g, "$1").split("").map(codeOf));
  return members.size > MOST_CHARACTERS ? null : members;
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
