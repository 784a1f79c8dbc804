import type { Complaint } from "../../data/model/complaint.ts";
import { hoursBetween, type Instant } from "../../data/model/time.ts";

/** A flag without a date has surely been set after so many hours. */
const FLAG_HOURS = 720;

/**
 * A complaint as it stood at a moment: what came later is forgotten. `null`: it had not been posted. What is not dated
 * is known only if we had looked for the last time by then; words that cannot be dated stay as they are.
 */
export function freezeComplaint(complaint: Complaint, at: Instant): Complaint | null {
  if (complaint.postedAt > at) return null;
  if (complaint.lastObservedAt <= at) return complaint;
  const events = complaint.events.filter((event) => event.at !== null && event.at <= at);
  return {
    ...complaint,
    events,
    rating: events.some(({ kind }) => kind === "rated") ? complaint.rating : null,
    timely: hoursBetween(complaint.postedAt, at) >= FLAG_HOURS ? complaint.timely : null,
    resolved: null,
    removed: false,
    lastObservedAt: at,
  };
}
