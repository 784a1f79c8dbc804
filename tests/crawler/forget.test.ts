import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { importTable } from "../../crawler/import/import.ts";
import { withoutForgotten } from "../../crawler/never-again.ts";
import { openArchive } from "../../data/archive/archive.ts";
import { takeLock } from "../../data/archive/lock.ts";
import { readFieldNotes } from "../../data/field-notes.ts";
import { complaintDigest, readForgotten, writeForgotten } from "../../data/forgotten.ts";
import { SourceId } from "../../data/model/ids.ts";
import { Instant } from "../../data/model/time.ts";
import { readRegistry } from "../../data/registry.ts";
import { openMemo } from "../../data/store/memo.ts";
import { openStore } from "../../data/store/store.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { publish } from "../../scoring/publish.ts";
import { score } from "../../scoring/score.ts";
import { capture } from "../support/builders.ts";
import { bodiesIn, complaintsIn, parse, tracesIn, verificationOf } from "../support/care-archive.ts";
import { layCopies } from "../support/care-copies.ts";
import { careWorkspace, FEED, FORGOTTEN, feed, filesWith, OTHER, UNIQUE } from "../support/care-workspace.ts";
import { run, temporaryFolder } from "../support/run.ts";

describe("npm run forget", () => {
  it("leaves no byte of a complaint in any file of the workspace, and all others where they were", async () => {
    const root = careWorkspace();
    const files = workspaceFiles(root);
    const here = { KAXIN_DATA: root, KAXIN_NOW: "2026-03-06T02:00:00Z" };
    await derive(root);
    const elsewhere = temporaryFolder("elsewhere");
    onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
    const { backups } = await layCopies(root, elsewhere, Instant.parse(here.KAXIN_NOW));
    mkdirSync(files.site, { recursive: true });
    writeFileSync(join(files.site, "index.html"), UNIQUE);
    // What stages that were killed leave.
    cpSync(files.store, `${files.store}.fresh`);
    cpSync(files.published, `${files.published}.old`, { recursive: true });
    cpSync(files.site, `${files.site}.fresh`, { recursive: true });
    const traces = tracesIn(files.archive);
    const before = traces.map((trace) => filesWith(root, trace).length);
    expect(Math.min(...before)).toBeGreaterThan(0);
    expect(filesWith(join(root, "published"), Buffer.from(UNIQUE)).length).toBeGreaterThan(0);

    const argv = ["crawler/cli.ts", "forget", `tousu:${FORGOTTEN}`, "--reason", "本人要求", "--no-build"];
    const { code, out } = await run(argv, here);
    expect(code).toBe(0);
    expect(out).toContain("销毁了 2 页的原文；页上不必移除的 1 条投诉，打码的记录留着");
    for (const trace of traces) expect([...filesWith(root, trace), ...filesWith(elsewhere, trace)]).toEqual([]);
    for (const folder of [join(root, "local"), elsewhere]) expect(existsSync(join(folder, "out.wacz"))).toBe(false);
    for (const folder of backups) expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).not.toMatch(/before|-wal/);
    expect(bodiesIn(files.archive).filter((text) => text.includes(UNIQUE) || text.includes("13912345678"))).toEqual([]);
    expect(numbersIn(files.store)).toEqual([OTHER]);
    expect(verificationOf(files.archive)).toMatchObject({ bodies: 1, withheld: 2, affected: [] });
    expect(readFileSync(join(root, "forgotten.yaml"), "utf8")).not.toContain(FORGOTTEN);
  }, 60_000);

  it("does not take the complaint in again when a list that shows it is crawled anew", async () => {
    const root = careWorkspace();
    const files = workspaceFiles(root);
    const here = { KAXIN_DATA: root };
    await run(["crawler/cli.ts", "forget", "author:tousu:阿森纳老王1", "--reason", "本人要求"], here);
    const archive = openArchive(files.archive);
    const registry = readRegistry(root);
    const guarded = withoutForgotten(archive, registry, readForgotten(root, registry.workspace.sources));
    const visit = capture({
      address: FEED,
      kind: "feed",
      owner: "source:tousu",
      fetchedAt: Instant.parse("2026-03-09T02:00:00Z"),
    });
    const kept = guarded.append(
      { ...visit, headers: { "content-type": "application/json" } },
      Buffer.from(`${feed()} `),
    );
    archive.close();
    expect(kept.withheld?.reason).toBe("request");
    expect(filesWith(root, Buffer.from(UNIQUE))).toEqual([]);
    expect(bodiesIn(files.archive).filter((text) => text.includes(UNIQUE))).toEqual([]);
    await parse(root);
    expect(numbersIn(files.store)).toEqual([OTHER]);
  });

  it("keeps a table that was imported out of sight, but for its other rows", async () => {
    const root = temporaryFolder("forget-import");
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const table = join(root, "table.csv");
    const row = (number: string, words: string) => `2016-06-07,Prepaid,Example Card Co,Closed,1,0,${number},${words}\n`;
    const head = "date_received,product,company,company_response,timely,disputed,complaint_id,narrative\n";
    writeFileSync(table, head + row("90001", UNIQUE) + row("90002", "another story"));
    const mapping = join(root, "map.yaml");
    const map = readFileSync("data/mappings/cfpb-sample.yaml", "utf8");
    writeFileSync(mapping, map.replace("number: null", "number: complaint_id\n  narrative: narrative"));
    const workspace = join(root, "w");
    const now = Instant.parse("2026-03-09T02:00:00Z");
    const options = { platformsFrom: "company", dryRun: false, now };
    const { source } = await importTable(table, mapping, workspace, options);
    writeForgotten(workspace, { key: complaintDigest(source.id, "90001"), at: now, reason: "本人要求" });
    writeFileSync(table, `${readFileSync(table, "utf8")}${row("90003", "a third story")}`);
    await importTable(table, mapping, workspace, options);
    rmSync(table);
    expect(filesWith(root, Buffer.from(UNIQUE))).toEqual([]);
    expect(bodiesIn(workspaceFiles(workspace).archive).filter((text) => text.includes(UNIQUE))).toEqual([]);
    await parse(workspace);
    expect(numbersIn(workspaceFiles(workspace).store).sort()).toEqual(["90002", "90003"]);
  });

  it("knows a complaint in whatever source of the same site it stands", () => {
    const root = temporaryFolder("forget-siblings");
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const at = Instant.parse("2026-03-09T02:00:00Z");
    writeForgotten(root, { key: complaintDigest("tousu", "17"), at, reason: "本人要求" });
    const source = (id: string, origin: string) => ({ id: SourceId.parse(id), origin });
    const sources = [
      source("tousu", "http://tousu.test"),
      source("tousu-export", "http://tousu.test"),
      source("other", "http://elsewhere.test"),
    ];
    const { complaint } = readForgotten(root, sources);
    expect(["tousu", "tousu-export", "other"].map((source) => complaint(source, "17"))).toEqual([true, true, false]);
    expect(complaint("tousu-export", "18")).toBe(false);
  });

  it("waits for nobody: while a round or a crawl is at work it ends with 4", async () => {
    const root = careWorkspace();
    const files = workspaceFiles(root);
    for (const path of [files.way, files.lock]) {
      const theirs = takeLock(path);
      const argv = ["crawler/cli.ts", "forget", `tousu:${FORGOTTEN}`, "--reason", "本人要求"];
      expect((await run(argv, { KAXIN_DATA: root })).code).toBe(4);
      theirs?.release();
    }
    expect(existsSync(join(root, "forgotten.yaml"))).toBe(false);
  });

  it("does not say of a number that stands nowhere that it was removed", async () => {
    const here = { KAXIN_DATA: careWorkspace() };
    const argv = ["crawler/cli.ts", "forget", "tousu:17380000999", "--reason", "本人要求"];
    const wrong = await run(argv, here);
    expect([wrong.code, wrong.err]).toEqual([5, expect.stringMatching(/哪里都没有找到它.*\n.*forgotten\.yaml/)]);
    // Once more it is no news.
    expect((await run(argv, here)).code).toBe(0);
  });

  it("asks for a source that the workspace has, and for a reason", async () => {
    const here = { KAXIN_DATA: careWorkspace() };
    const strange = await run(["crawler/cli.ts", "forget", "nobody:1", "--reason", "x"], here);
    expect([strange.code, strange.err]).toEqual([3, expect.stringMatching(/来源有.*tousu/)]);
    const silent = await run(["crawler/cli.ts", "forget", `tousu:${FORGOTTEN}`], here);
    expect([silent.code, silent.err]).toEqual([2, expect.stringContaining("--reason")]);
  });
});

async function derive(root: string): Promise<void> {
  await parse(root);
  const { store: path, memo, published } = workspaceFiles(root);
  const registry = readRegistry(root);
  const notes = readFieldNotes(root, registry.platforms);
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const store = openStore(path);
  const known = openMemo(memo);
  score(store, registry, notes, sha256, NO_PROGRESS, known);
  known.close();
  publish(store, registry, notes, published, sha256, NO_PROGRESS);
  store.close();
}

function numbersIn(path: string): string[] {
  return complaintsIn(path).map(({ number }) => number);
}
