import { describe, expect, it } from "vitest";
import { fetchOverHttp } from "../../../crawler/fetch/over-http.ts";
import type { Doors } from "../../../crawler/fetch/page-requests.ts";
import { createPoliteness } from "../../../crawler/fetch/politeness.ts";
import { html, type Reply, redirect, text } from "../support/fault-server.ts";
import { NOW, page, run } from "../support/run-one-slice.ts";

describe("a slice", () => {
  it("asks for robots.txt first, and hands over each visit with its body, and as text once it is read", async () => {
    const { end, visits, outcomes, log } = await run({ "/robots.txt": text("User-agent: *\nDisallow: /x\n") }, ["/ok"]);
    expect(log.map(({ path }) => path)).toEqual(["/robots.txt", "/ok"]);
    expect(outcomes).toEqual(["/robots.txt ok", "/ok ok"]);
    expect(visits[1]?.capture).toMatchObject({
      owner: "platform:a",
      kind: "refund",
      fetchedAt: NOW,
      via: "http",
      status: 200,
    });
    expect(visits.map(({ body, text }) => [new TextDecoder().decode(body ?? new Uint8Array()), text])).toEqual([
      ["User-agent: *\nDisallow: /x\n", undefined],
      [expect.stringContaining("<"), visits[1]?.text],
    ]);
    expect(log[1]?.headers["user-agent"]).toBe("KaxinBot/0.1 (+test)");
    expect(end).toMatchObject({ stopped: null, remaining: [], visits: 2 });
  });

  it("does not ask for what robots.txt forbids, also not through a redirect", async () => {
    const routes = {
      "/robots.txt": text("User-agent: *\nDisallow: /x\n"),
      "/way": redirect("/x/page"),
      "/x/page": html("no"),
    };
    const { outcomes, log } = await run(routes, ["/x/1", "/way", "/ok"]);
    expect(outcomes).toEqual(["/robots.txt ok", "/x/1 robots_denied", "/way robots_denied", "/ok ok"]);
    expect(log.map(({ path }) => path)).toEqual(["/robots.txt", "/way", "/ok"]);
  });

  it("reads the robots.txt of another host before following a redirect there", async () => {
    const routes = { "/away": redirect("http://b.test/ok"), "b.test/robots.txt": text("User-agent: *\nDisallow: /\n") };
    const { outcomes } = await run(routes, ["/away"]);
    expect(outcomes).toEqual(["/robots.txt gone", "/robots.txt ok", "/away robots_denied"]);
  });

  it("calls a redirect into a private network what it is, and goes on", async () => {
    const { outcomes, end } = await run({}, ["/to-private", "/to-metadata", "/ok"]);
    expect(outcomes.filter((each) => !each.startsWith("/robots.txt"))).toEqual([
      "/to-private blocked_address",
      "/to-metadata blocked_address",
      "/ok ok",
    ]);
    expect(end.stopped).toBeNull();
  });

  it("does not blame a page for a robots.txt that leads into a private network", async () => {
    const { end } = await run({ "/robots.txt": redirect("http://10.0.0.1/robots.txt") }, ["/ok"]);
    expect(end.stopped?.outcome).toBe("robots_unreachable");
  });

  it("does not ask again for a robots.txt it was given", async () => {
    const first = await run({ "/robots.txt": text("User-agent: *\nDisallow: /ok\n") }, []);
    const known = await run({ "/robots.txt": text("User-agent: *\nDisallow: /ok\n") }, ["/ok"]);
    const again = await run({}, ["/ok"], { slice: { robots: known.visits.slice(0, 1) } });
    expect(first.log).toEqual([]);
    expect(again.log).toEqual([]);
    expect(again.outcomes).toEqual(["/ok robots_denied"]);
  });

  const UNREACHABLE = { "500": html("", 500), "503": html("", 503), "429": html("", 429), silent: () => undefined };
  it.each(Object.entries(UNREACHABLE))("fetches no page while robots.txt is unreachable (%s)", async (_, reply) => {
    const { end, outcomes, log } = await run({ "/robots.txt": reply }, ["/ok", "/gzip"]);
    expect(log.filter(({ path }) => path !== "/robots.txt")).toEqual([]);
    expect(end.stopped?.outcome).toBe("robots_unreachable");
    expect(end.remaining).toHaveLength(2);
    expect(outcomes).toHaveLength(1);
  });

  const OPEN = {
    "404": html("", 404),
    "403": html("", 403),
    "401": html("", 401),
    "a page": html("<h1>hi</h1>"),
    loop: redirect("/robots.txt"),
  };
  it.each(Object.entries(OPEN))("reads on when a site has no robots.txt (%s)", async (_, reply) => {
    const { outcomes } = await run({ "/robots.txt": reply }, ["/ok"]);
    expect(outcomes.at(-1)).toBe("/ok ok");
  });

  it("reads an endless robots.txt as far as it must, and obeys that", async () => {
    const endless: Reply = (_, response) => {
      response.writeHead(200, { "content-type": "text/plain" }).write("User-agent: *\nDisallow: /ok\n");
      const pump = () => {
        while (response.writable && response.write("# nothing\n".repeat(5000)));
      };
      response.on("drain", pump);
      pump();
    };
    const { outcomes, visits } = await run({ "/robots.txt": endless }, ["/ok", "/gzip"]);
    expect(outcomes).toEqual(["/robots.txt ok", "/ok robots_denied", "/gzip ok"]);
    expect(visits[0]?.body).toHaveLength(500 * 1024);
  });

  it("obeys a robots.txt that has moved", async () => {
    const routes = { "/robots.txt": redirect("/r2"), "/r2": text("User-agent: KaxinBot\nDisallow: /\n") };
    expect((await run(routes, ["/ok"])).outcomes).toEqual(["/robots.txt ok", "/ok robots_denied"]);
  });

  it.each(["/login", "/puzzle", "/forbidden", "/legal", "/rate"])("leaves a host alone after %s", async (path) => {
    const { end, log } = await run({}, [path, "/ok", "/gzip"]);
    expect(end.remaining.map(({ address }) => address)).toEqual(["http://a.test/ok", "http://a.test/gzip"]);
    expect(end.stopped).not.toBeNull();
    expect(log.filter((each) => each.path === "/ok")).toEqual([]);
  });

  it("leaves a host alone after three pages in a row that could not be had", async () => {
    const { end, outcomes } = await run({}, ["/ok", "/oops", "/reset", "/stalled-body", "/gzip"]);
    expect(outcomes.slice(1)).toEqual(["/ok ok", "/oops server_error", "/reset unreachable", "/stalled-body timeout"]);
    expect(end).toMatchObject({ stopped: { outcome: "timeout" }, remaining: [{ address: "http://a.test/gzip" }] });
  });

  it("spares the transfer of a page that has not changed", async () => {
    const routes: Readonly<Record<string, Reply>> = {
      "/etag": (request, response) => {
        const known = request.headers["if-none-match"] === '"1"';
        response.writeHead(known ? 304 : 200, { etag: '"1"', "content-type": "text/html" }).end(known ? "" : "x");
      },
    };
    const validators = new Map([["http://a.test/etag", { etag: '"1"', lastModified: null }]]);
    const { visits } = await run(routes, ["/etag"], { slice: { validators } });
    expect(visits[1]).toMatchObject({
      capture: { outcome: "not_modified", status: 304 },
      body: null,
    });
  });

  it("tells a page full of apologies from a page", async () => {
    expect((await run({}, ["/soft-404"])).outcomes.at(-1)).toBe("/soft-404 soft_404");
  });

  it("says so when a page needs a browser and there is none", async () => {
    const { visits } = await run({}, [], { slice: { requests: [page("/ok", "browser")] } });
    expect(visits.at(-1)?.capture).toMatchObject({ outcome: "browser_missing", via: "browser" });
  });

  it("leaves a host alone that asks a page in the browser for a long rest, and a short one it is given", async () => {
    const part = (path: string) => async (address: string, doors: Doors) => {
      const document = await fetchOverHttp(address, doors.document);
      await doors.resources({ address: `http://a.test${path}` });
      return document;
    };
    const requests = [page("/ok", "browser"), page("/gzip", "browser")];
    const long = await run({}, [], { slice: { requests }, ports: { render: part("/rate-long") } });
    expect(long.end.stopped).toEqual({ outcome: "rate_limited", detail: "the host asked for a long rest" });
    const short = { "/brief": html("", 503, { "retry-after": "1" }) };
    const { end, log } = await run(short, [], { slice: { requests }, ports: { render: part("/brief") } });
    expect(end.stopped).toBeNull();
    expect(log.map(({ path }) => path)).toEqual(["/robots.txt", "/ok", "/brief", "/gzip", "/brief"]);
    expect((log[3]?.at ?? 0) - (log[2]?.at ?? 0)).toBeGreaterThanOrEqual(998);
  });

  it("waits no longer when told to stop, and keeps what it has not read", async () => {
    const stop = new AbortController();
    const { signal } = stop;
    const politeness = createPoliteness({ gapMs: 60_000, signal });
    setTimeout(() => stop.abort(), 300);
    const { end, outcomes } = await run({}, ["/ok", "/gzip"], {
      slice: { gapMs: 60_000 },
      ports: { signal, politeness },
    });
    expect(outcomes).toEqual(["/robots.txt gone"]);
    expect(end.remaining).toHaveLength(2);
    expect(end.stopped).toBeNull();
  });

  it("hands over the page that was under way when it was told to stop", async () => {
    const stop = new AbortController();
    const { signal } = stop;
    const slow: Reply = (_, response) => {
      stop.abort();
      setTimeout(
        () => response.writeHead(200, { "content-type": "text/html" }).end("<p>在此，售后处理时间为二十四小时。"),
        50,
      );
    };
    const politeness = createPoliteness({ gapMs: 0, signal });
    const { end, outcomes, log } = await run({ "/slow": slow }, ["/slow", "/ok"], { ports: { signal, politeness } });
    expect(outcomes).toEqual(["/robots.txt gone", "/slow ok"]);
    expect(end.remaining).toMatchObject([{ address: "http://a.test/ok" }]);
    expect(log).toHaveLength(2);
  });

  it("takes no robots.txt for unreachable that it was told not to ask for", async () => {
    const signal = AbortSignal.abort();
    const politeness = createPoliteness({ gapMs: 0, signal });
    const { end, visits } = await run({}, ["/ok"], { ports: { politeness } });
    expect(visits).toEqual([]);
    expect(end).toMatchObject({ stopped: null, remaining: [{ address: "http://a.test/ok" }] });
  });
});
