import { once } from "node:events";
import type { Db, Job } from "pg-boss";
import type { PageRequest, Visit } from "../contract.ts";
import { dropPersonal } from "../drop-personal.ts";
import { judgePage } from "../fetch/judge-page.ts";
import { createPoliteness } from "../fetch/politeness.ts";
import { runSlice, type Slice, type SlicePorts } from "../fetch/run-slice.ts";
import { SOURCES } from "../sources/index.ts";
import { type Engine, openEngine, POLLING, QUEUES } from "./engine.ts";
import { putVisits } from "./report-box.ts";
import { withSharedTurns } from "./shared-turns.ts";
import { openOrder, type SliceOrder, seal } from "./wire.ts";

export type WorkerPorts = Pick<SlicePorts, "send" | "render" | "now"> & {
  /** Hosts read at a time. */
  readonly concurrency: number;
  readonly say: (line: string) => void;
  /** Slices under way end after the page they are at; what is left of them goes back. */
  readonly signal: AbortSignal;
};

/** Runs slices for whichever crawl puts them there, until `signal` aborts. Answers with how many. */
export async function work(url: string, ports: WorkerPorts): Promise<number> {
  const engine = await openEngine(url, ports.say, ports.concurrency);
  let slices = 0;
  // What the handler writes through `transaction` is written together with the word that the slice is done, or not at all.
  const options = { ...POLLING, localConcurrency: ports.concurrency, transactional: true } as const;
  await engine.boss.work(QUEUES.slice, options, async ([job], transaction: Db) => {
    if (job === undefined) return;
    await runOrder(job, transaction, engine, ports);
    slices += 1;
  });
  ports.say(`worker: 同时最多读 ${ports.concurrency} 个主机`);
  if (!ports.signal.aborted) await once(ports.signal, "abort");
  await engine.boss.stop({ graceful: true, timeout: 60_000 });
  return slices;
}

async function runOrder(job: Job<unknown>, db: Db, engine: Engine, ports: WorkerPorts): Promise<void> {
  const order = openOrder(job.data);
  const { gapMs, mostRestMs, backoffMs } = order;
  const signal = AbortSignal.any([ports.signal, job.signal]);
  const politeness = withSharedTurns(createPoliteness({ gapMs, mostRestMs, signal }), engine, signal);
  const adapterOf = ({ owner }: Pick<PageRequest, "owner">) => SOURCES.find(({ id }) => id === order.adapters[owner]);
  const judge: SlicePorts["judge"] = (page, request) => adapterOf(request)?.judge(page) ?? judgePage(page);
  const drop: SlicePorts["drop"] = (request, fetched) => dropPersonal(adapterOf(request), request, fetched);
  const visits: Visit[] = [];
  const end = await runSlice(
    sliceOf(order),
    { ...ports, ...{ politeness, judge, drop, signal }, patience: { backoffMs } },
    // As text they are read elsewhere, later.
    ({ text: _, ...visit }) => visits.push(visit),
  );
  // The slice is somebody else's by now, who will report on it.
  if (job.signal.aborted) return;
  await putVisits(order.id, visits, db);
  const content = { ...end, slice: order.id, remaining: [...end.remaining] };
  await engine.boss.send(QUEUES.report, seal(content), { db });
}

function sliceOf({ budgetMs, validators, robots, ...order }: SliceOrder): Slice {
  return {
    ...order,
    validators: new Map(validators),
    robots: robots.map(({ capture, body }) => ({ capture, body: body === null ? null : Buffer.from(body, "base64") })),
    budget: { visits: Number.POSITIVE_INFINITY, ms: budgetMs },
  };
}
