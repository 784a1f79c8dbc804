import { type Instant, toMilliseconds } from "../../model/time.ts";
import { fill, type Slots } from "../words/fill.ts";
import { AFTERWARDS, HOLLOW_COMPLETIONS, REPLIES, type ReplyKind, VERDICTS } from "../words/replies.ts";
import { settlementFor } from "../words/settlements.ts";
import type { Subject } from "../words/subject.ts";
import { between, type Character } from "./character.ts";
import { afterTheNight, atNight, DAY, HOUR, inPromotion, later, MINUTE, WORLD_NOW } from "./clock.ts";
import type { Stars, Step } from "./complaint.ts";
import type { Random } from "./random.ts";

export type Course = { readonly steps: readonly Step[]; readonly stars: Stars | null };

/** What a course starts from: whose, about what, and since when. */
type Case = {
  readonly character: Character;
  readonly subject: Subject;
  readonly postedAt: Instant;
  readonly slots: Slots;
};

/** All that happens to one complaint until the world stands still. */
export function courseOf(each: Case, random: Random): Course {
  const { character, postedAt, slots } = each;
  const approvedAt = later(postedAt, random.waiting(50, 0.8) * MINUTE);
  const assignedAt = later(approvedAt, random.whole(2, 50) * MINUTE);
  const opening: Step[] = [
    { who: "consumer", status: "发起投诉", at: postedAt, text: "" },
    { who: "site", status: "审核通过", at: approvedAt, text: "您的投诉已通过审核" },
    { who: "site", status: "商家处理中", at: assignedAt, text: "已将投诉分配给商家，请等待商家处理" },
  ];
  const repliedAt = firstReplyAt(character, assignedAt, random);
  const rest = repliedAt === null ? unanswered(assignedAt, slots, random) : answered(each, repliedAt, random);
  const steps = [...opening, ...rest.steps].filter((step) => step.at <= WORLD_NOW);
  const closed = steps.find((step) => step.status === "评价");
  return { steps, stars: closed === undefined ? null : rest.stars };
}

/** Nothing was answered by the vanished platform from this long before the end. */
const GONE_FOR_DAYS = 150;

export function isGone(character: Character, at: Instant): boolean {
  return character.archetype === "vanished" && toMilliseconds(at) > toMilliseconds(WORLD_NOW) - GONE_FOR_DAYS * DAY;
}

function firstReplyAt(character: Character, assignedAt: Instant, random: Random): Instant | null {
  const patience = random.chance(character.neverReplies);
  const slump = character.archetype === "promotion_slump" && inPromotion(assignedAt) ? 12 : 1;
  const quick = character.archetype === "night_silent" ? 0.25 : 1;
  const at = later(assignedAt, random.waiting(character.replyMedianHours * slump * quick, 0.9) * HOUR + 5 * MINUTE);
  const minutesPastEight = random.whole(0, 200);
  const restless = character.archetype === "night_silent" ? 0 : between(0.35, 0.95, character.parts.response);
  const open = atNight(at) && random.chance(1 - restless) ? afterTheNight(at, minutesPastEight) : at;
  return patience || isGone(character, open) ? null : open;
}

/** Whoever is silent at night closes no case then either. */
function atDesk({ character }: Case, at: Instant, random: Random): Instant {
  return character.archetype === "night_silent" ? afterTheNight(at, random.whole(0, 200)) : at;
}

function unanswered(assignedAt: Instant, slots: Slots, random: Random): Course {
  if (!random.chance(0.45)) return { steps: [], stars: null };
  const at = later(assignedAt, random.waiting(8, 0.5) * DAY);
  const again: Step = {
    who: "consumer",
    status: "补充投诉",
    at,
    text: fill(random.deal(AFTERWARDS.unanswered), slots),
  };
  return { steps: [again], stars: null };
}

function answered(each: Case, repliedAt: Instant, random: Random): Course {
  const { character } = each;
  const outcome = random.weighted({
    confirms: character.confirms,
    contests: character.contests,
    staysSilent: character.staysSilent,
  });
  switch (outcome) {
    case "confirms":
      return confirmed(each, repliedAt, random);
    case "contests":
      return contested(each, repliedAt, random);
    case "staysSilent":
      return leftSilent(each, repliedAt, random);
    default:
      return outcome satisfies never;
  }
}

