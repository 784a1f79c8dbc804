import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readLines, scorePages, scorePhrases } from "../../policies/measure.ts";

const HERE = new URL("../../policies/", import.meta.url);
const POSTS = new URL("../../posts/", import.meta.url);
const Floors = z.record(z.string(), z.record(z.string(), z.number()));
const floors = Floors.parse(JSON.parse(readFileSync(new URL("floors.json", HERE), "utf8")));

describe.each([
  ["corpus", readLines(new URL("policies.jsonl", POSTS))],
  ["own", readLines(new URL("pages.jsonl", HERE))],
  ["untaught", readLines(new URL("untaught-pages.jsonl", HERE))],
])("reading the labelled policy pages (%s)", (name, lines) => {
  const scores = scorePages(lines);
  it.each(Object.entries(floors[name] ?? {}))("%s stays at or above %d", (field, floor) => {
    expect(scores[field] ?? 0).toBeGreaterThanOrEqual(floor);
  });
});

describe.each([
  ["corpus phrases", z.array(z.unknown()).parse(JSON.parse(readFileSync(new URL("phrases.json", POSTS), "utf8")))],
  ["own phrases", readLines(new URL("phrases.jsonl", HERE))],
  ["untaught phrases", readLines(new URL("untaught-phrases.jsonl", HERE))],
])("reading the labelled phrases (%s)", (name, lines) => {
  const { features, falseAlarms } = scorePhrases(lines);
  it("finds what they state", () => expect(features).toBeGreaterThanOrEqual(floors[name]?.["features"] ?? 1));
  it("finds nothing where nothing is stated", () =>
    expect(1 - falseAlarms).toBeGreaterThanOrEqual(floors[name]?.["silence"] ?? 1));
});
