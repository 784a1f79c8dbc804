import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decode, garbledShare } from "../../../crawler/html/decode.ts";

const Oracle = z.object({
  pairs: z.record(z.string(), z.string()),
  sequences: z.array(z.object({ hex: z.string(), text: z.string() })),
});
const file = readFileSync(new URL("../fixtures/encoding/gb18030-chromium-oracle.json", import.meta.url), "utf8");
const oracle = Oracle.loose().parse(JSON.parse(file));

/** 售后政策：未到账可退款。 */
const GBK = Buffer.from("cadbbaf3d5feb2dfa3bace b4b5bdd5cbbfc9cdcbbfeea1a3".replaceAll(" ", ""), "hex");
const WORDS = "售后政策：未到账可退款。";
const ascii = (text: string) => Buffer.from(text, "latin1");

describe("decoding a page", () => {
  it("reads every pair of bytes as Chromium does", () => {
    const wrong = Object.entries(oracle.pairs).filter(
      ([hex, text]) => decode(Buffer.from(hex, "hex"), "text/html; charset=gb2312").text !== text,
    );
    expect(Object.keys(oracle.pairs).length).toBeGreaterThan(23_000);
    expect(wrong).toEqual([]);
  });

  it("reads any bytes it takes for GB18030 as Chromium does", () => {
    const read = oracle.sequences
      .map(({ hex, text }) => ({ text, decoded: decode(Buffer.from(hex, "hex"), "text/html; charset=gbk") }))
      .filter(({ decoded }) => decoded.encoding === "gb18030");
    expect(read.length).toBeGreaterThan(500);
    expect(read.filter(({ text, decoded }) => decoded.text !== text)).toEqual([]);
  });

  it.each(["gb2312", "GBK", "x-gbk", "cp936", "gb18030", "936", "ms936"])("takes %s for what it is", (label) => {
    expect(decode(GBK, `text/html; charset=${label}`)).toEqual({ text: WORDS, encoding: "gb18030", rule: "http" });
  });

  it("hears a byte order mark first", () => {
    const utf16 = Buffer.from(`\ufeff${WORDS}`, "utf16le");
    expect(decode(utf16, "text/html; charset=gbk")).toEqual({ text: WORDS, encoding: "utf-16le", rule: "bom" });
    expect(decode(Buffer.from(`\ufeff${WORDS}`), "text/html; charset=gbk")).toMatchObject({ text: WORDS, rule: "bom" });
  });

  it.each([
    '<meta charset="gb2312">',
    "<META http-equiv=Content-Type content='text/html; charset=GBK'>",
    '<?xml version="1.0" encoding="gb2312"?>',
    "<!-- <meta charset=utf-8> --><meta charset=gbk>",
  ])("hears %s when the server is silent", (head) => {
    const page = Buffer.concat([ascii(head), GBK]);
    expect(decode(page, "text/html")).toMatchObject({ text: head + WORDS, encoding: "gb18030", rule: "meta" });
  });

  it("does not believe a label that would leave nothing to read", () => {
    const page = Buffer.concat([ascii("<meta charset=gb2312>"), GBK]);
    expect(decode(page, "text/html; charset=utf-8")).toMatchObject({
      text: `<meta charset=gb2312>${WORDS}`,
      rule: "meta",
    });
  });

  it("believes a label in spite of one broken character", () => {
    const page = Buffer.concat([Buffer.from(WORDS.repeat(20)), ascii("\xff")]);
    expect(decode(page, "text/html; charset=utf-8")).toMatchObject({ encoding: "utf-8", rule: "http" });
  });

  it("sees UTF-8 where nobody says so", () => {
    expect(decode(Buffer.from(WORDS), "text/html")).toEqual({ text: WORDS, encoding: "utf-8", rule: "utf-8" });
    expect(decode(Buffer.from("plain"), "")).toMatchObject({ text: "plain", rule: "utf-8" });
    expect(decode(new Uint8Array(), "")).toMatchObject({ text: "" });
  });

  it("sees GBK where nobody says so", () => {
    expect(decode(GBK, "text/html")).toEqual({ text: WORDS, encoding: "gb18030", rule: "detected" });
  });

  it("tells a garbled text by what could not be read", () => {
    expect(garbledShare("好\ufffd")).toBe(0.5);
    expect(garbledShare("good")).toBe(0);
  });
});
