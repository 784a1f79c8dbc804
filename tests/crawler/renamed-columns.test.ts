import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ComplaintSource, Page } from "../../crawler/contract.ts";
import { parsePage } from "../../crawler/parse-page.ts";
import { SOURCES } from "../../crawler/sources/index.ts";
import { Instant } from "../../data/model/time.ts";

const PAGES = join(import.meta.dirname, "..", "pages");
const at = Instant.parse("2026-11-20T04:00:00Z");

/**
 * Columns whose loss the merging of views makes good (what was read before stays), or whose absence is a way the source
 * itself has of saying nothing: the Bureau prints `consumer_disputed` no more.
 */
const MADE_GOOD = /^(?:couid|author|evaluate_u|attitude|process|satisfaction|consumer_disputed)$/;

type Changed = readonly [what: string, text: string];

describe.each(SOURCES)("$id: a page changed in one thing", (source) => {
  it.each(readable(source))(
    "%s is read as before or raises an alarm, whatever is renamed, wrapped or emptied",
    (_, page) => {
      const was = parsePage(source, page, at);
      const changes = page.contentType === "text/html" ? [...inHtml(page.text)] : [...inJson(page.text)];
      expect(changes.length).toBeGreaterThan(3);
      expect(changes.filter(([, text]) => isSilentLoss(source, was, { ...page, text })).map(([what]) => what)).toEqual(
        [],
      );
    },
  );
});

/** Its archived pages that are content and of the shape that it knows. */
function readable(source: ComplaintSource): [string, Page][] {
  const folder = join(PAGES, source.id);
  const addresses: Record<string, string> = existsSync(join(folder, "addresses.json"))
    ? JSON.parse(readFileSync(join(folder, "addresses.json"), "utf8"))
    : {};
  const names = readdirSync(folder).filter((name) => /--/.test(name) && !name.endsWith(".golden.json"));
  return names
    .map((name): [string, Page] => {
      const [kind = ""] = name.split("--");
      const address = addresses[name] ?? addresses[kind] ?? `https://${source.id}.test/${kind}`;
      const contentType = name.endsWith(".html") ? "text/html" : "application/json";
      return [name, { address, kind, contentType, text: readFileSync(join(folder, name), "utf8") }];
    })
    .filter(([, page]) => source.judge(page) === "content")
    .filter(([, page]) => parsePage(source, page, at).reading.complaints.length > 0);
}

/** Something that was read is gone, and nobody is told. A page that is no content any more is told by its verdict. */
function isSilentLoss(source: ComplaintSource, was: ReturnType<typeof parsePage>, page: Page): boolean {
  const verdict = source.judge(page);
  if (verdict !== "content") return verdict === "missing";
  const is = parsePage(source, page, at);
  if (is.alarms.length > was.alarms.length || is.alarms.some(({ kind }) => kind === "shape")) return false;
  return JSON.stringify(is.reading.complaints) !== JSON.stringify(was.reading.complaints);
}

function* inJson(text: string): Generator<Changed> {
  const names = new Set([...text.matchAll(/"([a-z_]\w*)"\s*:/gi)].map(([, name = ""]) => name));
  for (const name of names)
    if (!MADE_GOOD.test(name)) yield [name, text.replaceAll(new RegExp(`"${name}"(\\s*:)`, "g"), `"${name}Of"$1`)];
  yield ["all in a wrapper", `{"payload":${text}}`];
  yield ["a page of HTML instead", "<!doctype html><title>new</title><div id=app></div>"];
}

function* inHtml(text: string): Generator<Changed> {
  const names = new Set([...text.matchAll(/class="([^"]+)"/g)].flatMap(([, all = ""]) => all.trim().split(/\s+/)));
  for (const name of names)
    yield [`.${name}`, text.replaceAll(new RegExp(`(class="(?:[^"]* )?)${name}(?=[ "])`, "g"), `$1${name}-v2`)];
  for (const tag of ["label", "ul", "h1", "p"])
    yield [`<${tag}>`, text.replaceAll(new RegExp(`<(/?)${tag}\\b`, "g"), `<$1x-${tag}`)];
  yield ["data-field", text.replaceAll("data-field", "data-info")];
}

describe("a small list none of whose rows has a column that may be empty", () => {
  const [heimao] = SOURCES.filter(({ id }) => id === "heimao");
  const text = readFileSync(join(PAGES, "heimao", "feed--plain.json"), "utf8");
  const page = { address: "https://heimao.test/api/index/feed", kind: "feed", contentType: "application/json", text };
  const read = (column: string) =>
    heimao && parsePage(heimao, { ...page, text: text.replaceAll(`"${column}"`, `"${column}Of"`) }, at);

  it("loses no complaint, and an alarm names the column", () => {
    const was = heimao && parsePage(heimao, page, at);
    const is = read("cost");
    expect(is?.reading.complaints).toHaveLength(was?.reading.complaints.length ?? 0);
    expect(is?.alarms.map(({ kind, message }) => [kind, message.includes("lists.main.cost")])).toEqual([
      ["value", true],
    ]);
  });

  it("is not read where the loss would pass for a merchant's silence", () => {
    expect(read("status")).toMatchObject({ reading: { complaints: [] }, alarms: [{ kind: "shape" }] });
  });
});
