import { createHash } from "node:crypto";
import { Cron } from "croner";
import type { Platform } from "./model/platform.ts";
import { type Instant, toInstant, toMilliseconds } from "./model/time.ts";
import type { Workspace } from "./model/workspace.ts";

/** The clock in Shanghai. It has known no summer time since 1991; a time zone by name loads more than all else here. */
const SHANGHAI = { utcOffset: 8 * 60, paused: true };

/** When an owner is to be called: a cron expression by the clock in Shanghai, and by how much it may be late on purpose. */
export type Schedule = { readonly cron: string; readonly jitterMinutes: number };

type Declared = { readonly workspace: Workspace; readonly platforms: readonly Platform[] };

/** The schedule of every owner, `source:<id>` or `platform:<id>`: its own, or the one of its kind. */
export function schedulesOf({ workspace, platforms }: Declared): ReadonlyMap<string, Schedule> {
  const { jitterMinutes, ...usual } = workspace.schedules;
  const sources = workspace.sources.map(({ id, schedule }) => [`source:${id}`, schedule ?? usual.sources] as const);
  const pages = platforms.map(({ id, schedule }) => [`platform:${id}`, schedule ?? usual.platforms] as const);
  return new Map([...sources, ...pages].map(([owner, cron]) => [owner, { cron, jitterMinutes }]));
}

/** What is wrong with a cron expression; `null`: nothing. */
export function cronFault(cron: string): string | null {
  try {
    const job = new Cron(cron, SHANGHAI);
    return job.nextRun(LONG_AGO) === null ? "names a day that never comes" : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

/**
 * The first call after `after`. Each call of a schedule is late by a share of `jitterMinutes` that its own moment decides, so
 * that everybody computes the same one; never by more than half the way to the next. `null`: it calls no more.
 */
export function nextCall({ cron, jitterMinutes }: Schedule, after: Instant): Instant | null {
  const job = new Cron(cron, SHANGHAI);
  const jitterMs = jitterMinutes * 60_000;
  // A call before `after` may be late until after it.
  for (let tick = job.nextRun(new Date(toMilliseconds(after) - jitterMs - 1000)); tick !== null; ) {
    const following = job.nextRun(tick);
    const room = following === null ? jitterMs : Math.min(jitterMs, (following.getTime() - tick.getTime()) / 2);
    const call = toInstant(tick.getTime() + room * shareOf(cron, tick));
    if (call > after) return call;
    tick = following;
  }
  return null;
}

/** From 0 to 1, the same for all that run at this moment by this expression. */
function shareOf(cron: string, tick: Date): number {
  return createHash("sha256").update(`${cron} ${tick.getTime()}`).digest().readUInt32BE() / 2 ** 32;
}

/**
 * The first call of each of `owners` since its last run: for those that are due not after `now`, for who missed one in the past,
 * for who never ran `now`. Who is not called any more is left out.
 */
export function callsOf(
  owners: Iterable<string>,
  declared: Declared,
  runs: ReadonlyMap<string, Instant>,
  now: Instant,
): ReadonlyMap<string, Instant> {
  const schedules = schedulesOf(declared);
  const memo = new Map<string, Instant | null>();
  const calls = new Map<string, Instant>();
  for (const owner of owners) {
    const schedule = schedules.get(owner);
    if (schedule === undefined) continue;
    const lastRun = runs.get(owner);
    const key = `${schedule.cron} ${lastRun}`;
    // Thousands of platforms share a schedule and were run together.
    const call = memo.get(key) ?? (lastRun === undefined ? now : nextCall(schedule, lastRun));
    memo.set(key, call);
    if (call !== null) calls.set(owner, call);
  }
  return calls;
}
