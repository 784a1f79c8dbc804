import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Archive, openArchive } from "../../../data/archive/archive.ts";
import { exportOwner } from "../../../data/archive/export.ts";
import { type Bytes, bytesOf, openBytes } from "../../../data/archive/warc/bytes.ts";
import { surt } from "../../../data/archive/warc/cdxj.ts";
import { parseResponse, withoutChunks } from "../../../data/archive/warc/http-block.ts";
import {
  BrokenWarc,
  type ReadRecord,
  readRecordAt,
  readRecords,
  WARC_LIMITS,
} from "../../../data/archive/warc/read-records.ts";
import { readZip } from "../../../data/archive/warc/zip.ts";
import { Instant } from "../../../data/model/time.ts";
import type { Progress } from "../../../data/terminal/progress.ts";
import { capture } from "../../support/builders.ts";
import { temporaryFolder } from "../../support/run.ts";

const silent: Progress = { expect: () => {}, step: () => {}, end: () => {} };
const fixtures = join(import.meta.dirname, "..", "..", "crawler", "fixtures", "warc");
const page = Buffer.from("<title>甲演示卡盟</title>未到账包退款".repeat(30));

describe("an export", () => {
  it("tells each visit as a request, an answer and what is known of it, with digests that hold", () => {
    const { records } = exported((archive) => archive.append(capture({ headers: packed }), page));
    expect(records.map(({ type }) => type)).toEqual(["warcinfo", "request", "response", "metadata"]);
    for (const { fields, block } of records) {
      expect(fields["warc-block-digest"]).toBe(digest(block));
      expect(fields["content-length"]).toBe(String(block.length));
      expect(fields["warc-record-id"]).toMatch(
        /^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}>$/,
      );
    }
    expect(new Set(records.map(({ fields }) => fields["warc-record-id"])).size).toBe(4);
    expect(records[2]?.fields["warc-payload-digest"]).toBe(digest(page));
  });

  it("does not claim that a body is packed which the archive keeps unpacked", () => {
    const { records } = exported((archive) => archive.append(capture({ headers: packed }), page));
    const answer = parseResponse(records[2]?.block ?? new Uint8Array());
    expect(answer?.body).toEqual(page);
    expect(answer?.headers).toEqual({
      "content-type": "text/html",
      "x-archive-orig-content-encoding": "gzip",
      "x-archive-orig-content-length": "99",
      "content-length": String(page.length),
    });
  });

  it("points back to the first answer when a body comes again, and when a server says 304", () => {
    const { records } = exported((archive) => {
      archive.append(capture(), page);
      archive.append(capture({ fetchedAt: Instant.parse("2026-03-02T02:00:00Z") }), page);
      archive.append(
        capture({ fetchedAt: Instant.parse("2026-03-03T02:00:00Z"), outcome: "not_modified", status: 304 }),
        null,
      );
    });
    const first = records.find(({ type }) => type === "response");
    const revisits = records.filter(({ type }) => type === "revisit");
    expect(revisits.map(({ fields }) => fields["warc-profile"]?.split("/").at(-1))).toEqual([
      "identical-payload-digest",
      "server-not-modified",
    ]);
    for (const { fields } of revisits) {
      expect(fields["warc-refers-to"]).toBe(first?.fields["warc-record-id"]);
      expect(fields["warc-refers-to-date"]).toBe("2026-03-01T02:00:00Z");
      expect(fields["warc-payload-digest"]).toBe(digest(page));
    }
  });

  it("tells what a page received in the browser and what was noted of it, and whose parts they are", () => {
    const asked = 'POST /api HTTP/1.1\r\nhost: jia.test\r\ncontent-length: 7\r\n\r\n{"a":1}';
    const { records } = exported((archive) => {
      const part = { via: "browser", askedBy: "http://jia.test/" } as const;
      const api = { address: "http://jia.test/api", finalAddress: "http://jia.test/api", kind: "xhr" };
      archive.append(capture({ ...part, ...api, exchange: { request: asked, connectedTo: null, tookMs: 3 } }), page);
      const log = { address: "urn:pageinfo:http://jia.test/", finalAddress: "urn:pageinfo:http://jia.test/" };
      archive.append(capture({ ...part, ...log, kind: "page_log", status: null }), Buffer.from("{}"));
    });
    expect(records.map(({ type }) => type).slice(1)).toEqual([
      "request",
      "response",
      "metadata",
      "resource",
      "metadata",
    ]);
    expect(Buffer.from(records[1]?.block ?? []).toString()).toBe(asked);
    expect(records[4]?.fields["warc-target-uri"]).toBe("urn:pageinfo:http://jia.test/");
    for (const at of [3, 5])
      expect(Buffer.from(records[at]?.block ?? []).toString()).toContain("asked-by: http://jia.test/\r\n");
  });

  it("shows every hop of a redirect, and of a visit without an answer only that it was made", () => {
    const { records } = exported((archive) => {
      const hops = { redirects: [{ address: "http://jia.test/", status: 302 }], finalAddress: "http://jia.test/index" };
      archive.append(capture(hops), page);
      archive.append(capture({ address: "http://jia.test/b", finalAddress: "http://jia.test/b", ...lost }), null);
    });
    const answers = records.filter(({ type }) => type === "response").map(({ block }) => parseResponse(block));
    expect(answers.map((each) => [each?.status, each?.headers["location"] ?? ""])).toEqual([
      [302, "http://jia.test/index"],
      [200, ""],
    ]);
    const about = records.filter(({ type }) => type === "metadata").map(({ block }) => Buffer.from(block).toString());
    expect(about[1]).toContain("outcome: timeout\r\n");
  });

  it("is the same bytes each time, one gzip member a record", () => {
    const fill = (archive: Archive) => void archive.append(capture(), page);
    const [one, other] = [exported(fill), exported(fill)];
    expect(one.warc).toEqual(other.warc);
    expect(one.wacz).toEqual(other.wacz);
    expect([...readRecords(bytesOf(one.warc))].map(({ place }) => place.at)).toEqual([0, 0, 0, 0]);
    expect(gunzipSync(one.warc).toString()).toMatch(/^WARC\/1\.1\r\n[\s\S]*\r\n\r\n$/);
  });

  it("packs a WACZ whose index finds each answer and whose digests hold", () => {
    const { wacz } = exported((archive) => {
      archive.append(capture(), page);
      archive.append(
        capture({ address: "http://jia.test/b?y=1&x=2", finalAddress: "http://jia.test/b?y=1&x=2" }),
        page,
      );
    });
    const members = new Map(readZip(bytesOf(wacz)).map(({ name, bytes }) => [name, bytes]));
    const words = (name: string) => wordsOf(members.get(name));
    expect([...members.keys()]).toEqual([
      "archive/data.warc.gz",
      "indexes/index.cdxj",
      "pages/pages.jsonl",
      "datapackage.json",
      "datapackage-digest.json",
    ]);
    const lines = words("indexes/index.cdxj").trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ").slice(0, 2))).toEqual([
      ["test,jia)/", "20260301020000"],
      ["test,jia)/b?x=2&y=1", "20260301020000"],
    ]);
    const warc = members.get("archive/data.warc.gz") ?? bytesOf(Buffer.alloc(0));
    for (const line of lines) {
      const { offset, url } = JSON.parse(line.slice(line.indexOf("{")));
      const found = readRecordAt(warc, { member: Number(offset), at: 0 });
      expect(found.fields["warc-target-uri"]).toBe(url);
    }
    const { resources } = JSON.parse(words("datapackage.json"));
    for (const { path, hash, bytes } of resources) {
      const member = members.get(path);
      expect([hash, bytes]).toEqual([digest(member?.read(0, member.size) ?? Buffer.alloc(0)), member?.size]);
    }
    expect(JSON.parse(words("datapackage-digest.json")).hash).toBe(digest(Buffer.from(words("datapackage.json"))));
    expect(words("pages/pages.jsonl").trimEnd().split("\n")).toHaveLength(3);
  });
});

