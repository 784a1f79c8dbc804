import type { Change, Changes, Publication } from "../../data/model/changes.ts";
import { CHANGES_WORDS, type ChangesWords } from "../words/changes.ts";
import type { Language } from "./words.ts";

/** One change in words. `quoted` is a sentence of the report, or a platform's own: Chinese where nobody put it into English. */
export type ChangeInWords = {
  readonly id: string;
  readonly kind: string;
  readonly who: string;
  readonly platform: string | null;
  /** `88.0 A → 84.0 B`; may be empty. */
  readonly move: string;
  readonly why: string;
  readonly about: string;
  readonly quoted: string;
};

export function changeInWords(change: Change, language: Language): ChangeInWords {
  const words = CHANGES_WORDS[language];
  const { id, kind, platform, causes, effect } = change;
  const why = causes.map((cause) => {
    const moved = cause === "correction" ? undefined : effect?.[cause];
    return moved === undefined ? words.causes[cause] : `${words.causes[cause]} ${signed(moved)}`;
  });
  return {
    id,
    kind: words.kinds[kind],
    who: platform?.name ?? words.whole,
    platform: platform?.id ?? null,
    move: moveOf(change, words),
    why: words.why(why),
    about: kind === "policy" ? change.about : "",
    quoted: kind === "policy" ? "" : (language === "en" && change.english) || change.statement,
  };
}

/** A heading of one line, for feeds. */
export function changeTitle({ who, kind, move }: ChangeInWords, words: ChangesWords): string {
  return [words.heading(who, kind), move].filter((part) => part !== "").join(" ");
}

function moveOf({ kind, before, after, statement }: Change, words: ChangesWords): string {
  switch (kind) {
    case "penalty":
      return `−${after}`;
    case "penalty_lifted":
      return `−${before} → 0`;
    case "ceiling":
      return `≤ ${after}`;
    case "ceiling_lifted":
      return `≤ ${before} → —`;
    case "policy":
      return words.sentences(after ?? "", weakeningsOf(statement, words));
    case "statement":
    case "objection":
    case "correction":
      return stateWord(after, words);
    case "added":
      return after ?? words.notRated;
    case "removed":
      return "";
    case "method":
    case "rated":
    case "unrated":
    case "grade":
    case "score":
      return `${before ?? words.notRated} → ${after ?? words.notRated}`;
    default:
      return kind satisfies never;
  }
}

function stateWord(state: string | null, words: ChangesWords): string {
  const known: Readonly<Record<string, string>> = words.states;
  return known[state ?? ""] ?? "";
}

function weakeningsOf(codes: string, words: ChangesWords): string[] {
  const known: Readonly<Record<string, string>> = words.weakenings;
  return codes.split(";").flatMap((code) => known[code] ?? []);
}

function signed(points: number): string {
  return points > 0 ? `+${points.toFixed(1)}` : points.toFixed(1).replace("-", "−");
}

export type PublicationInWords = Publication & {
  readonly changes: readonly ChangeInWords[];
  readonly since: string | null;
  /** Not shown here, but in the data file. */
  readonly left: number;
};

/** Enough to read; the rest is in `changes.json`. */
const SHOWN = 200;

/** Publications, newest first, each with its changes; of the older ones fewer as the page grows long. */
export function publicationsInWords({ publications, changes }: Changes, language: Language): PublicationInWords[] {
  let room = SHOWN;
  return publications.map((publication) => {
    const own = changes.filter(({ version }) => version === publication.version);
    const shown = own.slice(0, room).map((each) => changeInWords(each, language));
    room -= shown.length;
    return { ...publication, changes: shown, since: own[0]?.since ?? null, left: own.length - shown.length };
  });
}
