import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { failed } from "../fetch/answer.ts";
import { type HostClock, type Politeness, STOPPED } from "../fetch/politeness.ts";
import { A_LONG_REST, LONGEST_WAIT_MS as LONGEST_HOLD_MS } from "../fetch/with-patience.ts";
import type { Engine } from "./engine.ts";

/**
 * The same politeness, kept by all workers together: before a host is asked its turn is taken in PostgreSQL, by the clock
 * there. A redirect into another worker's host waits like everybody else, and so does a slice that runs once more.
 */
export function withSharedTurns(politeness: Politeness, engine: Engine, signal: AbortSignal): Politeness {
  const clocks = new Map<string, HostClock>();
  return {
    of(hostname) {
      const clock = clocks.get(hostname) ?? sharedClock(hostname, politeness.of(hostname), engine, signal);
      clocks.set(hostname, clock);
      return clock;
    },
    isOver: politeness.isOver,
  };
}

/** A turn whose taker died lasts this long, or a gap if that is longer. Below the time in which its slice runs again. */
const WHILE_ASKING_MS = 15_000;

function sharedClock(hostname: string, own: HostClock, engine: Engine, signal: AbortSignal): HostClock {
  let gapMs = 0;
  return {
    heldMs: own.heldMs,
    waitMs: own.waitMs,
    slowTo(ms) {
      gapMs = Math.max(gapMs, ms);
      own.slowTo(ms);
    },
    async holdFor(ms) {
      own.holdFor(ms);
      await engine.sql(HOLD, [hostname, ms]);
    },
    async turn(request) {
      let taken: Taken = "over";
      let restMs = gapMs;
      try {
        const answer = await own.turn(async () => {
          // A gap, jitter included, is waited for, however long; a rest that was asked for is not.
          const mostMs = Math.max(2 * gapMs, LONGEST_HOLD_MS);
          taken = await takeTurn(hostname, Math.max(gapMs, WHILE_ASKING_MS), mostMs, engine, signal);
          return taken === "mine" ? request() : NOT_ASKED[taken];
        });
        restMs = own.waitMs();
        return answer;
      } finally {
        if (isMine(taken)) await engine.sql(GIVE_BACK, [hostname, restMs]);
      }
    },
  };
}

/** `held`: the host has asked some worker for a rest that no slice should wait for. `over`: somebody has said stop. */
type Taken = "mine" | "held" | "over";

const NOT_ASKED = { held: failed("rate_limited", A_LONG_REST), over: STOPPED } as const;

/** What a callback has set meanwhile, the compiler cannot know. */
function isMine(taken: Taken): boolean {
  return taken === "mine";
}

const TAKE = `
  insert into kaxin.turns as turn values ($1, clock_timestamp() + $2 * interval '1 millisecond')
  on conflict (hostname) do update set free_at = clock_timestamp() + $2 * interval '1 millisecond'
  where turn.free_at <= clock_timestamp()
  returning hostname`;
const GIVE_BACK = `
  update kaxin.turns set free_at = clock_timestamp() + $2 * interval '1 millisecond' where hostname = $1`;
const HOLD = `
  update kaxin.turns set free_at = greatest(free_at, clock_timestamp() + $2 * interval '1 millisecond')
  where hostname = $1`;
const WAIT = `
  select (extract(epoch from free_at - clock_timestamp()) * 1000)::float8 as wait from kaxin.turns where hostname = $1`;

const Waits = z.array(z.strictObject({ wait: z.number() }));
const SHORTEST_WAIT_MS = 5;
/** Somebody may give a turn back early. */
const LONGEST_WAIT_MS = 1000;

async function takeTurn(
  hostname: string,
  lastsMs: number,
  mostMs: number,
  { sql }: Engine,
  signal: AbortSignal,
): Promise<Taken> {
  while (!signal.aborted) {
    const mine = await sql(TAKE, [hostname, lastsMs]);
    if (mine.length > 0) return "mine";
    const [turn] = Waits.parse(await sql(WAIT, [hostname]));
    const waitMs = Math.max(turn?.wait ?? 0, SHORTEST_WAIT_MS);
    if (waitMs > mostMs) return "held";
    // An abort ends the rest, and is no failure.
    await sleep(Math.min(waitMs, LONGEST_WAIT_MS), undefined, { signal }).catch(() => undefined);
  }
  return "over";
}
