import type { Archive } from "../data/archive/archive.ts";
import type { Alarm } from "../data/model/alarm.ts";
import type { OwnerStatus } from "../data/model/status.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { callsOf } from "../data/schedule.ts";
import { NO_READINGS, type Readings } from "../data/store/readings.ts";
import { openFrontier } from "./frontier.ts";
import { ownersStatus, stripBegin } from "./owner-status.ts";
import { entryPages } from "./plan-visits.ts";
import { SOURCES } from "./sources/index.ts";
import { statusOf } from "./status.ts";

/** What the archive alone does not say. */
export type Aside = {
  readonly alarms: readonly Alarm[];
  /** Of each source, how many platforms have complaints from it. */
  readonly platformsOf: ReadonlyMap<string, number>;
  /** When each owner was last crawled to the end. */
  readonly runs: ReadonlyMap<string, Instant>;
};

type Visits = Pick<Archive, "owners" | "capturesInTurn" | "receivedBy" | "body" | "endingsSince">;

/** How every owner stands at `now`, as the archive tells it. */
export function standingsOf(
  archive: Visits,
  registry: Registry,
  aside: Aside,
  now: Instant,
  readings: Readings = NO_READINGS,
): OwnerStatus[] {
  const all = { source: undefined, platform: undefined };
  const entry = entryPages(registry.workspace, registry.platforms, SOURCES, all);
  const hosts = statusOf(entry, openFrontier(archive, registry, now, undefined, readings), aside.alarms, now);
  const calls = callsOf(new Set(entry.map(({ owner }) => owner)), registry, aside.runs, now);
  return ownersStatus(registry, { ...aside, hosts, calls, endings: archive.endingsSince(stripBegin(now)) }, now);
}

/** The same at the newest visit, for the store: as though everybody had been called for just then. */
export function standingsAt(
  archive: Visits,
  registry: Registry,
  readings: Readings,
  parsed: Pick<Aside, "alarms" | "platformsOf"> & { readonly asOf: Instant },
): OwnerStatus[] {
  const { workspace, platforms } = registry;
  const owners = [...workspace.sources.map(({ id }) => `source:${id}`), ...platforms.map(({ id }) => `platform:${id}`)];
  const runs = new Map(owners.map((owner) => [owner, parsed.asOf]));
  return standingsOf(archive, registry, { ...parsed, runs }, parsed.asOf, readings);
}
