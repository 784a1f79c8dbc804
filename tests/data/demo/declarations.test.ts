import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PATHS, SLOTS } from "../../../data/demo/sites/slots.ts";
import { CAST } from "../../../data/demo/world/cast.ts";
import { keysOf } from "../../../data/demo/world/random.ts";
import { Platform } from "../../../data/model/platform.ts";
import { Workspace } from "../../../data/model/workspace.ts";

const DEMO = join(import.meta.dirname, "../../../data/demo");
const textOf = (...path: string[]) => readFileSync(join(DEMO, ...path), "utf8");
const files = readdirSync(join(DEMO, "platforms"));

describe("the demo's declarations", () => {
  it("are workspaces as the model has them", () => {
    expect(Workspace.parse(parse(textOf("workspace.yaml")))).toMatchObject({ demo: true, title: "演示" });
    expect(Workspace.parse(parse(textOf("recorded", "workspace.yaml")))).toMatchObject({ demo: false });
    expect(Platform.parse(parse(textOf("recorded", "platforms", "equifax-inc.yaml"))).home).toBeNull();
  });

  it("name every platform of the cast, and nobody else", () => {
    expect(files.toSorted()).toEqual(CAST.map((member) => `${member.id}.yaml`).toSorted());
  });

  it.each(files)("tell of %s that it is invented, and where its pages are", (file) => {
    const text = textOf("platforms", file);
    expect(text.split("\n")[0]).toMatch(/^# .*虚构/);
    const platform = Platform.parse(parse(text));
    const member = CAST.find(({ id }) => id === platform.id);
    expect(platform).toMatchObject({
      fictional: true,
      name: member?.name,
      home: `http://${member?.host}/`,
      merchants: { "demo-tousu": member?.couid },
    });
    const paths = PATHS[member?.template ?? "cardshop"];
    const scripted = member?.template === "spa";
    expect(platform.pages).toEqual(
      keysOf(SLOTS).map((slot) => ({
        kind: SLOTS[slot],
        url: `http://${member?.host}${paths[slot]}`,
        browser: scripted,
      })),
    );
  });
});
