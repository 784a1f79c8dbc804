import { describe, expect, it } from "vitest";
import {
  deadlinesOf,
  gradeZones,
  placeCurve,
  placeForecasts,
  placeMonths,
  placeRange,
} from "../../../site/present/charts.ts";
import { toColumn } from "../../../site/present/column.ts";
import { groupPlatforms, ratedPairs } from "../../../site/present/comparison.ts";
import { answerQuestions } from "../../../site/present/policy-answers.ts";
import { weighReasons } from "../../../site/present/reasons.ts";
import { scoresCsv } from "../../../site/present/scores.ts";
import { deductionSentence, summarySentence, wideRangeSentence } from "../../../site/present/sentences.ts";
import { sampleReport } from "../support/sample-report.ts";

const { report, platforms } = sampleReport();
const { method } = report;

function platform(id: string) {
  const found = platforms.find((each) => each.platform.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe("the comparison", () => {
  it("groups by tier, and keeps those not rated in a group of their own by name", () => {
    const groups = groupPlatforms(report.platforms);
    expect(groups.map((group) => group.platforms.length)).toEqual([1, 2, 1, 1, 1, 3]);
    expect(groups.at(-1)?.kind).toBe("not_rated");
  });

  it("pairs the rated only, and none when there would be too many", () => {
    expect(ratedPairs(report.platforms, 20)).toHaveLength(15);
    expect(ratedPairs(report.platforms, 5)).toHaveLength(0);
  });

  it("gives every platform the same rows, so that columns fit", () => {
    const labels = platforms.map((each) =>
      toColumn(each, method).flatMap((group) => group.rows.map((row) => row.label)),
    );
    for (const each of labels) expect(each).toEqual(labels[0]);
  });
});

describe("sentences", () => {
  it("say what was counted, and nothing more", () => {
    expect(summarySentence(platform("xingtu"))).toBe(
      "据公开材料，9 个月里有 97 条投诉，去重后 89 条；30 天内得到回复的约 74%；确认解决的在 29–62% 之间。",
    );
    expect(summarySentence(platform("chuxin"))).toBe("未见公开投诉，不等于服务好。");
  });

  it("warn when a range reaches over grades", () => {
    expect(wideRangeSentence(platform("yunzhou").scorecard, method.grades)).toBe("区间很宽：可能在 C 到 B 之间");
    expect(wideRangeSentence(platform("baichuan").scorecard, method.grades)).toBeNull();
    expect(wideRangeSentence(platform("chuxin").scorecard, method.grades)).toBeNull();
  });

  it("explain what was taken off", () => {
    expect(deductionSentence(platform("xingtu").scorecard)).toBe("四个维度合计 66 分，扣 7.5 分。");
    expect(deductionSentence(platform("qinghe").scorecard)).toBeNull();
  });
});

describe("reasons", () => {
  it("put penalties first among the faults, and never count what was not measured", () => {
    expect(weighReasons(platform("xingtu").scorecard, method).minus[0]?.figure).toBe("−7.5 分");
    expect(weighReasons(platform("longmen").scorecard, method)).toEqual({ plus: [], minus: [] });
  });
});

describe("answers from policies", () => {
  it("keep a question nobody answers, since not saying is a fact", () => {
    const answers = answerQuestions(platform("qinghe").policies);
    expect(answers.find((each) => each.id === "refund-window")?.answers[0]?.text).toBe("1–3 个工作日内");
    expect(answers.find((each) => each.id === "response-promise")?.answers[0]?.text).toBe("90% 在 30 秒内");
    expect(answers.find((each) => each.id === "escrow")?.answers).toEqual([]);
  });
});

describe("scores.csv", () => {
  it("leaves the unknown empty, and starts no formula", () => {
    const [first] = report.platforms;
    if (first === undefined) throw new Error("no platform");
    const hostile = { ...first, platform: { ...first.platform, name: '=HYPERLINK("http://a.test")\n二' } };
    const csv = scoresCsv({ ...report, platforms: [hostile, ...report.platforms.slice(8)] });
    expect(csv).toContain(`"'=HYPERLINK(""http://a.test"") 二"`);
    expect(csv.trimEnd().split("\n")).toHaveLength(3);
    expect(csv).toContain("not_rated,,,,,,,,,,");
  });
});

describe("charts", () => {
  it("put a forecast that came true on the rising diagonal", () => {
    expect(placeForecasts([{ foretold: 0.25, observed: 0.25 }], 100)).toEqual([{ x: "25%", y: 75 }]);
    expect(placeForecasts([{ foretold: 0.5, observed: 1 }], 100)).toEqual([{ x: "50%", y: 0 }]);
  });

  it("keep a narrow range visible and inside the scale", () => {
    expect(placeRange(99.8, 100)).toEqual({ x: "99%", width: "1%" });
    expect(placeRange(20, 60)).toEqual({ x: "20%", width: "40%" });
  });

  it("cover the scale with grades from the lowest", () => {
    expect(gradeZones(method.grades).map(({ grade, x }) => [grade, x])).toEqual([
      ["E", "0%"],
      ["D", "40%"],
      ["C", "55%"],
      ["B", "70%"],
      ["A", "85%"],
    ]);
  });

  it("set deadlines at equal steps and shares by height", () => {
    const { replyCurve } = platform("qinghe").scorecard;
    const dots = placeCurve(replyCurve, deadlinesOf(replyCurve), 100);
    expect(dots.map((each) => each.x)).toEqual(["10%", "30%", "50%", "70%", "90%"]);
    expect(dots.at(-1)?.y).toBe(3);
  });

  it("draw no month higher than the highest, and none at all for no months", () => {
    expect(Math.max(...placeMonths(platform("qinghe").months, 140).map((bar) => bar.heights.complaints))).toBe(140);
    expect(placeMonths([], 140)).toEqual([]);
  });
});
