import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRegistry } from "../../data/registry.ts";
import { readSettings } from "../../data/settings.ts";
import { describeMisread } from "../../data/terminal/misread.ts";
import { didYouMean } from "../../data/terminal/suggest.ts";
import { run, workspaceLike } from "../support/run.ts";

describe("who mistypes", () => {
  it("is told what is near, and nothing where nothing is", () => {
    const commands = ["crawl", "parse", "status"];
    expect(didYouMean("crwal", commands)).toBe("（是不是 crawl？）");
    expect(didYouMean("Status", commands)).toContain("status");
    expect(didYouMean("frobnicate", commands)).toBe("");
    expect(didYouMean("", commands)).toBe("");
  });

  it("a command, an option or an id is told the right one", async () => {
    const said = async (...argv: string[]) => (await run(argv, { KAXIN_DATA: workspaceLike("data/demo") })).err;
    expect(await said("crawler/upkeep/cli.ts", "stauts")).toContain("没有命令「stauts」（是不是 `npm run status`？）");
    expect(await said("crawler/cli.ts", "crawl", "--sorce", "x")).toContain("（是不是 --source？）");
    expect(await said("crawler/cli.ts", "crawl", "--platform", "hengtaa")).toContain("（是不是 hengta？）");
    expect(await said("crawler/cli.ts", "crawl", "--source", "nobody")).toContain("有的是：demo-tousu");
    expect(await said("data/archive/cli.ts")).toContain("要写一个命令");
  });

  it("is told in Chinese which of the words is wrong", () => {
    const options = { keep: { type: "string" }, list: { type: "boolean" } } as const;
    const misread = (...argv: string[]) => describeMisread(argv, options, false);
    expect(misread("--kep", "3")).toContain("没有选项 --kep（是不是 --keep？）。");
    expect(misread("--keep")).toBe("--keep 后面要写一个值。");
    expect(misread("--keep", "--list")).toBe("--keep 后面要写一个值。");
    expect(misread("--list=3")).toBe("--list 后面不写值。");
    expect(misread("now")).toContain("多了一个词「now」");
    expect(misread("--keep=-3", "--list")).toBe("");
    expect(describeMisread(["now"], options, true)).toBe("");
  });

  it("a key or a word in a file is told the right one, at any depth", () => {
    const root = workspaceLike("data/demo");
    const file = join(root, "platforms", "typo.yaml");
    const reading = (yaml: string) => {
      writeFileSync(file, `id: typo\nname: 某演示卡盟\nhome: null\n${yaml}`);
      return () => readRegistry(root);
    };
    expect(reading("alises: []\n")).toThrow(/alises.*是不是 aliases/);
    expect(reading('pages: [{ kind: refnd, url: "https://x.test/" }]\n')).toThrow(/pages\.0\.kind.*是不是 refund/);
    expect(reading('pages: [{ kind: refund, url: "https://x.test/", browsr: true }]\n')).toThrow(/是不是 browser/);
    expect(reading("schedule: 61 3 * * *\n")).toThrow(/platform:typo 的时间表「61 3 \* \* \*」/);
    rmSync(file);
    writeFileSync(join(root, "workspace.yaml"), "title: x\nschedules: { jiterMinutes: 3 }\n");
    expect(() => readRegistry(root)).toThrow(/schedules.*是不是 jitterMinutes/);
  });

  it("a setting is told the right one, and an empty one is none", () => {
    expect(() => readSettings({ KAXIN_CONTCT: "x" })).toThrow(/是不是 KAXIN_CONTACT/);
    expect(readSettings({ KAXIN_WEBHOOK: "", KAXIN_SITE_OUT: "x" }).KAXIN_WEBHOOK).toBeUndefined();
  });
});
