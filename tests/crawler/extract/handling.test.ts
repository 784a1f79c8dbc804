import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { extractComplaint } from "../../../crawler/extract/extract-complaint.ts";
import { f1, share } from "../../posts/measure.ts";

const POSTS = new URL("../../posts/", import.meta.url);
const Handled = z.object({ text: z.string(), signals: z.array(z.string()) });
const Answered = z.object({ text: z.string(), minutes: z.number().nullable() });
const Demanded = z.object({
  text: z.string(),
  remedy: z.array(z.string()).optional(),
  amount_cny: z.number().nullable().optional(),
});
const Ended = z.object({ text: z.string(), resolved: z.boolean().nullable() });

describe("how a platform handled a matter", () => {
  it("is told by its signals", () => {
    const rows = rowsOf("handling.jsonl", Handled);
    const marks = rows.map(({ text, signals }) => ({
      found: read(text).signals.map((each) => each.code),
      right: signals,
      optional: [],
    }));
    expect(f1(marks)).toBeGreaterThan(0.93);
  });

  it.each(rowsOf("answers.jsonl", Answered))("$text: first answered after $minutes minutes", ({ text, minutes }) => {
    expect(read(text).firstResponseMinutes).toBe(minutes);
  });

  it("is asked for by the demands of the post, and by its sums", () => {
    const rows = rowsOf("demands.jsonl", Demanded);
    const marks = rows.flatMap(({ text, remedy }) =>
      remedy === undefined
        ? []
        : [{ found: read(text).remedies.map((each) => each.code), right: remedy, optional: [] }],
    );
    expect(f1(marks)).toBeGreaterThan(0.96);
    const sums = rows.flatMap(({ text, amount_cny }) =>
      amount_cny === undefined ? [] : [read(text).amountCny === amount_cny],
    );
    expect(share(sums)).toBeGreaterThan(0.9);
  });

  it("is settled or not, as the end of the post says", () => {
    const rows = rowsOf("ends.jsonl", Ended);
    expect(share(rows.map(({ text, resolved }) => read(text).resolved === resolved))).toBeGreaterThan(0.93);
  });
});

function read(narrative: string) {
  return extractComplaint({ title: "", narrative, issueField: [], demandField: [] });
}

function rowsOf<Row>(file: string, shape: z.ZodType<Row>): Row[] {
  const lines = readFileSync(new URL(file, POSTS), "utf8").trim().split("\n");
  return lines.map((line) => shape.parse(JSON.parse(line)));
}
