import { availableParallelism } from "node:os";
import { setImmediate as letOthersSpeak } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Archive } from "../data/archive/archive.ts";
import { readBatch, type Wanted } from "./read-batch.ts";
import { sourceNamed } from "./sources/index.ts";

/** This thread and, where there is much to read, some more. */
export type Readers = {
  /** Batches are asked for as they are read, so that few are held at a time; `take` gets what was read of the nth. */
  readonly readAll: (
    batches: Iterator<readonly Wanted[]>,
    take: (read: readonly string[], place: number) => void,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Reads one batch at a time, in the order asked. */
export type ReaderThread = {
  readonly read: (batch: readonly Wanted[]) => Promise<string[]>;
  readonly stop: () => Promise<unknown>;
};

/** Below this a thread costs more to start than it saves. */
export const PAGES_WORTH_A_THREAD = 300;
const MOST_THREADS = 3;
/** So that a thread has its next batch while its last answer is on the way. */
export const BATCHES_AHEAD = 2;

/** Pages come and go: a small nursery is emptied often, and costs no more. */
const MEMORY = { maxYoungGenerationSizeMb: 12 };

/** `pages`: how many there are for threads to share. */
export function openReaders(pages: number, archive: Pick<Archive, "path" | "body">): Readers {
  const wanted = Math.min(MOST_THREADS, availableParallelism() - 1, Math.floor(pages / PAGES_WORTH_A_THREAD));
  const threads = Array.from({ length: Math.max(0, wanted) }, () => startReader(archive.path));
  const own = async (batch: readonly Wanted[]) => {
    await letOthersSpeak();
    return readBatch(batch, archive, sourceNamed);
  };
  const lanes = [own, ...threads.flatMap(({ read }) => Array.from({ length: BATCHES_AHEAD }, () => read))];
  return {
    async readAll(batches, take) {
      let place = 0;
      const readOn = async (lane: ReaderThread["read"]) => {
        for (let step = batches.next(); step.done !== true; step = batches.next()) {
          const here = place++;
          take(await lane(step.value), here);
        }
      };
      await Promise.all(lanes.map(readOn));
    },
    async close() {
      await Promise.all(threads.map(({ stop }) => stop()));
    },
  };
}

/** A thread that reads pages of the archive at `path`. */
export function startReader(path: string): ReaderThread {
  const worker = new Worker(new URL("./reader-thread.ts", import.meta.url), {
    resourceLimits: MEMORY,
    workerData: path,
  });
  const waiting: PromiseWithResolvers<string[]>[] = [];
  // A thread answers in the order it was asked.
  worker.on("message", (read: string[]) => waiting.shift()?.resolve(read));
  worker.on("error", (bug) => {
    for (const each of waiting) each.reject(bug);
  });
  return {
    read(batch) {
      const answer = Promise.withResolvers<string[]>();
      waiting.push(answer);
      worker.postMessage(batch);
      return answer.promise;
    },
    stop: () => worker.terminate(),
  };
}
