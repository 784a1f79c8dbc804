import PQueue from "p-queue";
import { createPoliteness } from "../fetch/politeness.ts";
import { runSlice, type SlicePorts } from "../fetch/run-slice.ts";
import type { Dispatcher } from "./dispatcher.ts";

export type InProcessOptions = Omit<SlicePorts, "politeness"> & {
  readonly gapMs: number;
  readonly mostRestMs?: number;
  readonly askedBefore?: ((hostname: string) => boolean) | undefined;
  /** Hosts read at a time. */
  readonly concurrency?: number;
};

/** Runs slices in this process, many at a time, all by the same clocks. */
export function dispatchInProcess(options: InProcessOptions): Dispatcher {
  const queue = new PQueue({ concurrency: options.concurrency ?? 16 });
  const over = new AbortController();
  const { gapMs, mostRestMs, askedBefore = () => false } = options;
  const politeness = createPoliteness({
    gapMs,
    askedBefore,
    ...(mostRestMs === undefined ? {} : { mostRestMs }),
    signal: AbortSignal.any(options.signal === undefined ? [over.signal] : [options.signal, over.signal]),
  });
  return {
    budget: { pages: 20, ms: 10 * 60_000 },
    run: (slice, take, signal) => queue.add(() => runSlice(slice, { ...options, politeness, signal }, take)),
    async close() {
      over.abort();
    },
  };
}
