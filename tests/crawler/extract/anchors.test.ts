import { describe, expect, it } from "vitest";
import { openPatterns } from "../../../crawler/extract/language/alternatives.ts";
import { anchorsOf } from "../../../crawler/extract/language/anchors.ts";
import { compileRules } from "../../../crawler/extract/language/cues.ts";
import { matchesOf } from "../../../crawler/extract/language/matches.ts";
import { normalise } from "../../../crawler/extract/language/normalise.ts";
import { spreadAlternatives } from "../../../crawler/extract/language/pattern-pieces.ts";
import { anchor, mayMatch } from "../../../crawler/extract/language/sieve.ts";
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

const FILLER = "这里还有很多别的话说了又说".repeat(5);

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
    ["客服[^,]{0,6}(?:拉黑|不理)", `客服已经拉黑${FILLER}`, `拉黑${FILLER}客服`],
    ["客服[^,]{0,6}(?:拉黑|不理)", `客服已经拉黑${FILLER}`, `客服${FILLER}拉黑`],
    ["(?<=订单)关闭", `${FILLER}订单关闭`, `订单${FILLER}关闭`],
    ["退(?=[^,]{0,4}款)", "退我的款", `退${FILLER}款`],
  ])("of %s: %s may match, %s cannot", (source, one, other) => {
    const anchors = anchor(new RegExp(source));
    expect(mayMatch(signsOf(one), anchors)).toBe(true);
    expect(mayMatch(signsOf(other), anchors)).toBe(false);
  });

  it("constrain nothing where a pattern is content with anything", () => {
    for (const source of ["退?", "退|", "[^退]", "(?:退款){0,2}", "."]) expect(anchorsOf(source)).toEqual([]);
  });

  it("know no distance where a pattern repeats without end, or says again what it caught", () => {
    const nines = `退${"9".repeat(100)}`;
    for (const source of ["退\\d+退\\d+款", "(退9+)\\1款", "退[^,]*款"]) {
      const anchors = anchor(new RegExp(source));
      expect(mayMatch(signsOf(`${nines}${nines}款`), anchors)).toBe(true);
    }
  });
});

describe("alternatives", () => {
  it("are those that stand in no bracket, and those of the pair of brackets that holds them all", () => {
    expect(spreadAlternatives("退(?:款|钱)|[|]没|到\\|账")).toEqual(["退(?:款|钱)", "[|]没", "到\\|账"]);
    expect(spreadAlternatives("(?:假客服|冒充(?:官方|平台))")).toEqual(["假客服", "冒充(?:官方|平台)"]);
  });

  it("are found in the order of the text, and in one place in the order of the pattern", () => {
    const [search] = openPatterns([/到账慢|没到|没到账|退款/g])("没到账,没到账慢退款");
    const found: string[] = [];
    for (
      let match = search?.next(0) ?? null;
      match !== null;
      match = search?.next(match.index + match[0].length) ?? null
    )
      found.push(`${match.index} ${match[0]}`);
    expect(found).toEqual(["0 没到", "4 没到", "8 退款"]);
  });

  it("find what the whole rule finds, in every labelled post", () => {
    const rules = [...compileRules(ISSUE_CUES, codesOf(ISSUES)), ...compileRules(SIGNAL_CUES, codesOf(SIGNALS))];
    const patterns = openPatterns(rules.map(({ when }) => when));
    const otherwise = FILES.flatMap((file) => readPosts(`${file}.jsonl`)).flatMap((post) => {
      const { text } = normalise(post.text);
      const searches = new Map(patterns(text).map((search) => [search.pattern, search]));
      return rules.filter(({ when }, number) => {
        const search = searches.get(number);
        let end = 0;
        return matchesOf(when, text).some((match) => {
          const found = search?.next(end) ?? null;
          end = match.index + match[0].length;
          return found?.index !== match.index || found[0] !== match[0];
        });
      });
    });
    expect(otherwise.map(({ id }) => id)).toEqual([]);
  });
});
