import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { findBrowser, NO_BROWSER_HERE } from "../../../crawler/fetch/find-browser.ts";
import { Fault } from "../../../data/terminal/door.ts";
import type { Gate, Site, Verdict } from "./gate.ts";

const WIDTHS = [390, 1280];
const THEMES = ["light", "dark"] as const;
/** As many pages at a time as a small machine has cores. */
const AT_ONCE = 2;

/** axe finds nothing on any template, in any language, theme and width, as the page comes and with everything opened. */
export const accessibility: Gate = {
  name: "axe",
  about: "axe-core on each template × language × theme × width, also with all details opened; no console errors",
  check: (site) =>
    everySpecimen(site, {}, async (page, address) => {
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => errors.push(`error: ${error.message}`));
      await page.goto(`${site.origin}${address}`);
      const faults = await axeFaults(page);
      await page.evaluate(OPEN_ALL);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme });
          faults.push(...(await axeFaults(page)));
        }
        faults.push(...(await tooWide(page, width)));
      }
      await page.setViewportSize({ width: 320, height: 900 });
      faults.push(...(await tooWide(page, 320)));
      return [...new Set([...faults, ...errors])];
    }),
};

const OPEN_ALL = `for (const each of document.querySelectorAll("main details")) each.open = true`;
const RUN_AXE = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(
  ({ id, nodes }) => id + ": " + nodes.length + " × " + nodes[0].html.slice(0, 140) + " — " + (nodes[0].any[0]?.message ?? nodes[0].failureSummary ?? "").slice(0, 120)
))`;

async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  return page.evaluate<string[]>(RUN_AXE);
}

async function tooWide(page: Page, width: number): Promise<string[]> {
  const over = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return over > 0 ? [`${over} px too wide at ${width} px`] : [];
}

/** Every number a reader sees with scripts stands there without them too. */
export const withoutScripts: Gate = {
  name: "no script",
  about: "each number seen with JavaScript is there without it; forms set aside",
  async check(site) {
    const seen = new Map<string, string>();
    const read = (into: (address: string, text: string) => string[]) => async (page: Page, address: string) => {
      await page.goto(`${site.origin}${address}`);
      await page.evaluate(HIDE_FORMS);
      // biome-ignore lint/performance/useDomNodeTextContent: hidden text is what this looks for.
      return into(address, await page.innerText("body"));
    };
    await everySpecimen(
      site,
      { javaScriptEnabled: false },
      read((address, text) => {
        seen.set(address, text);
        return [];
      }),
    );
    return everySpecimen(
      site,
      {},
      read((address, text) => {
        const without = new Set(numbersOf(seen.get(address) ?? ""));
        const lost = numbersOf(text).filter((number) => !without.has(number));
        return lost.length === 0 ? [] : [`only with scripts: ${[...new Set(lost)].slice(0, 8).join(" ")}`];
      }),
    );
  },
};

/** What a form says is of use only to who can fill it in. */
const HIDE_FORMS = "for (const each of document.forms) each.hidden = true";

const numbersOf = (text: string): string[] => text.match(/\d+(?:[.,:–-]\d+)*%?/g) ?? [];

/** Visits the specimens, `AT_ONCE` at a time, each in a page of its own. */
async function everySpecimen(
  site: Site,
  options: Parameters<Browser["newContext"]>[0],
  look: (page: Page, address: string) => Promise<readonly string[]>,
): Promise<Verdict> {
  const executablePath = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
  if (executablePath === null) throw new Fault(NO_BROWSER_HERE);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const waiting = [...site.specimens];
    const faults: string[] = [];
    const visit = async (context: BrowserContext) => {
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
        const page = await context.newPage();
        for (const fault of await look(page, address)) faults.push(`${address}: ${fault}`);
        await page.close();
      }
    };
    const contexts = await Promise.all(
      Array.from({ length: AT_ONCE }, () => browser.newContext({ ...options, reducedMotion: "reduce" })),
    );
    await Promise.all(contexts.map(visit));
    return { looked: site.specimens.length, faults: faults.sort() };
  } finally {
    await browser.close();
  }
}
