import { type Complaint, complaintKey } from "../../data/model/complaint.ts";
import { hoursBetween, type Instant } from "../../data/model/time.ts";
import { isNight } from "../contact-waits.ts";
import type { Observation, ReplyClock } from "../contract.ts";
import { isPeak } from "../event-windows.ts";
import type { Parameters } from "../parameters.ts";
import { sayingsOf, severityOf } from "../severity.ts";
import { type Course, earlier, readTimeline, type SourceHabits } from "./read-timeline.ts";
import { type ServiceHours, serviceHoursBetween } from "./service-clock.ts";

/** What must be known beside the complaint itself. */
export type Surroundings = {
  readonly asOf: Instant;
  readonly habits: SourceHabits;
  readonly service: ServiceHours | null;
  readonly reliability: number;
  readonly parameters: Parameters;
};

/** A complaint as the formulas see it, but for those it belongs together with. Keeps nothing of the record. */
export function observeComplaint(
  complaint: Complaint,
  around: Surroundings,
): Omit<Observation, "cluster" | "kin" | "record"> {
  const { asOf, parameters } = around;
  const course = readTimeline(complaint, asOf, around.habits, parameters);
  const until = earlier(complaint.lastObservedAt, asOf);
  const followupHours = Math.max(0, hoursBetween(course.start, until));
  const since = (moment: Instant | null) => (moment === null ? null : Math.max(0, hoursBetween(course.start, moment)));
  const wantsRefund = complaint.remedies.some((remedy) => remedy.code === "refund" && remedy.confidence >= 0.5);
  // An undated answer or confirmation had come by the last look: the latest it can have been.
  const latest = Math.min(followupHours, parameters.horizonHours);
  const resolvedHours = course.outcome === "resolved" && course.timed ? (since(course.resolvedAt) ?? latest) : null;
  const { vanished, refused, looped } = sayingsOf(complaint);
  return {
    key: complaintKey(complaint),
    source: complaint.source,
    postedAt: complaint.postedAt,
    ageDays: hoursBetween(complaint.postedAt, asOf) / 24,
    followupHours,
    reply: replyClock(complaint, course, until, around.service),
    replyHours: course.timed && course.replied ? (since(course.repliedAt) ?? latest) : null,
    outcome: course.outcome,
    resolvedHours,
    withdrawnHours: since(course.withdrawnAt),
    timed: course.timed,
    merchantReplies: course.merchantReplies,
    wantsRefund,
    // Pages do not print when money came back: the consumer's confirmation stands for it.
    refundWorkdays: wantsRefund && resolvedHours !== null ? resolvedHours / parameters.hoursPerWorkday : null,
    severity: severityOf(complaint),
    rating: complaint.rating?.satisfaction ?? null,
    authorKey: complaint.authorKey,
    reliability: around.reliability,
    atPeak: isPeak(complaint.postedAt),
    postedAtNight: isNight(complaint.postedAt, parameters),
    merchantWrote: course.merchantWroteAt.length,
    merchantWroteAtNight: course.merchantWroteAt.filter((moment) => isNight(moment, parameters)).length,
    vanished,
    refused,
    looped,
    removed: complaint.removed,
  };
}

function replyClock(complaint: Complaint, course: Course, until: Instant, service: ServiceHours | null): ReplyClock {
  if (!course.handed) return { kind: "not_handed" };
  if (!course.timed) return { kind: "flag_only", timely: complaint.timely };
  const elapsed = (moment: Instant) => Math.max(0, serviceHoursBetween(service, course.start, moment));
  // Who withdraws stops waiting.
  const watched = elapsed(course.withdrawnAt === null ? until : earlier(course.withdrawnAt, until));
  if (course.repliedAt !== null) return { kind: "timed", hours: elapsed(course.repliedAt), watched };
  return { kind: "timed", hours: course.replied ? watched : null, watched };
}
