import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Complaint } from "../../data/model/complaint.ts";
import { assembleEvidence } from "../../scoring/evidence/assemble-evidence.ts";
import { randomFrom } from "../../scoring/statistics/random.ts";
import { AS_OF, complaint, label, platform, policy, type Step, scoreOne, source, story } from "./support/builders.ts";

const CONFIRMED: readonly Step[] = [
  ["assigned", 0],
  ["replied", 5],
  ["confirmed", 30],
];
const UNANSWERED: readonly Step[] = [["assigned", 0]];
const DISPUTED: readonly Step[] = [
  ["assigned", 0],
  ["replied", 6],
  ["disputed", 50],
];

const pages = [policy({ revision: { date: null, version: null, changeNotice: null } })];
const scorecardOf = (complaints: readonly Complaint[]) => scoreOne(complaints, pages, 20);
const pointsOf = (complaints: readonly Complaint[]) => {
  const { rating } = scorecardOf(complaints);
  return rating.kind === "rated" ? rating.points : null;
};

/** What people wrote about a platform of some habits, each in words of his own. */
function honest(seed: number, count: number): Complaint[] {
  const random = randomFrom(`honest ${seed}`);
  const [answers, settles, gravity] = [random(), random(), random()];
  return Array.from({ length: count }, (_, index) =>
    complaint({
      number: `honest-${index}`,
      ageDays: 5 + 300 * random(),
      steps: random() < answers ? (random() < settles ? CONFIRMED : DISPUTED) : UNANSWERED,
      issues: [label(random() < gravity ? "support_unreachable" : "other")],
      narrative: story(1 + Math.floor(1e9 * random())),
      authorKey: `honest-${index}`,
    }),
  );
}

/** Phrases and what else may be said for each. */
const PHRASES = [
  ["在这家平台买了话费充值卡", "在该网站下单了手机充值卡"],
  ["付款之后一直都没有到账", "支付以后始终没收到"],
  ["联系在线客服好几次", "找了人工客服很多次"],
  ["每次都说请耐心等待", "总是回复再等等"],
  ["到现在还是没有解决", "至今仍然没个结果"],
  ["希望平台尽快退款给我", "要求商家马上把钱退回来"],
  ["订单截图我都保存着", "付款凭证都有留存"],
  ["实在是太让人失望了", "真的很令人气愤"],
] as const;

const original = PHRASES.map(([said]) => said).join("，");

type Side = { readonly steps: readonly Step[]; readonly issue: string };
const PRAISE: Side = { steps: CONFIRMED, issue: "other" };
const SMEAR: Side = { steps: UNANSWERED, issue: "support_unreachable" };

type Campaign = (side: Side, size: number) => Complaint[];
const campaign =
  (words: (index: number) => string, ageDays: (index: number) => number): Campaign =>
  ({ steps, issue }, size) =>
    Array.from({ length: size }, (_, index) =>
      complaint({
        ...{ number: `forged-${index}`, authorKey: `forged-${index}` },
        ...{ ageDays: ageDays(index), narrative: words(index), steps, issues: [label(issue)] },
      }),
    );

const CAMPAIGNS: Readonly<Record<string, Campaign>> = {
  "a bomb of one text": campaign(
    (index) => `${original}${index}`,
    (index) => 31 + (index % 3),
  ),
  "one text drop by drop, a month apart": campaign(
    () => original,
    (index) => 2 + 31 * (index % 11),
  ),
  "one text with a phrase replaced in each, over months": campaign(
    (index) => PHRASES.map(([said, else_], at) => (at === index % PHRASES.length ? else_ : said)).join("，"),
    (index) => 2 + 12 * (index % 25),
  ),
  "a few words, the same to the letter": campaign(
    () => "充值没到账，客服不理",
    (index) => 31 + (index % 5),
  ),
};

const world = fc.record({
  seed: fc.nat(),
  count: fc.integer({ min: 40, max: 90 }),
  size: fc.integer({ min: 5, max: 30 }),
});

describe("a campaign", () => {
  it.each(Object.entries(CAMPAIGNS))("moves a platform of some standing by five points at most: %s", (_, forge) => {
    fc.assert(
      fc.property(world, fc.constantFrom(PRAISE, SMEAR), ({ seed, count, size }, side) => {
        const before = honest(seed, count);
        const one = pointsOf(before);
        fc.pre(one !== null && scorecardOf(before).counts.nEff >= 13);
        const other = pointsOf([...before, ...forge(side, size)]);
        expect(Math.abs((other ?? 0) - (one ?? 0))).toBeLessThanOrEqual(5 + 1e-9);
      }),
      { numRuns: 8, seed: 618, endOnFailure: true },
    );
  });

  it("of five who each write words of their own moves it by at most twice their fair share", () => {
    fc.assert(
      fc.property(world, fc.constantFrom(PRAISE, SMEAR), ({ seed, count }, side) => {
        const before = honest(seed, count);
        const one = pointsOf(before);
        fc.pre(one !== null && scorecardOf(before).counts.nEff >= 13);
        const forged = campaign(
          (index) => story(2_000_000_000 + seed + index),
          () => 35,
        )(side, 5);
        const all = [...before, ...forged];
        const weights = new Map(
          (assembleEvidence([platform()], all, [], [source()], AS_OF)[0]?.observations ?? []).map((each) => [
            each.key,
            each.replyWeight,
          ]),
        );
        const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
        const theirs = sum([...weights].flatMap(([key, weight]) => (key.includes("forged") ? [weight] : [])));
        const share = theirs / sum([...weights.values()]);
        expect(Math.abs((pointsOf(all) ?? 0) - (one ?? 0))).toBeLessThanOrEqual(2 * share * 100);
      }),
      { numRuns: 20, seed: 618, endOnFailure: true },
    );
  });
});
