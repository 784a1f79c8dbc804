import { setImmediate as breath } from "node:timers/promises";
import type { Outcome } from "../../data/model/capture.ts";
import type { PageRequest, Visit } from "../contract.ts";
import { canonicalAddress } from "../fetch/canonical-address.ts";
import type { Validators } from "../fetch/over-http.ts";
import type { SliceEnd } from "../fetch/run-slice.ts";
import type { Dispatcher } from "./dispatcher.ts";

export type HostsPorts = {
  readonly dispatcher: Dispatcher;
  /** Wanted from the beginning. Hosts are asked while the rest is still being found. */
  readonly initial: Iterable<PageRequest>;
  /** Stores the visit before it returns, and says what it leads to. Pages asked for before are not asked for again. */
  readonly onVisit: (visit: Visit) => readonly PageRequest[];
  readonly validatorsOf?: (address: string) => Validators | undefined;
  /** Visits to robots.txt that are less than a day old. */
  readonly robots?: readonly Visit[];
  readonly gapMs: number;
  readonly pagesPerHost: number;
  /** Hosts with a `pagesPerHost` of their own, by name. */
  readonly budgets?: ReadonlyMap<string, number>;
  /** Asked before each slice: pages that may not be asked for at this time are left unvisited. */
  readonly mayAsk?: (request: PageRequest) => boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onHostLeft?: (host: HostLeft) => void;
};

export type Progress = {
  /** Visits that have ended, robots.txt included. */
  readonly fetched: number;
  /** Pages still to be asked for. */
  readonly waiting: number;
  /** Hosts with a slice under way. */
  readonly hosts: number;
  /** Visits that did not bring a page. */
  readonly alarms: number;
};

/** A host that is asked nothing more in this run, and what was still wanted of it. */
export type HostLeft = {
  readonly hostname: string;
  /** `null`: it has been read as far as `pagesPerHost` allows. */
  readonly stopped: SliceEnd["stopped"];
  readonly leftAlone: readonly PageRequest[];
  readonly nextAllowedAt: SliceEnd["nextAllowedAt"];
};

export type CrawlEnd = {
  readonly fetched: number;
  readonly alarms: number;
  readonly hostsLeft: readonly HostLeft[];
  /** Wanted, but the crawl was stopped before, or the time of the day forbade it. */
  readonly unvisited: readonly PageRequest[];
};

type Host = {
  readonly hostname: string;
  readonly waiting: PageRequest[];
  /** Pages of the slice under way that have not come yet; `null`: there is no slice. */
  underWay: number | null;
  left: SliceEnd | null;
  /** Wanted, but not at this time of the day. */
  readonly putOff: PageRequest[];
  pages: number;
  failuresInARow: number;
};

