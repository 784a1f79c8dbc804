import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Instant, toMilliseconds } from "../../data/model/time.ts";
import { Busy } from "../../data/terminal/door.ts";
import type { Visit } from "../contract.ts";
import type { Slice, SliceEnd } from "../fetch/run-slice.ts";
import type { Dispatcher, Take } from "./dispatcher.ts";
import { type Engine, openEngine, POLLING, QUEUES, takeLead } from "./engine.ts";
import { dropVisits, visitsOf } from "./report-box.ts";
import { openOrder, openReport, type SliceOrder, type SliceReport, seal } from "./wire.ts";

export type OverPostgresOptions = {
  readonly mostRestMs: number;
  readonly backoffMs: number;
  /** The id of the adapter that judges the pages of an owner; `null`: any page is judged alike. */
  readonly adapterOf: (owner: string) => string | null;
  /** Makes the visits of one slice true, all at once and once only. */
  readonly applyOnce: (slice: string, apply: () => void) => boolean;
  /** Keeps a visit of a slice that an earlier crawl sent out and did not live to see. */
  readonly takeLeftOver: Take;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
};

/** Somebody waits for the end of a slice. */
type Waiting = { readonly take: Take; readonly end: (end: SliceEnd) => void; readonly fail: (error: unknown) => void };

/** A rest shorter than this is left to the worker: jobs put off are only found by asking again and again. */
const WORTH_PUTTING_OFF_MS = 3000;
const SLICE_MS = 30_000;
const LONG_SILENCE_MS = 60_000;

/**
 * Has slices run by workers that share a PostgreSQL. What an earlier crawl left with them comes home first. Throws `Busy` when
 * another crawl is at it.
 */
