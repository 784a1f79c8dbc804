import { describe, expect, it } from "vitest";
import { ContactTest } from "../../data/model/contact-test.ts";
import type { Scorecard } from "../../data/model/scorecard.ts";
import { addHours } from "../../data/model/time.ts";
import { RUBRIC } from "../../scoring/rubric.ts";
import { SAYS } from "../../scoring/rubric-words.ts";
import { answered, daysAgo, excerpt, label, policy, type Step, scoreOne, spread } from "./support/builders.ts";

const ignored: readonly Step[] = [["assigned", 0]];
const lateAndSilent: readonly Step[] = [
  ["assigned", 0],
  ["replied", 200],
];

/** Every sentence of a scorecard, Chinese beside English. */
function sentencesOf({ dimensions, penalties, ceilings, rating, flags, englishFlags = [] }: Scorecard) {
  const reasons =
    rating.kind === "rated" ? { zh: [], en: [] } : { zh: rating.reasons, en: rating.englishReasons ?? [] };
  return [
    ...dimensions.flatMap(({ indicators }) => indicators.map(({ measurement }) => measurement)),
    ...penalties,
    ...ceilings,
    ...flags.map((statement, index) => ({ statement, english: englishFlags[index] })),
    ...reasons.zh.map((statement, index) => ({ statement, english: reasons.en[index] })),
  ];
}

/** All figures of a sentence, those inside quoted titles and words left out. */
function figuresOf(sentence: string): string[] {
  return (sentence.replaceAll(/《[^》]*》|“[^”]*”/g, "").match(/\d+(?:\.\d+)?/g) ?? []).sort();
}

const promises = policy({
  responsePromises: [{ seconds: 7200, quantile: null, excerpt: excerpt("两小时内回复") }],
  humanRoundTheClock: excerpt("7×24 小时人工"),
  sweepingPromises: [excerpt("永久售后")],
  clauses: [{ severity: "blocker", law: null, rule: "no-refund", excerpt: excerpt("概不退换") }],
});

const tests = Array.from({ length: 6 }, (_, index) => {
  const started = addHours(daysAgo(index * 2 + 1), index % 2 === 0 ? 12 : 0);
  return ContactTest.parse({
    id: `t${index}`,
    platform: "example",
    channel: "phone",
    started,
    firstRobotAnswer: null,
    firstHumanAnswer: index < 3 ? addHours(started, 0.01) : null,
    ended: addHours(started, 0.5),
    outcome: index < 3 ? "human" : "no_answer",
  });
});

const scorecards = {
  "without complaints": scoreOne([]),
  "with pages too old": scoreOne([], [policy({}, { capturedAt: "2026-01-01T00:00:00Z" })]),
  "with too few": scoreOne(spread(4, () => answered)),
  "answered well": scoreOne(
    spread(
      60,
      () => answered,
      (index) => ({ rating: { attitude: null, speed: null, satisfaction: index % 2 === 0 ? 5 : 2 } }),
    ),
    [promises, policy({}, { kind: "home", address: "https://example.test/" })],
    200,
    { contactTests: tests },
  ),
  "answered never": scoreOne(
    spread(
      60,
      () => ignored,
      () => ({ issues: [label("support_unreachable")] }),
    ),
    [promises],
  ),
  "answered late": scoreOne(
    spread(
      60,
      () => lateAndSilent,
      () => ({ remedies: [label("refund")], removed: true }),
    ),
    [promises],
  ),
};

describe("what a scorecard says", () => {
  it.each(Object.entries(scorecards))("has the same figures in both languages: a platform %s", (_, scorecard) => {
    for (const { statement, english } of sentencesOf(scorecard)) {
      expect(english, statement).toBeDefined();
      expect(english).not.toMatch(/\p{Script=Han}/u);
      expect(figuresOf(english ?? ""), statement).toEqual(figuresOf(statement));
    }
  });

  it("was put to the proof on penalties, ceilings, flags and reasons alike", () => {
    const all = Object.values(scorecards);
    expect(all.some(({ penalties }) => penalties.length > 0)).toBe(true);
    expect(all.some(({ ceilings }) => ceilings.length > 0)).toBe(true);
    expect(all.some(({ flags }) => flags.length > 0)).toBe(true);
    expect(all.some(({ rating }) => rating.kind === "not_rated")).toBe(true);
    const kinds = new Set(
      all.flatMap(sentencesOf).map(({ english = "" }) => english.replaceAll(/\d+(?:\.\d+)?/g, "#")),
    );
    expect(kinds.size).toBeGreaterThan(40);
  });
});

describe("what the rubric says", () => {
  it("has the same figures in both languages, be they one or many", () => {
    const told = [
      SAYS.longestRefund(72),
      SAYS.longestRefund(1),
      SAYS.stepsTimed(6, 2),
      SAYS.channels(1),
      SAYS.promises(3),
    ];
    for (const { statement, english } of told) expect(figuresOf(english)).toEqual(figuresOf(statement));
    expect(RUBRIC.map((row) => row.answer([]).english)).toEqual(RUBRIC.map(() => "The pages do not say"));
  });
});
