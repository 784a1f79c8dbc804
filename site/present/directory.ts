import type { PlatformSummary } from "../../data/model/report.ts";
import { inLanguage } from "./languages.ts";
import { platformPath } from "./paths.ts";
import { byInitial, type Findable } from "./search.ts";
import { hostOf, type Language, type Rating, ratingChip } from "./words.ts";

export const searchPath = "/search/";

/** A platform as the directory lists it. */
export type PlatformLine = Findable & {
  readonly path: string;
  /** Its grade with the word for it. */
  readonly note: string;
};

/** Every platform, in the order of a phone book. */
export function directoryLines(platforms: readonly PlatformSummary[], language: Language): PlatformLine[] {
  const lines = platforms.map(({ platform, scorecard }) => ({
    name: platform.name,
    path: inLanguage(platformPath(platform.id), language),
    words: [...platform.aliases, platform.id, platform.home === null ? "" : hostOf(platform.home)].join(" "),
    note: verdict(scorecard.rating, language),
  }));
  return byInitial(lines).flatMap(([, members]) => members);
}

function verdict(rating: Rating, language: Language): string {
  const { letter, word } = ratingChip(rating, language);
  return rating.kind === "rated" ? `${letter} ${word}` : word;
}

/** Where a letter begins on its page. */
export function anchorOfInitial(letter: string): string {
  return `initial-${letter === "#" ? "other" : letter}`;
}
