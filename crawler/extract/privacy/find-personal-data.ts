import { matchesOf } from "../language/matches.ts";
import { type Normalised, normalise, originalSpan } from "../language/normalise.ts";
import { type Anchors, anchor, mayMatch } from "../language/sieve.ts";
import { signsOf } from "../language/signs.ts";
import { findAddresses } from "./addresses.ts";
import { findAlike } from "./alike-numbers.ts";
import { inFigures } from "./figures.ts";
import { HANDLES } from "./handle-patterns.ts";
import { findNames } from "./names.ts";
import { NUMBERS } from "./number-patterns.ts";
import { findSpreadNumbers } from "./spread-numbers.ts";
import type { Found, Pattern, PersonalData, PersonalDataType } from "./types.ts";

type Anchored = Pattern & { readonly anchors: Anchors };

const [NUMBERS_ANCHORED, HANDLES_ANCHORED] = [anchored(NUMBERS), anchored(HANDLES)];

function anchored(patterns: readonly Pattern[]): Anchored[] {
  return patterns.map((pattern) => ({ ...pattern, anchors: anchor(pattern.find) }));
}

/** Every stretch of a text that says who somebody is, in order, none overlapping. `exempt`: strings known to be none. */
export function findPersonalData(text: string, options: { readonly exempt?: readonly string[] } = {}): PersonalData[] {
  return findInNormalised(normalise(text), options.exempt ?? []);
}

function findInNormalised(normalised: Normalised, exempt: readonly string[]): PersonalData[] {
  return placesIn(normalised.text)
    .map((each) => ({ type: each.type, ...originalSpan(normalised, each.start, each.end) }))
    .map((each) => ({ ...each, text: normalised.original.slice(each.start, each.end) }))
    .filter((each) => !exempt.includes(each.text));
}

/** A normalised text with what is personal blotted out: a number of an order is no sum of money. */
export function withoutPersonalData(text: string): string {
  let blotted = text;
  for (const each of placesIn(text))
    blotted = blotted.slice(0, each.start) + "█".repeat(each.end - each.start) + blotted.slice(each.end);
  return blotted;
}

/** What was found last: a text is masked, then read for sums, then listed. */
let last: { readonly text: string; readonly places: readonly Found[] } = { text: "", places: [] };

function placesIn(normalised: string): readonly Found[] {
  if (normalised !== "" && normalised !== last.text) last = { text: normalised, places: searched(normalised) };
  return normalised === "" ? [] : last.places;
}

function searched(normalised: string): Found[] {
  const text = inFigures(normalised);
  const taken = new Taken(text);
  collect(text, NUMBERS_ANCHORED, taken);
  for (const number of findSpreadNumbers(text)) taken.add(number);
  for (const address of findAddresses(text)) taken.add(address);
  collect(text, HANDLES_ANCHORED, taken);
  for (const other of findAlike(text, taken.places)) taken.add(other);
  for (const name of findNames(text, taken.places)) taken.add(name);
  return taken.places.sort((a, b) => a.start - b.start);
}

/** The places found so far; what comes later and overlaps one of them is none. */
class Taken {
  readonly places: Found[] = [];
  readonly #text: string;
  readonly #covered: Uint8Array;

  constructor(text: string) {
    this.#text = text;
    this.#covered = new Uint8Array(text.length);
  }

  add(found: Found): void {
    const place = { ...found, start: withBracket(this.#text, found) };
    for (let at = place.start; at < place.end; at += 1) if (this.#covered[at] === 1) return;
    this.#covered.fill(1, place.start, place.end);
    this.places.push(place);
  }
}

function collect(text: string, patterns: readonly Anchored[], taken: Taken): void {
  const signs = signsOf(text);
  for (const pattern of patterns) if (mayMatch(signs, pattern.anchors)) collectOne(text, pattern, taken);
}

function collectOne(text: string, pattern: Pattern, taken: Taken): void {
  for (const found of matchesOf(pattern.find, text)) {
    const value = found.groups?.["value"];
    if (value === undefined) continue;
    const start = found.index + found[0].lastIndexOf(value);
    const end = start + value.length;
    const before = text.slice(Math.max(0, start - 32), start);
    if (pattern.accept !== undefined && !pattern.accept(value, before, text.slice(end, end + 8))) continue;
    taken.add({ type: kindOf(pattern.type, before), start, end });
  }
}

/** (192)0000-2121: the bracket belongs to the number. */
function withBracket(text: string, { start, end }: Found): number {
  const opens = text.charAt(start - 1) === "(" && /^[^(]*\)/.test(text.slice(start, end));
  return opens ? start - 1 : start;
}

function kindOf(type: PersonalDataType, before: string): PersonalDataType {
  if (type === "phone") return /(?:支付宝|zfb)(?:账[户号]|号)?[: 是为]{0,2}$/.test(before) ? "alipay" : type;
  return type === "email" && /(?:支付宝|zfb)[^,。;!?\n]{0,6}$/.test(before) ? "alipay" : type;
}
