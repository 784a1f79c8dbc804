import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { decode } from "../../crawler/html/decode.ts";
import { openReaders } from "../../crawler/open-readers.ts";
import { openReadAhead, type ReadAhead } from "../../crawler/read-ahead.ts";
import { readBatch } from "../../crawler/read-batch.ts";
import { sourceNamed } from "../../crawler/sources/index.ts";
import type { Wanted } from "../../crawler/take-apart.ts";
import { type Archive, openArchive } from "../../data/archive/archive.ts";
import type { Capture } from "../../data/model/capture.ts";
import { BodyHash, SourceId } from "../../data/model/ids.ts";
import { Instant } from "../../data/model/time.ts";
import { Workspace } from "../../data/model/workspace.ts";
import { openReadings, type Readings } from "../../data/store/readings.ts";
import { NO_PROGRESS } from "../../data/terminal/progress.ts";
import { capture, platform } from "../support/builders.ts";
import { temporaryFolder } from "../support/run.ts";
import { parseWhole } from "./support/parse-whole.ts";

const PAGES = join(import.meta.dirname, "..", "pages", "heimao");
const PHONE = "13912345678";
const DETAIL = readFileSync(join(PAGES, "complaint--new-year.html"), "utf8").replaceAll("13800000000", PHONE);
const NUMBER = "17380000001";
const FEED = readFileSync(join(PAGES, "feed--plain.json"), "utf8");
const source = { id: SourceId.parse("heimao"), adapter: SourceId.parse("heimao") };
const registry = {
  workspace: Workspace.parse({
    title: "x",
    sources: [{ ...source, name: "x", origin: "https://heimao.test", limits: "x", licence: "x" }],
  }),
  platforms: [platform({ name: "云杉演示卡盟", aliases: ["Example Card Co", "云杉演示网络科技有限公司"] })],
};

