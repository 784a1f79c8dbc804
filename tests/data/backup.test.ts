import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { openArchive } from "../../data/archive/archive.ts";
import { verifyArchive } from "../../data/archive/verify.ts";
import { backUp, backupsIn, pruneBackups, restore } from "../../data/backup.ts";
import { PlatformId } from "../../data/model/ids.ts";
import { toInstant } from "../../data/model/time.ts";
import { openStore } from "../../data/store/store.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { capture } from "../support/builders.ts";
import { careWorkspace } from "../support/care-workspace.ts";
import { run } from "../support/run.ts";

const at = (second: number) => toInstant(Date.UTC(2026, 2, 6, 2, 0, second));
const writer = join(import.meta.dirname, "..", "support", "write-archive.ts");

describe("npm run backup", () => {
  it("is sound and whole to one moment although a crawl writes all the while", async () => {
    const root = careWorkspace();
    const files = workspaceFiles(root);
    const writing = spawn(process.execPath, [writer, files.archive], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void writing.kill("SIGKILL"));
    await new Promise((resolve) => writing.stdout?.once("data", resolve));
    const counts: number[] = [];
    for (const second of [1, 2, 3]) {
      const { folder } = await backUp(root, files.backups, at(second));
      const copy = openArchive(join(folder, "archive.sqlite"));
      const { captures, damaged, affected } = verifyArchive(copy, NO_PROGRESS);
      copy.close();
      expect([damaged.size, affected.length]).toEqual([0, 0]);
      // The writer makes two visits true at a time, after the two that were there.
      expect(captures % 2).toBe(0);
      counts.push(captures);
    }
    expect(counts[0]).toBeGreaterThan(2);
    expect(counts[2]).toBeGreaterThan(counts[0] ?? 0);
  });

  it("comes back byte for byte, and keeps what was there before", async () => {
    const root = careWorkspace();
    const files = workspaceFiles(root);
    const { folder } = await backUp(root, files.backups, at(1));
    const saved = readFileSync(join(folder, "archive.sqlite"));
    const archive = openArchive(files.archive);
    archive.append(capture({ address: "http://jia.test/later" }), Buffer.from("later"));
    archive.close();
    rmSync(join(root, "platforms"), { recursive: true });
    const before = await restore(root, folder, at(2));
    expect(readFileSync(files.archive).equals(saved)).toBe(true);
    expect(existsSync(join(root, "platforms", "jia.yaml"))).toBe(true);
    const kept = openArchive(join(before ?? "", "archive.sqlite"));
    expect(kept.counts().captures).toBe(3);
    kept.close();
  });

  it("is named by its date alone, and a name that is none leads to the list", async () => {
    const root = careWorkspace();
    const { folder } = await backUp(root, workspaceFiles(root).backups, at(1));
    const back = (name: string) => run(["data/cli.ts", "backup", "--restore", name], { KAXIN_DATA: root });
    expect((await back(basename(folder))).code).toBe(0);
    expect(await back("2026-01-01T00-00-00Z")).toMatchObject({ code: 3, err: expect.stringContaining("--list") });
  });

  it("comes back over an archive that is damaged, which is laid aside", async () => {
    const root = careWorkspace();
    const files = workspaceFiles(root);
    const { folder } = await backUp(root, files.backups, at(1));
    writeFileSync(files.archive, "no database any more".repeat(100));
    expect(await restore(root, folder, at(2))).toContain("archive.sqlite.damaged");
    const archive = openArchive(files.archive);
    expect(archive.counts().captures).toBe(2);
    archive.close();
  });

  it("refuses a backup of which a byte has changed or a file is gone, and changes nothing", async () => {
    const root = careWorkspace();
    const { folder } = await backUp(root, workspaceFiles(root).backups, at(1));
    writeFileSync(join(folder, "archive.sqlite"), "x", { flag: "a" });
    rmSync(join(folder, "by-hand", "workspace.yaml"));
    const { code, err } = await run(["data/cli.ts", "backup", "--restore", folder], { KAXIN_DATA: root });
    expect(code).toBe(3);
    expect(err).toContain("archive.sqlite 坏了");
    expect(err).toContain("少了 by-hand/workspace.yaml");
    expect(err).toContain("nothing was changed");
  });

  it("keeps the newest and leaves what is no backup of ours alone", async () => {
    const root = careWorkspace();
    const into = workspaceFiles(root).backups;
    for (const second of [1, 2, 3]) await backUp(root, into, at(second));
    writeFileSync(join(into, "notes.txt"), "mine");
    expect(pruneBackups(into, 2)).toEqual([join(into, "2026-03-06T02-00-01Z")]);
    expect(backupsIn(into).length).toBe(2);
    expect(existsSync(join(into, "notes.txt"))).toBe(true);
  });
});

describe("a store of another version", () => {
  it("is brought forward, a copy of it kept, when it is older", () => {
    const root = careWorkspace();
    const { store: path } = workspaceFiles(root);
    const old = new Database(path);
    old.exec(readFileSync(join(import.meta.dirname, "fixtures", "store-of-layout-1.sql"), "utf8"));
    const rows = old.prepare("select count(*) from complaints").pluck().get();
    old.close();
    const store = openStore(path);
    expect(store.complaints().length).toBe(rows);
    expect(store.asOf()).toBe("2026-03-05T02:00:00Z");
    expect(store.versions()).toEqual([]);
    // It kept no digests of its complaints.
    const digests = new Set(store.complaints().map(({ platform }) => store.digestOf(platform)));
    expect(digests.size).toBeGreaterThan(0);
    expect(digests).not.toContain(store.digestOf(PlatformId.parse("nobody")));
    store.close();
    const [name = ""] = readdirSync(join(root, "local")).filter((each) => each.startsWith("kaxin.sqlite.before-"));
    const copy = new Database(join(root, "local", name), { readonly: true });
    expect(copy.prepare("select count(*) from __drizzle_migrations").pluck().get()).toBe(1);
    expect(copy.prepare("select count(*) from complaints").pluck().get()).toBe(rows);
    copy.close();
  });

  it("is refused in one sentence when it is newer, and left as it is", async () => {
    const root = careWorkspace();
    const { store: path } = workspaceFiles(root);
    openStore(path).close();
    const newer = new Database(path);
    newer.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)");
    newer.close();
    const { code, err } = await run(["scoring/cli.ts", "score"], { KAXIN_DATA: root });
    expect(code).toBe(3);
    expect(err).toMatch(/kaxin\.sqlite 是更新的卡信写的.*先更新卡信/);
    expect(err).not.toMatch(/at .*\.ts:\d+/);
  });
});
