import { describe, expect, it } from "vitest";
import { type Label, weighedGrams } from "../../../crawler/extract/complaint/weighed-grams.ts";
import { extractComplaint } from "../../../crawler/extract/extract-complaint.ts";
import { runsOf, signsIn } from "../../../crawler/extract/language/grams.ts";
import { leaningsOf } from "../../../crawler/extract/language/leanings.ts";
import { openTable } from "../../../crawler/extract/language/weighed-grams.ts";
import weights from "../../../crawler/extract/lexicon/weights-of-grams.json" with { type: "json" };
import { codesOf, ISSUES } from "../../../data/model/taxonomy.ts";
import { teachFindings } from "../../bench/teach-findings.ts";
import { teachGrams } from "../../bench/teach-grams.ts";
import { readPosts } from "../../posts/measure.ts";

describe("runs of signs", () => {
  it("read a figure and the name of a platform as one sign each", () => {
    expect(runsOf(signsIn("青禾卡盟扣了30.5元"))).toEqual(runsOf(signsIn("灰鲸卡盟扣了200元")));
    expect(runsOf(signsIn("扣30"))).toEqual(["扣", "扣0", "0"]);
  });

  it("are found again in the table, and no others", () => {
    const { longer, begins, pairs } = weighedGrams();
    const pairsOf = (run: string) => {
      let number = 0;
      for (let at = 0; at < run.length; at += 1) number = longer(number, run.charCodeAt(at));
      return number === 0 ? [] : [...pairs.subarray(begins[number], begins[number + 1])];
    };
    for (const [run, weighs] of Object.entries(weights.grams)) expect(pairsOf(run)).toEqual(weighs);
    expect(pairsOf("龘")).toEqual([]);
    expect(pairsOf("龘龘龘")).toEqual([]);
  });
});

describe("what labelled posts teach", () => {
  const posts = readPosts("batch-13.jsonl");
  const taught = teachGrams(posts);

  it("comes out the same from the same posts", () => {
    expect(teachGrams(posts)).toEqual(taught);
  });

  it("is told of a post that was not among them", () => {
    const { logitOf } = leaningsOf<Label>("充了话费一直没到账", openTable(taught));
    expect(logitOf("recharge_not_arrived")).toBeGreaterThan(1 + logitOf("info_leak"));
  });
});

describe("what findings are worth", () => {
  const posts = readPosts("batch-13.jsonl");
  const evidence = { logitOf: () => 0, complaint: 0.5 };
  const codes = codesOf(ISSUES);
  const worthOf = (find: (right: readonly string[]) => readonly string[]) =>
    teachFindings(
      codes,
      posts.map((post) => ({ post, found: find(post.issues), evidence })),
    ).found;

  it("grows with how often rules were right at first sight", () => {
    const always = worthOf((right) => right);
    const mostly = worthOf((right) => [...right, "other"]);
    const never = worthOf((right) => codes.filter((code) => !right.includes(code)));
    expect(always).toBeGreaterThan(mostly);
    expect(mostly).toBeGreaterThan(0);
    expect(never).toBeLessThan(0);
  });
});

describe("a label that no rule found", () => {
  const learned = readPosts("batch-26.jsonl").flatMap(({ text }) =>
    labelsOf(text).filter((each) => each.rule.endsWith("/reads_like_it")),
  );

  it("is quoted by one clause, and is as sure as the posts that taught it", () => {
    expect(learned.length).toBeGreaterThan(5);
    for (const { excerpt, confidence } of learned) {
      expect(excerpt.text).toHaveLength(excerpt.end - excerpt.start);
      expect(excerpt.text).toMatch(/^[^,，。！!？?；;\n]+$/);
      expect(confidence).toBeGreaterThanOrEqual(0.5);
    }
  });

  it("is not read into what the author denies", () => {
    expect(labelsOf("我没有遇到过充值不到账的情况。")).toEqual([]);
  });
});

function labelsOf(narrative: string) {
  const { issues, signals } = extractComplaint({ title: "", narrative, issueField: [], demandField: [] });
  return [...issues, ...signals];
}
