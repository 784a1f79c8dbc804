import { DIMENSIONS } from "../../data/model/scorecard.ts";
import type { Language } from "../present/words.ts";

const SEASONS: Readonly<Record<string, string>> = {
  双11: "Double 11",
  国庆: "National Day",
  春节: "Spring Festival",
  月初: "First days of a month",
};

const FORECASTS: Readonly<Record<string, string>> = {
  "reply-48h": "Answered within 48 hours",
  timely: "Marked as timely by the source",
  "settled-30d": "Confirmed as settled within 30 days",
};

/** What a report names in Chinese and by a code; a code this site does not know keeps its Chinese name. */
export function seasonWord(zh: string, language: Language): string {
  return language === "zh" ? zh : (SEASONS[zh] ?? zh);
}

export function forecastQuestion(id: string, zh: string, language: Language): string {
  return language === "zh" ? zh : (FORECASTS[id] ?? zh);
}

export function medianWord(id: string, zh: string, language: Language): string {
  if (language === "zh") return zh;
  return id === "total" ? "Total" : (Object.entries(DIMENSIONS).find(([each]) => each === id)?.[1].en ?? zh);
}
