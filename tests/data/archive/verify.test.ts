import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { openArchive } from "../../../data/archive/archive.ts";
import { verifyArchive } from "../../../data/archive/verify.ts";
import { NO_PROGRESS } from "../../../data/terminal/progress.ts";
import { capture } from "../../support/builders.ts";
import { run, temporaryFolder } from "../../support/run.ts";

const door = "data/archive/cli.ts";

describe("npm run archive", () => {
  it("finds nothing wrong with an archive as it was written", async () => {
    const { code, out } = await run([door, "verify"], { KAXIN_DATA: workspace() });
    expect(code).toBe(0);
    expect(out).toMatch(/3 +2 +0 +0/);
  });

  it("names the captures whose body is damaged or gone, and ends with 3", async () => {
    const root = workspace();
    const file = new Database(join(root, "local", "archive.sqlite"));
    file.pragma("foreign_keys = OFF");
    file.exec("drop trigger bodies_stay; drop trigger bodies_last");
    const [one, other] = file.prepare("select sha256 from bodies order by size").pluck().all();
    file.prepare("update bodies set deflated = x'00ff00' where sha256 = ?").run(one);
    file.prepare("delete from bodies where sha256 = ?").run(other);
    file.close();
    const { code, out, err } = await run([door, "verify"], { KAXIN_DATA: root });
    expect(code).toBe(3);
    expect(out).toMatch(/3 +1 +1 +3/);
    for (const address of ["http://jia.test/a", "http://jia.test/b", "http://jia.test/c"])
      expect(err).toContain(address);
  });

  it("does not take what a crawl archives meanwhile for damage", () => {
    const archive = openArchive(join(workspace(), "local", "archive.sqlite"));
    onTestFinished(() => archive.close());
    const meanwhile = () => void archive.append(capture({ address: "http://jia.test/new" }), Buffer.from("new"));
    expect(verifyArchive(archive, { ...NO_PROGRESS, step: meanwhile })).toMatchObject({ affected: [] });
    expect(archive.bodyHashes()).toHaveLength(3);
  });

  it("writes both files where it is told, and says whom it knows when it is asked for somebody else", async () => {
    const root = workspace();
    const out = join(root, "out", "jia.warc.gz");
    const done = await run([door, "export", "--platform", "jia", "--out", out], { KAXIN_DATA: root });
    expect([done.code, done.out]).toEqual([0, expect.stringContaining("jia.wacz")]);
    const unknown = await run([door, "export", "--platform", "yi"], { KAXIN_DATA: root });
    expect([unknown.code, unknown.err]).toEqual([3, expect.stringContaining("有的是：platform:jia。")]);
  });
});

function workspace(): string {
  const root = temporaryFolder("archive-door");
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "local"));
  const archive = openArchive(join(root, "local", "archive.sqlite"));
  for (const [name, body] of [
    ["a", "short"],
    ["b", "short"],
    ["c", "a longer page"],
  ]) {
    const address = `http://jia.test/${name}`;
    archive.append(capture({ address, finalAddress: address }), Buffer.from(body ?? ""));
  }
  archive.close();
  return root;
}
