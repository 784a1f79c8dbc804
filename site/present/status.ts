import type { Outcome } from "../../data/model/capture.ts";
import type { HostStatus, OwnerStatus, Status, StatusDay } from "../../data/model/status.ts";

/** A day of the strip as a mark: never colour alone. */
export type DayMark = { readonly mark: string; readonly tone: "full" | "part" | "walled" | "none" | "idle" };

export function dayMark({ visits, read, walled }: StatusDay): DayMark {
  if (visits === 0) return { mark: "·", tone: "idle" };
  if (read === visits) return { mark: "●", tone: "full" };
  if (read > 0) return { mark: "◐", tone: "part" };
  return walled > 0 ? { mark: "✕", tone: "walled" } : { mark: "○", tone: "none" };
}

/** Sources and platforms apart, each in the order given. */
export function ownersOf({ owners }: Status, kind: "source" | "platform"): OwnerStatus[] {
  return owners.filter(({ owner }) => owner.startsWith(`${kind}:`));
}

/** While platforms are few, each is shown in full. */
const SHOWN_IN_FULL = 40;
/** A page can be read, and thousands of names cannot: the rest stands in `status.json`. */
const NAMED = 300;

/** Which to show in full, which by name, and how many only as data: those in need come first. */
export function byAttention(owners: readonly OwnerStatus[]) {
  if (owners.length <= SHOWN_IN_FULL) return { full: owners, named: [], left: 0 };
  const isInNeed = ({ needs, freshness }: OwnerStatus) => needs.length > 0 || freshness !== "fresh";
  const full = owners.filter(isInNeed).slice(0, SHOWN_IN_FULL);
  const named = owners.filter((each) => !isInNeed(each)).slice(0, NAMED);
  return { full, named, left: owners.length - full.length - named.length };
}

export function placesInNeed({ owners }: Status): number {
  return owners.filter(({ needs }) => needs.length > 0).length;
}

/** How visits ended, most frequent first. */
export function outcomesOf({ outcomes }: HostStatus): (readonly [Outcome, number])[] {
  return (Object.entries(outcomes) as [Outcome, number][]).sort(([, one], [, other]) => other - one);
}
