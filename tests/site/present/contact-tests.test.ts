import { describe, expect, it } from "vitest";
import { ContactTest } from "../../../data/model/contact-test.ts";
import { answeredAfter, newestFirst, waitWord } from "../../../site/present/contact-tests.ts";

const attempt = (id: string, started: string) =>
  ContactTest.parse({ id, platform: "jia", channel: "phone", started, ended: started, outcome: "no_answer" });

describe("how long an attempt waited", () => {
  it.each([
    [20, "20 秒", "20 s"],
    [210, "3 分 30 秒", "3 min 30 s"],
    [7500, "2 小时 5 分", "2 h 5 min"],
    [93_600, "1 天 2 小时", "1 d 2 h"],
  ])("is %d seconds in its two largest units", (seconds, zh, en) => {
    expect([waitWord(seconds, "zh"), waitWord(seconds, "en")]).toEqual([zh, en]);
  });

  it("is counted from the start, and said where nobody answered", () => {
    const { started } = attempt("jia-call", "2026-11-20T22:13:05+08:00");
    const { started: later } = attempt("jia-later", "2026-11-20T22:13:25+08:00");
    expect(answeredAfter(started, later, "zh")).toBe("20 秒后");
    expect(answeredAfter(started, started, "zh")).toBe("立刻");
    expect(answeredAfter(started, null, "en")).toBe("none");
  });
});

it("attempts stand with the newest first", () => {
  const tests = [attempt("jia-one", "2026-11-01T10:00:00+08:00"), attempt("jia-two", "2026-11-02T10:00:00+08:00")];
  expect(newestFirst(tests).map(({ id }) => id)).toEqual(["jia-two", "jia-one"]);
});
