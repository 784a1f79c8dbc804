import type { Alarm } from "../data/model/alarm.ts";
import { OUTCOMES } from "../data/model/capture.ts";
import { latestOf } from "../data/model/time.ts";
import type { Sighting } from "./read-captures.ts";
import { ABSENT } from "./read-pages.ts";

/** One alarm for each host and ending: what could not be had, how often, and why. */
export function accessAlarms(sightings: readonly Sighting[]): Alarm[] {
  const groups = Map.groupBy(
    sightings.filter((each) => isFailure(each.last)),
    (each) => `${new URL(each.address).host} ${each.last.outcome}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { owner, outcome, detail } = first.last;
    const more = group.length > 1 ? `（共 ${group.length} 个地址）` : "";
    return [
      {
        owner,
        address: first.address,
        kind: "access" as const,
        message: `${OUTCOMES[outcome]}${more}${detail === "" ? "" : `：${detail}`}`,
        at: latestOf(group.map((each) => each.last.fetchedAt)) ?? first.last.fetchedAt,
      },
    ];
  });
}

/** That a complaint is no longer there is news about it; anything else that is not content is a failure to get it. */
export function isFailure({ outcome, owner, kind, status }: Sighting["last"]): boolean {
  // A robots.txt that is refused is none (RFC 9309 §2.3.1.3).
  if (kind === "robots" && status !== null && status < 500 && status !== 429) return false;
  if (owner.startsWith("source:") && kind === "complaint" && ABSENT.has(outcome)) return false;
  return outcome !== "ok" && outcome !== "not_modified" && outcome !== "gone";
}
