import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../crawler/fetch/find-browser.ts";
import { ROWS_A_PAGE } from "../../site/present/compare-pages.ts";
import { writeLargeReport } from "../bench/site-report.ts";
import { buildPublished } from "./support/build-site.ts";
import { serveSite } from "./support/serve-site.ts";

const PLATFORMS = ROWS_A_PAGE + 9;

describe("lists of more platforms than a page holds", () => {
  const published = mkdtempSync(join(tmpdir(), "kaxin-large-"));
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    const executablePath = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
    if (executablePath === null) throw new Error("no browser: run `npm run browser`");
    writeLargeReport(published, PLATFORMS);
    site = await serveSite(buildPublished(published).directory);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    site.close();
    rmSync(published, { recursive: true, force: true });
  });

  const rows = (page: Page) => page.locator("tr.platform-row");
  const idsOf = (page: Page) =>
    rows(page).evaluateAll((found) => found.map((row) => row.getAttribute("data-id") ?? ""));

  async function open(path: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${site.origin}${path}`, { waitUntil: "networkidle" });
    site.hits.length = 0;
    return page;
  }

  it.each(["/compare/", "/compare/fast/", "/en/compare/"])(
    "shows every row of %s once over its pages without scripts, linked to each other",
    async (path) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${site.origin}${path}`);
      const first = await idsOf(page);
      expect(first).toHaveLength(ROWS_A_PAGE);
      await page.getByRole("navigation").getByRole("link", { name: "2", exact: true }).click();
      const second = await idsOf(page);
      expect(new Set([...first, ...second]).size).toBe(PLATFORMS);
      expect(first.length + second.length).toBe(PLATFORMS);
      await context.close();
    },
  );

  it("weighs all platforms, not those of one page, and gives each rated one a range and a range of ranks", async () => {
    const page = await open("/compare/");
    await page.locator("[data-step='1']").first().click();
    await expect.poll(() => rows(page).count()).toBe(PLATFORMS);
    await expect.poll(() => page.locator(".weights-said").textContent()).not.toBe("");
    expect(await page.locator("nav.pages").count()).toBe(0);
    expect(new Set(await idsOf(page)).size).toBe(PLATFORMS);
    const scores = page.locator("tbody[data-group=tier] td.column-score");
    const ranges = await scores.locator(".range-words").allTextContents();
    const ranks = await scores.locator(".rank-words").allTextContents();
    expect(ranges.length).toBeGreaterThan(ROWS_A_PAGE / 2);
    expect(ranks).toHaveLength(ranges.length);
    expect(ranges.filter((words) => !/^\d+–\d+$/.test(words))).toEqual([]);
    expect(ranks.filter((words) => !/\d/.test(words))).toEqual([]);
    expect(site.hits.filter((hit) => hit.includes("/compare/2/"))).toHaveLength(1);
    await page.locator("[data-restore]").click();
    await expect.poll(() => page.locator(".weights-said").textContent()).toBe("");
    expect(await rows(page).count()).toBe(PLATFORMS);
    await page.close();
  });

  it("shows the weights that an address names over all pages", async () => {
    const page = await open("/compare/?w=1.0.0.0");
    await expect.poll(() => rows(page).count()).toBe(PLATFORMS);
    expect(await page.locator("#weight-response").inputValue()).toBe("1");
    await page.close();
  });

  it("finds and sorts what stands on another page", async () => {
    const page = await open("/compare/");
    const name = await lastName(page);
    await page.locator("input[name=filter]").fill(name);
    await expect.poll(() => page.locator("[data-shown]").textContent()).toBe("1");
    expect(await page.locator("tr.platform-row:visible .column-name a").allTextContents()).toEqual([name]);
    await page.locator("input[name=filter]").fill("");
    await page.locator("select[name=sort]").selectOption("score");
    const values = await page
      .locator("tbody[data-group=tier] td.column-score")
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-value"))));
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    await page.close();
  });

  it("lists every platform once over the pages of the directory without scripts, and each letter leads to its place", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const names: string[] = [];
    for (const address of ["/search/", "/search/2/"]) {
      await page.goto(`${site.origin}${address}`);
      names.push(...(await page.locator(".directory li a").allTextContents()));
      for (const letter of await page.locator(".letters a").all()) {
        const [path = "", anchor] = ((await letter.getAttribute("href")) ?? "").split("#");
        const there = await context.request.get(`${site.origin}${path}`);
        expect(await there.text()).toContain(`id="${anchor}"`);
      }
    }
    expect(names).toHaveLength(PLATFORMS);
    expect(new Set(names).size).toBe(PLATFORMS);
    await context.close();
  });

  it("finds a platform that stands on another page of the directory", async () => {
    const other = await open("/search/2/");
    const name = (await other.locator(".directory li a").last().textContent()) ?? "";
    await other.close();
    const page = await open(`/search/?q=${encodeURIComponent(name)}`);
    await expect.poll(() => page.locator(".search-results li a").first().textContent()).toBe(name);
    expect(await page.locator("[data-unread]").isVisible()).toBe(false);
    await page.close();
  });

  it("looks a number up in all pages, and says nothing of it where one could not be read", async () => {
    const page = await open("/official/");
    const last = `400-${1_000_000 + PLATFORMS - 1}`;
    await page.locator("#contact").fill(last);
    await expect.poll(() => page.locator("[data-said]").getAttribute("data-kind")).toBe("exact");
    expect(await page.locator("tbody tr th").allTextContents()).toEqual([last]);
    await page.close();
    const cut = await browser.newPage();
    await cut.route("**/official/2/", (route) => route.abort());
    await cut.goto(`${site.origin}/official/`);
    await cut.locator("#contact").fill(last);
    await expect.poll(() => cut.locator("[data-said]").getAttribute("data-kind")).toBe("unread");
    await cut.unroute("**/official/2/");
    await cut.locator("#contact").fill(`${last} `);
    await expect.poll(() => cut.locator("[data-said]").getAttribute("data-kind")).toBe("exact");
    await cut.close();
  });

  it("offers to compare whom the field finds, keeps who is ticked, and opens with those the address names", async () => {
    const directory = await open("/search/2/");
    const name = (await directory.locator(".directory li a").last().textContent()) ?? "";
    await directory.close();
    const page = await open("/side-by-side/");
    expect(await page.locator(".pick").count()).toBe(0);
    await page.locator("[data-find]").fill(name);
    await page.locator(".pick", { hasText: name }).first().locator("input").check();
    await page.locator("[data-find]").fill("青");
    await page.locator(".pick:not(:has(:checked)) input").first().check();
    await expect.poll(() => page.locator("table[data-columns] thead th").count()).toBe(3);
    const address = page.url();
    await page.close();
    const again = await browser.newPage();
    await again.goto(address);
    await expect.poll(() => again.locator(".pick :checked").count()).toBe(2);
    await expect.poll(() => again.locator("table[data-columns] thead th").count()).toBe(3);
    await again.close();
  });

  /** Of the last platform of the second page. */
  async function lastName(page: Page): Promise<string> {
    const other = await browser.newPage();
    await other.goto(`${site.origin}/compare/2/`);
    const name = (await rows(other).last().locator(".column-name a").textContent()) ?? "";
    await other.close();
    expect(await page.getByRole("link", { name, exact: true }).count()).toBe(0);
    return name;
  }
});
