import type { Archive } from "../data/archive/archive.ts";
import type { Capture, Outcome } from "../data/model/capture.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Readings } from "../data/store/readings.ts";
import type { Progress } from "../data/terminal/progress.ts";
import type { PageRequest, Visit } from "./contract.ts";
import { broughtAPage, type CrawlEnd, crawlHosts, type Progress as HostsProgress } from "./dispatch/crawl-hosts.ts";
import type { Dispatcher } from "./dispatch/dispatcher.ts";
import { dispatchInProcess } from "./dispatch/in-process.ts";
import { dropPersonal } from "./drop-personal.ts";
import type { Send } from "./fetch/answer.ts";
import { judgePage } from "./fetch/judge-page.ts";
import type { Judge } from "./fetch/judge-visit.ts";
import type { Replay } from "./fetch/replay.ts";
import type { Render, SlicePorts } from "./fetch/run-slice.ts";
import { type Frontier, openFrontier, type Planned, requestOf } from "./frontier.ts";
import type { Readers } from "./open-readers.ts";
import { openReadAhead } from "./read-ahead.ts";
import { sourceOf } from "./source-of.ts";

export type CrawlPorts = {
  readonly archive: Archive;
  readonly registry: Registry;
  readonly send: Send;
  readonly render: Render | null;
  /** The file that `send` answers from; absent: it asks the web. */
  readonly replay?: Replay | undefined;
  readonly now: () => Instant;
  /** Pages are read while others come, by these, and remembered here; absent: all are left to `parse`. */
  readonly ahead?: { readonly readers: Readers; readonly readings: Readings } | undefined;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** A PostgreSQL that workers elsewhere share; absent: this process fetches everything itself. */
  readonly engine?: string | undefined;
};

/** What came of a crawl, and how its visits ended. */
export type Crawled = CrawlEnd & {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Of the visits that did not bring a page, the first ones. */
  readonly missed: readonly Missed[];
};
export type Missed = Pick<Capture, "address" | "outcome" | "detail">;

/** More than these are a matter for `status` and `alarms`. */
const MOST_MISSED_TOLD = 50;

/**
 * Reads what is due from `entry` on and archives every visit the moment it comes: this process is the one writer. What an
 * earlier crawl has read and is not due is taken from the archive, so an interrupted crawl goes on where it stopped.
 */
export async function crawl(entry: readonly PageRequest[], ports: CrawlPorts): Promise<Crawled> {
  const { archive, registry, now, progress, signal } = ports;
  const { gapMs, pagesPerHost } = registry.workspace;
  let frontier: Frontier | null = null;
  // Only when the dispatcher is there is the archive complete: an earlier crawl's workers may have left something.
  const dispatcher = await openDispatcher(ports, (hostname) => frontier?.wasAskedLately(hostname) === true);
  const ahead = ports.ahead === undefined ? null : openReadAhead(archive, ports.ahead.readers, ports.ahead.readings);
  const outcomes: Partial<Record<Outcome, number>> = {};
  const missed: Missed[] = [];
  const startedAt = performance.now();
  try {
    const known = openFrontier(archive, registry, now(), ports.replay, ports.ahead?.readings);
    frontier = known;
    const end = await crawlHosts({
      ...{ dispatcher, gapMs, pagesPerHost, signal },
      initial: counted(planVisits(entry, known), progress),
      budgets: ownBudgets(registry),
      mayAsk: (request) => known.mayAsk(request, now()),
      robots: known.robots,
      validatorsOf: known.validatorsOf,
      onProgress: (hosts) => progress.step(progressNote(hosts, (performance.now() - startedAt) / 1000), 0),
      onVisit(visit) {
        const { capture, parts } = archiveVisit(visit, archive);
        outcomes[capture.outcome] = (outcomes[capture.outcome] ?? 0) + 1;
        if (capture.kind === "robots") return expected(known.offeredBy({ capture, body: visit.body }), progress);
        progress.step();
        if (missed.length < MOST_MISSED_TOLD && !broughtAPage(capture)) missed.push(capture);
        const source = sourceOf(capture.owner, registry);
        if (source !== null) ahead?.offer(capture, visit.text, parts, source.declaration);
        return expected(known.after(requestOf(capture), capture, parts), progress);
      },
    });
    return { ...end, outcomes, missed };
  } finally {
    await dispatcher.close();
    await ahead?.close();
  }
}

function expected(leads: Planned[], progress: Progress): Planned[] {
  progress.expect(leads.length);
  return leads;
}

/** The parts first: where a page is, all of it is. Its row makes the visit true. */
function archiveVisit({ capture, body, deflated, parts = [] }: Visit, archive: Archive) {
  const kept = parts.map((part) => archive.append(part.capture, part.body, part.deflated));
  return { capture: archive.append(capture, body, deflated), parts: kept };
}

async function openDispatcher(ports: CrawlPorts, askedBefore: (hostname: string) => boolean): Promise<Dispatcher> {
  const { engine, archive, registry, send, render, replay, now, signal } = ports;
  const { gapMs, mostRestMs, backoffMs } = registry.workspace;
  if (engine === undefined) {
    const judge: Judge = (page, request) => sourceOf(request.owner, registry)?.adapter.judge(page) ?? judgePage(page);
    const drop: SlicePorts["drop"] = (request, fetched) =>
      dropPersonal(sourceOf(request.owner, registry)?.adapter, request, fetched);
    const manners = { gapMs, mostRestMs, askedBefore, patience: { backoffMs } };
    const { together } = archive;
    return dispatchInProcess({ send, render, replay, judge, drop, now, signal, together, ...manners });
  }
  const { dispatchOverPostgres } = await import("./dispatch/over-postgres.ts");
  return dispatchOverPostgres(engine, {
    ...{ mostRestMs, backoffMs, now, signal },
    adapterOf: (owner) => sourceOf(owner, registry)?.adapter.id ?? null,
    applyOnce: archive.applyOnce,
    takeLeftOver: (visit) => void archiveVisit(visit, archive),
  });
}

/**
 * All that a crawl from `entry` on asks first: entry pages, what they led to before, and complaints that are due again. Found
 * as it is asked for, since what is due in a large archive takes a while to find.
 */
export function* planVisits(entry: readonly PageRequest[], frontier: Frontier): Generator<Planned> {
  const owners = new Set(entry.map(({ owner }) => owner));
  const planned = new Set<string>();
  const again = frontier.complaintsAgain(owners, planned);
  for (const each of frontier.due(oneAfterTheOther(entry, frontier.foundBefore(owners), again))) {
    planned.add(each.address);
    yield each;
  }
  yield* frontier.robots.flatMap(frontier.offeredBy).filter(({ owner }) => owners.has(owner));
}

function* counted(planned: Iterable<Planned>, progress: Progress): Generator<Planned> {
  for (const each of planned) {
    progress.expect(1);
    yield each;
  }
}

function* oneAfterTheOther<Each>(...all: readonly Iterable<Each>[]): Generator<Each> {
  for (const each of all) yield* each;
}

function ownBudgets({ workspace }: Registry): Map<string, number> {
  return new Map(
    workspace.sources.flatMap(({ origin, pagesPerHost }) =>
      pagesPerHost === undefined ? [] : [[new URL(origin).hostname, pagesPerHost] as const],
    ),
  );
}

function progressNote({ fetched, hosts, waiting, alarms }: HostsProgress, seconds: number): string {
  const rate = (fetched / Math.max(seconds, 0.1)).toFixed(1);
  return `${hosts} hosts, ${waiting} waiting, ${alarms} alarms, ${rate} pages/s`;
}
