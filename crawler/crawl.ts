import type { Archive } from "../data/archive/archive.ts";
import type { Instant } from "../data/model/time.ts";
import type { Registry } from "../data/registry.ts";
import type { Progress } from "../data/terminal/progress.ts";
import type { PageRequest } from "./contract.ts";
import { type CrawlEnd, crawlHosts } from "./dispatch/in-process.ts";
import type { Send } from "./fetch/answer.ts";
import { judgePage } from "./fetch/judge-page.ts";
import type { Replay } from "./fetch/replay.ts";
import type { Render } from "./fetch/run-slice.ts";
import { hostOf, openFrontier } from "./frontier.ts";
import { sourceOf } from "./source-of.ts";

export type CrawlPorts = {
  readonly archive: Archive;
  readonly registry: Registry;
  readonly send: Send;
  readonly render: Render | null;
  /** The file that `send` answers from; absent: it asks the web. */
  readonly replay?: Replay | undefined;
  readonly now: () => Instant;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

/**
 * Reads what is due from `entry` on and archives every visit the moment it ends: this process is the one writer. What an
 * earlier crawl has read and is not due is taken from the archive, so an interrupted crawl goes on where it stopped.
 */
export async function crawl(entry: readonly PageRequest[], ports: CrawlPorts): Promise<CrawlEnd> {
  const { archive, registry, now, progress } = ports;
  const { gapMs, mostRestMs, backoffMs, pagesPerHost } = registry.workspace;
  const frontier = openFrontier(archive, registry, now(), ports.replay);
  const initial = frontier.due(entry);
  progress.expect(initial.length);
  return crawlHosts({
    ...ports,
    ...{ initial, gapMs, mostRestMs, pagesPerHost, patience: { backoffMs } },
    judge: (page, request) => sourceOf(request.owner, registry)?.adapter.judge(page) ?? judgePage(page),
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
}
