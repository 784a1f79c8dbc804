import type { Archive } from "../data/archive/archive.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Progress } from "../data/terminal/progress.ts";
import type { PageRequest } from "./contract.ts";
import { type CrawlEnd, crawlHosts } from "./dispatch/crawl-hosts.ts";
import type { Dispatcher } from "./dispatch/dispatcher.ts";
import { dispatchInProcess } from "./dispatch/in-process.ts";
import type { Send } from "./fetch/answer.ts";
import { judgePage } from "./fetch/judge-page.ts";
import type { Judge } from "./fetch/judge-visit.ts";
import type { Render } from "./fetch/run-slice.ts";
import { hostOf, openFrontier } from "./frontier.ts";
import { sourceOf } from "./source-of.ts";

export type CrawlPorts = {
  readonly archive: Archive;
  readonly registry: Registry;
  readonly send: Send;
  readonly render: Render | null;
  readonly now: () => Instant;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** A PostgreSQL that workers elsewhere share; absent: this process fetches everything itself. */
  readonly engine?: string | undefined;
};

/**
 * Reads what is due from `entry` on and archives every visit the moment it comes: this process is the one writer. What an
 * earlier crawl has read and is not due is taken from the archive, so an interrupted crawl goes on where it stopped.
 */
export async function crawl(entry: readonly PageRequest[], ports: CrawlPorts): Promise<CrawlEnd> {
  const { archive, registry, now, progress, signal } = ports;
  const { gapMs, pagesPerHost } = registry.workspace;
  const dispatcher = await openDispatcher(ports);
  try {
    const frontier = openFrontier(archive, registry, now());
    const initial = frontier.due(entry);
    progress.expect(initial.length);
    return await crawlHosts({
      ...{ dispatcher, initial, gapMs, pagesPerHost, signal },
      robots: frontier.robots,
      validatorsOf: frontier.validatorsOf,
      onVisit(visit) {
        const capture = archive.append(visit.capture, visit.body);
        if (capture.kind === "robots") return [];
        progress.step(hostOf(capture.address));
        const leads = frontier.after({ ...capture, via: capture.via === "browser" ? "browser" : "http" }, capture);
        progress.expect(leads.length);
        return leads;
      },
    });
  } finally {
    await dispatcher.close();
  }
}

async function openDispatcher(ports: CrawlPorts): Promise<Dispatcher> {
  const { engine, archive, registry, send, render, now, signal } = ports;
  const { gapMs, mostRestMs, backoffMs } = registry.workspace;
  if (engine === undefined) {
    const judge: Judge = (page, request) => sourceOf(request.owner, registry)?.adapter.judge(page) ?? judgePage(page);
    return dispatchInProcess({ ...{ send, render, judge, now, gapMs, mostRestMs, signal }, patience: { backoffMs } });
  }
  const { dispatchOverPostgres } = await import("./dispatch/over-postgres.ts");
  return dispatchOverPostgres(engine, {
    ...{ mostRestMs, backoffMs, now, signal },
    adapterOf: (owner) => sourceOf(owner, registry)?.adapter.id ?? null,
    applyOnce: archive.applyOnce,
    takeLeftOver: (visit) => void archive.append(visit.capture, visit.body),
  });
}
