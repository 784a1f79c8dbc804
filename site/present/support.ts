import type { ChannelHistory, Continuity } from "../../data/model/continuity.ts";
import { CHANNEL_TYPES } from "../../data/model/policy.ts";
import { formatDay } from "./dates.ts";

type Month = Continuity["months"][number];

/** Whether support was there in a month, in a word. */
export function supportInMonth({ looks, answered, reachable }: Month): {
  readonly word: string;
  readonly state: string;
} {
  if (answered === 0) return { word: "网站没有回应", state: "silent" };
  if (reachable === 0) return { word: "没看到联系方式", state: "absent" };
  return reachable === looks
    ? { word: "在", state: "present" }
    : { word: `${looks} 次里有 ${reachable} 次在`, state: "partly" };
}

/** `QQ 60918273：2026年3月1日至4月2日在；之后两次不见，视为撤下`. */
export function channelSentence(channel: ChannelHistory): string {
  const { type, value, firstSeen, lastSeen, goneSince } = channel;
  const name = value === null ? CHANNEL_TYPES[type] : `${CHANNEL_TYPES[type]} ${value}`;
  const span = firstSeen === lastSeen ? formatDay(firstSeen) : `${formatDay(firstSeen)}至${formatDay(lastSeen)}`;
  return `${name}：${span}看到${goneSince === null ? "" : `；${formatDay(goneSince)}起不见了`}`;
}

/** The one sentence about the site itself. */
export function siteSentence({ silentSince, lastAnswered }: Pick<Continuity, "silentSince" | "lastAnswered">): string {
  if (silentSince !== null) {
    const before = lastAnswered === null ? "我们从没读到过它的页面" : `最后一次有回应是${formatDay(lastAnswered)}`;
    return `失联：${formatDay(silentSince)}起网站没有回应，${before}。这不等于它没有规则，只是我们读不到。`;
  }
  return lastAnswered === null ? "还没有读到过它的页面。" : `网站最近一次有回应：${formatDay(lastAnswered)}。`;
}
