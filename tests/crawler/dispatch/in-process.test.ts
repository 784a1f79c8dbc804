import { afterEach, describe, expect, it } from "vitest";
import type { PageRequest, Visit } from "../../../crawler/contract.ts";
import { crawlHosts, type HostLeft, type HostsPorts, type Progress } from "../../../crawler/dispatch/crawl-hosts.ts";
import { dispatchInProcess, type InProcessOptions } from "../../../crawler/dispatch/in-process.ts";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { Instant } from "../../../data/model/time.ts";
import { type FaultServer, html, type Reply, startFaultServer } from "../support/fault-server.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const request = (address: string): PageRequest => ({ address, owner: "source:a", kind: "feed", via: "http" });

async function crawl(
  routes: Readonly<Record<string, Reply>>,
  given: Partial<HostsPorts> & Pick<HostsPorts, "initial"> & Pick<InProcessOptions, "concurrency">,
) {
  const server: FaultServer = await startFaultServer(routes);
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  closing.push(http.close, server.close);
  const visits: Visit[] = [];
  const progress: Progress[] = [];
  const gapMs = given.gapMs ?? 0;
  const dispatcher = dispatchInProcess({
    send: http.send,
    render: null,
    judge: () => "content",
    now: () => Instant.parse("2026-11-20T04:00:00Z"),
    gapMs,
    patience: { tries: 1, backoffMs: 5 },
    signal: given.signal,
    ...(given.concurrency === undefined ? {} : { concurrency: given.concurrency }),
  });
  closing.push(dispatcher.close);
  const end = await crawlHosts({
    dispatcher,
    gapMs,
    pagesPerHost: 1000,
    onProgress: (each) => progress.push(each),
    ...given,
    onVisit: (visit) => {
      visits.push(visit);
      return given.onVisit?.(visit) ?? [];
    },
  });
  return { end, visits, progress, log: server.log };
}

const hosts = (count: number) => Array.from({ length: count }, (_, at) => `h${at}.test`);

