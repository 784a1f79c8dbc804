import PQueue from "p-queue";
import { createPoliteness } from "../fetch/politeness.ts";
import { runSlice, type SlicePorts } from "../fetch/run-slice.ts";
import type { Dispatcher } from "./dispatcher.ts";

export type InProcessOptions = Omit<SlicePorts, "politeness"> & {
  readonly gapMs: number;
  readonly mostRestMs?: number;
  readonly askedBefore?: ((hostname: string) => boolean) | undefined;
  /** Runs `apply`, which stores visits, in one go. */
  readonly together?: (apply: () => void) => void;
  /** Hosts read at a time. */
  readonly concurrency?: number;
};

/** Runs slices in this process, many at a time, all by the same clocks. */
export function dispatchInProcess(options: InProcessOptions): Dispatcher {
  const queue = new PQueue({ concurrency: options.concurrency ?? 16 });
  const over = new AbortController();
  const { gapMs, mostRestMs, askedBefore = () => false, together = (apply) => apply() } = options;
  const inbox = openInbox(together);
  const politeness = createPoliteness({
    gapMs,
    askedBefore,
    ...(mostRestMs === undefined ? {} : { mostRestMs }),
    signal: AbortSignal.any(options.signal === undefined ? [over.signal] : [options.signal, over.signal]),
  });
  return {
    budget: { pages: 20, ms: 10 * 60_000 },
    run: (slice, take, signal) =>
      queue.add(async () => {
        const end = await runSlice(slice, { ...options, politeness, signal }, (visit) => inbox.put(() => take(visit)));
        inbox.empty();
        return end;
      }),
    async close() {
      over.abort();
    },
  };
}

/** Visits that come in one turn of the event loop are stored together: a transaction costs more than the row it writes. */
function openInbox(together: (apply: () => void) => void) {
  let waiting: (() => void)[] = [];
  let failure: { readonly error: unknown } | null = null;
  const store = () => {
    const all = waiting;
    waiting = [];
    try {
      if (all.length > 0)
        together(() => {
          for (const take of all) take();
        });
    } catch (error) {
      failure = { error };
    }
  };
  const throwFailure = () => {
    if (failure !== null) throw failure.error;
  };
  return {
    /** Throws what storing has thrown: nobody is asked for more that cannot be stored. */
    put(take: () => void) {
      throwFailure();
      waiting.push(take);
      if (waiting.length === 1) setImmediate(store);
    },
    /** The same, once nothing waits. */
    empty() {
      store();
      throwFailure();
    },
  };
}