function confirmed(each: Case, repliedAt: Instant, random: Random): Course {
  const { character, slots, subject } = each;
  const { resolution } = character.parts;
  const words = settlementFor(subject.remedies);
  const settleHours = Math.exp(between(Math.log(220), Math.log(7), resolution));
  const settled = fill(random.deal(words.completions), slots);
  const atOnce = random.chance(between(0.15, 0.75, resolution));
  const offeredAt = atOnce
    ? repliedAt
    : atDesk(each, later(repliedAt, random.waiting(settleHours / 2, 0.7) * HOUR), random);
  const first = atOnce ? [] : [reply(each, repliedAt, random)];
  const confirmedAt = later(offeredAt, random.waiting(settleHours / 2, 0.7) * HOUR);
  const steps: Step[] = [
    ...first,
    { who: "merchant", status: "申请完成投诉", at: offeredAt, text: settled },
    { who: "consumer", status: "确认完成", at: confirmedAt, text: fill(random.deal(words.confirmations), slots) },
  ];
  if (!random.chance(0.65)) return { steps, stars: null };
  const stars = starsAround(between(2.9, 4.9, character.parts.satisfaction), random);
  return { steps: [...steps, rated(confirmedAt, stars, random)], stars };
}

function contested(each: Case, repliedAt: Instant, random: Random): Course {
  const contestedAt = later(repliedAt, random.waiting(30, 0.8) * HOUR);
  const offeredAt = atDesk(each, later(contestedAt, random.waiting(3, 0.6) * DAY), random);
  const steps: Step[] = [
    reply(each, repliedAt, random),
    { who: "consumer", status: "补充投诉", at: contestedAt, text: fill(random.deal(AFTERWARDS.contested), each.slots) },
  ];
  if (!random.chance(0.55)) return { steps, stars: null };
  const offered: Step = {
    who: "merchant",
    status: "申请完成投诉",
    at: offeredAt,
    text: random.deal(HOLLOW_COMPLETIONS),
  };
  const closed = closedByItself(offeredAt);
  if (!random.chance(0.6)) return { steps: [...steps, offered, closed], stars: null };
  const stars = starsAround(between(1.2, 1.9, each.character.parts.satisfaction), random);
  return { steps: [...steps, offered, closed, rated(closed.at, stars, random)], stars };
}

function leftSilent(each: Case, repliedAt: Instant, random: Random): Course {
  const first = reply(each, repliedAt, random);
  if (!random.chance(0.45)) return { steps: [first], stars: null };
  const offeredAt = atDesk(each, later(repliedAt, random.waiting(2, 0.6) * DAY), random);
  const offered: Step = {
    who: "merchant",
    status: "申请完成投诉",
    at: offeredAt,
    text: random.deal(HOLLOW_COMPLETIONS),
  };
  return { steps: [first, offered, closedByItself(offeredAt)], stars: null };
}

/** The site closes what nobody answers for ten days. */
function closedByItself(offeredAt: Instant): Step {
  return { who: "site", status: "自动完成", at: later(offeredAt, 10 * DAY), text: "用户超时未确认，系统自动完成" };
}

function reply(each: Case, at: Instant, random: Random): Step {
  const kind = random.weighted(blendedReplies(each.character.parts.resolution));
  const words = kind === "solution" ? settlementFor(each.subject.remedies).replies : REPLIES[kind];
  return { who: "merchant", status: "回复", at, text: fill(random.deal(words), each.slots) };
}

function blendedReplies(quality: number): Record<ReplyKind, number> {
  return {
    solution: between(0.4, 10, quality),
    asks: between(1, 3, quality),
    partial: between(2, 1, quality),
    template: between(6, 0.4, quality),
    blame_upstream: between(2.5, 0.1, quality),
    blame_user: between(2.5, 0.1, quality),
    refuses: between(4, 0.1, quality),
  };
}

function rated(after: Instant, stars: Stars, random: Random): Step {
  return { who: "consumer", status: "评价", at: later(after, random.whole(1, 300) * MINUTE), text: stars.words };
}

function starsAround(centre: number, random: Random): Stars {
  const star = () => Math.min(5, Math.max(1, Math.round(random.around(centre, 0.6))));
  const satisfaction = star();
  const mood = satisfaction >= 4 ? "high" : satisfaction === 3 ? "middle" : "low";
  return { attitude: star(), process: star(), satisfaction, words: random.deal(VERDICTS[mood]) };
}
