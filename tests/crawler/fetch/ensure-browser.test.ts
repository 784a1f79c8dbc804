import { rmSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { ensureBrowser, NO_BROWSER_ADVICE } from "../../../crawler/fetch/ensure-browser.ts";
import { cacheFolder, failedSearchIn } from "../../../crawler/fetch/failed-search.ts";
import { findBrowser } from "../../../crawler/fetch/find-browser.ts";
import { temporaryFolder } from "../../support/run.ts";

/** A machine on which the commands that contain a key bring the file it names. */
function machine(files: readonly string[], brings: Readonly<Record<string, string>> = {}) {
  const present = new Set(files);
  const ran: string[] = [];
  const said: string[] = [];
  return {
    ran,
    said,
    options: {
      platform: "linux",
      exists: (path: string) => present.has(path),
      say: (line: string) => said.push(line),
      run: async (command: readonly string[]) => {
        const line = command.slice(-3).join(" ");
        ran.push(line);
        const brought = Object.entries(brings).find(([key]) => line.includes(key))?.[1];
        if (brought !== undefined) present.add(brought);
        return brought !== undefined || line.includes("update");
      },
    } as const,
  };
}

describe("a browser", () => {
  it("that somebody has chosen is taken before all others", async () => {
    const { options } = machine(["/usr/bin/chromium", "/opt/mine"]);
    expect(await findBrowser({ ...options, chosen: "/opt/mine" })).toBe("/opt/mine");
    expect(await findBrowser({ ...options, chosen: "/opt/lost" })).toBe("/usr/bin/chromium");
    expect(await findBrowser({ ...options, chosen: "" })).toBe("/usr/bin/chromium");
  });

  it("is looked for where each system keeps it", async () => {
    const exists = (path: string) => /Chrome/.test(path);
    expect(await findBrowser({ platform: "darwin", exists })).toMatch(/^\/Applications\/Google Chrome/);
    expect(await findBrowser({ platform: "win32", exists })).toMatch(/chrome\.exe$/);
    expect(await findBrowser({ platform: "linux", exists: () => false })).toBeNull();
  });

  it("that is there is not fetched again", async () => {
    const { options, ran } = machine(["/usr/bin/chromium"]);
    expect(await ensureBrowser({ ...options, isRoot: true })).toEqual({ path: "/usr/bin/chromium", advice: "" });
    expect(ran).toEqual([]);
  });

  it("comes from the distribution where Playwright's cannot be fetched and we may install", async () => {
    const { options, ran } = machine(["/usr/bin/apt-get"], { "--no-install-recommends chromium": "/usr/bin/chromium" });
    expect(await ensureBrowser({ ...options, isRoot: true })).toEqual({ path: "/usr/bin/chromium", advice: "" });
    expect(ran).toHaveLength(3);
  });

  it("that could not be had is not fetched again for six hours, unless somebody asks, and says what to do", async () => {
    const folder = temporaryFolder("cache");
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const failedSearch = failedSearchIn(cacheFolder({ XDG_CACHE_HOME: folder }, "/home/a"));
    const { options, said, ran } = machine(["/usr/bin/apt-get"]);
    const look = (hoursLater: number, again = false) => {
      const nowMs = Date.now() + hoursLater * 3_600_000;
      return ensureBrowser({ ...options, isRoot: false, failedSearch, nowMs, again });
    };
    expect((await look(0)).path).toBeNull();
    expect((await look(1)).advice).toMatch(
      /^No browser .* Tried 6[01] min ago; to try now: npm run browser -- --again$/,
    );
    expect(said.at(-1)).toContain("KAXIN_CHROMIUM");
    expect(ran).toHaveLength(1);
    await look(1, true);
    expect(ran).toHaveLength(2);
    await look(7);
    expect(ran).toHaveLength(3);
  });

  it("that is found after all leaves nothing to remember", async () => {
    let at: number | null = null;
    const failedSearch = {
      at: () => at,
      note: () => {
        at = Date.now();
      },
      forget: () => {
        at = null;
      },
    };
    await ensureBrowser({ ...machine([]).options, isRoot: false, failedSearch });
    expect(at).not.toBeNull();
    const { options } = machine([], { "install chromium": "/usr/bin/chromium" });
    expect((await ensureBrowser({ ...options, isRoot: false, failedSearch, again: true })).path).not.toBeNull();
    expect(at).toBeNull();
  });

  it("that cannot be had is told of in one sentence", async () => {
    const { options, said, ran } = machine(["/usr/bin/apt-get"]);
    expect(await ensureBrowser({ ...options, isRoot: false })).toEqual({ path: null, advice: NO_BROWSER_ADVICE });
    expect(ran).toHaveLength(1);
    expect(said.at(-1)).toBe(NO_BROWSER_ADVICE);
  });
});
