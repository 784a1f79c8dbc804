import { parentPort } from "node:worker_threads";
import { type Batch, readBatch } from "./read-batch.ts";
import { SOURCES } from "./sources/index.ts";

/** One of the threads of `open-readers.ts`: reads what it is handed, one batch after the other. */
parentPort?.on("message", (batch: Batch) => {
  const adapterNamed = (id: string) => {
    const adapter = SOURCES.find((each) => each.id === id);
    if (adapter === undefined) throw new RangeError(`no source is named ${id}`);
    return adapter;
  };
  parentPort?.postMessage(readBatch(batch, adapterNamed));
});
