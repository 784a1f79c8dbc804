import { parentPort, workerData } from "node:worker_threads";
import { openBodies } from "../data/archive/bodies.ts";
import { readBatch } from "./read-batch.ts";
import { sourceNamed } from "./sources/index.ts";
import type { Wanted } from "./take-apart.ts";

const archive = openBodies(String(workerData));

/** One of the threads of `open-readers.ts`: reads what it is handed, one batch after the other. */
parentPort?.on("message", (batch: readonly Wanted[]) =>
  parentPort?.postMessage(readBatch(batch, archive, sourceNamed)),
);
