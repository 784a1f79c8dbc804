import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { entryPages } from "../../../crawler/plan-visits.ts";
import { calledFor, noteRuns } from "../../../crawler/scheduled.ts";
import { SOURCES } from "../../../crawler/sources/index.ts";
import { watch } from "../../../crawler/upkeep/watch.ts";
import { openArchive } from "../../../data/archive/archive.ts";
import { takeLock } from "../../../data/archive/lock.ts";
import { startDemoWeb } from "../../../data/demo/serve.ts";
import { Instant, toInstant, toMilliseconds } from "../../../data/model/time.ts";
import { readRegistry } from "../../../data/registry.ts";
import { openJournal } from "../../../data/store/journal.ts";
import type { RunStage } from "../../../data/the-whole-way.ts";
import { workspaceFiles } from "../../../data/workspace-files.ts";
import { capture } from "../../support/builders.ts";
import { run, start, temporaryFolder } from "../../support/run.ts";

const noon = Instant.parse("2026-03-10T04:00:00Z");
const ALL = { source: undefined, platform: undefined };
const WORKSPACE = 'title: x\ndemo: true\ngapMs: 5\nschedules: { platforms: "0 3 * * *", jitterMinutes: 0 }\n';

function workspace(): string {
  const root = temporaryFolder("watch");
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "platforms"));
  writeFileSync(join(root, "workspace.yaml"), WORKSPACE);
  writeFileSync(join(root, "platforms", "jia.yaml"), platformYaml("jia"));
  return root;
}

const platformYaml = (id: string) => `id: ${id}\nname: ${id} 演示卡盟\nhome: http://${id}.test/\n`;

/** A clock that runs only while somebody sleeps, and a watch that is stopped at `until`. */
function watchUntil(
  until: Instant,
  root: string,
  stage: (name: string, now: Instant, skip: (ms: number) => void) => number,
) {
  let at = toMilliseconds(noon);
  const stages: string[] = [];
  const said: string[] = [];
  const stopping = new AbortController();
  const now = () => toInstant(at);
  const run: RunStage = async (name) => {
    stages.push(`${now().slice(5, 16)} ${name}`);
    return stage(name, now(), (ms) => {
      at += ms;
    });
  };
  const sleep = async (ms: number) => {
    at += ms;
    if (now() >= until) stopping.abort("SIGTERM");
  };
  const ended = watch({ root, run, now, sleep, signal: stopping.signal, say: (line) => said.push(line) });
  return ended.then(() => ({ stages, said, runs: openJournal(workspaceFiles(root).journal).runs() }));
}

/** What a crawl leaves: who was run, and a visit. */
function crawlAt(root: string, now: Instant): number {
  const registry = readRegistry(root);
  const { journal, archive: path } = workspaceFiles(root);
  const called = calledFor(entryPages(registry.workspace, registry.platforms, SOURCES, ALL), registry, journal, now);
  noteRuns(journal, called, ALL, now);
  const archive = openArchive(path);
  for (const { address, owner } of called)
    archive.append(capture({ address, owner, fetchedAt: now }), Buffer.from("x"));
  archive.close();
  return 0;
}

const ROUND = ["crawl", "retain", "parse", "score", "publish", "build", "notify"];
const at = (time: string, names = ROUND) => names.map((name) => `${time} ${name}`);

