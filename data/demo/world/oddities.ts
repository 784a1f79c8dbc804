import { fromShanghai, type Instant } from "../../model/time.ts";
import { fill, type Slots } from "../words/fill.ts";
import { BOUGHT_PRAISE, PRAISES, UNRELATED } from "../words/praise.ts";
import { CAST, type Member } from "./cast.ts";
import type { Character } from "./character.ts";
import { DAY, HOUR, later, MINUTE } from "./clock.ts";
import { type DemoComplaint, nickname, type Step } from "./complaint.ts";
import type { Random } from "./random.ts";

/** A complaint before the site has numbered it. */
export type Draft = Omit<DemoComplaint, "sn" | "sld" | "upvotes">;

/** About twenty praises in four days, alike but for a word here and there. */
export function boughtPraise(member: Member, slots: Slots, random: Random): Draft[] {
  const start = fromShanghai(2026, 10, 12, 10);
  const authors = Array.from({ length: 7 }, () => nickname(random));
  return Array.from({ length: 21 }, () => {
    const words = BOUGHT_PRAISE.frame
      .replace("{很}", random.pick(BOUGHT_PRAISE.很))
      .replace("{快}", random.pick(BOUGHT_PRAISE.快))
      .replace("{赞}", random.pick(BOUGHT_PRAISE.赞));
    const postedAt = later(start, random.unit() * 4 * DAY);
    const draft = praised(member, "体验非常好五星推荐", fill(words, slots), postedAt, random);
    return { ...draft, author: random.pick(authors), oddity: "bought_praise" };
  });
}

/** Thanks of people who mean it; the better the platform, the more. */
export function honestPraise(member: Member, character: Character, slots: readonly Slots[], random: Random): Draft[] {
  const count = character.archetype === "few_complaints" ? 0 : Math.round(character.quality * 3.4 - 0.9);
  return slots.slice(0, Math.max(0, count)).map((each) => {
    const postedAt = later(fromShanghai(2026, 1, 5), random.unit() * 310 * DAY);
    return praised(member, `给${member.name}点个赞`, fill(random.deal(PRAISES), each), postedAt, random);
  });
}

function praised(member: Member, title: string, narrative: string, postedAt: Instant, random: Random): Draft {
  const passed = later(postedAt, random.whole(20, 90) * MINUTE);
  const thanked = later(passed, random.whole(10, 60) * MINUTE);
  const done = later(thanked, random.whole(5, 90) * MINUTE);
  const steps: Step[] = [
    { who: "consumer", status: "发起投诉", at: postedAt, text: "" },
    { who: "site", status: "审核通过", at: passed, text: "您的投诉已通过审核" },
    { who: "site", status: "商家处理中", at: passed, text: "已将投诉分配给商家，请等待商家处理" },
    { who: "merchant", status: "申请完成投诉", at: thanked, text: "解决方案：感谢您的认可，我们会继续努力。" },
    { who: "consumer", status: "确认完成", at: done, text: "同意" },
    { who: "consumer", status: "评价", at: done, text: "好评" },
  ];
  return {
    platform: member.id,
    couid: member.couid,
    cotitle: member.name,
    author: nickname(random),
    title,
    narrative,
    issueField: ["其他问题"],
    demandField: ["改善服务"],
    amount: 0,
    postedAt,
    steps,
    stars: { attitude: 5, process: 5, satisfaction: 5, words: "好评" },
    meant: null,
    oddity: "praise",
  };
}

/** The same grievance posted again days later, a few signs changed. */
export function repeated(draft: Draft): Draft {
  const postedAt = later(draft.postedAt, 3 * DAY + 2 * HOUR);
  return { ...handedToNobody(draft, postedAt), narrative: `${draft.narrative}再次投诉。`, oddity: "repeated" };
}

/** One grievance against two merchants at once: the same second, the same words, another name. */
export function twinOf(draft: Draft, other: Member): Draft {
  const { id, couid, name } = other;
  const steps = draft.steps.filter((step) => step.who !== "merchant").slice(0, 3);
  return { ...draft, platform: id, couid, cotitle: name, steps, stars: null, oddity: "twin" };
}

/** The merchant is not on the site: it passes, and goes to nobody. */
export function notListed(draft: Draft): Draft {
  return { ...handedToNobody(draft, draft.postedAt), couid: null, cotitle: `${draft.cotitle}网`, stars: null };
}

function handedToNobody(draft: Draft, postedAt: Instant): Draft {
  const steps: Step[] = [
    { who: "consumer", status: "发起投诉", at: postedAt, text: "" },
    { who: "site", status: "审核通过", at: later(postedAt, 40 * MINUTE), text: "您的投诉已通过审核" },
    { who: "site", status: "商家未入驻", at: later(postedAt, 41 * MINUTE), text: "商家未入驻，暂无法分配" },
  ];
  return { ...draft, postedAt, steps, stars: null };
}

/** Grievances about firms that are no card shops and are in no registry. */
export function unrelated(random: Random): Draft[] {
  return UNRELATED.map(([title, narrative, cotitle]) => {
    const postedAt = later(fromShanghai(2026, 9, 1), random.unit() * 78 * DAY);
    const draft: Draft = {
      platform: null,
      couid: null,
      cotitle,
      author: nickname(random),
      title,
      narrative,
      issueField: ["其他问题"],
      demandField: ["退款"],
      amount: random.whole(20, 900),
      postedAt,
      steps: [],
      stars: null,
      meant: null,
      oddity: "none",
    };
    return handedToNobody(draft, postedAt);
  });
}

/** Fixed whatever the seed, so that tests can name them: a page of another shape, and one taken down. */
export const BROKEN_SN = "19990000017";
export const DELETED_SN = "19990000029";

export function memberNamed(id: string): Member {
  const found = CAST.find((member) => member.id === id);
  if (found === undefined) throw new RangeError(`nobody is called ${id}`);
  return found;
}
