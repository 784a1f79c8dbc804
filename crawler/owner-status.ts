import type { Ending } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import {
  type EffectState,
  type HostStatus,
  type Need,
  type OwnerStatus,
  PROMISED_DAYS,
  type StatusDay,
} from "../data/model/status.ts";
import { addHours, fromShanghai, hoursBetween, type Instant, latestOf, toShanghai } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { schedulesOf } from "../data/schedule.ts";
import { isWall } from "./hosts-at-rest.ts";
import { holdsAllBack } from "./status.ts";

/** What is known of all owners together. */
type Known = {
  readonly hosts: readonly HostStatus[];
  readonly alarms: readonly Alarm[];
  /** Visits since `stripBegin`, in the order they were made. */
  readonly endings: readonly Ending[];
  /** When each owner that is visited is called next. */
  readonly calls: ReadonlyMap<string, Instant>;
  /** Of each source, how many platforms have complaints from it. */
  readonly platformsOf: ReadonlyMap<string, number>;
};

const DAYS = 7;
const A_WEEK_DAYS = 7;

/** How every source and platform of the registry stands at `now`, in the registry's order. Pure. */
export function ownersStatus(registry: Registry, known: Known, now: Instant): OwnerStatus[] {
  const schedules = schedulesOf(registry);
  const hosts = Map.groupBy(known.hosts, ({ owner }) => owner);
  const alarms = Map.groupBy(known.alarms, ({ owner }) => owner);
  const endings = Map.groupBy(known.endings, ({ owner }) => owner);
  const sources = registry.workspace.sources.map(({ id, name }) => ({ owner: `source:${id}`, name }));
  const platforms = registry.platforms.map(({ id, name }) => ({ owner: `platform:${id}`, name }));
  return [...sources, ...platforms].map(({ owner, name }) => {
    const [own, raised] = [hosts.get(owner) ?? [], alarms.get(owner) ?? []];
    return {
      owner,
      name,
      ...callOf(known.calls.get(owner), schedules.get(owner)?.cron, own),
      ...agesOf(owner, own, raised, known.platformsOf, now),
      strip: stripOf(endings.get(owner) ?? [], now),
      hosts: own,
      alarms: raised,
    };
  });
}

/** Who has nothing to be asked for has no schedule. */
function callOf(call: Instant | undefined, cron: string | undefined, hosts: readonly HostStatus[]) {
  return call === undefined || cron === undefined
    ? { schedule: null, nextDue: null }
    : { schedule: cron, nextDue: notWhileAtRest(call, hosts) };
}

/** When it was last read, and what follows from that. */
function agesOf(
  owner: string,
  hosts: readonly HostStatus[],
  alarms: readonly Alarm[],
  platformsOf: Known["platformsOf"],
  now: Instant,
) {
  const lastSuccess = latestOf(hosts.flatMap((host) => host.lastSuccess ?? []));
  const age = lastSuccess === null ? null : Math.floor(hoursBetween(lastSuccess, now) / 24);
  return {
    lastVisit: latestOf(hosts.flatMap((host) => host.lastVisit ?? [])),
    lastSuccess,
    freshness: freshnessAt(age),
    effect: { state: effectAt(age, alarms), ...restOn(owner, platformsOf) },
    needs: needsOf(hosts, age),
  };
}

function freshnessAt(age: number | null): OwnerStatus["freshness"] {
  if (age === null) return "never";
  return age > PROMISED_DAYS ? "stale" : "fresh";
}

/** Where the first day of the strip begins. */
export function stripBegin(now: Instant): Instant {
  const { year, month, day } = toShanghai(now);
  return fromShanghai(year, month, day - DAYS + 1);
}

/**
 * Each address counts once a day, by how its last visit of the day ended: a crawl that was killed asks some twice. A robots.txt
 * counts where it could not be had: no page was asked for then.
 */
function stripOf(endings: readonly Ending[], now: Instant): StatusDay[] {
  const pages = endings.filter(({ kind, outcome }) => kind !== "robots" || holdsAllBack(outcome));
  const ofDay = Map.groupBy(pages, ({ fetchedAt }) => dayOf(fetchedAt));
  return Array.from({ length: DAYS }, (_, place) => {
    const day = dayOf(addHours(stripBegin(now), 24 * place));
    const last = [...new Map((ofDay.get(day) ?? []).map((ending) => [ending.address, ending])).values()];
    const read = last.filter(({ outcome }) => outcome === "ok" || outcome === "not_modified").length;
    return { day, visits: last.length, read, walled: last.filter(isWall).length };
  });
}

function dayOf(instant: Instant): string {
  return addHours(instant, 8).slice(0, 10);
}

/** Where every host has said no, or not yet, the first that may be asked again decides. */
function notWhileAtRest(call: Instant, hosts: readonly HostStatus[]): Instant {
  const rests = hosts.flatMap(({ restsUntil }) => restsUntil ?? []).sort();
  const [first] = rests;
  return first !== undefined && rests.length === hosts.length && first > call ? first : call;
}

/** Whose scores rest on what is read there, and which of them. */
function restOn(owner: string, platformsOf: Known["platformsOf"]): Omit<OwnerStatus["effect"], "state"> {
  return owner.startsWith("source:")
    ? { platforms: platformsOf.get(owner) ?? 0, dimensions: ["response", "resolution", "reputation"] }
    : { platforms: 1, dimensions: ["transparency"] };
}

function effectAt(age: number | null, alarms: readonly Alarm[]): EffectState {
  if (age === null) return "missing";
  if (age > PROMISED_DAYS) return "outdated";
  if (age >= A_WEEK_DAYS) return "ageing";
  return alarms.some(({ kind }) => kind === "shape") ? "misread" : "current";
}

/** Each once, though several hosts have it. */
function needsOf(hosts: readonly HostStatus[], age: number | null): Need[] {
  const stale: Need[] = age !== null && age > PROMISED_DAYS ? [{ kind: "stale", days: age }] : [];
  const each = [...stale, ...hosts.flatMap(({ needs }) => needs)];
  return [...new Map(each.map((need) => [JSON.stringify(need), need])).values()];
}
