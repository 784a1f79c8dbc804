/** What a sentence about several platforms needs of each. `score`: `74 (66–81)`; `null` when not rated. */
export type Contender = {
  readonly id: string;
  readonly name: string;
  readonly points: number | null;
  readonly score: string;
  readonly indistinguishable: readonly string[];
};

/** Who stands above whom, where that can be told at all. */
export function verdictSentence(contenders: readonly Contender[]): string {
  const [first, second] = contenders;
  if (first === undefined || second === undefined) return "";
  const notRated = contenders.filter((each) => each.points === null).map((each) => each.name);
  const rated = contenders.filter((each) => each.points !== null).sort((a, b) => (b.points ?? 0) - (a.points ?? 0));
  const apart = notRated.length > 0 ? `${notRated.join("、")}暂不评级，不能和别家比总分；下面只并列已知的事实。` : "";
  return `${compareRated(rated)}${apart}`;
}

/** Pair by pair: to be tied with two does not tie those two with each other. */
function compareRated(rated: readonly Contender[]): string {
  if (rated.length < 2) return "";
  const pairs = rated.flatMap((upper, index) => rated.slice(index + 1).map((lower) => ({ upper, lower })));
  const ties = pairs.filter(({ upper, lower }) => areTied(upper, lower));
  if (ties.length === pairs.length) {
    return `${rated.map((each) => each.name).join("、")}分不出高下：现有公开材料还不足以区分它们的分数。`;
  }
  const above = rated.flatMap((upper) => {
    const lower = pairs.filter((pair) => pair.upper === upper && !ties.includes(pair)).map((pair) => pair.lower);
    return lower.length === 0 ? [] : [`${scored(upper)} 高于 ${lower.map(scored).join("、")}`];
  });
  const drawn = ties.map(({ upper, lower }) => `${upper.name}和${lower.name}`).join("，");
  const draw = drawn === "" ? "" : `；${drawn}分不出高下`;
  return `按现有公开材料，${above.join("；")}，差距大于评分的误差${draw}。`;
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
  };
}
