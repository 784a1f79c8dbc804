import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../crawler/fetch/find-browser.ts";
import { buildSite } from "./support/build-site.ts";
import { sampleReport } from "./support/sample-report.ts";
import { serveSite } from "./support/serve-site.ts";

/** Runs in the page: a fetch, a beacon, an image and a form. Answers what the first and the third came to. */
const EVERY_WAY_OUT = `(async () => {
  const tried = await fetch("/report.json").then(() => "sent", () => "forbidden");
  navigator.sendBeacon("/beacon", "x");
  const image = new Image();
  const loaded = new Promise((resolve) => {
    image.onload = () => resolve("sent");
    image.onerror = () => resolve("forbidden");
  });
  image.src = "/mark.svg?secret";
  const form = Object.assign(document.createElement("form"), { action: "/form", method: "post" });
  document.body.append(form);
  form.submit();
  return [tried, await loaded];
})()`;

describe("the complaint kit in a browser", () => {
  const downloads = mkdtempSync(join(tmpdir(), "kaxin-kit-"));
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    const executablePath = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
    if (executablePath === null) throw new Error("no browser: run `npm run browser`");
    site = await serveSite(buildSite(sampleReport()).directory);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    site.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  /** A page that has finished loading; what is asked for later is in `site.hits`, which begins anew. */
  async function openSilent(path: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${site.origin}${path}`, { waitUntil: "networkidle" });
    site.hits.length = 0;
    return page;
  }

  it.each(["/help/letter/", "/en/help/letter/"])(
    "asks for nothing while each field of %s is filled in, and hands over six letters",
    async (path) => {
      const page = await openSilent(`${path}?platform=清河卡盟`);
      expect(await page.inputValue("[name=platform]")).toBe("清河卡盟");
      for (const field of await page.locator("complaint-kit input[name], complaint-kit textarea[name]").all()) {
        const type = await field.getAttribute("type");
        await field.fill(
          type === "datetime-local" ? "2026-11-20T21:30" : type === "number" ? "98.5" : "秘密 8842233 骗子",
        );
      }
      await page.locator("[data-keep]").check();
      for (const summary of (await page.locator("details.letter > summary").all()).slice(1)) await summary.click();
      expect(await page.locator("[data-letter=overdue]").textContent()).toContain("2026年11月20日 21:30");
      expect(await page.locator("[data-letter=public]").textContent()).not.toContain("8842233");
      expect(await page.locator("[data-tone]").textContent()).toContain("骗子");
      const saved = page.waitForEvent("download");
      await page.locator("#letter-overdue [data-save]").click();
      const file = join(downloads, "letter.txt");
      await (await saved).saveAs(file);
      expect(readFileSync(file, "utf8")).toContain("98.5");
      await page.close();
      expect(site.hits).toEqual([]);
    },
  );

  it("asks for nothing when markup is pasted, Enter pressed, a letter copied and printed; and no address tells what was typed", async () => {
    const page = await openSilent("/help/letter/");
    await page.evaluate("window.print = () => {}");
    for (const field of await page.locator("complaint-kit input:not([type]), complaint-kit input[type=text]").all()) {
      await field.fill('SECRET <img src="/leak"> http://evil.test/');
      await field.press("Enter");
    }
    for (const button of ["[data-copy]", "[data-print]"]) await page.locator(`details[open] ${button}`).first().click();
    expect(site.hits).toEqual([]);
    await page.locator(".brand").click();
    await page.goBack({ waitUntil: "networkidle" });
    expect(page.url()).toBe(`${site.origin}/help/letter/`);
    expect(site.hits.filter((hit) => /SECRET|leak|evil/.test(hit))).toEqual([]);
    await page.close();
  });

  it("makes a calendar of reminders without asking for anything", async () => {
    const page = await openSilent("/help/escalate/");
    for (const field of await page.locator("complaint-clocks input").all()) await field.fill("2026-11-20T21:30");
    const saved = page.waitForEvent("download");
    await page.locator("complaint-clocks [data-save]").click();
    const file = join(downloads, "reminders.ics");
    await (await saved).saveAs(file);
    expect(readFileSync(file, "utf8")).toMatch(/^BEGIN:VCALENDAR\r\n/);
    await page.close();
    expect(site.hits).toEqual([]);
  });

  it("is forbidden every way out by the browser itself", async () => {
    const page = await openSilent("/help/letter/");
    const outcomes = await page.evaluate(EVERY_WAY_OUT);
    expect(outcomes).toEqual(["forbidden", "forbidden"]);
    await page.waitForTimeout(200);
    expect(site.hits).toEqual([]);
    await page.close();
  });

  it("keeps a case for a day where the reader wants it, and forgets it when told to", async () => {
    const page = await openSilent("/help/letter/");
    await page.fill("[name=goods]", "点卡");
    await page.locator("[data-keep]").check();
    await page.reload({ waitUntil: "networkidle" });
    expect(await page.inputValue("[name=goods]")).toBe("点卡");
    await page.locator("[data-clear]").click();
    await page.reload({ waitUntil: "networkidle" });
    expect(await page.inputValue("[name=goods]")).toBe("");
    await page.close();
  });

  it("reckons the fingerprints of files without sending them", async () => {
    const page = await openSilent("/help/keep/");
    // Not from a disk: under the C locale a browser finds no file of a Chinese name.
    const file = { name: "截图.txt", mimeType: "text/plain", buffer: Buffer.from("abc") };
    await page.locator("evidence-list input").setInputFiles(file);
    const row = page.locator("evidence-list tbody tr");
    await row.waitFor();
    expect(await row.textContent()).toContain("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    await page.close();
    expect(site.hits).toEqual([]);
  });
});
