import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { crawl } from "../../crawler/crawl.ts";
import { openReplay } from "../../crawler/fetch/replay.ts";
import { openHttp } from "../../crawler/fetch/send-http.ts";
import { parseArchive } from "../../crawler/parse.ts";
import { entryPages } from "../../crawler/plan-visits.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import { type Archive, openArchive } from "../../data/archive/archive.ts";
import { exportOwner } from "../../data/archive/export.ts";
import { startDemoWeb } from "../../data/demo/serve.ts";
import { Instant } from "../../data/model/time.ts";
import { type Registry, readRegistry } from "../../data/registry.ts";
import type { Progress } from "../../data/terminal/progress.ts";
import { platform } from "../support/builders.ts";
import { run, temporaryFolder, workspaceLike } from "../support/run.ts";

const repository = join(import.meta.dirname, "..", "..");
const fixtures = join(import.meta.dirname, "fixtures", "warc");
const silent: Progress = { expect: () => {}, step: () => {}, end: () => {} };
const noon = Instant.parse("2026-11-20T04:00:00Z");

describe("a crawl of a file in the place of the web", () => {
  const registry = readRegistry(join(repository, "data/demo"));
  let folder = "";
  let live: Archive;
  beforeAll(async () => {
    folder = temporaryFolder("replay");
    live = openArchive(join(folder, "live.sqlite"));
    const web = await startDemoWeb({ seed: 1 });
    const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: web.port } });
    await crawlInto(live, registry, { send: http.send, render: null, now: () => noon });
    await http.close();
    await web.close();
    exportOwner(live, "platform:hengta", filesOf("first"), silent);
    return () => {
      live.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  const filesOf = (name: string) => ({ warc: join(folder, `${name}.warc.gz`), wacz: join(folder, `${name}.wacz`) });

  it.each(["first.warc.gz", "first.wacz"])(
    "reads %s to the same captures, and exports them to the same bytes",
    async (name) => {
      const archive = emptyArchive();
      await replayInto(archive, registry, join(folder, name));
      const facts = (from: Archive) =>
        from.capturesOf("platform:hengta").map(({ headers: _, exchange: __, ...each }) => each);
      expect(facts(archive)).toEqual(facts(live));
      exportOwner(archive, "platform:hengta", filesOf("second"), silent);
      const again = emptyArchive();
      await replayInto(again, registry, filesOf("second").wacz);
      exportOwner(again, "platform:hengta", filesOf("third"), silent);
      expect(readFileSync(filesOf("third").wacz).equals(readFileSync(filesOf("second").wacz))).toBe(true);
      const read = async (from: Archive) => {
        const contents = await parseArchive(from, registry, silent);
        return contents?.policies.filter((each) => each.platform === "hengta");
      };
      expect(await read(archive)).toEqual(await read(live));
    },
  );

  it("asks nothing twice of the same file", async () => {
    const archive = emptyArchive();
    expect(await replayInto(archive, registry, filesOf("first").warc)).toBeGreaterThan(5);
    expect(await replayInto(archive, registry, filesOf("first").warc)).toBe(0);
  });

  it("archives nothing about a page that the file does not have", async () => {
    const archive = emptyArchive();
    await replayInto(archive, registry, filesOf("first").warc);
    expect(archive.owners()).toEqual(["platform:hengta"]);
  });
});

describe("files that other people wrote", () => {
  it.each([
    ["example.warc.gz", "http://example.com/", "2017-03-06T04:03:48Z", "Example Domain"],
    ["example-bad.warc.gz.bad", "http://example.com/?example=1", "2014-01-03T03:03:41Z", "Example Domain"],
    ["cc.warc.gz", "http://commoncrawl.org/", "2019-12-10T10:00:01Z", "Common Crawl"],
  ])("are read as the web was when they were written: %s", async (name, home, fetchedAt, title) => {
    const archive = emptyArchive();
    const demo = readRegistry(join(repository, "data/demo"));
    const registry = {
      workspace: { ...demo.workspace, sources: [] },
      platforms: [platform({ name: "甲演示卡盟", home })],
    };
    await replayInto(archive, registry, join(fixtures, name));
    const [capture, ...others] = archive.capturesOf("platform:jia");
    expect(others).toEqual([]);
    expect([capture?.outcome, capture?.fetchedAt, capture?.status]).toEqual(["ok", fetchedAt, 200]);
    const body = capture?.bodySha256 ? archive.body(capture.bodySha256) : new Uint8Array();
    expect(Buffer.from(body).toString()).toContain(title);
  });

  it("are unreachable where they have nothing, and break off where they are broken", async () => {
    const replay = openReplay(join(fixtures, "example-trunc.warc"));
    onTestFinished(replay.close);
    expect(replay.brokenOff).toMatch(/does not end where it says$/);
    const answer = await replay.send({ address: "http://nowhere.test/" });
    expect(answer).toMatchObject({ kind: "failed", outcome: "unreachable", detail: "not in example-trunc.warc" });
  });
});

describe("npm run crawl -- --replay", () => {
  it("says in one sentence what is wrong with a file", async () => {
    const root = workspaceLike("data/demo");
    const empty = join(root, "empty.wacz");
    writeFileSync(empty, "PK\u0003\u0004 and nothing more");
    const ran = await run(["crawler/cli.ts", "crawl", "--replay", empty], { KAXIN_DATA: root });
    expect([ran.code, ran.err]).toEqual([3, expect.stringMatching(/没有一次回答：the zip has no directory/)]);
    const missing = await run(["crawler/cli.ts", "crawl", "--replay", "no.warc"], { KAXIN_DATA: root });
    expect([missing.code, missing.err]).toEqual([3, expect.stringContaining("no such file")]);
  });
});

async function replayInto(archive: Archive, registry: Registry, path: string): Promise<number> {
  const replay = openReplay(path);
  const { send, render, newest } = replay;
  const end = await crawlInto(archive, registry, { send, render, replay, now: () => newest ?? noon });
  replay.close();
  return end.fetched;
}

type Answers = Pick<Parameters<typeof crawl>[1], "send" | "render" | "replay" | "now">;

function crawlInto(archive: Archive, registry: Registry, answers: Answers) {
  const entry = entryPages(registry.workspace, registry.platforms, SOURCES, { source: undefined, platform: undefined });
  const wanted = entry.filter((each) => ["platform:hengta", "platform:jia"].includes(each.owner));
  return crawl(wanted, { archive, registry, ...answers, progress: silent, signal: new AbortController().signal });
}

function emptyArchive(): Archive {
  const folder = temporaryFolder("replayed");
  const archive = openArchive(join(folder, "archive.sqlite"));
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return archive;
}
