import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where a browser may be, as the caller knows its machine. */
export type BrowserPlaces = {
  /** A path somebody has chosen; it is taken before all others. */
  readonly chosen?: string | undefined;
  readonly platform?: NodeJS.Platform;
  readonly exists?: (path: string) => boolean;
  readonly programFolders?: readonly string[];
};

/** What to do where there is none, for the alarm. */
export const NO_BROWSER_HERE = "请运行 npm run browser，或把 KAXIN_CHROMIUM 设为浏览器的路径";

/** The Chromium to use: the one chosen, Playwright's own, or one that is installed here. `null`: there is none. */
export async function findBrowser(places: BrowserPlaces = {}): Promise<string | null> {
  const { chosen, platform = process.platform, exists = existsSync, programFolders = WINDOWS_FOLDERS } = places;
  const installed = [...KNOWN[platform === "darwin" || platform === "win32" ? platform : "linux"]];
  const paths =
    platform === "win32" ? programFolders.flatMap((folder) => installed.map((path) => join(folder, path))) : installed;
  const candidates = [...(chosen === undefined || chosen === "" ? [] : [chosen]), await playwrightsOwn(), ...paths];
  return candidates.find((path) => exists(path)) ?? null;
}

async function playwrightsOwn(): Promise<string> {
  // Playwright takes a while to load, and most runs need no browser.
  const { chromium } = await import("playwright");
  return chromium.executablePath();
}

const WINDOWS_FOLDERS = ["C:\\Program Files", "C:\\Program Files (x86)"];

const KNOWN = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/google-chrome",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/usr/bin/microsoft-edge",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "Google\\Chrome\\Application\\chrome.exe",
    "Chromium\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ],
} as const;
