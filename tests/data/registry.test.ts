import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SOURCES } from "../../crawler/sources/index.ts";
import { readRegistry } from "../../data/registry.ts";
import { workspaceLike } from "../support/run.ts";

const repository = join(import.meta.dirname, "..", "..");

describe.each(["data", "data/demo", "data/demo/recorded"])("the registry of %s", (root) => {
  const registry = readRegistry(join(repository, root));

  it("declares platforms, and sources whose adapters exist", () => {
    expect(registry.platforms.length).toBeGreaterThan(0);
    for (const source of registry.workspace.sources) expect(SOURCES.map((each) => each.id)).toContain(source.adapter);
  });

  it("keeps the invented and the real apart", () => {
    for (const platform of registry.platforms) {
      expect(platform.fictional).toBe(registry.workspace.demo);
      const hosts = [platform.home, ...platform.pages.map((page) => page.url)].flatMap((url) =>
        url === null ? [] : [new URL(url).hostname],
      );
      for (const host of hosts) expect(host.endsWith(".test")).toBe(registry.workspace.demo);
    }
  });
});

describe("a declaration that is wrong", () => {
  it("is named with file, field and reason, all at once", () => {
    const root = workspaceLike("data");
    writeFileSync(join(root, "platforms", "yi.yaml"), "id: jia\nname: 乙\nhome: null\n");
    writeFileSync(join(root, "platforms", "bing.yaml"), "id: bing\nname: 858卡盟\nhome: ftp://x\n");
    expect(() => readRegistry(root)).toThrow(/yi\.yaml: id: is "jia"[\s\S]*|bing\.yaml: home/);
  });

  it("cannot ask a real site more than once a second", () => {
    const root = workspaceLike("data");
    writeFileSync(
      join(root, "workspace.yaml"),
      "title: x\ngapMs: 100\nsources: [{id: a, adapter: heimao, name: a, origin: 'https://a.example', limits: x, licence: x}]\n",
    );
    expect(() => readRegistry(root)).toThrow(/至少隔 1000 毫秒/);
  });
});
