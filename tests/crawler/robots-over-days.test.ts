import { describe, expect, it, onTestFinished } from "vitest";
import { crawl } from "../../crawler/crawl.ts";
import { openHttp } from "../../crawler/fetch/send-http.ts";
import { openArchive } from "../../data/archive/archive.ts";
import { addHours, Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { platform } from "../support/builders.ts";
import { html, type Reply, redirect, startFaultServer, text } from "./support/fault-server.ts";

const noon = Instant.parse("2026-11-20T04:00:00Z");
const FORBIDS = text("User-agent: *\nDisallow: /\n");
const ALLOWS = text("User-agent: *\nDisallow: /admin\n");
const HANGS_UP: Reply = (request) => void request.socket.resetAndDestroy();
const HOME = html(`<p>${"甲演示卡盟的售后说明。".repeat(20)}</p>`);

/** One platform with one page, visited again and again: what does it answer when, and what is asked of it? */
async function days(home = "http://jia.test/") {
  let reply: Reply = ALLOWS;
  const server = await startFaultServer({
    "/robots.txt": (request, response) => reply(request, response),
    "/": HOME,
    "jia.test/moved": HOME,
    "yi.test/rules": FORBIDS,
  });
  onTestFinished(server.close);
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: server.port } });
  onTestFinished(http.close);
  const archive = openArchive(":memory:");
  onTestFinished(archive.close);
  const registry = {
    workspace: Workspace.parse({ title: "x", gapMs: 1, backoffMs: 1 }),
    platforms: [platform({ name: "甲演示卡盟", home, pages: [{ kind: "home", url: home, browser: false }] })],
  };
  const entry = [{ address: home, owner: "platform:jia", kind: "home", via: "http" }] as const;
  return async (hours: number, robots: Reply) => {
    reply = robots;
    const from = server.log.length;
    await crawl(entry, {
      ...{ archive, registry, send: http.send, render: null, now: () => addHours(noon, hours) },
      progress: { expect: () => {}, step: () => {}, end: () => {} },
      signal: new AbortController().signal,
    });
    return [...new Set(server.log.slice(from).map(({ path }) => path))];
  };
}

describe("a robots.txt over days", () => {
  it("is asked for once a day, and its last word holds until then (RFC 9309 §2.4)", async () => {
    const asks = await days("http://jia.test/help");
    expect(await asks(0, FORBIDS)).toEqual(["/robots.txt"]);
    expect(await asks(23.9, ALLOWS)).toEqual([]);
    expect(await asks(24, ALLOWS)).toEqual(["/robots.txt", "/help"]);
  });

  it.each([
    ["a server error", html("", 503)],
    ["a hang-up", HANGS_UP],
    ["too many requests", html("", 429)],
  ])("forbids everything from %s on until it answers, whatever it said before (§2.3.1.4)", async (_, trouble) => {
    const asks = await days();
    expect(await asks(0, ALLOWS)).toEqual(["/robots.txt", "/"]);
    expect(await asks(24, trouble)).toEqual(["/robots.txt"]);
    // The trouble is not kept for a day: the next crawl asks again.
    expect(await asks(24.1, trouble)).toEqual(["/robots.txt"]);
    expect(await asks(31 * 24, trouble)).toEqual(["/robots.txt"]);
    expect(await asks(31 * 24 + 0.1, ALLOWS)).toEqual(["/robots.txt", "/"]);
  });

  it("is not asked for before the Retry-After of its server has passed", async () => {
    const asks = await days();
    const later = html("", 503, { "retry-after": "7200" });
    expect(await asks(0, later)).toEqual(["/robots.txt"]);
    expect(await asks(1.9, ALLOWS)).toEqual([]);
    expect(await asks(2, ALLOWS)).toEqual(["/robots.txt", "/"]);
  });

  it("counts for the host that was asked, though another gives it (§2.3.1.2)", async () => {
    const asks = await days();
    expect(await asks(0, redirect("http://yi.test/rules"))).toEqual(["/robots.txt", "/rules"]);
  });

  it("is, after five redirects, obeyed; after six, not there (§2.3.1.2)", async () => {
    const hops =
      (most: number): Reply =>
      (request, response) => {
        const step = Number(new URL(request.url ?? "", "http://a.test").searchParams.get("step") ?? 0);
        const next = step < most ? redirect(`/robots.txt?step=${step + 1}`) : FORBIDS;
        next(request, response);
      };
    expect(await (await days())(0, hops(5))).not.toContain("/");
    expect(await (await days())(0, hops(6))).toContain("/");
  });

  it("that is gone forbids nothing (§2.3.1.3)", async () => {
    const asks = await days();
    expect(await asks(0, html("", 410))).toContain("/");
  });
});
