import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { readFieldNotes } from "../../data/field-notes.ts";
import { Instant } from "../../data/model/time.ts";
import { answersFrom } from "../../data/new/answers.ts";
import { newCorrection, newPlatform } from "../../data/new/declare.ts";
import { newSource } from "../../data/new/make-source.ts";
import { readRegistry } from "../../data/registry.ts";
import { careWorkspace } from "../support/care-workspace.ts";
import { run, temporaryFolder } from "../support/run.ts";

const repository = join(import.meta.dirname, "..", "..");
/** What nobody calls a thing of theirs: the repository under test may be a maintainer's, with sources and indicators of its own. */
const OWN = "made-by-the-test-of-new";
const now = Instant.parse("2026-11-22T02:00:00Z");

function given(options: Readonly<Record<string, string>>) {
  return answersFrom({ text: (option) => options[option], yes: true }, () => Promise.reject(new Error("asked")));
}

describe("npm run new", () => {
  it("writes a platform that the registry reads", async () => {
    const root = careWorkspace();
    const made = await newPlatform(
      root,
      given({ id: "yi", name: "乙演示卡盟", aliases: "乙卡，乙盟", home: "https://yi.test" }),
    );
    const written = readRegistry(root).platforms.find(({ id }) => id === "yi");
    expect(written).toMatchObject({ aliases: ["乙卡", "乙盟"], fictional: true });
    expect(made.next.join("\n")).toContain("npm run discover -- https://yi.test");
  });

  it("keeps the invented and the real apart", async () => {
    const [real, invented] = ["https://yi.example", "https://yi.test"];
    const named = { id: OWN, name: "乙演示" };
    const workspace = join(repository, "data");
    await expect(newPlatform(careWorkspace(), given({ ...named, home: real }))).rejects.toThrow("以 .test 结尾");
    await expect(newPlatform(workspace, given({ ...named, home: invented }))).rejects.toThrow("虚构的");
    await expect(newSource(careWorkspace(), given({ ...named, origin: real }))).rejects.toThrow("以 .test 结尾");
    await expect(newSource(workspace, given({ ...named, origin: invented }))).rejects.toThrow("虚构的");
  });

  it("writes nothing when the registry would not read it, and says why", async () => {
    const root = careWorkspace();
    await expect(newPlatform(root, given({ id: "yi", name: "甲演示卡盟" }))).rejects.toThrow(/也是 .* 的名字/);
    expect(existsSync(join(root, "platforms", "yi.yaml"))).toBe(false);
    await expect(newPlatform(root, given({ id: "jia", name: "乙" }))).rejects.toThrow(/已经有了/);
    await expect(newPlatform(root, given({ id: "Yi Kameng", name: "乙" }))).rejects.toThrow(/小写字母/);
    await expect(newPlatform(root, given({ id: "yi" }))).rejects.toThrow("还要 --name");
  });

  it("writes an objection that the scores respect", async () => {
    const root = careWorkspace();
    await newCorrection(
      root,
      given({ platform: "jia", kind: "objection", text: "我们答复了。", contests: "promise-gap" }),
      now,
    );
    const mistyped = given({ platform: "ji", kind: "objection", text: "我们答复了。" });
    await expect(newCorrection(root, mistyped, now)).rejects.toThrow("是不是 jia");
    const { corrections } = readFieldNotes(root, readRegistry(root).platforms);
    expect(corrections).toMatchObject([{ id: "jia-objection-2026-11-22", state: "open", contests: ["promise-gap"] }]);
  });

  it("makes a source whose example page is read, and an indicator in the method", async () => {
    const copy = copyOfRepository();
    const argv = ["--yes", "--id", OWN, "--name", "甲投诉", "--origin", "https://tousu.example"];
    const made = await run([join(copy, "data", "cli.ts"), "new", "source", ...argv], {
      KAXIN_DATA: join(copy, "data"),
    });
    // It takes a while: each check is named when it begins.
    expect(made).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^检查：biome .*\n检查：tsc\n检查：vitest run .*\n$/),
    });
    const golden = join(copy, "tests", "pages", OWN, "list--first-page.html.golden.json");
    const { verdict, reading, alarms } = JSON.parse(readFileSync(golden, "utf8"));
    expect([verdict, reading.complaints.length, reading.next.length, alarms]).toEqual(["content", 2, 1, []]);
    const index = readFileSync(join(copy, "crawler", "sources", "index.ts"), "utf8");
    const named = index.match(/SOURCES: readonly ComplaintSource\[\] = \[([^\]]*)\]/)?.[1]?.match(/\w+/g) ?? [];
    expect(named).toContain("madeByTheTestOfNew");
    expect(named).toEqual(named.toSorted());
    const workspace = readFileSync(join(copy, "data", "workspace.yaml"), "utf8");
    expect(workspace).toContain("# 要看的吧名");
    // As the formatter has it, or `npm run check` would refuse it.
    expect(workspace).not.toMatch(/\[ /);
    expect(parse(workspace).sources.at(-1).id).toBe(OWN);

    const asked = ["--id", OWN, "--name", "追答", "--question", "会再答吗？", "--dimension", "response"];
    const indicator = await run([join(copy, "data", "cli.ts"), "new", "indicator", "--yes", ...asked]);
    expect(indicator.code).toBe(0);
    const method = readFileSync(join(copy, "scoring", "method.ts"), "utf8");
    expect(method).toContain("{ indicator: madeByTheTestOfNew, weight: 0 }");
  }, 900_000);
});

/** Without what is made, and with the same modules. */
function copyOfRepository(): string {
  const copy = temporaryFolder("repository");
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  const made = /(^|\/)(local|published|node_modules|\.git|dist|\.astro)(\/|$)/;
  for (const name of readdirSync(repository).filter((each) => !made.test(each))) {
    cpSync(join(repository, name), join(copy, name), {
      recursive: true,
      filter: (from) => !made.test(from.slice(repository.length + 1)),
    });
  }
  mkdirSync(join(copy, "data", "local"), { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(copy, "node_modules"));
  return copy;
}
