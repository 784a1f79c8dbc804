import type { Quote } from "../data/model/quote.ts";
import type { Scorecard } from "../data/model/scorecard.ts";

/** Every quote of a scorecard with the version of the code that read the pages; as it is where that is not known. */
export function versionQuotes(scorecard: Scorecard, version: string): Scorecard {
  if (version === "") return scorecard;
  const one = (quote: Quote): Quote =>
    quote.extractor === undefined ? quote : { ...quote, extractor: { ...quote.extractor, version } };
  const all = <Quoting extends { readonly quotes: readonly Quote[] }>(quoting: Quoting) => ({
    ...quoting,
    quotes: quoting.quotes.map(one),
  });
  return {
    ...scorecard,
    dimensions: scorecard.dimensions.map((each) => ({ ...each, indicators: each.indicators.map(all) })),
    penalties: scorecard.penalties.map(all),
    promises: scorecard.promises.map((each) => ({ ...each, quote: one(each.quote) })),
    ceilings: scorecard.ceilings.map(all),
  };
}
