import { STATUS_SCHEMA, Status } from "../../../data/model/status.ts";
import { SAMPLE_TIME } from "./sample-texts.ts";

const days = ["14", "15", "16", "17", "18", "19", "20"].map((day) => `2026-11-${day}`);

/** A crawl where one source is well, one platform is walled, and one source was never read. */
export const sampleStatus = Status.parse({
  schema: STATUS_SCHEMA,
  demo: true,
  asOf: SAMPLE_TIME,
  promisedDays: 90,
  gapMs: 2500,
  attention: true,
  owners: [
    owner("source:lehuo", "乐活投诉", [8, 8, 6, 0, 8, 8, 8], []),
    { ...owner("source:bbs", "闲谈论坛", [], []), schedule: null, freshness: "never", lastSuccess: null },
    owner("platform:longmen", "龙门全球数字权益", [], [{ kind: "wall", outcome: "login_wall" }]),
  ],
  queue: { due: 12, neverVisited: 3 },
  disk: null,
});

function owner(id: string, name: string, read: readonly number[], needs: readonly object[]) {
  const isWalled = needs.length > 0;
  return {
    owner: id,
    name,
    schedule: "17 3 * * *",
    nextDue: "2026-11-21T19:17:00Z",
    lastVisit: SAMPLE_TIME,
    lastSuccess: isWalled ? "2026-07-01T02:00:00Z" : SAMPLE_TIME,
    freshness: isWalled ? "stale" : "fresh",
    strip: days.map((day, at) => ({
      day,
      visits: isWalled ? 2 : read.length === 0 ? 0 : at === 3 ? 0 : 8,
      read: read[at] ?? 0,
      walled: isWalled ? 2 : 0,
    })),
    hosts: [
      {
        owner: id,
        host: `${id.split(":")[1]}.test`,
        pages: 40,
        lastVisit: SAMPLE_TIME,
        lastSuccess: isWalled ? null : SAMPLE_TIME,
        nextVisit: null,
        dueNow: 0,
        neverVisited: 1,
        oldestDue: null,
        outcomes: isWalled ? { login_wall: 2 } : { ok: 36, not_modified: 4 },
        robots: "ok",
        walls: isWalled ? 2 : 0,
        restsUntil: isWalled ? "2026-11-22T02:00:00Z" : null,
        errorRate: 0,
        alarms: 0,
        needs,
      },
    ],
    alarms: [],
    effect: {
      state: isWalled ? "outdated" : "current",
      platforms: isWalled ? 1 : 6,
      dimensions: isWalled ? ["transparency"] : ["response", "resolution"],
    },
    needs,
  };
}
