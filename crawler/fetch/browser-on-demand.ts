import type { BrowserFound } from "./ensure-browser.ts";
import { NO_BROWSER_HERE } from "./find-browser.ts";
import { openBrowser, type Rendering } from "./over-browser.ts";
import { unasked } from "./over-http.ts";

/**
 * A browser that is looked for, and fetched where it can be, when the first page needs one: most crawls need none. Where
 * there is none, each page that wanted it is told so at once.
 */
export function browserOnDemand(ensure: () => Promise<BrowserFound>, userAgent: string): Rendering {
  let opened: Promise<Rendering | null> | null = null;
  const open = async () => {
    const { path } = await ensure();
    return path === null ? null : openBrowser({ executable: path, userAgent });
  };
  return {
    async render(address, doors) {
      opened ??= open();
      const browser = await opened;
      return browser === null ? unasked(address, "browser_missing", NO_BROWSER_HERE) : browser.render(address, doors);
    },
    async close() {
      const browser = await opened;
      await browser?.close();
    },
  };
}
