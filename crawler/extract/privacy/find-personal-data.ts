import { anchorsOf, type Wanted } from "../language/anchors.ts";
import { matchesOf } from "../language/matches.ts";
import { type Normalised, normalise, originalSpan } from "../language/normalise.ts";
import { mayMatch, signsOf } from "../language/sieve.ts";
import { findAddresses } from "./addresses.ts";
import { inFigures } from "./figures.ts";
import { HANDLES } from "./handle-patterns.ts";
import { findNames } from "./names.ts";
import { NUMBERS } from "./number-patterns.ts";
import { findSpreadNumbers } from "./spread-numbers.ts";
import type { Found, Pattern, PersonalData, PersonalDataType } from "./types.ts";

type Anchored = Pattern & { readonly anchors: readonly Wanted[] };

const [NUMBERS_ANCHORED, HANDLES_ANCHORED] = [anchored(NUMBERS), anchored(HANDLES)];

function anchored(patterns: readonly Pattern[]): Anchored[] {
  return patterns.map((pattern) => ({ ...pattern, anchors: anchorsOf(pattern.find.source) }));
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
  const taken: Found[] = [];
  collect(text, NUMBERS_ANCHORED, taken);
  for (const number of findSpreadNumbers(text)) take(number, taken);
  for (const address of findAddresses(text)) take(address, taken);
  collect(text, HANDLES_ANCHORED, taken);
  for (const name of findNames(text, taken)) take(name, taken);
  return taken.sort((a, b) => a.start - b.start);
}

function collect(text: string, patterns: readonly Anchored[], taken: Found[]): void {
  const signs = signsOf(text);
  for (const pattern of patterns) if (mayMatch(signs, pattern.anchors)) collectOne(text, pattern, taken);
}

function collectOne(text: string, pattern: Pattern, taken: Found[]): void {
  for (const found of matchesOf(pattern.find, text)) {
    const value = found.groups?.["value"];
    if (value === undefined) continue;
    const start = found.index + found[0].lastIndexOf(value);
    const end = start + value.length;
    const before = text.slice(Math.max(0, start - 32), start);
    if (pattern.accept !== undefined && !pattern.accept(value, before, text.slice(end, end + 8))) continue;
    take({ type: kindOf(pattern.type, before), start, end }, taken);
  }
}

function take(found: Found, taken: Found[]): void {
  if (!taken.some((each) => found.start < each.end && each.start < found.end)) taken.push(found);
}

function kindOf(type: PersonalDataType, before: string): PersonalDataType {
  return type === "email" && /(?:支付宝|zfb)[^,。;!?\n]{0,6}$/.test(before) ? "alipay" : type;
}
