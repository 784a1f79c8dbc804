import type { Correction } from "../data/model/correction.ts";
import { DIMENSIONS, type Scorecard } from "../data/model/scorecard.ts";
import { trim } from "./words.ts";

/** Why a score is another than in the last published report: the method, a correction, or new data. */
export function explainChange(
  before: Scorecard,
  after: Scorecard,
  corrections: readonly Pick<Correction, "receivedAt" | "decidedAt" | "contests">[],
): string[] {
  const head = `与上次发布（截至 ${before.asOf}）相比：${resultOf(before)} → ${resultOf(after)}`;
  const isSame =
    before.asOf === after.asOf && before.paramsSha256 === after.paramsSha256 && resultOf(before) === resultOf(after);
  if (isSame) return [`${head}，没有变化`];
  const heard = corrections.filter(
    ({ receivedAt, decidedAt, contests }) =>
      contests.length > 0 && [receivedAt, decidedAt].some((at) => at !== null && at > before.asOf && at <= after.asOf),
  );
  return [
    head,
    ...(before.paramsSha256 === after.paramsSha256
      ? []
      : [`  方法变了：${before.methodVersion} → ${after.methodVersion}，见 scoring/CHANGELOG.md`]),
    ...(heard.length === 0 ? [] : [`  有 ${heard.length} 件异议提出或了结，所涉内容的扣分与封顶随之改变`]),
    ...(before.asOf === after.asOf ? [] : [dataChange(before, after)]),
    ...after.dimensions.flatMap((dimension, index) => dimensionChange(before.dimensions[index], dimension)),
    ...listChange("扣分", before.penalties, after.penalties),
    ...listChange("封顶", before.ceilings, after.ceilings),
  ];
}

function resultOf({ rating }: Scorecard): string {
  return rating.kind === "rated" ? `${trim(rating.points)} 分 ${rating.grade}` : "暂不评级";
}

function dataChange(before: Scorecard, after: Scorecard): string {
  const [was, is] = [before.counts.complaints, after.counts.complaints];
  return `  数据变了：截至 ${after.asOf}，计入的投诉 ${was} → ${is} 条，旧投诉的份量随时间变轻`;
}

type Dimension = Scorecard["dimensions"][number];

function dimensionChange(before: Dimension | undefined, after: Dimension): string[] {
  const [was, is] = [pointsOf(before), pointsOf(after)];
  return was === is ? [] : [`  ${DIMENSIONS[after.id].zh}：${was} → ${is}`];
}

function pointsOf(dimension: Dimension | undefined): string {
  const score = dimension?.score ?? null;
  return score === null ? "未评" : trim(score.points);
}

type Listed = readonly { readonly id: string; readonly statement: string }[];

function listChange(zh: string, before: Listed, after: Listed): string[] {
  const without = (all: Listed, others: Listed) => all.filter(({ id }) => !others.some((other) => other.id === id));
  return [
    ...without(after, before).map(({ statement }) => `  新的${zh}：${statement}`),
    ...without(before, after).map(({ statement }) => `  不再有的${zh}：${statement}`),
  ];
}
