import type { RankRange } from "../../data/model/scorecard.ts";
import type { Language } from "./words.ts";

/** Never a bare rank: from where to where, and with how many it is tied. */
export function rankSentence(rank: RankRange, language: Language = "zh"): string {
  const place = rankPlace(rank, language);
  const ties = rank.indistinguishable.length;
  if (ties === 0) return place;
  return language === "zh" ? `${place}（与 ${ties} 家难分先后）` : `${place} (cannot be told from ${ties} others)`;
}

/** `第 2–5 名`. */
export function rankPlace({ low, high }: { readonly low: number; readonly high: number }, language: Language): string {
  const place = low === high ? String(low) : `${low}–${high}`;
  return language === "zh" ? `第 ${place} 名` : `rank ${place}`;
}

/** `第一梯队`. */
export function tierName(tier: number, language: Language): string {
  return language === "zh" ? `第${chineseNumber(tier)}梯队` : `Tier ${tier}`;
}

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;

function chineseNumber(number: number): string {
  if (number > 99) return ` ${number} `;
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const tensWord = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS[tens]}十`;
  return `${tensWord}${ones === 0 && tens > 0 ? "" : DIGITS[ones]}`;
}
