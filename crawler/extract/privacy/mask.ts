import { MaskedText } from "../../../data/model/quote.ts";
import { findPersonalData } from "./find-personal-data.ts";
import type { PersonalData, PersonalDataType } from "./types.ts";

const BLOT = "█";

/** Blots out what identifies a person, letter for letter: the length stays, so every offset stays true. */
export function mask(text: string, { exempt = [] }: { readonly exempt?: readonly string[] } = {}): MaskedText {
  if (SPOTLESS.has(text)) return MaskedText.parse(text);
  const found = findPersonalData(text, { exempt });
  const isSpotless = found.length === 0 && !exempt.some((each) => text.includes(each));
  if (isSpotless && text.length <= LONGEST_STOCK_SENTENCE && SPOTLESS.size < MOST_STOCK_SENTENCES) SPOTLESS.add(text);
  return blot(text, found);
}

/** Short texts in which nothing was found, and nothing exempt stood: a site prints the same sentence for each step it takes. */
const SPOTLESS = new Set<string>();
const LONGEST_STOCK_SENTENCE = 60;
const MOST_STOCK_SENTENCES = 1000;

// What a business prints to be reached by is not personal. A person's mobile number or identity card is, wherever it stands.
const PRIVATE_EVEN_IF_PUBLISHED: ReadonlySet<PersonalDataType> = new Set([
  "phone",
  "id_card",
  "bank_card",
  "plate",
  "card_key",
]);

/** For a platform's own pages: its business contacts stay readable, private numbers do not. */
export function maskPolicyText(text: string): MaskedText {
  return blot(
    text,
    findPersonalData(text).filter((each) => PRIVATE_EVEN_IF_PUBLISHED.has(each.type)),
  );
}

/** Cut from a masked text, and masked therefore. */
export function cutMasked(masked: MaskedText, start: number, end: number): MaskedText {
  return MaskedText.parse(masked.slice(start, end));
}

function blot(text: string, found: readonly PersonalData[]): MaskedText {
  let masked = "";
  let at = 0;
  for (const each of found) {
    masked += text.slice(at, each.start) + BLOT.repeat(each.end - each.start);
    at = each.end;
  }
  return MaskedText.parse(masked + text.slice(at));
}
