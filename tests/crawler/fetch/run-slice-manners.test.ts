import { describe, expect, it } from "vitest";
import { createPoliteness } from "../../../crawler/fetch/politeness.ts";
import { html, inTurn, redirect, text } from "../support/fault-server.ts";
import { run } from "../support/run-one-slice.ts";

describe("a polite slice", () => {
  it("waits as long as a busy host asks, then asks again", async () => {
    const routes = {
      "/later": inTurn(html("busy", 503, { "retry-after": "1" }), html("<p>在此，售后处理时间为二十四小时。</p>")),
    };
    const { outcomes, log } = await run(routes, ["/later"]);
    const [first, second] = log.filter(({ path }) => path === "/later");
    expect(outcomes.at(-1)).toBe("/later ok");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  it("does not wait a day for a host, but says when it may be asked again", async () => {
    const { end, log } = await run({}, ["/rate-long", "/ok"]);
    expect(end).toMatchObject({ stopped: { outcome: "rate_limited" }, nextAllowedAt: "2026-11-21T04:00:00Z" });
    expect(log).toHaveLength(2);
  });

  it("does not wait for a host that is down for a day either, nor for one that a redirect leads to", async () => {
    const down = html("down", 503, { "retry-after": "86400" });
    const own = await run({ "/down": down }, ["/down", "/ok"]);
    expect(own.end).toMatchObject({
      stopped: { outcome: "server_error" },
      remaining: [{ address: "http://a.test/ok" }],
    });
    const away = { "/away": redirect("http://b.test/x"), "b.test/x": down };
    const { outcomes, log } = await run(away, ["/away", "/away?again", "/ok"]);
    expect(outcomes.slice(-3)).toEqual(["/away server_error", "/away rate_limited", "/ok ok"]);
    expect(log.filter(({ host, path }) => host === "b.test" && path === "/x")).toHaveLength(1);
  });

  it("keeps the gap between all requests to a host, retries and redirects included", async () => {
    const routes = { "/flaky": inTurn(html("", 500), html("<p>在此，售后处理时间为二十四小时。</p>")) };
    const { log } = await run(routes, ["/ok", "/hop", "/flaky"], { slice: { gapMs: 60 } });
    const gaps = log.slice(1).map(({ at }, before) => at - (log[before]?.at ?? 0));
    expect(log).toHaveLength(6);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60);
  });

  it("slows down to the Crawl-delay a site asks for", async () => {
    const { log } = await run({ "/robots.txt": text("User-agent: *\nCrawl-delay: 0.2\n") }, ["/ok", "/gzip"]);
    expect((log[2]?.at ?? 0) - (log[1]?.at ?? 0)).toBeGreaterThanOrEqual(200);
  });

  it("leaves a host alone for the run that wants a Crawl-delay longer than five minutes, and says so", async () => {
    const routes = { "/robots.txt": text("User-agent: *\nCrawl-delay: 301\nDisallow: /admin\n") };
    const { outcomes, visits, end, log } = await run(routes, ["/admin", "/ok", "/gzip"]);
    expect(outcomes.slice(1)).toEqual(["/admin robots_denied", "/ok rate_limited"]);
    expect(visits.at(-1)?.capture).toMatchObject({ status: null, detail: "Crawl-delay 301 s" });
    expect(end.stopped).toEqual({ outcome: "rate_limited", detail: "Crawl-delay 301 s" });
    expect(log.map(({ path }) => path)).toEqual(["/robots.txt"]);
  });

  it("notes what a page asks of robots, and reads it all the same", async () => {
    const asks = '<meta name="robots" content="nofollow"><p>在此，售后处理时间为二十四小时，退款规则见下文。</p>';
    const { visits } = await run({ "/shy": html(asks, 200, { "x-robots-tag": "noindex" }) }, ["/shy"]);
    expect(visits.at(-1)?.capture).toMatchObject({ outcome: "ok", detail: "noindex, nofollow" });
  });

  it("keeps a Crawl-delay of five minutes", async () => {
    const stop = new AbortController();
    const politeness = createPoliteness({ gapMs: 0, signal: stop.signal });
    setTimeout(() => stop.abort(), 200);
    const routes = { "/robots.txt": text("User-agent: *\nCrawl-delay: 300\n") };
    const { log } = await run(routes, ["/ok"], { ports: { politeness, signal: stop.signal } });
    expect(log.map(({ path }) => path)).toEqual(["/robots.txt"]);
    expect(politeness.of("a.test").waitMs()).toBeGreaterThan(290_000);
  });
});
