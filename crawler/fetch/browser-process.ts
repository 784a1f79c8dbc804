import type { Browser, BrowserContext, Page } from "playwright";
import { settled, within } from "./within.ts";

export type ProcessOptions = {
  /** From `findBrowser`. */
  readonly executable: string;
  readonly userAgent: string;
  /** After so many pages a fresh browser takes over: what the old one has piled up goes with it. */
  readonly pagesPerBrowser?: number;
  /** Hosts whose context is kept, besides those with a page open. */
  readonly mostContexts?: number;
};

/** A page lent out. */
type Lent = {
  readonly page: Page;
  /** Takes the page back; a page that does not close takes its whole browser along. */
  readonly giveBack: () => Promise<void>;
};

export type BrowserProcess = {
  /** An empty page in the context of its host. Throws when no browser can be started, or none any more. */
  readonly lend: (hostname: string) => Promise<Lent>;
  readonly close: () => Promise<void>;
};

/** One browser process and its contexts, from its start to the end of its last page. */
type Generation = {
  readonly browser: Promise<Browser>;
  readonly contexts: Map<string, Promise<BrowserContext>>;
  lent: number;
  served: number;
};

const CLOSE_MS = 2000;

/** Keeps one browser running, with a context for each host. One that has died, hangs or has served its time is replaced. */
export function openProcess({
  executable,
  userAgent,
  pagesPerBrowser = 200,
  mostContexts = 12,
}: ProcessOptions): BrowserProcess {
  let current: Generation | null = null;
  const all = new Set<Generation>();
  let isOver = false;

  const begin = (): Generation => {
    const generation = { browser: launch(executable), contexts: new Map(), lent: 0, served: 0 };
    generation.browser.catch(() => undefined);
    all.add(generation);
    return generation;
  };

  const end = async (generation: Generation) => {
    if (current === generation) current = null;
    all.delete(generation);
    await within(settled(generation.browser.then((each) => each.close())), CLOSE_MS);
  };

  const retire = (generation: Generation) => {
    if (current === generation) current = null;
    if (generation.lent === 0) void end(generation);
  };

  /** A place in the generation that serves now. */
  const take = (): Generation => {
    if (isOver) throw new Error("the browser was closed");
    if (current !== null && current.served >= pagesPerBrowser) retire(current);
    current ??= begin();
    current.served += 1;
    current.lent += 1;
    return current;
  };

  const enter = async (): Promise<Generation> => {
    for (;;) {
      const generation = take();
      try {
        if ((await generation.browser).isConnected()) return generation;
      } catch (error) {
        await end(generation);
        throw error;
      }
      await end(generation);
    }
  };

  return {
    async lend(hostname) {
      const generation = await enter();
      const leave = async () => {
        generation.lent -= 1;
        if (generation.lent === 0 && current !== generation) await end(generation);
      };
      try {
        const context = await contextOf(hostname, generation, userAgent, mostContexts);
        const page = await context.newPage();
        return {
          page,
          async giveBack() {
            // A renderer caught in a loop neither answers nor closes.
            if (!(await within(settled(page.close()), CLOSE_MS))) await end(generation);
            await leave();
          },
        };
      } catch (error) {
        await leave();
        throw error;
      }
    },
    async close() {
      isOver = true;
      await Promise.all([...all].map(end));
    },
  };
}

async function contextOf(
  hostname: string,
  { browser, contexts }: Generation,
  userAgent: string,
  mostContexts: number,
): Promise<BrowserContext> {
  const current = await browser;
  const context = contexts.get(hostname) ?? current.newContext(contextOptions(userAgent));
  contexts.delete(hostname);
  contexts.set(hostname, context);
  context.catch(() => contexts.delete(hostname));
  await closeIdle(contexts, mostContexts);
  return context;
}

async function closeIdle(contexts: Map<string, Promise<BrowserContext>>, most: number): Promise<void> {
  for (const [hostname, promise] of [...contexts].slice(0, -1)) {
    if (contexts.size <= most) return;
    const context = await promise.catch(() => null);
    if (context === null || context.pages().length > 0) continue;
    contexts.delete(hostname);
    await context.close();
  }
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
