import PQueue from "p-queue";
import type { Browser, BrowserContext, Page } from "playwright";
import { LIMITS } from "./answer.ts";
import { type Fetched, fetchOverHttp, READABLE } from "./over-http.ts";
import { answerRequests, type Doors, type PageLog } from "./page-requests.ts";

export type BrowserOptions = {
  /** From `findBrowser`. */
  readonly executable: string;
  readonly userAgent: string;
  /** For one page, from its first byte to its text. */
  readonly pageMs?: number;
  /** How long a page may go on asking for things before it is read as it is. */
  readonly settleMs?: number;
  readonly mostRequests?: number;
  readonly concurrency?: number;
};

export type Rendering = {
  readonly render: (address: string, doors: Doors) => Promise<Fetched>;
  readonly close: () => Promise<void>;
};

const MOST_CONTEXTS = 12;
const CLOSE_MS = 2000;

/**
 * Pages that only exist once their scripts have run. The browser has no network of its own: whatever a page asks for is
 * fetched by us, through the same guard, robots.txt and limits as every other request, and handed in.
 */
export function openBrowser(options: BrowserOptions): Rendering {
  const { pageMs = 30_000, settleMs = 10_000, mostRequests = 100, concurrency = 2 } = options;
  const queue = new PQueue({ concurrency });
  const contexts = new Map<string, Promise<BrowserContext>>();
  let launched: Promise<Browser> | null = null;
  let isOver = false;

  const browser = async (): Promise<Browser> => {
    if (isOver) throw new Error("closed");
    const running = await launched?.catch(() => null);
    if (running?.isConnected()) return running;
    contexts.clear();
    launched = launch(options.executable);
    return launched;
  };

  const contextOf = async (hostname: string): Promise<BrowserContext> => {
    const current = await browser();
    const context = contexts.get(hostname) ?? current.newContext(contextOptions(options.userAgent));
    contexts.delete(hostname);
    contexts.set(hostname, context);
    context.catch(() => contexts.delete(hostname));
    await closeIdle(contexts);
    return context;
  };

  const discardBrowser = async () => {
    const old = launched;
    launched = null;
    contexts.clear();
    if (old !== null) await within(settled(old.then((each) => each.close())), CLOSE_MS);
  };

  const read = async (document: Fetched, doors: Doors): Promise<Fetched> => {
    const context = await contextOf(new URL(document.finalAddress).hostname);
    const page = await context.newPage();
    const log: PageLog = { requests: 0, refused: 0, errors: [] };
    await answerRequests(page, document, doors, log, mostRequests);
    const reading = readPage(page, document.finalAddress, pageMs, settleMs);
    const text = await within(reading, pageMs).catch(async (error: unknown) => {
      await within(settled(page.close()), CLOSE_MS);
      throw error;
    });
    const result = text === null ? null : rendered(document, page.url(), text, log);
    const isClosed = result !== null && (await within(settled(page.close()), CLOSE_MS));
    // A renderer caught in a loop neither answers nor closes.
    if (!isClosed) await discardBrowser();
    return result ?? { ...document, outcome: "timeout", detail: `page > ${pageMs} ms`, body: null };
  };

  return {
    async render(address, doors) {
      const document = await fetchOverHttp(address, doors.document, { accepts: READABLE });
      const isPage = document.outcome === "ok" && /html/.test(document.headers["content-type"] ?? "");
      if (!isPage) return document;
      return queue.add(async () => {
        const first = await read(document, doors).catch(failure(document));
        // A browser that has died takes all its pages along; each is given one more chance.
        return first.outcome === "browser_failed" ? read(document, doors).catch(failure(document)) : first;
      });
    },
    close: () => {
      isOver = true;
      return discardBrowser();
    },
  };
}

async function launch(executable: string): Promise<Browser> {
  const { chromium } = await import("playwright");
  return chromium.launch({
    executablePath: executable,
    // The sandbox needs somebody who is not root.
    chromiumSandbox: process.getuid?.() !== 0,
    // Whoever stops us decides what is still done, and closes this when it is.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      // Belt and braces: no name is found, and every connection ends at a proxy that does not exist.
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--proxy-server=http://127.0.0.1:1",
      "--proxy-bypass-list=<-loopback>",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    ],
  });
}

function contextOptions(userAgent: string) {
  return {
    userAgent,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    serviceWorkers: "block",
    acceptDownloads: false,
  } as const;
}

async function closeIdle(contexts: Map<string, Promise<BrowserContext>>): Promise<void> {
  for (const [hostname, promise] of contexts) {
    if (contexts.size <= MOST_CONTEXTS) return;
    const context = await promise.catch(() => null);
    if (context === null || context.pages().length > 0) continue;
    contexts.delete(hostname);
    await context.close();
  }
}

/** The document as a visitor sees it: once the network is quiet, or when it has had time enough. */
async function readPage(page: Page, address: string, pageMs: number, settleMs: number): Promise<string> {
  await page.goto(address, { waitUntil: "commit", timeout: pageMs });
  await page.waitForLoadState("domcontentloaded", { timeout: settleMs }).catch(() => undefined);
  await page.waitForLoadState("networkidle", { timeout: settleMs }).catch(() => undefined);
  return page.content();
}

function rendered(document: Fetched, finalAddress: string, text: string, log: PageLog): Fetched {
  const body = Buffer.from(text, "utf8");
  if (body.length > LIMITS.decodedBytes)
    return { ...document, outcome: "too_large", detail: `${body.length} B`, body: null };
  const { "content-encoding": _coding, "content-length": _length, ...headers } = document.headers;
  const trouble = log.refused > 0 || log.errors.length > 0;
  const detail = `${log.requests} requests, ${log.refused} refused${log.errors.map((each) => `; ${each}`).join("")}`;
  return {
    ...document,
    finalAddress,
    headers: { ...headers, "content-type": "text/html; charset=utf-8" },
    detail: trouble ? detail : "",
    body,
  };
}

function failure(document: Fetched): (error: unknown) => Fetched {
  return (error) => {
    // Playwright's own errors are plain; these are ours.
    if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error;
    const detail = error.message.split("\n", 1)[0]?.slice(0, 200) ?? error.name;
    return { ...document, outcome: "browser_failed", detail, body: null };
  };
}

/** What is thrown away may break as it likes. */
async function settled(work: Promise<unknown>): Promise<true> {
  await work.catch(() => undefined);
  return true;
}

/** `null` when it takes longer than `ms`. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), Math.max(0, ms));
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