export async function dispatchOverPostgres(url: string, options: OverPostgresOptions): Promise<Dispatcher> {
  const engine = await openEngine(url, (line) => console.error(line));
  const { boss } = engine;
  const giveUpLead = await takeLead(engine);
  if (giveUpLead === null) {
    await boss.stop({ graceful: false });
    throw new Busy("另一个抓取在用这些工人。等它做完，或给这一个另开一个 PostgreSQL 数据库。");
  }
  const waiting = new Map<string, Waiting>();
  const robots = robotsMet();
  const restUntil = new Map<string, number>();

  const silence = setTimeout(() => {
    console.error("crawl: 还没有工人报到。开一个：npm run worker -- --engine postgres://…");
  }, LONG_SILENCE_MS);

  await boss.work(QUEUES.report, { ...POLLING, batchSize: 10, burstWhenBatchFull: true }, async (jobs) => {
    clearTimeout(silence);
    for (const { data } of jobs) await applyReport(openReport(data), waiting, engine, options);
  });
  await boss.work(QUEUES.lost, POLLING, async ([job]) => {
    const order = openOrder(job?.data);
    // Whatever is wrong with its pages, they are no work for this crawl.
    const stopped = { outcome: "unreachable", detail: "no worker could finish its pages" } as const;
    waiting.get(order.id)?.end({ ...unrun(order, options.now()), stopped });
  });
  await settle(engine, options.signal);

  return {
    budget: { pages: 20, ms: SLICE_MS },
    async run(slice, take, signal) {
      const id = randomUUID();
      const order = orderFor(id, slice, robots.of(slice), options);
      const restMs = (restUntil.get(slice.hostname) ?? 0) - performance.now();
      const { promise, resolve, reject } = Promise.withResolvers<SliceEnd>();
      const noted: Take = (visit) => {
        robots.note(slice.hostname, visit);
        take(visit);
      };
      const stop = () => resolve(unrun(slice, options.now()));
      waiting.set(id, { take: noted, end: resolve, fail: reject });
      signal.addEventListener("abort", stop, { once: true });
      try {
        if (signal.aborted) return unrun(slice, options.now());
        await sendUntilAccepted(order, restMs > WORTH_PUTTING_OFF_MS ? Math.ceil(restMs / 1000) : 0, engine, signal);
        const end = await promise;
        const untilNext = toMilliseconds(end.nextAllowedAt) - toMilliseconds(options.now());
        restUntil.set(slice.hostname, performance.now() + untilNext);
        return end;
      } finally {
        signal.removeEventListener("abort", stop);
        waiting.delete(id);
      }
    },
    async close() {
      clearTimeout(silence);
      await boss.deleteQueuedJobs(QUEUES.slice);
      for (const queue of [QUEUES.report, QUEUES.lost]) await boss.offWork(queue, { wait: true });
      await giveUpLead();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** Exactly once: the visits and the word that they are there are one transaction, and a report read twice finds that word. */
async function applyReport(
  { slice, ...end }: SliceReport,
  waiting: ReadonlyMap<string, Waiting>,
  engine: Engine,
  { applyOnce, takeLeftOver }: OverPostgresOptions,
): Promise<void> {
  const asker = waiting.get(slice);
  const visits = await visitsOf(slice, engine);
  try {
    applyOnce(slice, () => visits.forEach(asker?.take ?? takeLeftOver));
  } catch (error) {
    asker?.fail(error);
    throw error;
  }
  asker?.end(end);
  await dropVisits(slice, engine);
}

/** Until the workers are done with what an earlier crawl gave them. What they have not begun is planned anew. */
async function settle({ boss, sql }: Engine, signal: AbortSignal): Promise<void> {
  const unfinished = async () => {
    await boss.deleteQueuedJobs(QUEUES.slice);
    const rows = await sql("select count(*)::int as jobs from kaxin.job where name = any($1) and state < 'completed'", [
      [QUEUES.slice, QUEUES.report],
    ]);
    return Counts.parse(rows)[0].jobs;
  };
  while (!signal.aborted && (await unfinished()) > 0) await sleep(300);
}

const Counts = z.tuple([z.strictObject({ jobs: z.int() })]);

/** `null` means that a slice of this host is still there: an earlier crawl's that a dying worker holds. */
async function sendUntilAccepted(order: SliceOrder, startAfter: number, { boss }: Engine, signal: AbortSignal) {
  const options = { id: order.id, singletonKey: order.hostname, startAfter };
  while (!signal.aborted) {
    if ((await boss.send(QUEUES.slice, seal(order), options)) !== null) return;
    await sleep(300);
  }
}

function orderFor(
  id: string,
  slice: Slice,
  robots: readonly Visit[],
  { mostRestMs, backoffMs, adapterOf }: OverPostgresOptions,
): SliceOrder {
  const { hostname, requests, validators, gapMs, failuresInARow, budget } = slice;
  const adapters = [...new Set(requests.map(({ owner }) => owner))].flatMap((owner) => {
    const adapter = adapterOf(owner);
    return adapter === null ? [] : [[owner, adapter] as const];
  });
  return {
    ...{ id, hostname, gapMs, failuresInARow, mostRestMs, backoffMs },
    // What travels is what a worker needs: why a page is due stays here.
    requests: requests.map(({ address, owner, kind, via }) => ({ address, owner, kind, via })),
    validators: [...validators].map(([address, { etag = null, lastModified = null }]) => [
      address,
      { etag, lastModified },
    ]),
    robots: robots.map(({ capture, body }) => ({
      capture,
      body: body === null ? null : Buffer.from(body).toString("base64"),
    })),
    budgetMs: budget.ms,
    adapters: Object.fromEntries(adapters),
  };
}

/** Of all rules known, a slice needs those of its host, and of hosts that its pages have led to before. */
function robotsMet() {
  const met = new Map<string, Set<string>>();
  const metBy = (hostname: string) => met.get(hostname) ?? new Set<string>();
  return {
    note(hostname: string, { capture }: Visit) {
      if (capture.kind === "robots") met.set(hostname, metBy(hostname).add(capture.address));
    },
    of({ hostname, robots }: Slice): Visit[] {
      return robots.filter(
        ({ capture }) => URL.parse(capture.address)?.hostname === hostname || metBy(hostname).has(capture.address),
      );
    },
  };
}

function unrun({ requests, failuresInARow }: Pick<Slice, "requests" | "failuresInARow">, now: Instant): SliceEnd {
  return { stopped: null, remaining: requests, visits: 0, failuresInARow, nextAllowedAt: now };
}
