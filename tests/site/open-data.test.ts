import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { load } from "cheerio";
import { parseFeed } from "htmlparser2";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type BuiltSite, buildPublished } from "./support/build-site.ts";
import { writePublication } from "./support/sample-publication.ts";

const { folder, sample, changes } = writePublication();
let site: BuiltSite;
beforeAll(() => {
  site = buildPublished(folder);
}, 180_000);

const text = (path: string) => readFileSync(join(site.directory, path), "utf8");
const json = (path: string): unknown => JSON.parse(text(path));
const page = (address: string) => {
  const found = site.pages.get(address);
  if (found === undefined) throw new Error(`no page ${address}`);
  return found;
};
const Index = z.looseObject({ files: z.array(z.looseObject({ path: z.string(), schema: z.string() })) });

describe("the static API", () => {
  it("lists every file with a schema, and each file is as its schema says", () => {
    const { files } = Index.parse(json("api/v1/index.json"));
    const names = files.map(({ path }) => path.replace("/api/v1/", ""));
    expect(names.sort()).toEqual(
      ["changes", "method", "platforms", "platforms/{id}", "rankings", "status"].map((name) => `${name}.json`),
    );
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    for (const { path, schema } of [...files, { path: "/api/v1/index.json", schema: "/api/v1/schema/index.json" }]) {
      const validate = ajv.compile(z.looseObject({}).parse(json(schema)));
      for (const { platform } of sample.report.platforms.slice(0, path.includes("{id}") ? undefined : 1)) {
        expect(validate(json(path.replace("{id}", platform.id))), `${path}: ${ajv.errorsText(validate.errors)}`).toBe(
          true,
        );
      }
      expect(validate({ api: "v0" }), path).toBe(false);
    }
  });

  it("gives the scores of the report, and null where nothing was measured", () => {
    const Rows = z.looseObject({
      platforms: z.array(z.looseObject({ id: z.string(), points: z.number().nullable(), low: z.number().nullable() })),
    });
    const rows = Rows.parse(json("api/v1/platforms.json")).platforms;
    for (const { platform, scorecard } of sample.report.platforms) {
      const row = rows.find(({ id }) => id === platform.id);
      const { rating } = scorecard;
      expect([row?.points, row?.low]).toEqual(rating.kind === "rated" ? [rating.points, rating.low] : [null, null]);
    }
  });

  it("has a page in both languages whose every link leads to a file", () => {
    for (const address of ["/api/", "/en/api/"]) {
      const links = page(address)("main table a")
        .map((_, link) => page(address)(link).attr("href"))
        .get();
      expect(links.length).toBe(14);
      for (const link of links) expect(existsSync(join(site.directory, link)), link).toBe(true);
    }
  });
});

