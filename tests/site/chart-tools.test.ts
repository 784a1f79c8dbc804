import { readFileSync } from "node:fs";
import { load } from "cheerio";
import { parse } from "csv-parse/sync";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../crawler/fetch/find-browser.ts";
import { buildSite } from "./support/build-site.ts";
import { sampleReport } from "./support/sample-report.ts";
import { serveSite } from "./support/serve-site.ts";

describe("the files of a chart", () => {
  let browser: Browser;
  let page: Page;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    const executablePath = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
    if (executablePath === null) throw new Error("no browser: run `npm run browser`");
    site = await serveSite(buildSite(sampleReport({ only: ["qinghe"] })).directory);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    page = await browser.newPage();
    await page.goto(`${site.origin}/platform/qinghe/`, { waitUntil: "networkidle" });
    for (const summary of await page.locator("details > summary").all()) await summary.click();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    site.close();
  });

  async function saved(chart: number, kind: string): Promise<{ name: string; text: string }> {
    const download = page.waitForEvent("download");
    await page.locator(`figure chart-tools >> nth=${chart} >> [data-save=${kind}]`).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
  }

  it.each([
    [0, "qinghe-score.csv"],
    [1, "qinghe-course.csv"],
  ])("hold every row of table %s and say whose it is, as of when and by which method", async (chart, file) => {
    const { name, text } = await saved(chart, "csv");
    expect(name).toBe(file);
    const rows: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
    const shown = await page.locator(`figure:has(chart-tools) >> nth=${chart} >> table tr`).count();
    expect(rows.length).toBe(shown + 1);
    expect(rows.at(-1)?.join()).toMatch(/青禾卡盟.*数据截至 2026年11月20日.*方法.*\/platform\/qinghe\//);
    expect(await page.locator(`chart-tools .citation >> nth=${chart}`).textContent()).toBe(rows.at(-1)?.[0]);
  });

  it("an address that names platforms to compare shows them side by side", async () => {
    const other = await browser.newPage();
    await other.goto(`${site.origin}/en/compare/?p=qinghe,xingtu`);
    await other.waitForURL(`${site.origin}/en/side-by-side/?p=qinghe,xingtu`);
    await other.close();
  });

  it("draw it with its own colours, title, scale and source, needing no style sheet", async () => {
    for (const chart of [0, 1, 2]) {
      const { name, text } = await saved(chart, "svg");
      expect(name).toMatch(/^qinghe-[a-z]+\.svg$/);
      const $ = load(text, { xml: true });
      expect($("svg").first().attr("xmlns") ?? text).toContain("http://www.w3.org/2000/svg");
      expect($("svg svg *").length).toBeGreaterThan(5);
      expect($("[class], style, script").not("svg svg").length).toBe(0);
      for (const each of $("svg svg line, svg svg circle, svg svg rect").toArray()) {
        expect($(each).attr("fill") ?? $(each).attr("stroke")).toMatch(/^(rgb|none|oklch|color)/);
      }
      expect($("text").text()).toContain("数据截至");
    }
  });
});