describe("the watch", () => {
  it("reads at once who was never read, then by the schedule, and builds where something changed", async () => {
    const root = workspace();
    const seen = await watchUntil(Instant.parse("2026-03-10T19:30:00Z"), root, (name, now) =>
      name === "crawl" ? crawlAt(root, now) : 0,
    );
    // 03:00 in Shanghai is 19:00 of the day before in UTC.
    expect(seen.stages).toEqual([...at("03-10T04:00"), ...at("03-10T19:00")]);
    expect(seen.runs.get("platform:jia")).toBe("2026-03-10T19:00:00Z");
  });

  it("catches up, once, what was due while nobody watched", async () => {
    const root = workspace();
    const journal = openJournal(workspaceFiles(root).journal);
    journal.noteRuns(["platform:jia"], Instant.parse("2026-03-05T19:00:00Z"));
    journal.close();
    const called: Instant[] = [];
    await watchUntil(Instant.parse("2026-03-10T09:00:00Z"), root, (name, now) => {
      if (name === "crawl") called.push(now);
      return name === "crawl" ? crawlAt(root, now) : 0;
    });
    expect(called).toEqual([noon]);
  });

  it("is not called again for what came due while it was at work", async () => {
    const root = workspace();
    const hours = 3_600_000;
    const seen = await watchUntil(Instant.parse("2026-03-12T00:00:00Z"), root, (name, now, skip) => {
      if (name === "crawl" && now === noon) skip(40 * hours);
      return name === "crawl" ? crawlAt(root, now) : 0;
    });
    expect(seen.stages.filter((each) => each.endsWith("crawl"))).toEqual(["03-10T04:00 crawl", "03-11T20:00 crawl"]);
  });

  it("tries again after a round that failed, later each time, and does not build what did not change", async () => {
    const root = workspace();
    const codes = [3, 1];
    const seen = await watchUntil(Instant.parse("2026-03-10T06:00:00Z"), root, (name, now) => {
      if (name === "crawl") return now === noon ? crawlAt(root, now) : 0;
      return name === "parse" ? (codes.shift() ?? 0) : 0;
    });
    const failed = ["crawl", "retain", "parse", "notify"];
    expect(seen.stages).toEqual([...at("03-10T04:00", failed), ...at("03-10T04:05", failed), ...at("03-10T04:15")]);
    expect(seen.said.join("\n")).toMatch(/停在 parse，退出码 3.*03-10 12:05 再试/);
    const journal = openJournal(workspaceFiles(root).journal);
    expect(journal.rounds(3).map(({ stage, code }) => `${stage} ${code}`)).toEqual(["build 0", "parse 1", "parse 3"]);
  });

  it("outlives a file that cannot be read, and goes on as soon as it is mended", async () => {
    const root = workspace();
    const file = join(root, "platforms", "yi.yaml");
    let broken = false;
    const seen = await watchUntil(Instant.parse("2026-03-10T05:00:00Z"), root, (name, now) => {
      if (name === "build" && !broken) writeFileSync(file, "id: yi\nname: [\n");
      broken ||= name === "build";
      return name === "crawl" ? crawlAt(root, now) : 0;
    });
    expect(seen.said.join("\n")).toMatch(/watch: .*yi\.yaml：不是写对的 YAML/);
    expect(existsSync(file)).toBe(true);
    writeFileSync(file, platformYaml("yi"));
    const mended = await watchUntil(Instant.parse("2026-03-10T05:00:00Z"), root, (name, now) =>
      name === "crawl" ? crawlAt(root, now) : 0,
    );
    expect(mended.runs.has("platform:yi")).toBe(true);
  });

  it("waits while somebody else goes the same way", async () => {
    const root = workspace();
    const lock = takeLock(workspaceFiles(root).way);
    const seen = await watchUntil(Instant.parse("2026-03-10T04:04:00Z"), root, () => 0);
    lock?.release();
    expect(seen.stages).toEqual([]);
    expect(seen.said.join("\n")).toMatch(/另一个 update 或 watch 正在那里工作/);
  });
});

describe("the watch as a process", () => {
  it("drains when it is asked to end: all that was asked for is in the archive, and the rest is read later", async () => {
    const web = await startDemoWeb({ seed: 1 });
    onTestFinished(() => web.close());
    const root = temporaryFolder("watch-process");
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    mkdirSync(join(root, "platforms"));
    writeFileSync(join(root, "workspace.yaml"), WORKSPACE.replace("gapMs: 5", "gapMs: 300"));
    writeFileSync(join(root, "platforms", "hengta.yaml"), platformYaml("hengta"));
    const environment = { KAXIN_DATA: root, KAXIN_DEMO_WEB: String(web.port) };
    const process = start(["crawler/upkeep/cli.ts", "watch"], environment);
    while (web.requests().length < 3) await pause(50);
    process.stop();
    const { code, err } = await process.ended;
    expect(code, err).toBe(0);
    expect(err).toContain("读到的都存下了");
    const files = workspaceFiles(root);
    const archive = openArchive(files.archive);
    expect(archive.counts().captures).toBe(web.requests().length);
    archive.close();
    expect(openJournal(files.journal).runs().size).toBe(0);
    const { out } = await run(["crawler/upkeep/cli.ts", "watch", "--dry-run"], environment);
    expect(out).toMatch(/platform:hengta +0 3 \* \* \* +现在/);
  }, 60_000);
});
