import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeDigest } from "../../data/store/code-digest.ts";

describe("the digest of code", () => {
  const folder = mkdtempSync(join(tmpdir(), "kaxin-digest-"));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "words"));
  write("read.ts", "1");
  write("words/weights.json", "{}");
  write("README.md", "words");

  it.each(["read.ts", "words/weights.json"])("changes with %s", (name) => {
    const before = codeDigest([folder]);
    write(name, "2");
    expect(codeDigest([folder])).not.toBe(before);
  });

  it("stays when only what people read changes", () => {
    const before = codeDigest([folder]);
    write("README.md", "other words");
    expect(codeDigest([folder])).toBe(before);
  });
});
