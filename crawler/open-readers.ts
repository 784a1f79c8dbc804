import { availableParallelism } from "node:os";
import { setImmediate as letOthersSpeak } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Archive } from "../data/archive/archive.ts";
import { sourceNamed } from "./sources/index.ts";
import { inParts, type Wanted } from "./take-apart.ts";

/** Who reads the pages of an archive: this thread and, where there is much to read, some more. One for a process. */
export type Readers = {
  /** All `batches`, which hold so many `pages`; they are asked for as they are read, so that few are held at a time. */
  readonly readAll: (
    batches: Iterator<readonly Wanted[]>,
    pages: number,
    take: (read: readonly string[], place: number) => void,
  ) => Promise<void>;
  /** One batch, while this thread does something else. */
  readonly readAside: (batch: readonly Wanted[]) => Promise<string[]>;
  readonly close: () => Promise<void>;
};

/** Below this a thread costs more to start than it saves. */
const PAGES_WORTH_A_THREAD = 300;
/** Fewer are left to the threads that have read before: who begins must first compile all the rules, and needs room. */
const PAGES_WORTH_WARMING_UP = 2000;
const MOST_THREADS = 3;
/** So that a thread has its next batch while its last answer is on the way. */
export const BATCHES_AHEAD = 2;

/** Pages come and go: a small nursery is emptied often, and costs no more. */
const MEMORY = { maxYoungGenerationSizeMb: 12 };

type Lane = (batch: readonly Wanted[]) => Promise<string[]>;
type Thread = { readonly read: Lane; readonly stop: () => Promise<unknown> };

export function openReaders(archive: Pick<Archive, "path" | "body">): Readers {
  const threads: Thread[] = [];
  /** As many threads as so much work is worth, at least those that are there. */
  const threadsFor = (wanted: number): readonly Thread[] => {
    while (threads.length < wanted) threads.push(startThread(archive.path));
    return threads;
  };
  const own: Lane = async (batch) => {
    await letOthersSpeak();
    // Who leaves all reading to others need not learn how.
    const { readBatch } = await import("./read-batch.ts");
    return readBatch(batch, archive, sourceNamed);
  };
  /** Whoever reads nothing has the time to take the pages apart. */
  const apart = (batch: readonly Wanted[]) => batch.map((wanted) => inParts(wanted, archive, sourceNamed));
  return {
    async readAll(batches, pages, take) {
      const isWarm = threads.length > 0 && pages < PAGES_WORTH_WARMING_UP;
      const worth = Math.min(MOST_THREADS, availableParallelism() - 1, Math.floor(pages / PAGES_WORTH_A_THREAD));
      const aside = threadsFor(isWarm ? 0 : worth).map(({ read }) =>
        isWarm ? (batch: readonly Wanted[]) => read(apart(batch)) : read,
      );
      const lanes = [...(isWarm ? [] : [own]), ...Array.from({ length: BATCHES_AHEAD }, () => aside).flat()];
      let place = 0;
      const readOn = async (lane: Lane) => {
        for (let step = batches.next(); step.done !== true; step = batches.next()) {
          const here = place++;
          take(await lane(step.value), here);
        }
      };
      await Promise.all(lanes.map(readOn));
    },
    readAside: (batch) => (threadsFor(1)[0]?.read ?? own)(batch),
    async close() {
      await Promise.all(threads.map(({ stop }) => stop()));
    },
  };
}

function startThread(path: string): Thread {
  const worker = new Worker(new URL("./reader-thread.ts", import.meta.url), {
    resourceLimits: MEMORY,
    workerData: path,
  });
  const waiting: PromiseWithResolvers<string[]>[] = [];
  let death: unknown = null;
  // A thread answers in the order it was asked.
  worker.on("message", (read: string[]) => waiting.shift()?.resolve(read));
  worker.on("error", (bug) => {
    death = bug;
    for (const each of waiting.splice(0)) each.reject(bug);
  });
  return {
    read(batch) {
      const answer = Promise.withResolvers<string[]>();
      if (death !== null) answer.reject(death);
      waiting.push(answer);
      worker.postMessage(batch);
      return answer.promise;
    },
    stop: () => worker.terminate(),
  };
}
