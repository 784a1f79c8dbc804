import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import { callsOf } from "../data/schedule.ts";
import { openJournal } from "../data/store/journal.ts";
import type { PageRequest } from "./contract.ts";

/** The entry pages of those that their schedules call for at `now`, by the journal at `path`. */
export function calledFor(
  entry: readonly PageRequest[],
  registry: Registry,
  path: string,
  now: Instant,
): PageRequest[] {
  const calls = callsFrom(entry, registry, path, now);
  return entry.filter(({ owner }) => (calls.get(owner) ?? "9") <= now);
}

/** When the schedules call for the first of them; `null`: for nobody, ever. */
export function firstCall(
  entry: readonly PageRequest[],
  registry: Registry,
  path: string,
  now: Instant,
): Instant | null {
  const [first] = [...callsFrom(entry, registry, path, now).values()].sort();
  return first ?? null;
}

/** When each owner of an entry page is called next, by the journal at `path`. */
export function callsFrom(entry: readonly PageRequest[], registry: Registry, path: string, now: Instant) {
  const journal = openJournal(path);
  const runs = journal.runs();
  journal.close();
  return callsOf(new Set(entry.map(({ owner }) => owner)), registry, runs, now);
}

/**
 * Writes down that a crawl from `entry`, begun at `at`, came to its end: those it was about are not called for again until their
 * next time. A crawl for one platform has read but a part of each source.
 */
export function noteRuns(
  path: string,
  entry: readonly PageRequest[],
  only: { readonly platform: string | undefined },
  at: Instant,
): void {
  const owners = new Set(entry.map(({ owner }) => owner));
  const whole = [...owners].filter((owner) => only.platform === undefined || owner === `platform:${only.platform}`);
  const journal = openJournal(path);
  journal.noteRuns(whole, at);
  journal.close();
}
