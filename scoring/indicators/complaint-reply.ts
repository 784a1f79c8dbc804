import type { Context, Finding, Indicator, PlatformEvidence, Weighted } from "../contract.ts";
import { insufficient, measured, measuredShare, notApplicable } from "../findings.ts";
import { measureShare } from "../measure-share.ts";
import type { Parameters } from "../parameters.ts";
import { pickQuotes } from "../quote-evidence.ts";
import { estimateReply, type ReplyEstimate } from "../reply-waits.ts";
import { answeredByRedrawn, massesIndex, posterior } from "../statistics/deadline-curve.ts";
import { drawDirichlet, type Random } from "../statistics/random.ts";
import { clamp } from "../statistics/scale.ts";
import { timelyVotes } from "../votes.ts";
import { NO_COMPLAINTS, percent, some, type Told, tooFew } from "../words.ts";

const Z90 = 1.645;

export const complaintReply: Indicator = {
  id: "complaint-reply",
  zh: "投诉首次回复",
  en: "First reply to complaints",
  question: "公开投诉之后，商家多久才有人回复？",
  formula:
    "100·Σωₖ·F̃(dₖ)，dₖ = 2 小时、24 小时、48 小时、7 天、30 天，ω = .10 .30 .30 .20 .10；F̃ 为加权 Kaplan–Meier 向同行平均收缩",
  limits:
    "只看得到公开投诉的回复，看不到在线客服；回复不等于解决。来源只标“是否及时”时，改按及时率评分（50% 得 0 分，100% 得 100 分）。",
  measure(evidence, context) {
    const estimate = estimateReply(evidence.observations, context.parameters, context.priors.reply);
    if (estimate === null) return measureFlag(evidence.observations, context);
    const { needed } = context.parameters;
    if (estimate.nEff < needed.indicator || estimate.curve.nStar < 1) {
      return insufficient(estimate.nEff, needed.indicator, tooFew(estimate.nEff, needed.indicator));
    }
    return measure(evidence, estimate, context);
  },
};

function measure(
  evidence: PlatformEvidence,
  { waits, nEff, curve }: ReplyEstimate,
  { parameters, priors }: Context,
): Finding {
  const cap = templateCap(evidence, parameters);
  const points = Math.min(cap, curve.index);
  let answered: ReturnType<typeof answeredByRedrawn> | undefined;
  const room: number[] = [];
  return measured(
    points,
    () => ({
      low: clamp(curve.index - Z90 * curve.deviation, 0, cap),
      high: clamp(curve.index + Z90 * curve.deviation, 0, cap),
      value: curve.smoothed[1] ?? null,
      unit: "share",
      n: waits.length,
      nEff,
      grievances: new Set(waits.map(({ cluster }) => cluster)).size,
      censored: waits.filter(({ answered }) => !answered).length,
      windowDays: parameters.windowDays,
      prior: priors.reply,
      ...tellReplies(evidence.observations, waits, curve.smoothed),
      quotes: pickQuotes(
        waits.map((wait) => wait.of),
        waitedHours,
      ),
    }),
    {
      draw: (random: Random) => Math.min(cap, massesIndex(drawDirichlet(random, curve.dirichlet), curve.weights)),
      reweigh(redrawn, again) {
        answered ??= answeredByRedrawn(
          waits,
          curve.deadlines,
          Int32Array.from(waits, ({ cluster }) => cluster),
        );
        const shares = answered(redrawn);
        const bins = curve.deadlines.length;
        for (let draw = 0; draw < again.length; draw += 1) {
          const raw = shares.subarray(draw * bins, (draw + 1) * bins);
          const masses = posterior(raw, curve.nStar, priors.reply, room);
          again[draw] = Math.min(cap, massesIndex(masses, curve.weights));
        }
      },
      flags:
        cap < 100
          ? [
              {
                statement: `模板回复：${percent(evidence.templateShare ?? 0)} 的首次回复用词相同，回复分最多 ${cap}`,
                english: `Template replies: ${percent(evidence.templateShare ?? 0)} of first replies use the same words; points for replies are limited to ${cap}`,
              },
            ]
          : [],
    },
  );
}

function tellReplies(
  observations: readonly Weighted[],
  waits: ReplyEstimate["waits"],
  [, day = 0, twoDays = 0, , month = 0]: readonly number[],
): Told {
  const answered = waits.filter((wait) => wait.answered).length;
  const [inDay, inTwo, inMonth] = [day, twoDays, month].map(percent);
  const left = excluded(observations);
  return {
    statement: [
      `${waits.length} 条投诉中 ${answered} 条有商家回复`,
      `估计 24 小时内回复 ${inDay}，48 小时内 ${inTwo}，30 天内 ${inMonth}`,
      ...left.map(({ statement }) => statement),
    ].join("；"),
    english: [
      `Of ${some(waits.length, "complaint")} the merchant answered ${answered}`,
      `estimated share answered within 24 hours ${inDay}, 48 hours ${inTwo}, 30 days ${inMonth}`,
      ...left.map(({ english }) => english),
    ].join("; "),
  };
}

function templateCap({ templateShare }: PlatformEvidence, { templates }: Parameters): number {
  return templateShare !== null && templateShare >= templates.share ? templates.cap : 100;
}

/** The longest silences make the clearest examples; unanswered ones first. */
function waitedHours(each: Weighted): number {
  if (each.reply.kind !== "timed") return -1;
  return each.reply.hours ?? 10_000 + each.reply.watched;
}

const NOT_HANDED: Told = {
  statement: "投诉没有分到商家手里（商家未入驻），不评回复快慢",
  english:
    "Complaints never reached the merchant (it has not joined the complaint site), so speed of reply is not scored",
};

/** Where no source prints times, the share that the source itself calls timely is all there is to know. */
function measureFlag(observations: readonly Weighted[], { parameters, priors }: Context): Finding {
  if (observations.length === 0) return notApplicable(NO_COMPLAINTS);
  const rule = { prior: priors.timely, goalPosts: parameters.goalPosts.timely };
  const estimate = measureShare(timelyVotes(observations), rule, parameters.level);
  if (estimate === null) return notApplicable(NOT_HANDED);
  const { needed } = parameters;
  if (estimate.nEff < needed.indicator) {
    return insufficient(estimate.nEff, needed.indicator, tooFew(estimate.nEff, needed.indicator));
  }
  const late = observations.filter((each) => each.reply.kind === "flag_only" && each.reply.timely === false);
  return measuredShare(estimate, parameters, () => ({
    statement: `来源只标明回复是否及时，没有回复时刻：${estimate.n} 条中 ${estimate.n - late.length} 条及时；按及时率评分，不比快慢`,
    english: `The source only marks replies as timely or not, without times: of ${estimate.n}, ${estimate.n - late.length} were timely; scored by that share, not by speed`,
    quotes: pickQuotes(late, (each) => each.otherWeight),
  }));
}

function excluded(observations: readonly Weighted[]): Told[] {
  const notHanded = observations.filter((each) => each.reply.kind === "not_handed").length;
  const flagOnly = observations.filter((each) => each.reply.kind === "flag_only").length;
  const left: Told[] = [];
  if (notHanded > 0)
    left.push({
      statement: `另有 ${notHanded} 条没有分到商家，不计入`,
      english: `${notHanded} more never reached the merchant and are left out`,
    });
  if (flagOnly > 0)
    left.push({
      statement: `另有 ${flagOnly} 条只有“是否及时”标记，不计入`,
      english: `${flagOnly} more are only marked as timely or not and are left out`,
    });
  return left;
}
