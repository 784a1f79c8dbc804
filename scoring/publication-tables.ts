import { CAUSES, CHANGE_KINDS, type Change } from "../data/model/changes.ts";
import type { Reviewed } from "./review-publication.ts";

const REVIEWED = { penalty: "扣分", ceiling: "封顶", grade: "评级下降" } as const;

/** What `publish --review` lists, with its head. */
export function reviewRows(found: readonly Reviewed[]): string[][] {
  const rows = found.map((each) => [each.platform, REVIEWED[each.kind], each.before, each.after, each.statement]);
  return [["平台", "项目", "上次发布", "这次", "将要刊登的话"], ...rows];
}

/** What to do with it. */
export function reviewAdvice(found: readonly Reviewed[]): string {
  if (found.length === 0) return "没有新的扣分、封顶或评级下降：可以直接 npm run publish。";
  const addresses = [...new Set(found.map(({ address }) => address))].filter((each) => each !== "");
  return [
    ...(addresses.length === 0 ? [] : ["依据：", ...addresses.map((each) => `  ${each}`), ""]),
    `${found.length} 项要先看过。逐项的依据：npm run explain -- 平台。都站得住，就 npm run publish；站不住，先改记录或登记异议。`,
  ].join("\n");
}

/** What `publish --diff` lists, with its head. */
export function changesRows(changes: readonly Change[]): string[][] {
  const rows = changes.map(({ platform, kind, about, before, after, causes, effect, statement }) => [
    platform?.id ?? "全部",
    CHANGE_KINDS[kind].zh,
    before ?? "–",
    after ?? "–",
    `${causes.map((each) => CAUSES[each].zh).join("、")}${effect === null ? "" : `（方法 ${signed(effect.method)}，数据 ${signed(effect.data)}）`}`,
    statement === "" ? about : statement.replaceAll("\n", " "),
  ]);
  return [["平台", "变化", "以前", "现在", "原因", "说明"], ...rows];
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points).replace("-", "−");
}
