import type { PlatformReport } from "../../data/model/report.ts";
import { staleDays } from "./dates.ts";

/** What a reader must know before any number: stale data, sources that disagree, pages that could not be had. */
export function platformStates({ scorecard, complaints, policies, alarms, asOf }: PlatformReport): string[] {
  const captured = [...complaints.map((each) => each.lastObservedAt), ...policies.map((each) => each.capturedAt)];
  const days = staleDays(captured, asOf);
  const unread = alarms.filter((each) => each.kind === "access").length;
  return [
    ...(days === null ? [] : [`数据过期：最近一次有效抓取在 ${days} 天前`]),
    ...(unread === 0 ? [] : [`有 ${unread} 个页面没抓到，不代表没有`]),
    ...scorecard.flags,
  ];
}
