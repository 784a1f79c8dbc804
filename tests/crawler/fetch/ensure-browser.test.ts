import { describe, expect, it } from "vitest";
import { ensureBrowser, NO_BROWSER_ADVICE } from "../../../crawler/fetch/ensure-browser.ts";
import { findBrowser } from "../../../crawler/fetch/find-browser.ts";

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

  it("that cannot be had is told of in one sentence", async () => {
    const { options, said, ran } = machine(["/usr/bin/apt-get"]);
    expect(await ensureBrowser({ ...options, isRoot: false })).toEqual({ path: null, advice: NO_BROWSER_ADVICE });
    expect(ran).toHaveLength(1);
    expect(said.at(-1)).toBe(NO_BROWSER_ADVICE);
  });
});
