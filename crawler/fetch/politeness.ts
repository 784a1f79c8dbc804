import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";
import { type Answer, failed, type Send } from "./answer.ts";

/** One clock a host: whoever asks the same host waits for the same turn. Shared by all that must not come at the same time. */
export type Politeness = {
  readonly of: (hostname: string) => HostClock;
  /** Has somebody said stop? */
  readonly isOver: () => boolean;
};

export type HostClock = {
  /** Runs `request` when the host may be asked again; one at a time. */
  readonly turn: (request: () => Promise<Answer>) => Promise<Answer>;
  /** The host wants at least this between two requests (our gap, or its `Crawl-delay`). */
  readonly slowTo: (gapMs: number) => void;
  /** The host is not asked before this has passed (its `Retry-After`, or our own backing off). */
  readonly holdFor: (ms: number) => void | Promise<void>;
  /** How much longer it is held. */
  readonly heldMs: () => number;
  /** How long until the next turn, were it asked for at this moment. */
  readonly waitMs: () => number;
};

export type PolitenessOptions = {
  readonly gapMs: number;
  /** A slow host is given more rest, up to this. */
  readonly mostRestMs?: number;
  /** May an earlier process have asked this host until the moment this one began? */
  readonly askedBefore?: (hostname: string) => boolean;
  readonly random?: () => number;
  /** Once it aborts nobody waits, and nobody is asked. */
  readonly signal?: AbortSignal;
};

/** In the place of an answer: nobody was asked, because somebody said stop. Known by identity. */
export const STOPPED: Answer = failed("unreachable", "stopped by us");

/** A host that needs long to answer is left in peace for twice as long, averaged over its last answers. */
const REST_PER_LATENCY = 2;
const WEIGHT_OF_LATEST = 0.3;
/** So that no two visits are exactly a beat apart, up to this much is added, never taken off. */
const JITTER = 0.2;

export function createPoliteness(options: PolitenessOptions): Politeness {
  const clocks = new Map<string, HostClock>();
  return {
    of(hostname) {
      const clock = clocks.get(hostname) ?? createClock(options, options.askedBefore?.(hostname) === true);
      clocks.set(hostname, clock);
      return clock;
    },
    isOver: () => options.signal?.aborted === true,
  };
}

function createClock(options: PolitenessOptions, askedBefore: boolean): HostClock {
  const { mostRestMs = 30_000, random = Math.random, signal } = options;
  const queue = new PQueue({ concurrency: 1 });
  let gapMs = options.gapMs;
  let latencyMs: number | null = null;
  // This clock stands at 0 when the process begins.
  let lastEnd = askedBefore ? 0 : Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let jitter = 1;

  const heldMs = () => Math.max(0, heldUntil - performance.now());
  const waitMs = () => {
    const rest = Math.max(gapMs, Math.min(REST_PER_LATENCY * (latencyMs ?? 0), mostRestMs)) * jitter;
    return Math.max(lastEnd + rest - performance.now(), heldMs());
  };
  const noteAnswer = (answer: Answer) => {
    if (answer.kind === "answered") {
      latencyMs = latencyMs === null ? answer.latencyMs : mix(latencyMs, answer.latencyMs);
    }
    lastEnd = performance.now();
    jitter = 1 + JITTER * random();
  };

  return {
    heldMs,
    waitMs,
    slowTo: (ms) => {
      gapMs = Math.max(gapMs, ms);
    },
    holdFor: (ms) => {
      heldUntil = Math.max(heldUntil, performance.now() + ms);
    },
    turn: (request) =>
      queue.add(async () => {
        // A timer may fire a little early; the gap is a promise.
        while (waitMs() > 0 && !signal?.aborted) await rest(waitMs(), signal);
        if (signal?.aborted) return STOPPED;
        const answer = await request();
        noteAnswer(answer);
        return answer;
      }),
  };
}

async function rest(ms: number, signal: AbortSignal | undefined): Promise<void> {
  // An abort ends the rest, and is no failure.
  await sleep(Math.ceil(ms), undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}

function mix(average: number, latest: number): number {
  return average * (1 - WEIGHT_OF_LATEST) + latest * WEIGHT_OF_LATEST;
}

export function withPoliteness(send: Send, politeness: Politeness): Send {
  return (query) => politeness.of(new URL(query.address).hostname).turn(() => send(query));
}
