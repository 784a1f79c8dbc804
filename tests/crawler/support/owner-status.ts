import { OwnerStatus } from "../../../data/model/status.ts";

/** What matters to a test is given; all else is well. */
export function ownerStatus(given: Partial<OwnerStatus> = {}): OwnerStatus {
  const days = ["04", "05", "06", "07", "08", "09", "10"];
  return OwnerStatus.parse({
    owner: "source:heimao",
    name: "演示投诉站",
    schedule: "17 3 * * *",
    nextDue: "2026-03-10T19:17:00Z",
    lastVisit: "2026-03-10T01:00:00Z",
    lastSuccess: "2026-03-10T01:00:00Z",
    freshness: "fresh",
    strip: days.map((day) => ({ day: `2026-03-${day}`, visits: 1, read: 1, walled: 0 })),
    hosts: [],
    alarms: [],
    effect: { state: "current", platforms: 1, dimensions: ["response"] },
    needs: [],
    ...given,
  });
}
