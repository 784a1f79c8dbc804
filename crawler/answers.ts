import { homedir } from "node:os";
import { type Instant, toInstant } from "../data/model/time.ts";
import { Fault } from "../data/terminal/door.ts";
import type { CrawlPorts } from "./crawl.ts";
import { browserOnDemand } from "./fetch/browser-on-demand.ts";
import { type BrowserFound, ensureBrowser } from "./fetch/ensure-browser.ts";
import { cacheFolder, failedSearchIn } from "./fetch/failed-search.ts";
import type { DemoWeb } from "./fetch/guard-address.ts";
import { userAgent } from "./fetch/identity.ts";
import { openReplay } from "./fetch/replay.ts";
import { type Http, openHttp } from "./fetch/send-http.ts";

/** Where a crawl or a worker gets its answers, and by which clock. */
export type Answers = Pick<CrawlPorts, "send" | "render" | "replay" | "now"> & {
  readonly close: () => Promise<unknown>;
};

/** Who goes online, from where, and which browser was chosen for it. */
export type Visitor = {
  readonly contact: string | undefined;
  readonly demoWeb: DemoWeb | null;
  readonly chromium: string | undefined;
  readonly now: () => Instant;
};

/** The settings of a visitor, as a door has read them. */
type VisitorSettings = {
  readonly KAXIN_CONTACT?: string | undefined;
  readonly KAXIN_DEMO_WEB?: number | undefined;
  readonly KAXIN_CHROMIUM?: string | undefined;
  readonly KAXIN_NOW?: Instant | undefined;
};

export function visitorFrom({ KAXIN_CONTACT, KAXIN_DEMO_WEB, KAXIN_CHROMIUM, KAXIN_NOW }: VisitorSettings): Visitor {
  return {
    contact: KAXIN_CONTACT,
    demoWeb: KAXIN_DEMO_WEB === undefined ? null : { port: KAXIN_DEMO_WEB },
    chromium: KAXIN_CHROMIUM,
    now: () => KAXIN_NOW ?? toInstant(Date.now()),
  };
}

/** The web itself, over HTTP, and in a browser for the pages that need one. */
export function fromTheWeb(visitor: Visitor): Answers {
  const http = openWeb(visitor);
  const browser = browserOnDemand(() => findOrFetchBrowser(visitor), userAgent(visitor.contact));
  askForContact(visitor);
  return {
    send: http.send,
    render: browser.render,
    now: visitor.now,
    close: () => Promise.all([http.close(), browser.close()]),
  };
}

/** A WARC or WACZ in the place of the web; its clock stands at the newest answer. Throws a `Fault` when there is none. */
export function fromFile(path: string): Answers {
  const replay = openReplay(path);
  const { newest, addresses, brokenOff, send, render } = replay;
  if (newest === null)
    throw new Fault(
      `${path} 里没有一次回答${brokenOff === null ? "" : `：${brokenOff}`}。给一个抓到过页面的 WARC 或 WACZ。`,
    );
  if (brokenOff !== null) console.error(`crawl: ${path} 不完整：${brokenOff}。读到那里为止：${addresses} 个地址。`);
  return { send, render, replay, now: () => newest, close: async () => replay.close() };
}

export function openWeb({ contact, demoWeb }: Visitor): Http {
  return openHttp({ userAgent: userAgent(contact), demoWeb });
}

/** Finds a browser or installs one; `again`: although that has failed a short while ago. What cannot be done is said. */
export function findOrFetchBrowser({ chromium: chosen }: Visitor, again = false): Promise<BrowserFound> {
  const failedSearch = failedSearchIn(cacheFolder(process.env, homedir()));
  return ensureBrowser({ chosen, failedSearch, again, say: (line) => console.error(line) });
}

function askForContact({ contact, demoWeb }: Visitor): void {
  if (contact !== undefined || demoWeb !== null) return;
  console.error("crawl: 没有设置 KAXIN_CONTACT，网站的主人找不到你。写一个邮箱或你的网页（见 .env.example）。");
}
