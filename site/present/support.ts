import type { ChannelHistory, Continuity } from "../../data/model/continuity.ts";
import { COLUMN_WORDS } from "../words/column.ts";
import { POLICY_WORDS } from "../words/policy.ts";
import { dayWord } from "./dates.ts";
import type { Language } from "./words.ts";

type Month = Continuity["months"][number];

/** Whether support was there in a month, in a word. */
export function supportInMonth(
  { looks, answered, reachable }: Month,
  language: Language = "zh",
): { readonly word: string; readonly state: string } {
  const { support } = POLICY_WORDS[language];
  if (answered === 0) return { word: support.silent, state: "silent" };
  if (reachable === 0) return { word: support.absent, state: "absent" };
  return reachable === looks
    ? { word: support.present, state: "present" }
    : { word: support.partly(looks, reachable), state: "partly" };
}

/** `QQ 60918273：2026年3月1日至4月2日看到；4月20日起不见了`. */
export function channelSentence(channel: ChannelHistory, language: Language = "zh"): string {
  const { support } = POLICY_WORDS[language];
  const { type, value, firstSeen, lastSeen, goneSince } = channel;
  const word = COLUMN_WORDS[language].channelTypes[type] ?? type;
  const name = value === null ? word : `${word} ${value}`;
  const seen = support.seen(name, dayWord(firstSeen, language), dayWord(lastSeen, language));
  return `${seen}${goneSince === null ? "" : support.gone(dayWord(goneSince, language))}`;
}

/** The one sentence about the site itself. */
export function siteSentence(
  { silentSince, lastAnswered }: Pick<Continuity, "silentSince" | "lastAnswered">,
  language: Language = "zh",
): string {
  const { support } = POLICY_WORDS[language];
  if (silentSince !== null) {
    const before = lastAnswered === null ? support.neverRead : support.lastSeen(dayWord(lastAnswered, language));
    return support.lost(dayWord(silentSince, language), before);
  }
  return lastAnswered === null ? support.notYet : support.answered(dayWord(lastAnswered, language));
}
