import { type Answer, failed, type Send } from "./answer.ts";
import { type Politeness, STOPPED } from "./politeness.ts";
import { retryAfterSeconds } from "./retry-after.ts";

export type PatienceOptions = {
  /** Requests for one page, the first included. */
  readonly tries?: number;
  /** The first wait of our own; it doubles with each try. */
  readonly backoffMs?: number;
  readonly longestWaitMs?: number;
  readonly nowMs?: () => number;
};

/** A host that wants a longer rest than this, in milliseconds, is left for this run. */
export const LONGEST_WAIT_MS = 120_000;
export const A_LONG_REST = "the host asked for a long rest";

/**
 * Asks again when a host is only busy: after the time it names, else after a wait that doubles. The host's clock is held, so
 * that nobody else asks meanwhile. What is still busy at the end comes back as it is, with the hold on the clock. A host that
 * is held for very long, a redirect may lead to one, is not asked at all.
 */
export function withPatience(send: Send, politeness: Politeness, options: PatienceOptions = {}): Send {
  const { tries = 3, backoffMs = 5_000, longestWaitMs = LONGEST_WAIT_MS, nowMs = Date.now } = options;
  const waitAfter = (answer: Answer, attempt: number) => {
    const named = retryAfterSeconds(answer.headers["retry-after"] ?? "", nowMs());
    return named === null ? backoffMs * 2 ** (attempt - 1) : named * 1000;
  };
  return async (query) => {
    const clock = politeness.of(new URL(query.address).hostname);
    if (clock.heldMs() > longestWaitMs) return failed("rate_limited", A_LONG_REST);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send(query);
      if (answer === STOPPED || !isBusy(answer)) return answer;
      const wait = waitAfter(answer, attempt);
      await clock.holdFor(wait);
      if (attempt >= tries || wait > longestWaitMs || politeness.isOver()) return answer;
    }
  };
}

/** Asks once. A host that is busy and names a time is not asked again before, by anybody. */
export function withHeed(send: Send, politeness: Politeness, nowMs: () => number = Date.now): Send {
  return async (query) => {
    const answer = await send(query);
    const named = retryAfterSeconds(answer.headers["retry-after"] ?? "", nowMs());
    if (named !== null && isBusy(answer)) await politeness.of(new URL(query.address).hostname).holdFor(named * 1000);
    return answer;
  };
}

/** Will it pass by itself? A name that does not exist, a bad certificate, a page too large will not. */
function isBusy(answer: Answer): boolean {
  if (answer.kind === "answered") return answer.status === 429 || answer.status >= 500;
  return answer.outcome === "timeout" || answer.outcome === "unreachable" || answer.outcome === "server_error";
}