describe("a crawl of many hosts", () => {
  it("follows what the pages lead to, and asks for nothing twice", async () => {
    const initial = hosts(5).map((host) => request(`http://${host}/p?n=0`));
    const { end, log, visits } = await crawl(
      { "/p": html("page") },
      {
        initial,
        onVisit: ({ capture }) => {
          const url = new URL(capture.address);
          const next = Number(url.searchParams.get("n")) + 1;
          const found = [request(`${url.origin}/p?n=${next}`), request(`${url.origin}/p?n=0#top`)];
          return capture.kind === "robots" || next > 30 ? [] : found;
        },
      },
    );
    expect(end).toMatchObject({ fetched: 5 * 32, alarms: 0, hostsLeft: [], unvisited: [] });
    expect(visits).toHaveLength(5 * 32);
    expect(new Set(log.map(({ host, path }) => host + path)).size).toBe(log.length);
  });

  it("asks for no more once what came cannot be stored, and says why", async () => {
    const initial = Array.from({ length: 15 }, (_, at) => request(`http://full.test/p?n=${at}`));
    let asked = 0;
    const full = crawl(
      {
        "/p": (asking, response) => {
          asked += 1;
          html("page")(asking, response);
        },
      },
      {
        initial,
        gapMs: 5,
        onVisit() {
          throw new Error("the disk is full");
        },
      },
    );
    await expect(full).rejects.toThrow("the disk is full");
    expect(asked).toBeLessThan(4);
  });

  it("leaves a host that is down after three pages, however they were found", async () => {
    const page = (at: number) => request(`http://down.test/${at}`);
    const { end, visits } = await crawl(
      {
        "/robots.txt": html("", 404),
        ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`/${at}`, html("down", 502)])),
      },
      {
        initial: [page(0)],
        onVisit: ({ capture }) => (capture.kind === "robots" ? [] : [page(Number(capture.address.slice(-1)) + 1)]),
      },
    );
    expect(visits.slice(1).map(({ capture }) => capture.address)).toEqual([0, 1, 2].map((at) => page(at).address));
    expect(end.hostsLeft).toMatchObject([{ hostname: "down.test", stopped: { outcome: "server_error" } }]);
  });

  it("never has two requests at one host, and many hosts at a time", async () => {
    const busy = new Map<string, number>();
    let most = 0;
    const slow: Reply = (incoming, response) => {
      const host = incoming.headers.host ?? "";
      busy.set(host, (busy.get(host) ?? 0) + 1);
      most = Math.max(most, [...busy.values()].filter((count) => count > 0).length);
      expect(busy.get(host)).toBe(1);
      setTimeout(() => {
        busy.set(host, 0);
        response.end("ok");
      }, 15);
    };
    const initial = hosts(6).flatMap((host) => [1, 2, 3].map((n) => request(`http://${host}/p?n=${n}`)));
    const { end } = await crawl({ "/p": slow }, { initial, concurrency: 4 });
    expect(end.fetched).toBe(6 * 4);
    // How many exactly is a matter of luck: each host is given a rest after each answer.
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
  });

  it("keeps the gap of a host across its slices", async () => {
    const initial = Array.from({ length: 24 }, (_, at) => request(`http://a.test/p?n=${at}`));
    const { log } = await crawl({ "/p": html("page") }, { initial, gapMs: 15 });
    const gaps = log.slice(1).map(({ at }, before) => at - (log[before]?.at ?? 0));
    expect(gaps).toHaveLength(24);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15);
    expect(log.filter(({ path }) => path === "/robots.txt")).toHaveLength(1);
  });

  it("leaves a host alone at a wall, once, while the others are read", async () => {
    const left: HostLeft[] = [];
    const initial = ["/no", "/p?1", "/p?2"].flatMap((path) => [
      request(`http://a.test${path}`),
      request(`http://b.test${path}`),
    ]);
    const { end, log } = await crawl(
      { "a.test/no": html("", 403), "b.test/no": html("here"), "/p": html("page") },
      { initial, onHostLeft: (host) => left.push(host) },
    );
    expect(left).toMatchObject([{ hostname: "a.test", stopped: { outcome: "refused" } }]);
    expect(left[0]?.leftAlone.map(({ address }) => address)).toEqual(["http://a.test/p?1", "http://a.test/p?2"]);
    expect(end.hostsLeft).toHaveLength(1);
    expect(end.alarms).toBe(1);
    expect(log.filter(({ host }) => host === "b.test")).toHaveLength(4);
  });

  it("reads no more of a host than it was told", async () => {
    const initial = Array.from({ length: 30 }, (_, at) => request(`http://a.test/p?n=${at}`));
    const { end } = await crawl({ "/p": html("page") }, { initial, pagesPerHost: 25 });
    expect(end.fetched).toBe(26);
    expect(end.hostsLeft).toMatchObject([{ stopped: null }]);
    expect(end.hostsLeft[0]?.leftAlone).toHaveLength(5);
  });

  it("reads as many pages of a host as that host is worth", async () => {
    const initial = ["a.test", "b.test"].flatMap((host) =>
      Array.from({ length: 5 }, (_, at) => request(`http://${host}/p?n=${at}`)),
    );
    const { log } = await crawl({ "/p": html("page") }, { initial, budgets: new Map([["a.test", 2]]) });
    const asked = (host: string) => log.filter((each) => each.host === host && each.path !== "/robots.txt").length;
    expect([asked("a.test"), asked("b.test")]).toEqual([2, 5]);
  });

  it("stops asking between two slices when the hours of a page are over", async () => {
    const initial = Array.from({ length: 30 }, (_, at) => request(`http://a.test/p?n=${at}`));
    let visits = 0;
    const onVisit = () => {
      visits += 1;
      return [];
    };
    const { end } = await crawl({ "/p": html("page") }, { initial, onVisit, mayAsk: () => visits < 10 });
    // robots.txt, and one slice.
    expect(end).toMatchObject({ fetched: 1 + 20, hostsLeft: [] });
    expect(end.unvisited).toHaveLength(10);
  });

  it("tells how far it is", async () => {
    const initial = hosts(3).map((host) => request(`http://${host}/p`));
    const { progress } = await crawl({ "/p": html("page") }, { initial });
    expect(progress.at(-1)).toEqual({ fetched: 6, waiting: 0, hosts: 0, alarms: 0 });
    expect(Math.max(...progress.map(({ waiting }) => waiting))).toBeGreaterThan(0);
  });

  it("stops when told to and says what it has not read", async () => {
    const stop = new AbortController();
    const initial = Array.from({ length: 50 }, (_, at) => request(`http://a.test/p?n=${at}`));
    const onVisit = ({ capture }: Visit) => {
      if (capture.address.endsWith("n=10")) stop.abort();
      return [];
    };
    const { end, log } = await crawl({ "/p": html("page") }, { initial, onVisit, gapMs: 5, signal: stop.signal });
    expect(end.unvisited).toHaveLength(39);
    expect(log).toHaveLength(12);
  });

  it("does not swallow a bug of whoever stores the visits", async () => {
    const broken = () => {
      throw new TypeError("disk is full");
    };
    const initial = hosts(3).map((host) => request(`http://${host}/p`));
    await expect(crawl({ "/p": html("page") }, { initial, onVisit: broken })).rejects.toThrow(TypeError);
  });
});