describe("the feeds", () => {
  const ids = () => changes.changes.map(({ id }) => id);

  it("are Atom with everything that RFC 4287 demands, under names that never change", () => {
    const feed = parseFeed(text("feeds/all.atom"), { xmlMode: true });
    expect(feed?.type).toBe("atom");
    expect(feed?.items.map(({ id }) => id)).toEqual(ids());
    expect(feed?.items[0]?.title).toContain("：");
    for (const path of [
      "feeds/all.atom",
      "en/feeds/all.atom",
      "feeds/corrections.atom",
      "feeds/platform/xingtu.atom",
      "feeds/platform/qinghe.atom",
    ]) {
      const $ = load(text(path), { xml: true });
      for (const element of ["id", "title", "updated", "author > name", "link[rel=self]"]) {
        expect($(`feed > ${element}`).length, `${path} ${element}`).toBe(1);
      }
      for (const entry of $("entry")) {
        for (const element of ["id", "title", "updated"]) expect($(entry).children(element).text(), path).not.toBe("");
        expect($(entry).children("id").text()).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      }
    }
  });

  it("are JSON Feed 1.1 with the same entries; a translation has names of its own", () => {
    const Feed = z.looseObject({
      version: z.literal("https://jsonfeed.org/version/1.1"),
      title: z.string().min(1),
      language: z.enum(["zh-CN", "en"]),
      items: z.array(z.looseObject({ id: z.string(), content_text: z.string().min(1), url: z.string() })),
    });
    const zh = Feed.parse(json("feeds/all.json"));
    const en = Feed.parse(json("en/feeds/all.json"));
    expect(zh.items.map(({ id }) => id)).toEqual(ids());
    expect(new Set([...zh.items, ...en.items].map(({ id }) => id)).size).toBe(2 * ids().length);
    for (const { url } of zh.items) expect(page("/changes/")(`[id="${url.split("#")[1]}"]`).length, url).toBe(1);
  });

  it("tell of corrections, objections and replies alone to who wants no more, by the same names", () => {
    const Items = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
    const heard = changes.changes.filter(({ kind }) => ["statement", "objection", "correction"].includes(kind));
    expect(heard.length).toBeGreaterThan(0);
    expect(Items.parse(json("feeds/corrections.json")).items.map(({ id }) => id)).toEqual(heard.map(({ id }) => id));
  });

  it("stand for each platform, with its own changes and no other's", () => {
    const entries = (id: string) => load(text(`feeds/platform/${id}.atom`), { xml: true })("entry").length;
    for (const { platform } of sample.report.platforms) {
      expect(entries(platform.id)).toBe(changes.changes.filter((each) => each.platform?.id === platform.id).length);
    }
    expect(entries("xingtu")).toBe(3);
  });
});

describe("the pages of open data", () => {
  it("say what changed, from what to what, and why, in both languages", () => {
    const change = page("/changes/")("li").filter((_, item) => page("/changes/")(item).text().includes("评级变了"));
    expect(change.text()).toContain("71.0 B → 58.0 C");
    expect(change.text()).toContain("原因：数据、更正");
    const english = page("/en/changes/")("main").text();
    expect(english).toContain("Grade changed");
    expect(english).toContain("refunds take longer");
    expect(page("/en/changes/")("main blockquote").attr("lang")).toBe("zh-CN");
  });

  it("keep every version under its address, and say which is not the newest", () => {
    const versions = page("/data/")("tbody th a")
      .map((_, link) => page("/data/")(link).text())
      .get();
    expect(versions).toEqual(["2026.11.20", "2026.11.09"]);
    expect(page("/data/2026.11.09/")(".note-older a").attr("href")).toBe("/data/2026.11.20/");
    expect(page("/data/2026.11.20/")(".note-older").length).toBe(0);
    for (const address of ["/data/2026.11.09/", "/en/data/2026.11.20/", "/download/", "/en/download/"]) {
      for (const link of page(address)("main a[download]")) {
        const path = page(address)(link).attr("href") ?? "";
        expect(existsSync(join(site.directory, path)), `${address} → ${path}`).toBe(true);
      }
    }
  });

  it("show how each source and platform stands, in words beside every mark", () => {
    const owners = page("/status/")(".owner");
    expect(owners.length).toBe(3);
    expect(page("/status/")(".note-older").text()).toContain("1 处需要人看一看");
    expect(owners.eq(2).find(".needs").text()).toBe("需要登录");
    expect(owners.eq(0).find(".strip li").eq(3).text()).toBe("·2026-11-17：没去");
    expect(page("/en/status/")(".owner").eq(1).text()).toContain("imported only");
  });

  it("let no English page of theirs speak Chinese but where it says so", () => {
    for (const address of [
      "/en/api/",
      "/en/changes/",
      "/en/data/",
      "/en/data/2026.11.20/",
      "/en/download/",
      "/en/status/",
    ]) {
      const $ = load(page(address).html());
      $("[lang=zh-CN]").remove();
      // Titles in a citation for machines are names.
      $("pre").remove();
      expect(
        $("main")
          .text()
          .match(/\p{Script=Han}+/gu),
        address,
      ).toBeNull();
    }
  });
});
