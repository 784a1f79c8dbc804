import type { Alarm } from "../data/model/alarm.ts";
import type { Outcome } from "../data/model/capture.ts";
import { compare } from "../data/model/order.ts";
import type { HostStatus, Need } from "../data/model/status.ts";
import { hoursBetween, type Instant, latestOf } from "../data/model/time.ts";
import type { PageRequest } from "./contract.ts";
import { planVisits } from "./crawl.ts";
import { MOST_FAILURES_IN_A_ROW } from "./fetch/run-slice.ts";
import type { Frontier, Planned } from "./frontier.ts";
import { hostOf, hostsAtRest, isWall } from "./hosts-at-rest.ts";
import { isPassing } from "./plan-visits.ts";
import type { Sighting } from "./read-captures.ts";

/** How every source and platform stands at `now`, host by host. Pure of the web: archive, registry and alarms say it all. */
export function statusOf(
  entry: readonly PageRequest[],
  frontier: Frontier,
  alarms: readonly Alarm[],
  now: Instant,
): HostStatus[] {
  const isEntry = new Set(entry.map(({ address }) => address));
  const planned = Map.groupBy(planVisits(entry, frontier), keyOf);
  const seen = Map.groupBy(
    frontier.sightings.filter(({ kind }) => kind !== "robots"),
    ({ last }) => keyOf(last),
  );
  const raised = Map.groupBy(alarms, keyOf);
  const requested = Map.groupBy(entry, keyOf);
  const robots = new Map(
    frontier.sightings.filter(({ kind }) => kind === "robots").map(({ last }) => [hostOf(last.address), last.outcome]),
  );
  const rests = hostsAtRest(frontier.sightings, now);
  return [...new Set([...requested.keys(), ...seen.keys()])].sort().map((key) => {
    const sightings = seen.get(key) ?? [];
    const again = sightings.filter(({ address, kind }) => kind === "complaint" || isEntry.has(address));
    const visited = new Set(sightings.map(({ address }) => address));
    const wanted = [...(requested.get(key) ?? []), ...(planned.get(key) ?? [])].map(({ address }) => address);
    const name = key.split("\n")[1] ?? "";
    const host = {
      robots: robots.get(name) ?? null,
      restsUntil: rests.get(name) ?? null,
      planned: planned.get(key) ?? [],
      sightings,
      alarms: raised.get(key) ?? [],
      neverVisited: new Set(wanted.filter((address) => !visited.has(address))).size,
    };
    return hostStatus(key, host, again, frontier, now);
  });
}

type Host = Pick<HostStatus, "robots" | "restsUntil"> & {
  readonly planned: readonly Planned[];
  readonly sightings: readonly Sighting[];
  readonly alarms: readonly Alarm[];
  readonly neverVisited: number;
};

function hostStatus(key: string, host: Host, again: readonly Sighting[], frontier: Frontier, now: Instant): HostStatus {
  const [owner = "", name = ""] = key.split("\n");
  const visits = host.sightings.map(({ last }) => last);
  const errors = visits.filter(isError).length;
  const status = {
    owner,
    host: name,
    pages: visits.length,
    lastVisit: latestOf(visits.map((visit) => visit.fetchedAt)),
    lastSuccess: latestOf(host.sightings.flatMap(({ content, confirmedAt }) => (content === null ? [] : confirmedAt))),
    nextVisit: frontier.nextVisitAmong(again.map(({ address }) => address)),
    dueNow: host.planned.length,
    neverVisited: host.neverVisited,
    oldestDue: oldestOf(host.planned, frontier),
    outcomes: countOutcomes(visits),
    robots: host.robots,
    restsUntil: host.restsUntil,
    walls: visits.filter(isWall).length,
    errorRate: visits.length === 0 ? 0 : errors / visits.length,
    alarms: host.alarms.length,
  };
  return { ...status, needs: needsOf(status, host, now) };
}

const TOO_MANY_ERRORS = 0.2;
const TOO_LONG_HOURS = 7 * 24;

function needsOf(status: Omit<HostStatus, "needs">, host: Host, now: Instant): Need[] {
  const { errorRate, lastVisit, lastSuccess, dueNow } = status;
  const walls = new Set(host.sightings.flatMap(({ last }) => (isWall(last) ? [last.outcome] : [])));
  const down = failedLast(host, lastSuccess);
  const misread = host.alarms.filter(({ kind }) => kind !== "access").length;
  // Pages that never change are not asked for more often than every other week: that is no silence.
  const isWaiting = lastSuccess !== null && lastVisit !== null && (lastVisit > lastSuccess || dueNow > 0);
  const silentHours = isWaiting ? hoursBetween(lastSuccess, now) : 0;
  return [
    ...[...walls].map((outcome) => ({ kind: "wall" as const, outcome })),
    ...(misread > 0 ? [{ kind: "misread" as const, pages: misread }] : []),
    ...(down === null ? [] : [{ kind: "down" as const, outcome: down }]),
    ...(errorRate > TOO_MANY_ERRORS ? [{ kind: "errors" as const, share: errorRate }] : []),
    ...(silentHours > TOO_LONG_HOURS ? [{ kind: "silent" as const, days: Math.floor(silentHours / 24) }] : []),
  ];
}

/**
 * How a host failed that has answered nothing since its last success; `null`: it has, or it is too early to say so. Without its
 * robots.txt no page is asked for, and after a few failures in a row the crawl leaves it: few pages fail, and yet it is down.
 */
function failedLast({ robots, sightings }: Host, lastSuccess: Instant | null): Outcome | null {
  if (robots !== null && holdsAllBack(robots)) return robots;
  const since = sightings.map(({ last }) => last).filter(({ fetchedAt }) => fetchedAt > (lastSuccess ?? ""));
  return since.length >= MOST_FAILURES_IN_A_ROW && since.every(isSilence) ? (since.at(-1)?.outcome ?? null) : null;
}

/** Whether no page may be asked for where the robots.txt ended so. A loop of redirects stands for no rules (RFC 9309 §2.3.1.2). */
export function holdsAllBack(outcome: Outcome): boolean {
  return isSilence({ outcome }) || (TECHNICAL.has(outcome) && outcome !== "too_many_redirects");
}

/** Not what our own browser could not do. */
function isSilence(visit: Pick<Sighting["last"], "outcome">): boolean {
  return isPassing(visit) && !visit.outcome.startsWith("browser_");
}

/** Trouble of ours or of the wire. That a page is gone, walled or forbidden is an answer. */
function isError(visit: Pick<Sighting["last"], "outcome">): boolean {
  return isPassing(visit) || TECHNICAL.has(visit.outcome);
}

const TECHNICAL: ReadonlySet<Outcome> = new Set<Outcome>([
  "too_large",
  "bad_encoding",
  "wrong_type",
  "too_many_redirects",
  "tls",
  "blocked_address",
]);

function countOutcomes(visits: readonly Sighting["last"][]): HostStatus["outcomes"] {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of visits) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function oldestOf(planned: readonly Planned[], frontier: Frontier): HostStatus["oldestDue"] {
  const [oldest] = planned
    .map(({ address }) => ({ address, since: frontier.nextVisitOf(address).at }))
    .sort((left, right) => compare(left.since ?? "", right.since ?? ""));
  return oldest ?? null;
}

function keyOf({ owner, address }: { readonly owner: string; readonly address: string }): string {
  return `${owner}\n${hostOf(address)}`;
}
