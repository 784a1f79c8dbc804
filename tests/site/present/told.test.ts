import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { MethodDescription } from "../../../data/model/report.ts";
import { Scorecard } from "../../../data/model/scorecard.ts";
import { describeMethod } from "../../../scoring/describe-method.ts";
import { METHOD } from "../../../scoring/method.ts";
import { runsOf } from "../../../site/present/languages.ts";
import { methodIn, scorecardIn } from "../../../site/present/told.ts";
import { sampleMethod } from "../support/sample-method.ts";
import { sampleScorecard } from "../support/sample-scorecard.ts";

const HAN = /\p{Script=Han}/u;
const method = describeMethod(METHOD, (text) => createHash("sha256").update(text).digest("hex"));

describe("a method on an English page", () => {
  it("leaves no word in Chinese", () => {
    const { summary, dimensions, penalties, ceilings, notRatedRules, criteria } = methodIn(method, "en");
    const said = [
      summary,
      ...dimensions.flatMap(({ question, indicators }) => [
        question,
        ...indicators.flatMap((each) => [each.en, each.question, each.formula, each.limits]),
      ]),
      ...[...penalties, ...ceilings].flatMap(({ zh, question }) => [zh, question]),
      ...notRatedRules,
      ...criteria.flatMap(({ zh, fate, by, note }) => [zh, fate, ...by, note]),
    ];
    expect(said.filter((each) => HAN.test(each) || each === "")).toEqual([]);
    expect(said.length).toBeGreaterThan(150);
  });

  it("prints the numbers of the Chinese rules, and no others", () => {
    const rules = methodIn(method, "en").notRatedRules;
    expect(rules.map(numbersOf)).toEqual(method.notRatedRules.map(numbersOf));
  });

  it("stays as published where a report was made before there was English", () => {
    expect(methodIn(sampleMethod, "en")).toEqual(sampleMethod);
    expect(MethodDescription.parse(method)).toEqual(method);
  });
});

describe("a scorecard on an English page", () => {
  const older = sampleScorecard({
    id: "a",
    rating: { reasons: ["暂不评级：只有 4 条有效投诉（至少要 10 条）"] },
    dimensions: [null, null, 50, null],
    complaints: 4,
    flags: ["未验证的承诺：24 小时内响应"],
  });

  it("says what it says in Chinese where its report knows no English", () => {
    expect(scorecardIn(older, "en")).toEqual(older);
  });

  it("says in English what its report tells in English", () => {
    const told = Scorecard.parse({
      ...older,
      englishFlags: ["Untested promise: a response within 24 hours"],
      rating: { ...older.rating, englishReasons: ["Not rated: only 4 usable complaints (at least 10 needed)"] },
    });
    const { flags, rating } = scorecardIn(told, "en");
    expect(flags).toEqual(["Untested promise: a response within 24 hours"]);
    expect(rating.kind === "not_rated" && rating.reasons).toEqual([
      "Not rated: only 4 usable complaints (at least 10 needed)",
    ]);
    expect(scorecardIn(told, "zh")).toBe(told);
  });
});

describe("a sentence with Chinese in it", () => {
  it.each([
    ["Back to 半坡雪卡铺", ["半坡雪卡铺"]],
    ["沉露数卡, 半坡雪卡铺 cannot be told apart", ["沉露数卡", "半坡雪卡铺"]],
    [
      "The clause may conflict with 《消费者权益保护法》第二十四条、第二十五条. Whether",
      ["《消费者权益保护法》第二十四条、第二十五条"],
    ],
    ["ICP filing 陕ICP备2099000004号-1", ["陕ICP备2099000004号"]],
    ["no Chinese at all", []],
  ])("marks its Chinese alone: %s", (sentence, chinese) => {
    const runs = runsOf(sentence);
    expect(runs.map(({ text }) => text).join("")).toBe(sentence);
    expect(runs.filter((each) => each.isChinese).map(({ text }) => text)).toEqual(chinese);
  });
});

function numbersOf(text: string): string[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).sort();
}
