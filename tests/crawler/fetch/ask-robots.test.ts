import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Answer, Send } from "../../../crawler/fetch/answer.ts";
import { answerCases, describeDecision, fetchRules } from "../../../crawler/fetch/ask-robots.ts";

const corpus = readFileSync(new URL("../fixtures/robots/google-spec-ctc.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");

async function answersTo(lines: readonly string[]): Promise<string[]> {
  return Array.fromAsync(answerCases(lines));
}

const answering =
  (status: number, text: string, asked: string[] = []): Send =>
  async ({ address }): Promise<Answer> => {
    asked.push(address);
    return { kind: "answered", status, headers: {}, body: Buffer.from(text), latencyMs: 1 };
  };

describe("asking what a robots.txt allows", () => {
  it("answers each case with a line, in their order", async () => {
    const Expected = z.looseObject({ id: z.string(), allowed: z.boolean(), google_specific: z.boolean() });
    const expected = corpus.map((line) => Expected.parse(JSON.parse(line)));
    const answers = await answersTo(corpus);
    expect(answers).toHaveLength(corpus.length);
    const wrong = expected.filter(
      (each, at) => !each.google_specific && answers[at] !== JSON.stringify({ allowed: each.allowed }),
    );
    // Its address has lost a slash: see the README of the fixtures.
    expect(wrong.map(({ id }) => id)).toEqual(["stress/943687#0.10"]);
  });

  it("answers thousands of cases in a moment", async () => {
    const many = Array.from({ length: 10 }, () => corpus).flat();
    const startedAt = performance.now();
    expect(await answersTo(many)).toHaveLength(4000);
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });

  it("names the line that is no case", async () => {
    await expect(answersTo(["", '{"ua": "x"}'])).rejects.toThrow("第 2 行不是一个用例");
  });

  it("fetches the rules an address is under, and says which of them decides", async () => {
    const asked: string[] = [];
    const rules = await fetchRules(
      "https://a.test/help/1?x",
      answering(200, "User-agent: *\nDisallow: /help\n", asked),
    );
    expect(asked).toEqual(["https://a.test/robots.txt"]);
    expect(describeDecision(rules, "KaxinBot", "https://a.test/help/1")).toBe("not allowed  (Disallow: /help)");
    expect(describeDecision(rules, "KaxinBot", "https://a.test/")).toBe("allowed  (no rule matches)");
  });

  it("allows nothing while the rules cannot be had", async () => {
    const rules = await fetchRules("https://a.test/", answering(503, ""));
    expect(describeDecision(rules, "KaxinBot", "https://a.test/")).toContain("not allowed");
  });
});
