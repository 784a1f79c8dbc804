import { availableParallelism } from "node:os";
import { setImmediate as letOthersSpeak } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { ComplaintSource } from "./contract.ts";
import { type Batch, type BatchRead, readBatch } from "./read-batch.ts";

/** This thread and, where there is much to read, some more. */
export type Readers = {
  /** Batches are asked for as they are read, so that few are held at a time. The answers stand in the order of the batches. */
  readonly readAll: (batches: Iterator<Batch>) => Promise<BatchRead[]>;
  readonly close: () => Promise<void>;
};

/** Below this a thread costs more to start than it saves. */
const PAGES_WORTH_A_THREAD = 300;
const MOST_THREADS = 3;
/** So that a thread has its next batch while its last answer is on the way. */
const BATCHES_AHEAD = 2;

/** Pages come and go: a small nursery is emptied often, and costs no more. */
const MEMORY = { maxYoungGenerationSizeMb: 12 };

type Lane = (batch: Batch) => Promise<BatchRead>;

/** `pages`: how many there are for threads to share; 0 for an adapter that is not among the sources, which they do not know. */
export function openReaders(pages: number, adapterNamed: (id: string) => ComplaintSource): Readers {
  const wanted = Math.min(MOST_THREADS, availableParallelism() - 1, Math.floor(pages / PAGES_WORTH_A_THREAD));
  const threads = Array.from({ length: Math.max(0, wanted) }, startThread);
  const own: Lane = async (batch) => {
    await letOthersSpeak();
    // A copy: words cut from a page would keep the whole page in memory.
    return structuredClone(readBatch(batch, adapterNamed));
  };
  const lanes = [own, ...threads.flatMap(({ lane }) => Array.from({ length: BATCHES_AHEAD }, () => lane))];
  return {
    async readAll(batches) {
      const answers: BatchRead[] = [];
      let place = 0;
      const readOn = async (lane: Lane) => {
        for (let step = batches.next(); step.done !== true; step = batches.next()) {
          const here = place++;
          answers[here] = await lane(step.value);
        }
      };
      await Promise.all(lanes.map(readOn));
      return answers;
    },
    async close() {
      await Promise.all(threads.map(({ stop }) => stop()));
    },
  };
}

function startThread(): { readonly lane: Lane; readonly stop: () => Promise<unknown> } {
  const worker = new Worker(new URL("./reader-thread.ts", import.meta.url), { resourceLimits: MEMORY });
  const waiting: PromiseWithResolvers<BatchRead>[] = [];
  // A thread answers in the order it was asked.
  worker.on("message", (read: BatchRead) => waiting.shift()?.resolve(read));
  worker.on("error", (bug) => {
    for (const each of waiting) each.reject(bug);
  });
  return {
    lane(batch) {
      const answer = Promise.withResolvers<BatchRead>();
      waiting.push(answer);
      worker.postMessage(batch);
      return answer.promise;
    },
    stop: () => worker.terminate(),
  };
}
