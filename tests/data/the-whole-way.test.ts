import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { openArchive } from "../../data/archive/archive.ts";
import { Instant } from "../../data/model/time.ts";
import { goOneRound, type Stage } from "../../data/the-whole-way.ts";
import { workspaceFiles } from "../../data/workspace-files.ts";
import { capture } from "../support/builders.ts";
import { temporaryFolder } from "../support/run.ts";

const ANEW = ["parse", "score", "publish", "build"];

it("a round makes report and site anew only where a visit, a declaration, or what stands has changed", async () => {
  const root = temporaryFolder("round");
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const { archive: path, published, store } = workspaceFiles(root);
  mkdirSync(published);
  const report = join(published, "report.json");
  let [bodies, buildCode] = [0, 0];
  const ran: Stage[] = [];
  const way = {
    root,
    signal: new AbortController().signal,
    now: () => Instant.parse("2026-03-10T04:00:00Z"),
    run: async (stage: Stage) => {
      ran.push(stage);
      if (stage === "parse") new Database(store).exec("create table if not exists contents as select 1 as id").close();
      if (stage === "publish") writeFileSync(report, "{}");
      return stage === "build" ? buildCode : 0;
    },
  };
  const visit = () => {
    const archive = openArchive(path);
    archive.append(capture({ address: "https://jia.test/" }), Buffer.from(`${++bodies}`));
    archive.close();
  };
  const round = async () => {
    ran.length = 0;
    await goOneRound(way, []);
    return ran.slice(2);
  };
  visit();
  expect(await round()).toEqual(ANEW);
  expect(ran.slice(0, 2)).toEqual(["crawl", "retain"]);
  expect(await round()).toEqual([]);
  visit();
  expect(await round()).toEqual(ANEW);
  writeFileSync(join(root, "workspace.yaml"), "title: x\n");
  buildCode = 3;
  expect(await round()).toEqual(ANEW);
  buildCode = 0;
  // What failed is done again.
  expect(await round()).toEqual(ANEW);
  expect(await round()).toEqual([]);
  for (const gone of [report, store]) {
    rmSync(gone);
    expect(await round()).toEqual(ANEW);
    expect(await round()).toEqual([]);
  }
});
