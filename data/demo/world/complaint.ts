import type { Instant } from "../../model/time.ts";
import type { Subject } from "../words/subject.ts";
import type { Random } from "./random.ts";

/** One grievance as the invented complaint site holds it. */
export type DemoComplaint = {
  /** 11 digits: it looks like a mobile number, as the real ones do. */
  readonly sn: string;
  /** The token without which the detail page is not shown. */
  readonly sld: string;
  /** Whom it truly concerns; `null`: nobody in our registry. */
  readonly platform: string | null;
  /** `null`: the merchant is not on the site, so the grievance is handed to nobody. */
  readonly couid: string | null;
  readonly cotitle: string;
  /** Empty: the author gave none. */
  readonly author: string;
  readonly title: string;
  readonly narrative: string;
  readonly issueField: readonly string[];
  readonly demandField: readonly string[];
  readonly amount: number;
  readonly postedAt: Instant;
  readonly steps: readonly Step[];
  readonly stars: Stars | null;
  readonly upvotes: number;
  /** What it was written to say. Hidden, like all that begins with a character. */
  readonly meant: Subject | null;
  readonly oddity: "none" | "praise" | "bought_praise" | "repeated" | "twin" | "broken_page" | "deleted";
};

export type Step = {
  readonly who: "consumer" | "site" | "merchant";
  /** The site's own word. */
  readonly status: string;
  readonly at: Instant;
  readonly text: string;
};

export type Stars = {
  readonly attitude: number;
  readonly process: number;
  readonly satisfaction: number;
  readonly words: string;
};

/** The site's number for how far a complaint has come. */
export function statusCode(complaint: DemoComplaint): 3 | 4 | 6 | 7 {
  const happened = (status: string) => complaint.steps.some((step) => step.status === status);
  if (happened("确认完成") || happened("自动完成")) return 7;
  if (complaint.steps.some((step) => step.who === "merchant")) return 6;
  return happened("商家处理中") ? 4 : 3;
}

export const STATUS_WORDS = { 3: "待分配", 4: "处理中", 6: "已回复", 7: "已完成" } as const;

/** An anonymous name as the site hands them out; two people seldom get the same. */
export function nickname(random: Random): string {
  return random.chance(0.06) ? "" : `${random.pick(NICKNAMES)}${random.whole(1000, 9999)}`;
}

const NICKNAMES = [
  "机灵喵",
  "洞察喵",
  "友爱喵",
  "正义喵",
  "勇敢喵",
  "诚实喵",
  "温柔喵",
  "执着喵",
  "直率喵",
  "淡定喵",
] as const;