/** Reads many hosts at a time, each by one slice after the other, until nothing is wanted any more. */
export async function crawlHosts(ports: HostsPorts): Promise<CrawlEnd> {
  const { dispatcher } = ports;
  const bug = new AbortController();
  const signal = AbortSignal.any(ports.signal === undefined ? [bug.signal] : [ports.signal, bug.signal]);
  const hosts = new Map<string, Host>();
  const running = new Set<Promise<void>>();
  const seen = new Set<string>();
  const robots = [...(ports.robots ?? [])];
  let fetched = 0;
  let alarms = 0;
  let slices = 0;

  const want = (requests: readonly PageRequest[]) => {
    const wanted = new Set<Host>();
    for (const request of requests) {
      const key = `${request.via} ${canonicalAddress(request.address) ?? request.address}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const host = hostOf(request.address, hosts);
      host.waiting.push(request);
      wanted.add(host);
    }
    for (const host of wanted) start(host);
  };

  const start = (host: Host) => {
    if (host.underWay !== null || host.left !== null || host.waiting.length === 0 || signal.aborted) return;
    const reading = readOn(host)
      .catch((error: unknown) => bug.abort(error))
      .finally(() => running.delete(reading));
    running.add(reading);
  };

  const take = (visit: Visit, host: Host) => {
    fetched += 1;
    if (visit.capture.kind === "robots") robots.push(visit);
    else {
      host.underWay = Math.max(0, (host.underWay ?? 0) - 1);
      if (!broughtAPage(visit.capture)) alarms += 1;
    }
    want(ports.onVisit(visit));
    report();
  };

  const report = () => ports.onProgress?.({ fetched, alarms, ...tally(hosts) });

  const readOn = async (host: Host) => {
    const mostPages = ports.budgets?.get(host.hostname) ?? ports.pagesPerHost;
    putOff(host, ports);
    const requests = host.waiting.splice(0, Math.min(dispatcher.budget.pages, mostPages - host.pages));
    host.underWay = requests.length;
    slices += 1;
    const slice = {
      id: `${slices}`,
      hostname: host.hostname,
      requests,
      validators: validatorsFor(requests, ports),
      // The list itself, and no copy: what others learn meanwhile need not be asked for again.
      robots,
      gapMs: ports.gapMs,
      failuresInARow: host.failuresInARow,
      budget: { visits: Number.POSITIVE_INFINITY, ms: dispatcher.budget.ms },
    };
    const end = await dispatcher.run(slice, (visit) => take(visit, host), signal);
    host.pages += requests.length - end.remaining.length;
    host.waiting.unshift(...end.remaining);
    host.underWay = null;
    host.failuresInARow = end.failuresInARow;
    const isSpent = host.pages >= mostPages && host.waiting.length > 0;
    if (end.stopped !== null || isSpent) {
      host.left = end;
      ports.onHostLeft?.(hostLeft(host, end));
    }
    start(host);
    report();
  };

  for (const wanted of portionsOf(ports.initial)) {
    if (signal.aborted) break;
    want(wanted);
    report();
    await breath();
  }
  while (running.size > 0) await Promise.race(running);
  bug.signal.throwIfAborted();
  const all = [...hosts.values()];
  return {
    fetched,
    alarms,
    hostsLeft: all.flatMap((host) => (host.left === null ? [] : hostLeft(host, host.left))),
    unvisited: all.flatMap((host) => [...(host.left === null ? host.waiting : []), ...host.putOff]),
  };
}

/** How long other work may wait while pages are found. */
const PORTION_MS = 30;

function* portionsOf(requests: Iterable<PageRequest>): Generator<readonly PageRequest[]> {
  let portion: PageRequest[] = [];
  let startedAt = performance.now();
  for (const request of requests) {
    portion.push(request);
    if (performance.now() - startedAt < PORTION_MS) continue;
    yield portion;
    portion = [];
    startedAt = performance.now();
  }
  yield portion;
}

function putOff(host: Host, { mayAsk = () => true }: HostsPorts): void {
  const [now = [], later = []] = [true, false].map((may) => host.waiting.filter((each) => mayAsk(each) === may));
  host.putOff.push(...later);
  host.waiting.splice(0, host.waiting.length, ...now);
}

/** A shell is followed by the same page in a browser. */
const BROUGHT_A_PAGE: ReadonlySet<Outcome> = new Set<Outcome>(["ok", "not_modified", "shell"]);

export function broughtAPage({ outcome }: Visit["capture"]): boolean {
  return BROUGHT_A_PAGE.has(outcome);
}

function hostLeft({ hostname, waiting }: Host, { stopped, nextAllowedAt }: SliceEnd): HostLeft {
  return { hostname, stopped, leftAlone: [...waiting], nextAllowedAt };
}

function hostOf(address: string, hosts: Map<string, Host>): Host {
  const hostname = URL.parse(canonicalAddress(address) ?? "")?.hostname ?? "";
  const host = hosts.get(hostname) ?? newHost(hostname);
  hosts.set(hostname, host);
  return host;
}

function newHost(hostname: string): Host {
  return { hostname, waiting: [], underWay: null, left: null, putOff: [], pages: 0, failuresInARow: 0 };
}

function validatorsFor(requests: readonly PageRequest[], { validatorsOf }: HostsPorts): Map<string, Validators> {
  const known = requests.map(({ address }) => [address, validatorsOf?.(address) ?? {}] as const);
  return new Map(known);
}

function tally(hosts: ReadonlyMap<string, Host>): Pick<Progress, "waiting" | "hosts"> {
  const all = [...hosts.values()].filter((host) => host.left === null);
  return {
    waiting: all.reduce((sum, host) => sum + host.waiting.length + (host.underWay ?? 0), 0),
    hosts: all.filter((host) => host.underWay !== null).length,
  };
}
