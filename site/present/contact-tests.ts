import type { ContactTest } from "../../data/model/contact-test.ts";
import { hoursBetween, type Instant } from "../../data/model/time.ts";
import { CONTACT_TEST_WORDS } from "../words/contact-tests.ts";
import type { Language } from "./words.ts";

/** How long after the start an answer came: `3 分 20 秒后`, `立刻`; `没有` where none came. */
export function answeredAfter(started: Instant, answer: Instant | null, language: Language): string {
  const words = CONTACT_TEST_WORDS[language];
  if (answer === null) return words.nobody;
  const seconds = Math.round(hoursBetween(started, answer) * 3600);
  return seconds === 0 ? words.atOnce : words.after(waitWord(seconds, language));
}

/** `20 秒`, `3 分 20 秒`, `2 小时 5 分`, `1 天 3 小时`: the two largest units that are not naught. */
export function waitWord(seconds: number, language: Language): string {
  let rest = seconds;
  const parts = UNITS.flatMap(([size, zh, en]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count} ${language === "zh" ? zh : en}`];
  });
  return parts.slice(0, 2).join(" ");
}

const UNITS = [
  [86_400, "天", "d"],
  [3600, "小时", "h"],
  [60, "分", "min"],
  [1, "秒", "s"],
] as const;

export function newestFirst(tests: readonly ContactTest[]): ContactTest[] {
  return tests.toSorted((one, other) => other.started.localeCompare(one.started));
}
