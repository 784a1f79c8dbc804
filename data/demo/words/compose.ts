import type { Issue, Remedy } from "../../model/taxonomy.ts";
import type { Instant } from "../../model/time.ts";
import { toShanghai } from "../../model/time.ts";
import { DAY, later } from "../world/clock.ts";
import type { Random } from "../world/random.ts";
import { BEHAVIOURS, CONTACTS } from "./behaviours.ts";
import { DEMANDS, FEELINGS } from "./endings.ts";
import { fill, type Slots } from "./fill.ts";
import { GOODS, type Good } from "./goods.ts";
import { OPENINGS, type Voice } from "./openings.ts";
import type { Subject } from "./subject.ts";
import { ISSUE_FIELD, TITLES } from "./titles.ts";
import { orderNumber, PERSONAL } from "./traces.ts";
import { GOODS_TROUBLES } from "./troubles-goods.ts";
import { SERVICE_TROUBLES } from "./troubles-service.ts";
import { inVoice } from "./voice.ts";

/** A grievance in words. */
export type Story = {
  readonly title: string;
  readonly narrative: string;
  readonly issueField: readonly string[];
  readonly demandField: readonly string[];
  readonly amount: number;
  readonly slots: Slots;
};

const TROUBLES: Readonly<Record<Issue, readonly string[]>> = { ...GOODS_TROUBLES, ...SERVICE_TROUBLES };
const TITLE_SIGNS = [6, 25] as const;
const NARRATIVE_SIGNS = [40, 350] as const;

/** Puts a subject into words. `random` is the platform's own stream, so that its fragments take turns. */
export function composeStory(subject: Subject, shop: string, postedAt: Instant, random: Random): Story {
  const good = goodFor(subject, random);
  const amount = random.pick(good.prices);
  const slots = slotsFor(good, amount, shop, postedAt, random);
  const voice = random.weighted({ calm: 5, angry: 3, elderly: 1.3, gamer: 2 });
  const [first] = subject.issues;
  const title = titleOf(first ?? "other", slots, random);
  return {
    title,
    narrative: inVoice(narrativeOf(subject, voice, slots, random), voice, random),
    issueField: subject.issues.slice(0, random.whole(1, 2)).map((issue) => random.pick(ISSUE_FIELD[issue])),
    demandField: subject.remedies.map((remedy) => random.pick(DEMAND_FIELD[remedy])),
    amount,
    slots,
  };
}

function goodFor(subject: Subject, random: Random): Good {
  const accounts = subject.issues.includes("account_abnormal");
  const keys = subject.issues.includes("card_key_invalid");
  const fitting = GOODS.filter((good) => {
    if (accounts) return good.kind === "account" || good.kind === "game";
    if (keys) return good.kind === "card" || good.kind === "membership";
    return good.kind !== "account";
  });
  return random.pick(fitting);
}

function slotsFor(good: Good, amount: number, shop: string, postedAt: Instant, random: Random): Slots {
  const days = random.whole(2, 9);
  return {
    good: good.name,
    short: good.short,
    game: good.game,
    yuan: String(amount),
    half: (Math.round(amount * random.pick([0.1, 0.2, 0.3, 0.5]) * 100) / 100).toString(),
    order: orderNumber(random),
    day: dayInWords(later(postedAt, -days * DAY), random),
    clock: random.pick(["上午十点左右", "中午", "下午三点多", "傍晚", "晚上九点多", "凌晨一点", "早上"]),
    shop,
    days: random.chance(0.5) ? String(days) : (DAYS_IN_WORDS[days] ?? String(days)),
    wait: random.pick([
      "四十分钟",
      "一个多小时",
      "两个小时",
      "大半天",
      "整整一天",
      "三个小时",
      "一天一夜",
      "二十多个小时",
    ]),
  };
}

const DAYS_IN_WORDS = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九"] as const;

function dayInWords(day: Instant, random: Random): string {
  const { year, month, day: date } = toShanghai(day);
  const numbered = [`${month}月${date}日`, `${month}月${date}号`, `${year}年${month}月${date}日`, `${month}.${date}`];
  return random.chance(0.06) ? "上个礼拜" : random.pick(numbered);
}

function titleOf(issue: Issue, slots: Slots, random: Random): string {
  const [shortest, longest] = TITLE_SIGNS;
  const titles = TITLES[issue].map((title) => fill(title, slots));
  return random.pick(titles.filter((title) => title.length >= shortest && title.length <= longest));
}

function narrativeOf(subject: Subject, voice: Voice, slots: Slots, random: Random): string {
  const opening = random.deal<string>(OPENINGS[voice]);
  const troubles = subject.issues.flatMap((issue) => (toldOf(subject, issue) ? [random.deal(TROUBLES[issue])] : []));
  const behaviours = subject.signals.map((signal) => random.deal(BEHAVIOURS[signal]));
  const demands = subject.remedies.map((remedy) => random.deal(DEMANDS[remedy]));
  const quarrel = behaviours.length > 0 || subject.issues.some((issue) => issue in SERVICE_TROUBLES);
  const told = [...troubles, ...(quarrel ? behaviours : [random.deal(CONTACTS)])];
  const extras = [
    ...(random.chance(0.5) ? [random.deal(FEELINGS[voice])] : []),
    ...(random.chance(0.13) ? [random.pick(PERSONAL)(random)] : []),
  ];
  const sentences = random.chance(0.15) ? [...troubles, opening, ...behaviours] : [opening, ...told];
  return fitted(
    [...sentences, ...extras, ...demands].map((sentence) => fill(sentence, slots)),
    random,
    voice,
  );
}

/** Blame is told by its own sentence; 推诿 need not be said a second time. */
function toldOf(subject: Subject, issue: Issue): boolean {
  const blamed = subject.signals.some((signal) => signal === "blame_upstream" || signal === "blame_user");
  return issue !== "buck_passing" || !blamed || subject.issues[0] === "buck_passing";
}

function fitted(sentences: readonly string[], random: Random, voice: Voice): string {
  const [shortest, longest] = NARRATIVE_SIGNS;
  const text = sentences.join("");
  if (text.length < shortest) return fitted([...sentences, random.deal(FEELINGS[voice])], random, voice);
  if (text.length > longest) return fitted(sentences.toSpliced(-2, 1), random, voice);
  return text;
}

/** The phrases a complaint site offers for 投诉要求. */
const DEMAND_FIELD: Readonly<Record<Remedy, readonly string[]>> = {
  refund: ["退款", "全额退款"],
  redeliver: ["补发", "重新充值"],
  compensate: ["赔偿"],
  apologize: ["道歉"],
  explain: ["解释"],
  restore_account: ["解封账号"],
  withdraw_balance: ["解冻余额", "退还保证金"],
  penalize: ["作出处罚"],
  delete_data: ["删除信息", "停止骚扰"],
  contact_me: ["尽快联系"],
  improve_service: ["改善服务"],
};
