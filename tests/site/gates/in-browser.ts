import { availableParallelism } from "node:os";
import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { findBrowser, NO_BROWSER_HERE } from "../../../crawler/fetch/find-browser.ts";
import { Fault } from "../../../data/terminal/door.ts";
import type { Gate, Site, Verdict } from "./gate.ts";
import { KEEP_SIX_OF_EACH, USE_EVERYTHING } from "./use-everything.ts";

const WIDTHS = { phone: 390, desk: 1280 };
/** All that depends on colour. Everything else is the same in the dark. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** What was found on one page, by both gates: a page is opened once with scripts and once without. */
type Seen = { readonly axe: readonly string[]; readonly lost: readonly string[] };

/** axe finds nothing on any template, in any language, theme and width, as the page comes and after it was used. */
export const accessibility: Gate = {
  name: "axe",
  about: "axe-core on each template × language × theme × width, also after each control was used; no console errors",
  check: async (site) => verdictOf(await seenOn(site), (seen) => seen.axe),
};

/** Every number a reader sees with scripts stands there without them too. */
export const withoutScripts: Gate = {
  name: "no script",
  about: "each number seen with JavaScript is there without it; forms set aside (opens the pages for axe too)",
  check: async (site) => verdictOf(await seenOn(site), (seen) => seen.lost),
};

function verdictOf(pages: ReadonlyMap<string, Seen>, faultsOf: (seen: Seen) => readonly string[]): Verdict {
  const faults = [...pages].flatMap(([address, seen]) => faultsOf(seen).map((fault) => `${address}: ${fault}`));
  return { looked: pages.size, faults: faults.sort() };
}

const known = new WeakMap<Site, Promise<ReadonlyMap<string, Seen>>>();

function seenOn(site: Site): Promise<ReadonlyMap<string, Seen>> {
  const seen = known.get(site) ?? visitAll(site);
  known.set(site, seen);
  return seen;
}

/** Visits the specimens, one page a core at a time. */
async function visitAll(site: Site): Promise<ReadonlyMap<string, Seen>> {
  const executablePath = await findBrowser({ chosen: process.env["KAXIN_CHROMIUM"] });
  if (executablePath === null) throw new Fault(NO_BROWSER_HERE);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const waiting = [...site.specimens];
    const pages = new Map<string, Seen>();
    const work = async () => {
      const contexts = await Promise.all(
        [true, false].map((javaScriptEnabled) => newContext(browser, javaScriptEnabled)),
      );
      const [scripted, bare] = contexts;
      if (scripted === undefined || bare === undefined) return;
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
        pages.set(address, await visit(scripted, bare, `${site.origin}${address}`));
      }
    };
    await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
    return pages;
  } finally {
    await browser.close();
  }
}

const newContext = (browser: Browser, javaScriptEnabled: boolean): Promise<BrowserContext> =>
  browser.newContext({ javaScriptEnabled, reducedMotion: "reduce", viewport: { width: WIDTHS.desk, height: 900 } });

async function visit(scripted: BrowserContext, bare: BrowserContext, url: string): Promise<Seen> {
  const plain = await bare.newPage();
  await plain.goto(url);
  const without = new Set(numbersOf(await readText(plain)));
  await plain.close();

  const page = await scripted.newPage();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => errors.push(`error: ${error.message}`));
  await page.goto(url);
  const lost = numbersOf(await readText(page)).filter((number) => !without.has(number));
  const faults = await lookAtPage(page);
  await page.close();
  return {
    axe: [...new Set([...faults, ...errors])],
    lost: lost.length === 0 ? [] : [`only with scripts: ${[...new Set(lost)].slice(0, 8).join(" ")}`],
  };
}

/** Both widths in both themes: wide and light as the page comes, all others after every control was used. */
async function lookAtPage(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const faults = await axeFaults(page);
  await page.evaluate(USE_EVERYTHING);
  for (const width of [320, WIDTHS.phone, WIDTHS.desk]) faults.push(...(await tooWide(page, width)));
  await page.evaluate(KEEP_SIX_OF_EACH);
  await page.emulateMedia({ colorScheme: "dark" });
  faults.push(...(await axeFaults(page, OF_COLOUR)));
  await page.setViewportSize({ width: WIDTHS.phone, height: 900 });
  faults.push(...(await axeFaults(page, OF_COLOUR)));
  await page.emulateMedia({ colorScheme: "light" });
  faults.push(...(await axeFaults(page)));
  return faults;
}

const RUN_AXE = `({ violations }) => violations.map(
  ({ id, nodes }) => id + ": " + nodes.length + " × " + nodes[0].html.slice(0, 140) + " — " + (nodes[0].any[0]?.message ?? nodes[0].failureSummary ?? "").slice(0, 120)
)`;

function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) };
  return page.evaluate<string[]>(`axe.run(document, ${JSON.stringify(options)}).then(${RUN_AXE})`);
}

async function tooWide(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  const over = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return over > 0 ? [`${over} px too wide at ${width} px`] : [];
}

/** What a reader sees; what a form says is of use only to who can fill it in. */
function readText(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const forms = [...document.forms];
    for (const each of forms) each.hidden = true;
    const text = document.body.innerText;
    for (const each of forms) each.hidden = false;
    return text;
  })()`);
}

const numbersOf = (text: string): string[] => text.match(/\d+(?:[.,:–-]\d+)*%?/g) ?? [];
