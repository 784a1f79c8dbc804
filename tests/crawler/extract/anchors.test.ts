import { describe, expect, it } from "vitest";
import { anchorsOf, branchesOf } from "../../../crawler/extract/language/anchors.ts";
import { compileRules } from "../../../crawler/extract/language/cues.ts";
import { normalise } from "../../../crawler/extract/language/normalise.ts";
import { mayMatch, openSieve } from "../../../crawler/extract/language/sieve.ts";
import { signsOf } from "../../../crawler/extract/language/signs.ts";
import { ISSUE_CUES } from "../../../crawler/extract/lexicon/issues.ts";
import { SIGNAL_CUES } from "../../../crawler/extract/lexicon/signals.ts";
import { codesOf, ISSUES, SIGNALS } from "../../../data/model/taxonomy.ts";
import { readPosts } from "../../posts/measure.ts";

const FILES = [
  "corpus",
  "own",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map((each) => `batch-${each}`),
];

describe("anchors", () => {
  it.each([
    ["(?:退|还)款", "退款", "退货"],
    ["没(?:有)?到账", "没有到账", "没有到"],
    ["客服(?!电话)", "客服", "人工"],
    ["[没未]到{1,2}", "未到", "不到"],
    ["\\d+元|块钱", "3元", "钱块"],
    ["(?:没|未)(?:给我)?(?:到|收)", "没给我到", "到了没有收"],
    ["[没未](?=到账)", "未到账", "未到"],
    ["没到\\.(?<=账)", "账没到.", "账没到"],
  ])("of %s: %s may match, %s cannot", (source, one, other) => {
    const anchors = anchorsOf(source);
    expect(mayMatch(signsOf(one), anchors)).toBe(true);
    expect(mayMatch(signsOf(other), anchors)).toBe(false);
  });

  it("are told for each branch that stands in no bracket", () => {
    expect(branchesOf("退(?:款|钱)|[|]没|到\\|账")).toEqual(["退(?:款|钱)", "[|]没", "到\\|账"].map(anchorsOf));
  });

  it("are told for each branch of the pair of brackets that holds them all", () => {
    expect(branchesOf("(?:假客服|冒充(?:官方|平台))")).toEqual(["假客服", "冒充(?:官方|平台)"].map(anchorsOf));
  });

  it("constrain nothing where a pattern is content with anything", () => {
    for (const source of ["退?", "退|", "[^退]", "(?:退款){0,2}", "."]) expect(anchorsOf(source)).toEqual([]);
  });

  it("lose no match of any rule in any labelled post", () => {
    const rules = [...compileRules(ISSUE_CUES, codesOf(ISSUES)), ...compileRules(SIGNAL_CUES, codesOf(SIGNALS))];
    const sieve = openSieve(rules.map(({ when }) => branchesOf(when.source)));
    const lost = FILES.flatMap((file) => readPosts(`${file}.jsonl`)).flatMap((post) => {
      const { text } = normalise(post.text);
      const left = new Set(sieve(text));
      return rules.filter(({ when }, number) => text.search(when) >= 0 && !left.has(number));
    });
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it("sieve the same patterns out as each asked by itself", () => {
    const patterns = ["退(?:款|钱)", "到账|回(?:款|钱)", "[没未]到", ".", "客服"].map(branchesOf);
    const sieve = openSieve(patterns);
    for (const text of ["客服说没到", "退钱", "", "到账", "退到客服", "回钱"])
      expect(sieve(text)).toEqual(
        [0, 1, 2, 3, 4].filter((each) => patterns[each]?.some((anchors) => mayMatch(signsOf(text), anchors))),
      );
  });
});
