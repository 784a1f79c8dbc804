import type { Issue, Remedy, Signal } from "../../../data/model/taxonomy.ts";
import { compileCue } from "../language/cues.ts";
import { AD, BLAME, GUIDE, INQUIRY, PRAISE, PRAISE_DENIED, SARCASM, SETTLED, UNSETTLED } from "../lexicon/attitude.ts";
import type { Finding } from "./apply-rules.ts";

/** What kind of text it is. Only `complaint`, `praise` and `report` tell of something the author went through. */
export type Genre = "complaint" | "praise" | "report" | "suggestion" | "inquiry" | "guide" | "ad" | "other";
export type Attitude = { readonly genre: Genre; readonly sentiment: -1 | 0 | 1; readonly isComplaint: boolean };

const praise = compileCue(PRAISE);
const praiseDenied = compileCue(PRAISE_DENIED);
const blame = compileCue(BLAME);
const sarcasm = compileCue(SARCASM, "");
const settled = compileCue(SETTLED, "");
const unsettled = compileCue(UNSETTLED, "");
const ad = compileCue(AD);
const inquiry = compileCue(INQUIRY, "");
const guide = compileCue(GUIDE);
const OWN = /(?:我|本人|俺|咱|替|帮[^,。]{0,3}投诉|刚|昨天|今天|前天|上周|\d+[月号日]|买的?|充的?|下单|付了|花了)/;
const NO_OWN = /(?:我?还没(?:有)?(?:遇到|买|用|充)|自己没(?:买|用|遇)|没买过|没用过|还没买|提前了解|第一次(?:买|用))/;
const CLAIMED = /(?:退款|退钱|投诉|客服|到账|订单|充值|卡密|提现|余额)/;
const POSITIVE: ReadonlySet<Signal> = new Set(["fast_response", "auto_refund_received", "proactive_update"]);

/** What kind of text this is and how its author stands to the platform, from the facts found and the words around them. */
export function judgeAttitude(
  text: string,
  issues: readonly Finding<Issue>[],
  signals: readonly Finding<Signal>[],
  remedies: readonly Finding<Remedy>[],
): Attitude {
  const good =
    count(text, praise) - 2 * count(text, praiseDenied) + signals.filter((each) => POSITIVE.has(each.code)).length;
  const bad = count(text, blame) + signals.filter((each) => !POSITIVE.has(each.code)).length;
  const grievances = issues.length + Math.min(remedies.length, 1);
  const mocking = sarcasm.test(text);
  const genre = genreOf(text, {
    good: mocking ? 0 : good,
    bad,
    grievances,
    improve: remedies.some((each) => each.code === "improve_service"),
  });
  return {
    genre,
    sentiment: sentimentOf(genre, text, mocking ? 0 : good, bad, grievances),
    isComplaint: genre === "complaint",
  };
}

type Weights = { readonly good: number; readonly bad: number; readonly grievances: number; readonly improve: boolean };

function genreOf(text: string, weights: Weights): Genre {
  if (count(text, ad) >= 2 && weights.grievances < 2) return "ad";
  if (NO_OWN.test(text)) return "inquiry";
  if (count(text, guide) >= 2 && text.length > 60 && !/我(?:的|充|买|付|被|找|在|昨|今)/.test(text)) return "guide";
  if (inquiry.test(text) && weights.grievances === 0 && weights.bad < 3) return "inquiry";
  if (weights.improve && weights.bad < 2 && weights.grievances <= 1) return "suggestion";
  const over = settled.test(text) && !unsettled.test(text);
  if (weights.good > 0 && (over || weights.grievances === 0) && weights.good >= weights.bad) return "praise";
  if (over && weights.bad <= weights.good + 1 && weights.grievances <= 1) return "report";
  return ownGenre(text, weights);
}

function ownGenre(text: string, { bad, grievances }: Weights): Genre {
  if (grievances > 0 && (OWN.test(text) || bad > 0 || CLAIMED.test(text))) return "complaint";
  if (bad >= 2 && CLAIMED.test(text) && OWN.test(text)) return "complaint";
  return "other";
}

function sentimentOf(genre: Genre, text: string, good: number, bad: number, grievances: number): -1 | 0 | 1 {
  if (genre === "complaint") return -1;
  if (genre === "praise") return bad >= good || (grievances > 0 && bad > 0 && good < 2) ? 0 : 1;
  if (genre === "other") return bad >= 2 && good === 0 && !inquiry.test(text) ? -1 : good > bad + 1 ? 1 : 0;
  return 0;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) {
    found += 1;
    if (found >= 12) break;
  }
  return found;
}
