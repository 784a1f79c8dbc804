import { bytesToDraws, drawsToBytes } from "../../data/model/draws.ts";
import { shareAheadOfAll } from "../../scoring/rank-platforms.ts";
import { VERDICT_WORDS } from "../words/verdict.ts";
import { formatProbability } from "./points.ts";
import type { Language } from "./words.ts";

/** What a sentence about several platforms needs of each. `score`: `74 (66–81)`; `null` when not rated. */
export type Contender = {
  readonly id: string;
  readonly name: string;
  readonly points: number | null;
  readonly score: string;
  readonly indistinguishable: readonly string[];
  /** As the scorecard has them; empty when not rated. */
  readonly draws: string;
};

/** One is called better only where so large a share of draws says so. */
const SURE = 0.95;

/** Who stands above whom, where that can be told at all. */
export function verdictSentence(contenders: readonly Contender[], language: Language = "zh"): string {
  const words = VERDICT_WORDS[language];
  const [first, second] = contenders;
  if (first === undefined || second === undefined) return "";
  const notRated = contenders.filter((each) => each.points === null).map((each) => each.name);
  const rated = contenders.filter((each) => each.points !== null).sort((a, b) => (b.points ?? 0) - (a.points ?? 0));
  const apart = notRated.length > 0 ? words.notRated(words.names(notRated)) : "";
  const better = contenders.length === 2 ? betterIn(first, second, language) : "";
  return `${compareRated(rated, language)}${better}${apart}`.trimEnd();
}

/** Of two, who is surely better in which dimension. */
function betterIn(one: Contender, other: Contender, language: Language): string {
  const words = VERDICT_WORDS[language];
  if (one.draws === "" || other.draws === "") return "";
  const [own, theirs] = [one, other].map(({ draws }) => bytesToDraws(drawsToBytes(draws, words.dimensions.length)));
  const shares = words.dimensions.map((dimension, index) => ({
    dimension,
    ahead: shareAhead(own?.[index] ?? null, theirs?.[index] ?? null),
  }));
  const partsOf = (share: (ahead: number) => number) =>
    shares.flatMap(({ dimension, ahead }) =>
      ahead !== null && share(ahead) >= SURE ? [words.part(dimension, formatProbability(share(ahead), language))] : [],
    );
  const sides = [
    { name: one.name, parts: partsOf((ahead) => ahead) },
    { name: other.name, parts: partsOf((ahead) => 1 - ahead) },
  ];
  return sides
    .filter(({ parts }) => parts.length > 0)
    .map(({ name, parts }) => words.better(name, parts.join(words.comma)))
    .join("");
}

function shareAhead(one: readonly number[] | null, other: readonly number[] | null): number | null {
  if (one === null || other === null) return null;
  return shareAheadOfAll(Float64Array.from(one).sort(), Float64Array.from(other).sort());
}

/** Pair by pair: to be tied with two does not tie those two with each other. */
function compareRated(rated: readonly Contender[], language: Language): string {
  const words = VERDICT_WORDS[language];
  if (rated.length < 2) return "";
  const pairs = rated.flatMap((upper, index) => rated.slice(index + 1).map((lower) => ({ upper, lower })));
  const ties = pairs.filter(({ upper, lower }) => areTied(upper, lower));
  if (ties.length === pairs.length) return words.tied(words.names(rated.map((each) => each.name)));
  const above = rated.flatMap((upper) => {
    const lower = pairs.filter((pair) => pair.upper === upper && !ties.includes(pair)).map((pair) => pair.lower);
    return lower.length === 0 ? [] : [words.above(scored(upper), words.names(lower.map(scored)))];
  });
  const drawn = ties.map(({ upper, lower }) => words.pair(upper.name, lower.name)).join(words.comma);
  return words.sentence(above.join(words.and), drawn === "" ? "" : words.drawn(drawn));
}

const scored = ({ name, score }: Contender): string => `${name} ${score}`;

function areTied(one: Contender, other: Contender): boolean {
  return one.indistinguishable.includes(other.id) || other.indistinguishable.includes(one.id);
}

/** The marks a column's header carries, for scripts. */
export function contenderMarks(contender: Contender): Readonly<Record<`data-${string}`, string>> {
  return {
    "data-contender": contender.id,
    "data-name": contender.name,
    "data-points": contender.points === null ? "" : String(contender.points),
    "data-score": contender.score,
    "data-ties": contender.indistinguishable.join(" "),
    "data-draws": contender.draws,
  };
}

/** The same marks read back from an element's `dataset`. */
export function readContender(marks: Readonly<Record<string, string | undefined>>): Contender {
  const points = marks["points"] ?? "";
  return {
    id: marks["contender"] ?? "",
    name: marks["name"] ?? "",
    points: points === "" ? null : Number(points),
    score: marks["score"] ?? "",
    indistinguishable: (marks["ties"] ?? "").split(" ").filter((each) => each !== ""),
    draws: marks["draws"] ?? "",
  };
}
