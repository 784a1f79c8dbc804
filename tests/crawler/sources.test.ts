import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Page } from "../../crawler/contract.ts";
import { parsePage } from "../../crawler/parse-page.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import { Instant } from "../../data/model/time.ts";

const pages = join(import.meta.dirname, "..", "pages");
const at = Instant.parse("2026-11-20T04:00:00Z");

/** Archived pages lie under tests/pages/<source>/<kind>--<case>.html or .json; a golden reading beside each. */
describe.each(SOURCES)("$id", (source) => {
  const folder = join(pages, source.id);
  const cases = existsSync(folder)
    ? readdirSync(folder).filter((name) => /--/.test(name) && !name.endsWith(".golden.json"))
    : [];

  it("has archived pages to prove itself with", () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases)("reads %s as it is kept beside it", async (name) => {
    const page = archivedPage(source.id, name);
    const read = { verdict: source.judge(page), ...parsePage(source, page, at) };
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(join(folder, `${name}.golden.json`));
  });
});

function archivedPage(source: string, name: string): Page {
  const [kind = ""] = name.split("--");
  return {
    address: addressOf(source, name) ?? `https://${source}.test/${kind}`,
    kind,
    contentType: name.endsWith(".html") ? "text/html" : "application/json",
    text: readFileSync(join(pages, source, name), "utf8"),
  };
}

/** `addresses.json` beside the pages: where each of them was read, by its whole name or by its kind. */
function addressOf(source: string, name: string): string | undefined {
  const file = join(pages, source, "addresses.json");
  const addresses: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return addresses[name] ?? addresses[name.split("--")[0] ?? ""];
}
