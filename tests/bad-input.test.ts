import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openArchive } from "../data/archive/archive.ts";
import { takeLock } from "../data/archive/lock.ts";
import { workspaceFiles } from "../data/workspace-files.ts";
import { run, temporaryFolder, workspaceLike } from "./support/run.ts";

const csv =
  "date_received,product,company,company_response,timely,disputed\n2016-06-07,Prepaid,Example Card Co,Closed,1,0\n";
const map = "data/mappings/cfpb-sample.yaml";

function folder(): string {
  const path = temporaryFolder("bad-input");
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe("bad input ends in one clear sentence and an exit code", () => {
  it("names file, field and reason of every malformed declaration", async () => {
    const root = workspaceLike("data");
    writeFileSync(join(root, "platforms", "broken.yaml"), "id: broken\nname: [\n");
    writeFileSync(join(root, "platforms", "wrong.yaml"), "id: wrong\nname: 甲\nhome: not-an-address\ncolour: red\n");
    const { code, err } = await run(["crawler/cli.ts", "crawl"], { KAXIN_DATA: root });
    expect(code).toBe(3);
    expect(err).toContain("broken.yaml：不是写对的 YAML");
    expect(err).toMatch(/wrong\.yaml: home: /);
    expect(err).toMatch(/wrong\.yaml: .*colour/);
    expect(err).not.toMatch(/at .*\.ts:\d+/);
  });

  it("says what an unknown command or option is", async () => {
    expect((await run(["crawler/cli.ts", "crwal"])).code).toBe(2);
    const { code, err } = await run(["crawler/cli.ts", "crawl", "--sorce", "cfpb"]);
    expect(code).toBe(2);
    expect(err).toContain("--sorce");
  });

  it("says that a setting is wrong", async () => {
    const { code, err } = await run(["crawler/cli.ts", "parse"], { KAXIN_NOW: "yesterday" });
    expect(code).toBe(3);
    expect(err).toContain("KAXIN_NOW");
  });

  it("names the columns that a table has not", async () => {
    const root = folder();
    const table = join(root, "t.csv");
    writeFileSync(table, csv.replace("company,", "firm,"));
    const { code, err } = await run(["crawler/cli.ts", "import", table, "--map", map, "--into", join(root, "w")]);
    expect(code).toBe(3);
    expect(err).toContain("没有列 「company」");
  });

  it("refuses rows with a reason, takes the others, and changes nothing the second time", async () => {
    const root = folder();
    const table = join(root, "t.csv");
    writeFileSync(table, `${csv}soon,Prepaid,Example Card Co,Closed,1,0\n2016-06-07,Prepaid,,Closed,1,0\n`);
    const argv = [
      "crawler/cli.ts",
      "import",
      table,
      "--map",
      map,
      "--into",
      join(root, "w"),
      "--platforms-from",
      "company",
    ];
    const first = await run(argv);
    expect(first.code).toBe(0);
    expect(first.err).toContain("第 2 行：");
    expect(first.err).toContain("第 3 行：");
    const second = await run(argv);
    expect(second.out).toContain("什么也没有加");
    const archive = openArchive(workspaceFiles(join(root, "w")).archive);
    expect(archive.counts()).toEqual({ captures: 2, bodies: 2, withheld: 0 });
    archive.close();
  });

  it("keeps the store when the archive is cut short", async () => {
    const root = await importedWorkspace();
    const files = workspaceFiles(root);
    expect((await run(["crawler/cli.ts", "parse"], { KAXIN_DATA: root })).code).toBe(0);
    const store = readFileSync(files.store);
    truncateSync(files.archive, 5000);
    const { code, err } = await run(["crawler/cli.ts", "parse"], { KAXIN_DATA: root });
    expect(code).toBe(3);
    expect(err).toMatch(/damaged|missing|no SQLite/);
    expect(readFileSync(files.store)).toEqual(store);
  });

  it("keeps what was stored when the disk is full", async () => {
    const root = await importedWorkspace();
    const files = workspaceFiles(root);
    expect((await run(["crawler/cli.ts", "parse"], { KAXIN_DATA: root })).code).toBe(0);
    const before = readFileSync(files.store);
    // There is something to parse anew.
    writeFileSync(join(root, "platforms", "yi.yaml"), "id: yi\nname: 乙演示卡盟\nhome: null\n");
    const { code, err } = await run(["tests/support/on-a-full-disk.ts", "crawler/cli.ts", "parse"], {
      KAXIN_DATA: root,
    });
    expect(err).toMatch(/disk/);
    expect(code).toBe(3);
    expect(readFileSync(files.store)).toEqual(before);
  });

  it("says that the disk is full also where it fills while the very first store is laid out", async () => {
    const root = await importedWorkspace();
    const { code, err } = await run(["tests/support/on-a-full-disk.ts", "crawler/cli.ts", "parse"], {
      ...{ KAXIN_DATA: root, BLOCKS: "40" },
    });
    expect(err).toMatch(/磁盘不让读写：满了或者坏了/);
    expect(code).toBe(3);
  });

  it("says how all stands, and what to do, also when the disk has no room for a log", async () => {
    const root = await importedWorkspace();
    const cramped = (argv: readonly string[]) =>
      run(["tests/support/on-a-full-disk.ts", ...argv], { KAXIN_DATA: root, BLOCKS: "8" });
    await run(["crawler/upkeep/cli.ts", "status"], { KAXIN_DATA: root });
    const { code, out, err } = await cramped(["crawler/upkeep/cli.ts", "status"]);
    expect([code, err]).toEqual([expect.toSatisfy((code) => code === 0 || code === 5), ""]);
    expect(out).toContain("磁盘：空闲");
    // It is not damaged: a restore would be the wrong advice.
    expect((await cramped(["crawler/upkeep/cli.ts", "doctor"])).out).toContain("✓ 档案：完好");
  }, 60_000);

  it("does not let two crawls write to one archive", async () => {
    const root = workspaceLike("data");
    const lock = takeLock(workspaceFiles(root).lock);
    expect(lock).not.toBeNull();
    const { code, err } = await run(["crawler/cli.ts", "crawl"], { KAXIN_DATA: root });
    lock?.release();
    expect(code).toBe(4);
    expect(err).toContain("另一个抓取");
  });

  it("crawls the real registry without a network in under a minute, with an alarm for each host", async () => {
    const root = workspaceLike("data");
    const { code, err } = await run(["crawler/cli.ts", "crawl"], { KAXIN_DATA: root });
    expect(code).toBe(0);
    expect(err).toContain("tousu.sina.com.cn");
    expect(err).toContain("www.consumerfinance.gov");
  }, 60_000);

  async function importedWorkspace(): Promise<string> {
    const root = join(folder(), "w");
    mkdirSync(root);
    const table = join(root, "t.csv");
    writeFileSync(table, csv);
    for (let row = 0; row < 300; row += 1)
      appendFileSync(table, `2016-06-0${1 + (row % 9)},Prepaid ${row},Example Card Co,Closed,1,0\n`);
    const { code } = await run([
      "crawler/cli.ts",
      "import",
      table,
      "--map",
      map,
      "--into",
      root,
      "--platforms-from",
      "company",
    ]);
    expect(code).toBe(0);
    return root;
  }
});
