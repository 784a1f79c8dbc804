import { describe, expect, it } from "vitest";
import { ContactTest } from "../../data/model/contact-test.ts";
import { Correction } from "../../data/model/correction.ts";
import { Review } from "../../data/model/review.ts";
import { addHours } from "../../data/model/time.ts";
import { complaint, daysAgo, excerpt, measurementOf, policy, scoreOne } from "./support/builders.ts";

/** An attempt on a day, at an hour of the clock in Shanghai, reaching a human after so many seconds. */
function attempt(day: number, hour: number, humanAfter: number | null, over: object = {}) {
  const started = addHours(daysAgo(day), hour - 12);
  return ContactTest.parse({
    id: `try-${day}-${hour}`,
    platform: "example",
    channel: "online_chat",
    started,
    firstRobotAnswer: started,
    firstHumanAnswer: humanAfter === null ? null : addHours(started, humanAfter / 3600),
    ended: addHours(started, 0.5),
    outcome: humanAfter === null ? "robot_only" : "human",
    ...over,
  });
}

const days = [1, 4, 9, 16, 25, 36];
const quick = days.map((day) => attempt(day, 14, 20));
const atNight = [2, 5, 11].map((day) => attempt(day, 23, null));
const allDay = policy({ humanRoundTheClock: excerpt("7×24小时人工客服") });
const contactOf = (contactTests: readonly ContactTest[], pages = [policy()]) =>
  measurementOf(scoreOne([], pages, 50, { contactTests }), "human-contact");

describe("attempts to reach a human", () => {
  it("give points from five on three days on, more for quick answers", () => {
    const fast = contactOf(quick);
    const slow = contactOf(days.map((day) => attempt(day, 14, 400)));
    expect(fast).toMatchObject({ kind: "measured", n: 6 });
    expect(slow.kind).toBe("measured");
    if (fast.kind !== "measured" || slow.kind !== "measured") return;
    expect(fast.points).toBeGreaterThan(65);
    expect(fast.points).toBeGreaterThan(slow.points + 20);
    expect(fast.statement).toContain("接到真人 6 次");
  });

  it("count a robot as nobody", () => {
    const robots = contactOf([...atNight, ...[7, 8, 13].map((day) => attempt(day, 14, null))]);
    expect(robots).toMatchObject({ kind: "measured" });
    if (robots.kind === "measured") expect(robots.points).toBeLessThan(20);
  });

  it.each([
    ["too few", quick.slice(0, 4), [policy()]],
    ["all on one day", [9, 10, 11, 13, 14].map((hour) => attempt(3, hour, 20)), [policy()]],
    ["never at night, where day and night are promised", quick, [allDay]],
    ["too old", quick.map((each) => ({ ...each, started: daysAgo(120), ended: daysAgo(119) })), [policy()]],
  ])("say nothing when they are %s", (_, tests, pages) => {
    expect(contactOf(tests, pages).kind).not.toBe("measured");
  });

  it("test what is promised for live chat", () => {
    const promised = policy({
      responsePromises: [{ seconds: 30, quantile: null, excerpt: excerpt("30秒人工接入") }],
    });
    const slow = days.map((day) => attempt(day, 14, 400));
    const { penalties } = scoreOne([], [promised], 50, { contactTests: slow });
    expect(penalties[0]).toMatchObject({ id: "promise-gap" });
    expect(scoreOne([], [promised], 50, { contactTests: quick }).penalties).toEqual([]);
  });

  it("show that nobody is there at night", () => {
    const { penalties } = scoreOne([], [allDay], 50, { contactTests: atNight });
    expect(penalties).toMatchObject([{ id: "false-round-the-clock", points: 5 }]);
    expect(scoreOne([], [allDay], 50, { contactTests: atNight.slice(0, 2) }).penalties).toEqual([]);
  });

  it("find a published channel dead, looking twice", () => {
    const line = policy({ channels: [{ type: "phone", value: null, hours: null, excerpt: excerpt("电话") }] });
    const dead = (day: number) => attempt(day, 14, null, { channel: "phone", outcome: "dead", firstRobotAnswer: null });
    const points = (contactTests: readonly ContactTest[]) =>
      scoreOne([], [line], 50, { contactTests }).penalties.map((each) => each.points);
    expect(points([dead(20), dead(5)])).toEqual([4]);
    expect(points([dead(20), dead(18)])).toEqual([]);
    expect(points([dead(20), dead(5), attempt(3, 14, 20, { channel: "phone" })])).toEqual([]);
  });
});

const good = Array.from({ length: 40 }, (_, index) =>
  complaint({
    ageDays: 35 + index * 3,
    steps: [
      ["replied", 1],
      ["confirmed", 5],
    ],
  }),
);
const review = (reviewers: readonly string[], over: object = {}) =>
  Review.parse({
    id: "notice",
    platform: "example",
    ceiling: "regulatory",
    reviewers,
    since: daysAgo(100),
    statement: "示例市场监管局的行政处罚决定",
    address: "https://authority.example/1",
    ...over,
  });
const ceilingsWith = (reviews: readonly Review[]) => scoreOne(good, [policy()], 50, { reviews });

describe("what two people have confirmed", () => {
  it("binds the score; what one has seen is only said", () => {
    expect(ceilingsWith([review(["甲", "乙"])]).ceilings).toMatchObject([{ id: "regulatory", limit: 39 }]);
    const one = ceilingsWith([review(["甲"])]);
    expect(one.ceilings).toEqual([]);
    expect(one.flags.some((flag) => flag.includes("待人工复核"))).toBe(true);
  });

  it("ends after a year", () => {
    expect(ceilingsWith([review(["甲", "乙"], { since: daysAgo(370) })]).ceilings).toEqual([]);
  });
});

describe("an open objection", () => {
  const objection = (over: object = {}) =>
    Correction.parse({
      id: "objection",
      platform: "example",
      kind: "objection",
      state: "open",
      receivedAt: daysAgo(3),
      text: "处罚决定已被撤销",
      contests: ["regulatory"],
      ...over,
    });

  it("keeps what it contests out of ceilings, and says so", () => {
    const reviews = [review(["甲", "乙"])];
    const open = scoreOne(good, [policy()], 50, { reviews, corrections: [objection()] });
    expect(open.ceilings).toEqual([]);
    expect(open.flags.join()).toContain("有异议，受理中");
    const decided = objection({ state: "rejected", decidedAt: daysAgo(1) });
    expect(scoreOne(good, [policy()], 50, { reviews, corrections: [decided] }).ceilings).toHaveLength(1);
  });

  it("keeps a contested complaint in all counts", () => {
    const contested = good.map((each) => each.address);
    const open = scoreOne(good, [policy()], 50, { corrections: [objection({ contests: contested })] });
    expect(open.dimensions).toEqual(scoreOne(good, [policy()], 50).dimensions);
  });

  it("must be one, to contest", () => {
    expect(() => objection({ kind: "statement", state: "noted" })).toThrow(/only an `objection` contests/u);
  });
});
