import { mkdirSync, rmSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { describeStatus } from "../../../crawler/upkeep/describe-status.ts";
import { mattersOf } from "../../../crawler/upkeep/notice.ts";
import { type Rounds, roundsOf } from "../../../crawler/upkeep/rounds.ts";
import { assembleStatus } from "../../../data/assemble-status.ts";
import { Instant } from "../../../data/model/time.ts";
import { Workspace } from "../../../data/model/workspace.ts";
import { goThrough, type Plan, type RunStage } from "../../../data/the-whole-way.ts";
import { workspaceFiles } from "../../../data/workspace-files.ts";
import { temporaryFolder } from "../../support/run.ts";

const now = Instant.parse("2026-03-10T04:00:00Z");
const TWO_STAGES: Plan = [["crawl"], ["parse"]];
const nobody = assembleStatus([], Workspace.parse({ title: "x" }), now);
const said = (rounds: Rounds) => describeStatus(nobody, rounds, false);

function workspace() {
  const root = temporaryFolder("rounds");
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const way = (run: RunStage) => ({ root, run, signal: new AbortController().signal, now: () => now });
  return { files: workspaceFiles(root), way };
}

describe("the rounds", () => {
  it("tell which stage is at work", async () => {
    const { files, way } = workspace();
    const seen: Rounds[] = [];
    const look: RunStage = async () => {
      seen.push(roundsOf(files, 1));
      return 0;
    };
    await goThrough(way(look), TWO_STAGES);
    expect(seen.map(({ underWay, past }) => [underWay?.stage, past.length])).toEqual([
      ["crawl", 0],
      ["parse", 0],
    ]);
    expect(seen.map(said).join()).toContain("这一轮：03-10 12:00 开始，正在 parse");
    expect(roundsOf(files, 1)).toMatchObject({ underWay: null, past: [{ stage: "parse", code: 0, endedAt: now }] });
  });

  it("tell where one was broken off, to people and by notice", async () => {
    const { files, way } = workspace();
    const dies: RunStage = (stage) => (stage === "parse" ? Promise.reject(new Error("killed")) : Promise.resolve(0));
    await expect(goThrough(way(dies), TWO_STAGES)).rejects.toThrow("killed");
    const rounds = roundsOf(files, 1);
    expect(said(rounds)).toContain("上一轮：03-10 12:00 开始，在 parse 时断了");
    expect(said(rounds)).toContain("npm run update 接着做");
    expect(mattersOf(nobody, rounds.past[0], "zh")).toMatchObject([{ key: "round parse" }]);
    await goThrough(
      way(() => Promise.resolve(0)),
      TWO_STAGES,
    );
    expect(mattersOf(nobody, roundsOf(files, 1).past[0], "zh")).toEqual([]);
  });

  it("need nobody where one was asked to stop", async () => {
    const { files, way } = workspace();
    await goThrough(
      way(() => Promise.resolve(130)),
      TWO_STAGES,
    );
    const rounds = roundsOf(files, 1);
    expect(said(rounds)).toContain("被叫停在 crawl");
    expect(mattersOf(nobody, rounds.past[0], "zh")).toEqual([]);
  });

  it("answer with the stage that failed, also where its end cannot be written down", async () => {
    const { files, way } = workspace();
    const fills: RunStage = async () => {
      rmSync(files.journal);
      mkdirSync(files.journal);
      return 3;
    };
    expect(await goThrough(way(fills), TWO_STAGES)).toEqual({ stage: "crawl", code: 3 });
  });
});
