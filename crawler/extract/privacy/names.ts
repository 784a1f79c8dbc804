import { matchesOf } from "../language/matches.ts";
import { anchor, mayMatch } from "../language/sieve.ts";
import { signsOf } from "../language/signs.ts";
import { DEALT, DEED, LABELS, PARTS, SIGNED, SPREAD, TITLES } from "./name-cues.ts";
import { foreignNameAt, labelledNameAt, nameBefore, plainNames, sureNameAt, toldNameAt } from "./read-name.ts";
import type { Found } from "./types.ts";

/** Words that announce a name, and how many letters of one stand behind them. */
type Cue = { readonly find: RegExp; readonly lengthAt: (text: string, at: number, cue: RegExpExecArray) => number };

const CUES = [
  ...LABELS.map((find): Cue => ({ find, lengthAt: (text, at) => labelledNameAt(text, at) || foreignNameAt(text, at) })),
  ...PARTS.map((find): Cue => ({ find, lengthAt: (text, at, { groups }) => readPart(text, at, groups?.["sure"]) })),
  { find: DEALT, lengthAt: (text: string, at: number) => toldNameAt(text, at, DEED) },
  { find: SIGNED, lengthAt: (text: string, at: number) => toldNameAt(text, at) },
].map((cue) => ({ ...cue, anchors: anchor(cue.find) }));

const EDGE = /^[,、。;!?\n :()/|]?$/;

/** Names of persons: where the words say that one follows, beside other personal data, or told by their letters alone. */
export function findNames(text: string, beside: readonly Found[]): Found[] {
  return [
    ...announced(text),
    ...matchesOf(TITLES, text).flatMap(({ index }) => nameUpTo(text, index)),
    ...plainNames(text).map(({ index, 0: name }) => nameFrom(index, name.length)),
    ...spread(text),
    ...beside.flatMap((each) => neighbours(text, each)),
  ];
}

function announced(text: string): Found[] {
  const signs = signsOf(text);
  return CUES.filter(({ anchors }) => mayMatch(signs, anchors)).flatMap(({ find, lengthAt }) =>
    matchesOf(find, text).flatMap((cue) => {
      const at = cue.index + cue[0].length;
      const length = lengthAt(text, at, cue);
      return length > 0 ? [nameFrom(at, length)] : [];
    }),
  );
}

function readPart(text: string, at: number, sure: string | undefined): number {
  return sure === undefined ? toldNameAt(text, at) : sureNameAt(text, at);
}

/** 姓名：马 晓 东. */
function spread(text: string): Found[] {
  return matchesOf(SPREAD, text).flatMap(({ groups, index, 0: row }) => {
    const { name = "" } = groups ?? {};
    const isName = labelledNameAt(name.replaceAll(" ", ""), 0) > 0;
    return isName ? [nameFrom(index + row.length - name.length, name.length)] : [];
  });
}

/** 李雷 139…, 139…(李雷). */
function neighbours(text: string, { start, end }: Found): Found[] {
  const places = [0, 1, 2];
  const behind = places
    .map((gap) => end + gap)
    .filter((at) => at === end || EDGE.test(text.charAt(at - 1)))
    .map((at) => nameFrom(at, toldNameAt(text, at)))
    .filter((name) => EDGE.test(text.charAt(name.end)));
  const before = places
    .flatMap((gap) => nameUpTo(text, start - gap))
    .filter((name) => EDGE.test(text.charAt(name.start - 1)));
  return [...behind, ...before].filter((name) => name.end > name.start);
}

function nameUpTo(text: string, end: number): Found[] {
  const length = nameBefore(text, end);
  return length > 0 ? [nameFrom(end - length, length)] : [];
}

function nameFrom(start: number, length: number): Found {
  return { type: "name", start, end: start + length };
}