describe("a reader of WARC files", () => {
  it.each([
    ["example.warc.gz", ["warcinfo", "warcinfo", "response", "request", "revisit", "request"]],
    ["example-bad.warc.gz.bad", ["warcinfo", "response", "request", "revisit", "request", "response"]],
    ["cc.warc.gz", ["response"]],
  ])("reads what others wrote: %s", (name, types) => {
    const file = openBytes(join(fixtures, name));
    onTestFinished(() => file.close());
    const found = [...readRecords(file)];
    expect(found.map(({ record }) => record.type)).toEqual(types);
    for (const { place, record } of found) expect(readRecordAt(file, place)).toEqual(record);
  });

  it("keeps what came before the place where a file is cut short, and says where that is", () => {
    const whole = readFileSync(join(fixtures, "example.warc.gz"));
    const cut = readUntilBroken(bytesOf(whole.subarray(0, whole.length - 300)));
    expect(cut.records.length).toBe(5);
    expect(cut.reason).toMatch(/^the gzip member at byte \d+ is cut short$/);
    const short = readUntilBroken(bytesOf(readFileSync(join(fixtures, "example-trunc.warc"))));
    expect(short.records.map(({ type }) => type)).toEqual(["warcinfo", "warcinfo"]);
    expect(short.reason).toMatch(/^the record at byte \d+ does not end where it says$/);
  });

  it("hears of every damaged byte in a compressed file, or it changed nothing", () => {
    const whole = readFileSync(join(fixtures, "example.warc.gz"));
    const sound = readUntilBroken(bytesOf(whole)).records;
    for (let at = 0; at < whole.length; at += 7) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x55;
      const { records, reason } = readUntilBroken(bytesOf(broken));
      expect(records).toEqual(sound.slice(0, records.length));
      if (reason === "") expect(records.length).toBe(sound.length);
    }
  });

  it("never unfolds more than its limit", () => {
    const whole = readFileSync(join(fixtures, "cc.warc.gz"));
    const { reason } = readUntilBroken(bytesOf(whole), { ...WARC_LIMITS, recordBytes: 10_000 });
    expect(reason).toContain("ERR_BUFFER_TOO_LARGE");
  });

  it("says so when a file is none", () => {
    expect(readUntilBroken(bytesOf(Buffer.from("<html>"))).reason).toBe("no record begins at byte 0");
  });

  it("takes the frames of a chunked body off, and leaves a body alone that has none", () => {
    expect(Buffer.from(withoutChunks(Buffer.from("3\r\nabc\r\n2;x=1\r\nde\r\n0\r\n\r\n"))).toString()).toBe("abcde");
    expect(Buffer.from(withoutChunks(Buffer.from("plain"))).toString()).toBe("plain");
  });

  it("turns addresses round as replay tools do", () => {
    expect(surt("https://www.Example.com:8080/A?b=2&a=1")).toBe("com,example:8080)/a?a=1&b=2");
    expect(surt("urn:pageinfo:x")).toBe("urn:pageinfo:x");
  });
});

const packed = { "content-type": "text/html", "content-encoding": "gzip", "content-length": "99" };
const lost = { outcome: "timeout", status: null, headers: {} } as const;

function exported(fill: (archive: Archive) => void) {
  const folder = temporaryFolder("export");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const archive = openArchive(join(folder, "archive.sqlite"));
  fill(archive);
  const to = { warc: join(folder, "jia.warc.gz"), wacz: join(folder, "jia.wacz") };
  exportOwner(archive, "platform:jia", to, silent);
  archive.close();
  const warc = readFileSync(to.warc);
  return { warc, wacz: readFileSync(to.wacz), records: [...readRecords(bytesOf(warc))].map(({ record }) => record) };
}

function readUntilBroken(file: Bytes, limits = WARC_LIMITS): { records: ReadRecord[]; reason: string } {
  const records: ReadRecord[] = [];
  try {
    for (const { record } of readRecords(file, limits)) records.push(record);
    return { records, reason: "" };
  } catch (error) {
    if (!(error instanceof BrokenWarc)) throw error;
    return { records, reason: error.message };
  }
}

function digest(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

function wordsOf(bytes: Bytes | undefined): string {
  return bytes?.read(0, bytes.size).toString() ?? "";
}
