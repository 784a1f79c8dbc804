import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";
import type { Page } from "playwright";
import { LIMITS, mediaType } from "./answer.ts";
import { openProcess, type ProcessOptions } from "./browser-process.ts";
import { type Fetched, fetchOverHttp, READABLE } from "./over-http.ts";
import { openPageLog, type PageLog } from "./page-log.ts";
import { answerRequests, type Doors, type Pending } from "./page-requests.ts";
import { openShelf } from "./shelf.ts";
import { within } from "./within.ts";

export type BrowserOptions = ProcessOptions & {
  /** For what the browser itself has to do for one page: to begin it, and to tell it as text. */
  readonly pageMs?: number;
  /** How long a page may go on by itself before it is read as it is. */
  readonly settleMs?: number;
  /** How long it may, besides, wait for its turns at the hosts that it asks. */
  readonly waitMs?: number;
  readonly mostRequests?: number;
  readonly concurrency?: number;
};

export type Rendering = {
  readonly render: (address: string, doors: Doors) => Promise<Fetched>;
  readonly close: () => Promise<void>;
};

type Patience = Required<Pick<BrowserOptions, "pageMs" | "settleMs" | "waitMs">>;

/**
 * Pages that only exist once their scripts have run. The browser has no network of its own: whatever a page asks for is
 * fetched by us, through the same guard, robots.txt, gaps and limits as every other request, and handed in.
 */
export function openBrowser(options: BrowserOptions): Rendering {
  const { pageMs = 30_000, settleMs = 10_000, waitMs = 120_000, mostRequests = 100, concurrency = 4 } = options;
  const patience = { pageMs, settleMs, waitMs };
  const queue = new PQueue({ concurrency });
  const browsers = openProcess(options);
  const shelf = openShelf();

  const show = async (document: Fetched, doors: Doors, log: PageLog): Promise<Fetched> => {
    const { page, giveBack } = await browsers.lend(new URL(document.finalAddress).hostname);
    try {
      const pending = await answerRequests(page, { document, doors, log, shelf, mostRequests });
      const most = 2 * pageMs + settleMs + waitMs;
      const text = await within(readPage(page, document.finalAddress, pending, log, patience), most);
      if (text === null) return { ...document, outcome: "timeout", detail: `page > ${pageMs} ms`, body: null };
      return rendered(document, page.url(), text, log);
    } finally {
      await giveBack();
    }
  };

  const read = async (document: Fetched, doors: Doors): Promise<Fetched> => {
    const log = openPageLog();
    const shown = await show(document, doors, log).catch(failure(document));
    return { ...shown, parts: log.parts(shown.finalAddress) };
  };

  return {
    async render(address, doors) {
      const document = await fetchOverHttp(address, doors.document, { accepts: READABLE });
      if (document.outcome !== "ok" || !/html/.test(mediaType(document.headers))) return document;
      return queue.add(async () => {
        const first = await read(document, doors);
        // A browser that has died takes all its pages along; each is given one more chance.
        return first.outcome === "browser_failed" ? read(document, doors) : first;
      });
    },
    close: browsers.close,
  };
}

/** The document as a visitor sees it: once it is quiet, or when it has had time enough. `null`: the browser is stuck. */
async function readPage(
  page: Page,
  address: string,
  pending: Pending,
  log: PageLog,
  patience: Patience,
): Promise<string | null> {
  let isBuilt = false;
  page.once("domcontentloaded", () => {
    isBuilt = true;
  });
  await page.goto(address, { waitUntil: "commit", timeout: patience.pageMs });
  await rest(() => isBuilt, pending, log, patience);
  return within(page.content(), patience.pageMs);
}

const QUIET_MS = 500;
const LOOK_EVERY_MS = 50;

/**
 * Until the page is built and has asked for nothing for half a second, or has had `settleMs` of its own. While it waits for
 * an answer, which may be for a turn at a polite distance, its own time stands still.
 */
async function rest(
  isBuilt: () => boolean,
  pending: Pending,
  log: PageLog,
  { settleMs, waitMs }: Patience,
): Promise<void> {
  const startedAt = performance.now();
  let own = 0;
  let quietSince = startedAt;
  let asked = log.requests();
  for (let now = startedAt; own < settleMs && now - startedAt - own < waitMs; ) {
    await sleep(LOOK_EVERY_MS);
    const passed = performance.now() - now;
    now += passed;
    const isWaiting = pending.count > 0;
    if (!isWaiting) own += passed;
    if (isWaiting || log.requests() !== asked || !isBuilt()) quietSince = now;
    asked = log.requests();
    if (now - quietSince >= QUIET_MS) return;
  }
}

function rendered(document: Fetched, finalAddress: string, text: string, log: PageLog): Fetched {
  const body = Buffer.from(text, "utf8");
  if (body.length > LIMITS.decodedBytes)
    return { ...document, outcome: "too_large", detail: `${body.length} B`, body: null };
  const { "content-encoding": _coding, "content-length": _length, ...headers } = document.headers;
  return {
    ...document,
    finalAddress,
    headers: { ...headers, "content-type": "text/html; charset=utf-8" },
    detail: log.trouble(),
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
