import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuplicateFinder } from "../../../crawler/extract/complaint/duplicates.ts";
import { findMentions } from "../../../crawler/extract/complaint/platform-mentions.ts";
import { extractComplaint } from "../../../crawler/extract/extract-complaint.ts";
import { findPersonalData } from "../../../crawler/extract/privacy/find-personal-data.ts";
import { readPlatforms } from "../../posts/measure.ts";

const POSTS = new URL("../../posts/", import.meta.url);
const Row = z.object({ id: z.string(), text: z.string(), duplicate_of: z.string().nullable(), unsure: z.boolean() });

const platforms = readPlatforms();

describe("copies among posts of the same templates", () => {
  const finder = openDuplicateFinder();
  const lines = readFileSync(new URL("copies.jsonl", POSTS), "utf8").trim().split("\n");
  const rows = lines.map((line) => Row.parse(JSON.parse(line)));
  const found = rows.map(({ id, text }) => {
    const { amountCny } = extractComplaint({ title: "", narrative: text, issueField: [], demandField: [] });
    const mentions = findMentions(text, platforms).map((each) => each.platform);
    return finder.earlier({ id, text, platforms: mentions, amountCny, personal: findPersonalData(text) });
  });
  const judged = rows.map((row, at) => ({ ...row, found: found[at] ?? null })).filter(({ unsure }) => !unsure);
  const right = judged.filter((each) => each.found !== null && each.found === each.duplicate_of);

  it("are found, nearly all", () => {
    expect(right.length / judged.filter((each) => each.duplicate_of !== null).length).toBeGreaterThan(0.97);
  });

  it("and nothing else is taken for one", () => {
    expect(judged.filter((each) => each.found !== each.duplicate_of && each.found !== null)).toEqual([]);
  });
});
