import { describe, expect, it, onTestFinished, vi } from "vitest";
import { showProgress } from "../../data/terminal/progress.ts";

describe("progress that nobody watches", () => {
  it("is a line a minute, and one at the end", () => {
    let at = 0;
    const lines: string[] = [];
    vi.spyOn(performance, "now").mockImplementation(() => at);
    vi.spyOn(console, "error").mockImplementation((line) => void lines.push(line));
    onTestFinished(() => void vi.restoreAllMocks());
    const progress = showProgress("parse", 300);
    for (let page = 0; page < 130; page += 1) {
      at += 1000;
      progress.step();
    }
    progress.end("130 pages");
    expect(lines).toEqual(["parse    60/300 · 60 s", "parse    120/300 · 120 s", "parse    130 pages · 130.0 s"]);
  });
});
