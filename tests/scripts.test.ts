import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { run } from "./support/run.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8")));

/** `node … crawler/cli.ts crawl`: which door, and which of its commands. */
const doors = Map.groupBy(
  Object.values(scripts).flatMap((line) => [
    ...line.matchAll(/\bnode (?:--\S+ (?:\.\/\S+ )?)*(\S+\.ts)(?: ([a-z-]+))?/g),
  ]),
  ([, file]) => file ?? "",
);

describe("the scripts of package.json", () => {
  it("call commands that their doors know", async () => {
    expect(doors.size).toBeGreaterThan(8);
    const missing = await Promise.all(
      [...doors].map(async ([file, calls]) => {
        const { err } = await run([file, "--help"]);
        // A command, and beside it what it does.
        const known = err
          .split("\n")
          .flatMap((line) => /^ +npm run (\S+(?: -- \S+)?)/.exec(line)?.[1]?.split(/[ :]+/) ?? []);
        return calls.flatMap(([, , name]) => (name === undefined || known.includes(name) ? [] : `${file} ${name}`));
      }),
    );
    expect(missing.flat()).toEqual([]);
  });
});
