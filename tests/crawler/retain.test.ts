import { appendFileSync, existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { retain } from "../../crawler/retain.ts";
import { openArchive } from "../../data/archive/archive.ts";
import { exportOwner } from "../../data/archive/export.ts";
import { takeLock } from "../../data/archive/lock.ts";
import { backUp, restore } from "../../data/backup.ts";
import { Instant } from "../../data/model/time.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { capture } from "../support/builders.ts";
import { bodiesIn, complaintsIn, parse, tracesIn, verificationOf } from "../support/care-archive.ts";
import { layCopies } from "../support/care-copies.ts";
import { careWorkspace, filesWith } from "../support/care-workspace.ts";
import { run, temporaryFolder } from "../support/run.ts";

const now = Instant.parse("2026-03-20T02:00:00Z");

describe("npm run retain", () => {
  it("destroys old raw pages, keeps masked readings, and the store comes back the same", async () => {
    const root = careWorkspace("2026-01-05");
    const files = workspaceFiles(root);
    const visited = openArchive(files.archive);
    visited.append(
      capture({ outcome: "timeout", status: null, fetchedAt: Instant.parse("2026-01-04T02:00:00Z") }),
      null,
    );
    visited.close();
    await parse(root);
    const before = complaintsIn(files.store);
    expect(retain(root, now)).toBeNull();
    limit(root, 60);
    const traces = tracesIn(files.archive).slice(1);
    expect(retain(root, now)).toEqual({ pages: 2, readings: 2, complaints: 3, copies: [] });
    for (const trace of traces) expect(filesWith(root, trace)).toEqual([]);
    expect(bodiesIn(files.archive).filter((text) => /13912345678|阿森纳/.test(text))).toEqual([]);
    const archive = openArchive(files.archive);
    const kept = [...archive.all()].filter(({ outcome }) => outcome === "ok");
    expect(kept.map(({ withheld }) => withheld?.reason)).toEqual(["retention", "retention"]);
    archive.close();
    await parse(root);
    expect(complaintsIn(files.store)).toEqual(before);
    expect(verificationOf(files.archive)).toMatchObject({ bodies: 2, withheld: 2, affected: [] });
    expect(typesInExport(root)).toEqual(["warcinfo", "conversion", "metadata", "conversion", "metadata"]);
    expect(retain(root, now)?.pages).toBe(0);
  });

  it("reaches every copy that the program made, wherever it lies, and leaves backups whole", async () => {
    const [root, elsewhere] = [careWorkspace("2026-01-05"), emptyFolder()];
    const files = workspaceFiles(root);
    const { backups } = await layCopies(root, elsewhere, now);
    limit(root, 60);
    const traces = [...tracesIn(files.archive).slice(1), Buffer.from("13912345678"), Buffer.from("阿森纳老王")];
    const holding = (trace: Buffer) => [...filesWith(root, trace), ...filesWith(elsewhere, trace)];
    // The archive, three backups, half a one, four copies beside it.
    for (const trace of traces.slice(0, 2)) expect(holding(trace).length).toBeGreaterThanOrEqual(9);
    const { code, out } = await run(["crawler/cli.ts", "retain"], { KAXIN_DATA: root, KAXIN_NOW: now });
    expect(code).toBe(0);
    for (const folder of backups) expect(out).toContain(folder.replace(`${root}/`, ""));
    for (const trace of traces) expect(holding(trace)).toEqual([]);
    for (const folder of [join(root, "local"), elsewhere]) expect(existsSync(join(folder, "out.wacz"))).toBe(false);
    expect(readFileSync(join(elsewhere, "mine", "other.warc.gz"), "utf8")).toBe("somebody's own");
    for (const folder of backups) {
      await restore(root, folder, now);
      expect(verificationOf(files.archive)).toMatchObject({ captures: 2, withheld: 2, affected: [] });
    }
  });

  it("leaves copies alone that hold nothing old, to the byte", async () => {
    const root = careWorkspace("2026-03-05");
    const { backups } = await layCopies(root, emptyFolder(), now);
    limit(root, 60);
    const stamps = () => backups.map((folder) => statSync(join(folder, "archive.sqlite"), { bigint: true }).mtimeNs);
    const before = stamps();
    // Of an earlier version it must be brought forward to be looked through; the others are not touched.
    expect(retain(root, now)?.copies.map(({ where }) => where)).toEqual([
      join(root, "local", "backups", "2026-01-07T00-00-00Z.part"),
      backups[2],
    ]);
    expect(stamps().slice(0, 2)).toEqual(before.slice(0, 2));
    expect(existsSync(join(root, "local", "out.warc.gz"))).toBe(true);
    expect(retain(root, now)?.copies).toEqual([]);
  });

  it("deletes a copy whose every page is too old, though the archive has none of them any more", async () => {
    const root = careWorkspace("2026-03-05");
    const aside = join(root, "local", "archive.sqlite.damaged");
    writeFileSync(aside, "what a restore laid aside");
    limit(root, 60);
    expect(retain(root, now)?.copies).toEqual([]);
    utimesSync(aside, new Date("2026-01-01"), new Date("2026-01-01"));
    expect(retain(root, now)?.copies.map(({ where }) => where)).toEqual([aside]);
    expect(existsSync(aside)).toBe(false);
  });

  it("deletes a backup that is damaged, and says which disk is away", async () => {
    const [root, elsewhere] = [careWorkspace("2026-01-05"), emptyFolder()];
    const near = await backUp(root, workspaceFiles(root).backups, now);
    await backUp(root, join(elsewhere, "disk"), now);
    rmSync(join(elsewhere, "disk"), { recursive: true });
    writeFileSync(join(near.folder, "archive.sqlite"), "no database any more".repeat(100));
    limit(root, 60);
    const copies = retain(root, now)?.copies ?? [];
    expect(copies.find(({ where }) => where === near.folder)?.what).toMatch(/已经损坏/);
    expect(copies.find(({ where }) => where === join(elsewhere, "disk"))?.what).toMatch(/现在不在/);
    expect(existsSync(near.folder)).toBe(false);
  });

  it("keeps a page that was seen again, and waits for nobody who makes a copy", async () => {
    const root = careWorkspace("2026-01-05");
    const files = workspaceFiles(root);
    const archive = openArchive(files.archive);
    const [first] = [...archive.all()];
    if (first?.bodySha256 == null) throw new Error("the workspace has lost its pages");
    const again = { ...capture(first), fetchedAt: Instant.parse("2026-03-10T02:00:00Z") };
    archive.append(again, archive.body(first.bodySha256));
    archive.close();
    limit(root, 60);
    const theirs = takeLock(files.copying);
    expect((await run(["crawler/cli.ts", "retain"], { KAXIN_DATA: root, KAXIN_NOW: now })).code).toBe(4);
    theirs?.release();
    expect(retain(root, now)?.pages).toBe(1);
  });
});

function limit(root: string, days: number): void {
  appendFileSync(join(root, "workspace.yaml"), `rawPagesDays: ${days}\n`);
}

function emptyFolder(): string {
  const folder = temporaryFolder("elsewhere");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function typesInExport(root: string): string[] {
  const archive = openArchive(workspaceFiles(root).archive);
  const to = { warc: join(root, "out.warc.gz"), wacz: join(root, "out.wacz") };
  exportOwner(archive, "source:tousu", to, NO_PROGRESS);
  archive.close();
  const text = gunzipSync(readFileSync(to.warc)).toString("utf8");
  return [...text.matchAll(/^WARC-Type: (.*)\r$/gm)].map((found) => found[1] ?? "");
}
