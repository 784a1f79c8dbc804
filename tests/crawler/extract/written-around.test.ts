import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findMentions } from "../../../crawler/extract/complaint/platform-mentions.ts";
import { findPersonalData } from "../../../crawler/extract/privacy/find-personal-data.ts";
import { readPlatforms } from "../../posts/measure.ts";

const POSTS = new URL("../../posts/", import.meta.url);
const Personal = z.object({ text: z.string(), pii: z.array(z.object({ type: z.string(), text: z.string() })) });
const Named = z.object({ text: z.string(), platform_mentions: z.array(z.string()) });

const platforms = readPlatforms();

describe("personal data, written around filters", () => {
  it.each(rowsOf("personal.jsonl", Personal))("$text", ({ text, pii }) => {
    const found = findPersonalData(text).map((each) => ({ type: each.type, text: each.text }));
    expect(found).toEqual(pii);
  });
});

describe("platforms, among their clones and the words of prose", () => {
  it.each(rowsOf("names.jsonl", Named))("$text", ({ text, platform_mentions }) => {
    const found = findMentions(text, platforms).map((each) => each.platform);
    expect(found.sort()).toEqual([...platform_mentions].sort());
  });
});

function rowsOf<Row>(file: string, shape: z.ZodType<Row>): Row[] {
  const lines = readFileSync(new URL(file, POSTS), "utf8").trim().split("\n");
  return lines.map((line) => shape.parse(JSON.parse(line)));
}
