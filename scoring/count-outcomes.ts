import type { Complaint } from "../data/model/complaint.ts";
import type { Exclusion } from "../data/model/exclusion.ts";
import { compare } from "../data/model/order.ts";
import type { PlatformReport, Report } from "../data/model/report.ts";
import { addHours, type Instant, toShanghai } from "../data/model/time.ts";
import { groupBy } from "./group-by.ts";

/** Complaints by Shanghai month, oldest first. */
export function monthsOf(complaints: readonly Complaint[]): PlatformReport["months"] {
  const months = groupBy(complaints, ({ postedAt }) => {
    const { year, month } = toShanghai(postedAt);
    return `${year}-${String(month).padStart(2, "0")}`;
  });
  return [...months]
    .sort(([one], [other]) => compare(one, other))
    .map(([month, all]) => ({
      month,
      complaints: all.length,
      replied: all.filter(isReplied).length,
      resolved: all.filter(isResolved).length,
    }));
}

/** What readers of complaint sites are used to look back. */
const LATELY_DAYS = 30;

/** Counts the complaints of the last 30 days as they pass: copies once, and none that counts for nothing. */
export function countLately(asOf: Instant) {
  const since = addHours(asOf, -24 * LATELY_DAYS);
  const lately: NonNullable<Report["lately"]> = { days: LATELY_DAYS, complaints: 0, replied: 0, resolved: 0 };
  return {
    lately,
    add(complaints: readonly Complaint[], exclusions: readonly Exclusion[]): void {
      const young = complaints.filter(({ postedAt }) => postedAt > since && postedAt <= asOf);
      // What is contested still happened; it only grounds no penalty meanwhile.
      const left = new Set(exclusions.filter(({ reason }) => reason !== "contested").map(({ address }) => address));
      const counted = young.filter(({ address }) => !left.has(address));
      lately.complaints += counted.length;
      lately.replied += counted.filter(isReplied).length;
      lately.resolved += counted.filter(isResolved).length;
    },
  };
}

function isReplied({ events, timely }: Complaint): boolean {
  return (
    timely === true ||
    events.some(({ kind, actor }) => kind === "completion_requested" || (kind === "replied" && actor === "merchant"))
  );
}

function isResolved({ events, resolved }: Complaint): boolean {
  const last = events.findLast(({ kind }) => kind === "confirmed" || kind === "disputed");
  return last === undefined ? resolved === true : last.kind === "confirmed";
}