describe("remembered readings", () => {
  it("give the same contents as reading anew, and no page is opened again", async () => {
    const { archive, reopened } = filled(3);
    const anew = await parseWhole(archive, registry, NO_PROGRESS);
    expect(anew?.complaints.length).toBeGreaterThan(2);
    const first = reopened();
    expect(await parseWhole(archive, registry, NO_PROGRESS, undefined, { readings: first })).toEqual(anew);
    first.close();
    const sealed: Archive = {
      ...archive,
      body() {
        throw new Error("a page was opened");
      },
    };
    expect(await parseWhole(sealed, registry, NO_PROGRESS, undefined, { readings: reopened() })).toEqual(anew);
  });

  it("hold no personal data", async () => {
    const { archive, reopened, path } = filled(3);
    const readings = reopened();
    const contents = await parseWhole(archive, registry, NO_PROGRESS, undefined, { readings });
    readings.close();
    const texts = contents?.complaints.flatMap(({ events }) => events.map(({ text }) => text)) ?? [];
    expect(texts.some((text) => text.includes("█".repeat(PHONE.length)))).toBe(true);
    expect(readFileSync(path).includes(PHONE)).toBe(false);
  });

  it("are made while a crawl goes on, by a thread, and found by the next parse", async () => {
    const { archive, reopened } = filled(320);
    const readings = reopened();
    const readers = openReaders(archive);
    const ahead = openReadAhead(archive, readers, readings);
    offerAll(archive, ahead);
    await ahead.close();
    await readers.close();
    let opened = 0;
    const counting: Archive = {
      ...archive,
      body(hash) {
        opened += 1;
        return archive.body(hash);
      },
      // For the reading in this thread, which is counted.
      path: ":memory:",
    };
    const after = await parseWhole(counting, registry, NO_PROGRESS, undefined, { readings });
    // The list and 320 complaints, but for the two pieces that were under way when it was closed.
    expect(opened).toBe(321 - 2 * 16);
    expect(after).toEqual(await parseWhole(archive, registry, NO_PROGRESS));
  });

  it("are the same of pages that were taken apart before a thread read their words", async () => {
    const { archive, reopened } = filled(320);
    const readings = reopened();
    const handed: Wanted[] = [];
    const readAside = async (batch: readonly Wanted[]) => {
      handed.push(...batch);
      return readBatch(batch, archive, sourceNamed);
    };
    const ahead = openReadAhead(archive, { readAside }, readings);
    offerAll(archive, ahead);
    await setImmediate();
    await ahead.close();
    expect(handed.length).toBe(320);
    expect(handed.filter(({ parsed }) => parsed !== undefined).length).toBeGreaterThan(150);
    expect(handed.filter(({ text }) => text !== undefined).length).toBeLessThanOrEqual(3 * 16);
    const sealed: Archive = {
      ...archive,
      body(hash) {
        if (handed.some(({ page }) => page.bodySha256 === hash)) throw new Error("a page was opened");
        return archive.body(hash);
      },
    };
    const after = await parseWhole(sealed, registry, NO_PROGRESS, undefined, { readings });
    expect(after).toEqual(await parseWhole(archive, registry, NO_PROGRESS));
  });

  it("are begun anew when other code reads, or the file is damaged", () => {
    const path = join(temporaryFolder("readings"), "readings.sqlite");
    const body = BodyHash.parse("a".repeat(64));
    const keptBy = (code: string): string | undefined => {
      const readings = openReadings(path, code);
      const known = readings.recall(body, "k");
      readings.remember([{ body, key: "k", reading: code }]);
      readings.close();
      return known;
    };
    expect([keptBy("one"), keptBy("one"), keptBy("two"), keptBy("two")]).toEqual([undefined, "one", undefined, "two"]);
    writeFileSync(path, "no database");
    expect(keptBy("two")).toBeUndefined();
    expect(keptBy("two")).toBe("two");
  });

  it("go when no page shows them any more", () => {
    const path = join(temporaryFolder("readings"), "readings.sqlite");
    const body = BodyHash.parse("a".repeat(64));
    const opened = (): Readings => {
      const readings = openReadings(path, "one");
      onTestFinished(() => readings.close());
      return readings;
    };
    opened().remember(["old", "used"].map((key) => ({ body, key, reading: key })));
    const later = opened();
    later.recall(body, "used");
    later.remember([{ body, key: "new", reading: "new" }]);
    later.prune();
    expect(["old", "used", "new"].map((key) => later.recall(body, key))).toEqual([undefined, "used", "new"]);
  });
});

/** An archive of a list and so many complaints, each with a telephone number in its words. */
/** Every complaint, as a crawl offers it. */
function offerAll(archive: Archive, ahead: ReadAhead): void {
  const pages = archive.capturesOf("source:heimao").filter(({ kind }) => kind === "complaint");
  const textOf = ({ bodySha256, headers }: Capture) =>
    bodySha256 === null ? undefined : decode(archive.body(bodySha256), headers["content-type"] ?? "").text;
  for (const page of pages) ahead.offer(page, textOf(page), [], source);
}

function filled(complaints: number) {
  const folder = temporaryFolder("remembered");
  const archive = openArchive(join(folder, "archive.sqlite"));
  onTestFinished(() => archive.close());
  const of = { owner: "source:heimao", fetchedAt: Instant.parse("2026-03-02T02:00:00Z") } as const;
  const feed = { ...of, address: "https://heimao.test/feed", kind: "feed" };
  archive.append(capture({ ...feed, headers: { "content-type": "application/json" } }), Buffer.from(FEED));
  for (let nth = 0; nth < complaints; nth += 1) {
    const number = `1738${String(nth).padStart(7, "0")}`;
    const address = `https://heimao.test/complaint/view/${number}/`;
    archive.append(capture({ ...of, address, kind: "complaint" }), Buffer.from(DETAIL.replaceAll(NUMBER, number)));
  }
  const path = join(folder, "readings.sqlite");
  return { archive, path, reopened: () => openReadings(path, "code") };
}
