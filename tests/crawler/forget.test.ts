import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { withoutForgotten } from "../../crawler/never-again.ts";
import { openArchive } from "../../data/archive/archive.ts";
import { readForgotten } from "../../data/forgotten.ts";
import { readRegistry } from "../../data/registry.ts";
import { openStore } from "../../data/store/store.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { capture } from "../support/builders.ts";
import { careWorkspace, FEED, FORGOTTEN, feed, filesWith, OTHER, UNIQUE } from "../support/care-workspace.ts";
import { run } from "../support/run.ts";

describe("npm run forget", () => {
  it("leaves no byte of a complaint in any file of the workspace, and all others where they were", async () => {
    const root = careWorkspace();
    const files = workspaceFiles(root);
    const here = { KAXIN_DATA: root, KAXIN_NOW: "2026-03-06T02:00:00Z" };
    for (const argv of [
      ["crawler/cli.ts", "parse"],
      ["scoring/cli.ts", "score"],
      ["scoring/cli.ts", "publish"],
      ["data/cli.ts", "backup"],
    ]) {
      expect(await run(argv, here)).toMatchObject({ code: 0 });
    }
    mkdirSync(files.site, { recursive: true });
    writeFileSync(join(files.site, "index.html"), UNIQUE);
    const traces = tracesIn(files.archive);
    const before = traces.map((trace) => filesWith(root, trace).length);
    expect(Math.min(...before)).toBeGreaterThan(0);
    expect(filesWith(join(root, "published"), Buffer.from(UNIQUE)).length).toBeGreaterThan(0);

    const argv = ["crawler/cli.ts", "forget", `tousu:${FORGOTTEN}`, "--reason", "本人要求", "--no-build"];
    const { code, out } = await run(argv, here);
    expect(code).toBe(0);
    expect(out).toContain("销毁 2 个页面的正文；其中 1 页留下打码的读数（另外 1 条投诉）");
    for (const trace of traces) expect(filesWith(root, trace)).toEqual([]);
    expect(bodiesIn(files.archive).filter((text) => text.includes(UNIQUE) || text.includes("13912345678"))).toEqual([]);
    expect(numbersIn(files.store)).toEqual([OTHER]);
    expect(await run(["data/archive/cli.ts", "verify"], here)).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, "forgotten.yaml"), "utf8")).not.toContain(FORGOTTEN);

    const { code: again } = await run(argv, here);
    expect([again, numbersIn(files.store)]).toEqual([0, [OTHER]]);
  });

  it("does not take the complaint in again when a list that shows it is crawled anew", async () => {
    const root = careWorkspace();
    const files = workspaceFiles(root);
    const here = { KAXIN_DATA: root };
    await run(["crawler/cli.ts", "forget", "author:tousu:阿森纳老王1", "--reason", "本人要求"], here);
    const archive = openArchive(files.archive);
    const guarded = withoutForgotten(archive, readRegistry(root), readForgotten(root));
    const visit = capture({ address: FEED, kind: "feed", owner: "source:tousu", fetchedAt: "2026-03-09T02:00:00Z" });
    const kept = guarded.append(
      { ...visit, headers: { "content-type": "application/json" } },
      Buffer.from(`${feed()} `),
    );
    archive.close();
    expect(kept.withheld?.reason).toBe("request");
    expect(filesWith(root, Buffer.from(UNIQUE))).toEqual([]);
    expect(bodiesIn(files.archive).filter((text) => text.includes(UNIQUE))).toEqual([]);
    await run(["crawler/cli.ts", "parse"], here);
    expect(numbersIn(files.store)).toEqual([OTHER]);
  });

  it("asks for a source that the workspace has, and for a reason", async () => {
    const here = { KAXIN_DATA: careWorkspace() };
    const strange = await run(["crawler/cli.ts", "forget", "nobody:1", "--reason", "x"], here);
    expect([strange.code, strange.err]).toEqual([3, expect.stringContaining("the sources are: tousu")]);
    const silent = await run(["crawler/cli.ts", "forget", `tousu:${FORGOTTEN}`], here);
    expect([silent.code, silent.err]).toEqual([3, expect.stringContaining("--reason")]);
  });
});

describe("npm run retain", () => {
  it("destroys old raw pages, keeps masked readings, and the store comes back the same", async () => {
    const root = careWorkspace("2026-01-05");
    const files = workspaceFiles(root);
    const here = { KAXIN_DATA: root, KAXIN_NOW: "2026-03-20T02:00:00Z" };
    await run(["crawler/cli.ts", "parse"], here);
    const before = complaintsIn(files.store);
    expect((await run(["crawler/cli.ts", "retain"], here)).out).toContain("no rawPagesDays");
    writeFileSync(
      join(root, "workspace.yaml"),
      `${readFileSync(join(root, "workspace.yaml"), "utf8")}rawPagesDays: 60\n`,
    );
    const traces = tracesIn(files.archive).slice(1);
    expect((await run(["crawler/cli.ts", "retain"], here)).err).toContain(
      "2 raw pages older than 60 days destroyed, 2 masked",
    );
    for (const trace of traces) expect(filesWith(root, trace)).toEqual([]);
    expect(bodiesIn(files.archive).filter((text) => /13912345678|阿森纳/.test(text))).toEqual([]);
    const archive = openArchive(files.archive);
    expect([...archive.all()].map(({ withheld }) => withheld?.reason)).toEqual(["retention", "retention"]);
    archive.close();
    expect((await run(["crawler/cli.ts", "parse"], here)).code).toBe(0);
    expect(complaintsIn(files.store)).toEqual(before);
    expect(await run(["data/archive/cli.ts", "export", "--source", "tousu"], here)).toMatchObject({ code: 0 });
    expect((await run(["crawler/cli.ts", "retain"], here)).err).toContain("0 raw pages");
  });
});

/** The sentence, and a piece of each body as it lies deflated in the file. */
function tracesIn(path: string): Buffer[] {
  const file = new Database(path, { readonly: true });
  const bodies = file.prepare<[], Buffer>("select deflated from bodies").pluck().all();
  file.close();
  return [Buffer.from(UNIQUE), ...bodies.map((deflated) => deflated.subarray(80, 160))];
}

function bodiesIn(path: string): string[] {
  const archive = openArchive(path);
  const texts = archive.bodyHashes().map((hash) => Buffer.from(archive.body(hash)).toString("utf8"));
  archive.close();
  return texts;
}

function numbersIn(path: string): string[] {
  return complaintsIn(path).map(({ number }) => number);
}

/** Without the digest of the page, which is another one once only a reading is kept. */
function complaintsIn(path: string) {
  const store = openStore(path);
  const all = store.complaints().map(({ bodySha256: _, ...rest }) => rest);
  store.close();
  return all;
}
