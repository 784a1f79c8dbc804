import type { Alarm } from "../data/model/alarm.ts";
import { OUTCOMES, type Outcome } from "../data/model/capture.ts";
import { compare } from "../data/model/order.ts";
import { hoursBetween, type Instant, latestOf } from "../data/model/time.ts";
import type { PageRequest } from "./contract.ts";
import { planVisits } from "./crawl.ts";
import type { Frontier, Planned } from "./frontier.ts";
import { hostOf, isWall } from "./hosts-at-rest.ts";
import { isPassing } from "./plan-visits.ts";
import type { Sighting } from "./read-captures.ts";

/** How things stand with one host of one owner. */
export type HostStatus = {
  readonly owner: string;
  readonly host: string;
  /** Addresses visited so far. */
  readonly pages: number;
  readonly lastVisit: Instant | null;
  /** `null`: nothing is planned, or it is due at once (see `dueNow`). */
  readonly nextVisit: Instant | null;
  readonly dueNow: number;
  /** Pages we know of and have never asked for, whether we may at this time or not. */
  readonly neverVisited: number;
  /** What has been due for longest and was not read. */
  readonly oldestDue: { readonly address: string; readonly since: Instant | null } | null;
  /** How the last visit to each address ended. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly walls: number;
  /** Share of addresses whose last visit failed for a technical reason. */
  readonly errorRate: number;
  readonly alarms: number;
  /** What a maintainer has to do with it; empty when all is well. */
  readonly needs: readonly string[];
};

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
  return [...new Set([...requested.keys(), ...seen.keys()])].sort().map((key) => {
    const sightings = seen.get(key) ?? [];
    const again = sightings.filter(({ address, kind }) => kind === "complaint" || isEntry.has(address));
    const visited = new Set(sightings.map(({ address }) => address));
    const wanted = [...(requested.get(key) ?? []), ...(planned.get(key) ?? [])].map(({ address }) => address);
    const host = {
      planned: planned.get(key) ?? [],
      sightings,
      alarms: raised.get(key) ?? [],
      neverVisited: new Set(wanted.filter((address) => !visited.has(address))).size,
    };
    return hostStatus(key, host, again, frontier, now);
  });
}

type Host = {
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
    nextVisit: frontier.nextVisitAmong(again.map(({ address }) => address)),
    dueNow: host.planned.length,
    neverVisited: host.neverVisited,
    oldestDue: oldestOf(host.planned, frontier),
    outcomes: countOutcomes(visits),
    walls: visits.filter(isWall).length,
    errorRate: visits.length === 0 ? 0 : errors / visits.length,
    alarms: host.alarms.length,
  };
  return { ...status, needs: needsOf(status, host, now) };
}

const TOO_MANY_ERRORS = 0.2;
const TOO_LONG_HOURS = 7 * 24;

function needsOf({ errorRate, lastVisit, dueNow }: Omit<HostStatus, "needs">, host: Host, now: Instant): string[] {
  const walls = [
    ...new Set(
      host.sightings
        .map(({ last }) => last)
        .filter(isWall)
        .map(({ outcome }) => outcome),
    ),
  ];
  const misread = host.alarms.filter(({ kind }) => kind !== "access").length;
  const lastGood = latestOf(
    host.sightings.flatMap(({ content, confirmedAt }) => (content === null ? [] : confirmedAt)),
  );
  // Pages that never change are not asked for more often than every other week: that is no silence.
  const isWaiting = lastGood !== null && lastVisit !== null && (lastVisit > lastGood || dueNow > 0);
  const silent = isWaiting && hoursBetween(lastGood, now) > TOO_LONG_HOURS;
  return [
    ...walls.map((outcome) => OUTCOMES[outcome]),
    ...(misread > 0 ? [`${misread} 页结构或数值不符`] : []),
    ...(errorRate > TOO_MANY_ERRORS ? [`${Math.round(errorRate * 100)}% 的页面出错`] : []),
    ...(silent ? ["七天没有读到任何内容"] : []),
  ];
}

/** Trouble of ours or of the wire. That a page is gone, walled or forbidden is an answer. */
function isError(visit: Sighting["last"]): boolean {
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

/** For people: one row a host. */
export function statusRows(hosts: readonly HostStatus[], now: Instant): string[][] {
  const head = [
    "owner",
    "host",
    "pages",
    "last visit",
    "next visit",
    "due",
    "new",
    "endings",
    "errors",
    "alarms",
    "needs",
  ];
  return [head, ...hosts.map((each) => rowOf(each, now))];
}

function rowOf(each: HostStatus, now: Instant): string[] {
  const endings = Object.entries(each.outcomes).map(([outcome, count]) => `${wordsOf(outcome)} ${count}`);
  return [
    each.owner,
    each.host,
    String(each.pages),
    each.lastVisit ?? "never",
    each.dueNow > 0 ? "now" : (each.nextVisit ?? "–"),
    each.oldestDue?.since
      ? `${each.dueNow} (since ${Math.round(hoursBetween(each.oldestDue.since, now))} h)`
      : String(each.dueNow),
    String(each.neverVisited),
    endings.join("、"),
    `${Math.round(each.errorRate * 100)}%`,
    String(each.alarms),
    each.needs.join("；"),
  ];
}

function wordsOf(outcome: string): string {
  return Object.entries(OUTCOMES).find(([name]) => name === outcome)?.[1] ?? outcome;
}
