import type { History } from "../../data/model/report.ts";
import { REPORT_SCHEMA } from "../../data/model/report.ts";
import type { Scorecard } from "../../data/model/scorecard.ts";
import type { Instant } from "../../data/model/time.ts";
import type { Sha256 } from "../describe-method.ts";
import { type Records, scoreRecords } from "../score-records.ts";
import { freezeComplaint } from "./freeze-complaint.ts";

type Entry = History["reports"][number];
type Method = Pick<Entry, "methodVersion" | "paramsSha256">;

/** A report in a few numbers a platform, by id. */
export function entryOf(asOf: Instant, method: Method, scorecards: Iterable<Scorecard>, recomputed = false): Entry {
  const platforms = Array.from(scorecards, ({ platform, rating }) => {
    if (rating.kind === "not_rated") return { id: platform, rating: null };
    const { points, low, high, grade } = rating;
    return { id: platform, rating: { points, low, high, grade } };
  });
  platforms.sort((one, other) => (one.id < other.id ? -1 : 1));
  return { asOf, ...method, recomputed, platforms };
}

/**
 * The history with one more report. One of the same day is replaced. Reports by another method are computed again from
 * the records frozen at their day, so that a line over time is drawn by one method; policies are taken as read last, as
 * older pages are not kept in the store.
 */
export function keepHistory(earlier: readonly Entry[], latest: Entry, records: Records, sha256: Sha256): History {
  const method = { methodVersion: latest.methodVersion, paramsSha256: latest.paramsSha256 };
  const others = earlier
    .filter(({ asOf }) => asOf !== latest.asOf)
    .map((entry) => {
      const isSame = entry.methodVersion === method.methodVersion && entry.paramsSha256 === method.paramsSha256;
      if (isSame) return entry;
      return entryOf(entry.asOf, method, scoreRecords(frozen(records, entry.asOf), sha256).scorecards, true);
    });
  const reports = [...others, latest].sort((one, other) => (one.asOf < other.asOf ? -1 : 1));
  return { schema: REPORT_SCHEMA, reports };
}

function frozen(records: Records, at: Instant): Records {
  return {
    ...records,
    asOf: at,
    policiesOf: (platform) =>
      records.policiesOf(platform).map((policy) => (policy.capturedAt > at ? { ...policy, capturedAt: at } : policy)),
    *complaintsInTurn() {
      for (const complaint of records.complaintsInTurn()) {
        const then = freezeComplaint(complaint, at);
        if (then !== null) yield then;
      }
    },
    complaintsOf: (platform) => [...records.complaintsOf(platform)].flatMap((each) => freezeComplaint(each, at) ?? []),
    complaint(sought) {
      const now = records.complaint(sought);
      return now === null ? null : freezeComplaint(now, at);
    },
  };
}
