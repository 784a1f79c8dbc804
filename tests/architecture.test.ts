import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Settings } from "../data/settings.ts";

const Lock = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

const root = join(import.meta.dirname, "..");

const PURE =
  /^(data\/model\/|crawler\/(sources|html|extract)\/|scoring\/(?!(score|publish|cli|proof\/(cli|verify-report))\.ts)|site\/present\/|crawler\/(contract|merge-drafts|parse-page|plan-visits|recognise-platform|offered-pages|unknown-merchants)\.ts)/;

describe("the house", () => {
  it("keeps clocks, dice and the process out of pure files", () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\btoLocale\w*\(|\bIntl\.DateTimeFormat\(\)/;
    const faults = files(".ts")
      .filter((file) => PURE.test(file))
      .filter((file) => impure.test(withoutComments(readFileSync(join(root, file), "utf8"))));
    expect(faults).toEqual([]);
  });

  it("lets pages read the report and nothing else", () => {
    const faults = files(".astro").flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(/^import .*? from "(\.[^"]+)"/gm)]
        .map(([, target = ""]) => join(dirname(file), target))
        .filter((target) => !target.startsWith("site/") && !target.startsWith("data/model/"))
        .map((target) => `${file} imports ${target}`),
    );
    expect(faults).toEqual([]);
  });

  it("obeys the import rules", () => {
    const tool = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
    const wings = ["crawler", "scoring", "data", "site"].filter((wing) => existsSync(join(root, wing)));
    expect(() =>
      execFileSync(process.execPath, [tool, "--config", ".dependency-cruiser.mjs", ...wings], {
        cwd: root,
        encoding: "utf8",
      }),
    ).not.toThrow();
  });

  it("shows every setting in .env.example, with its meaning", () => {
    const expected = Object.entries(Settings.shape)
      .map(([name, setting]) => `# ${setting.description}\n#${name}=\n`)
      .join("\n");
    expect(readFileSync(join(root, ".env.example"), "utf8")).toBe(expected);
  });

  it("locks the binaries of every platform, or `npm ci` refuses to begin", () => {
    const lock = Lock.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
    const missing = Object.values(lock.packages)
      .flatMap((each) => Object.keys(each.optionalDependencies ?? {}))
      .filter((name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)));
    expect([...new Set(missing)]).toEqual([]);
  });

  it("has nothing at the top level but what belongs there", () => {
    const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n");
    const top = [...new Set(tracked.map((file) => file.split("/")[0] ?? ""))];
    const plain = top.filter((name) => !name.startsWith(".")).sort();
    expect(plain).toEqual([
      "LICENSE",
      "README.md",
      "biome.json",
      "crawler",
      "data",
      "knip.json",
      "package-lock.json",
      "package.json",
      "scoring",
      "site",
      "tests",
      "tsconfig.json",
      "vitest.config.ts",
    ]);
  });
});

/** What is made beside the sources is not looked into: other tests make and remove it meanwhile. */
function files(ending: string): string[] {
  const exclude = (path: string) => /(^|\/)(node_modules|local|dist|\.astro)$/.test(path);
  return globSync(`{crawler,scoring,data,site}/**/*${ending}`, { cwd: root, exclude });
}

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\/\/.*$/gm, "");
}
