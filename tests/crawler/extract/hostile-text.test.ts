import { describe, expect, it } from "vitest";
import { readComplaintText } from "../../../crawler/extract/complaint/read-complaint-text.ts";
import { extractComplaint } from "../../../crawler/extract/extract-complaint.ts";
import { extractPolicy } from "../../../crawler/extract/extract-policy.ts";
import { compileRules } from "../../../crawler/extract/language/cues.ts";
import { momentsIn } from "../../../crawler/extract/language/dates.ts";
import { ISSUE_CUES } from "../../../crawler/extract/lexicon/issues.ts";
import { SIGNAL_CUES } from "../../../crawler/extract/lexicon/signals.ts";
import { findPersonalData } from "../../../crawler/extract/privacy/find-personal-data.ts";
import { mask } from "../../../crawler/extract/privacy/mask.ts";
import { visibleText } from "../../../crawler/html/visible-text.ts";
import { codesOf, ISSUES, SIGNALS } from "../../../data/model/taxonomy.ts";

const ENOUGH_MS = 20_000;

/** What the patterns are made of, so that each is tempted to try again and again. */
const REPEATED = [
  ...'a1一卡退充没不到就的了人说 ,.-:@"号',
  ...[
    "退款没",
    "充值到",
    "客服说让我找",
    "卡密",
    "说好的秒到",
    "1-",
    "一百",
    "1月",
    "2025-",
    "先撤",
    "a1-",
    "县路",
    "1 ",
  ],
];

describe("text that means harm", () => {
  it.each([
    ["a post of a million characters", "充值没到账客服不回".repeat(111_112)],
    ["nothing but figures", "1234567890".repeat(20_000)],
    ["nothing but one letter", "a".repeat(200_000)],
    ["nothing but spaces", " ".repeat(200_000)],
    ["figures set apart without end", "192 0000 ".repeat(20_000)],
    ["nothing but steps of an address", "市".repeat(100_000)],
    ["nothing but Chinese digits", "一三八零".repeat(30_000)],
    ["nothing but dashes and letters", "ab12-".repeat(40_000)],
    ["nothing but emoji", "😡🤬👏".repeat(20_000)],
    ["right to left", "\u202eשלום 充值没到账\u202c".repeat(2000)],
    ["zero width between all", [..."充值一直没到账"].join("\u200b")],
    ["combining marks without end", `e${"\u0301".repeat(50_000)}`],
    ["lone surrogates", "\ud800充\udc00值".repeat(1000)],
    ["nothing", ""],
  ])("%s is read in bounded time, and every quote is where it says", { timeout: ENOUGH_MS }, (_, narrative) => {
    const read = extractComplaint({ title: "", narrative, issueField: [], demandField: [] });
    expect(read.narrative).toHaveLength(narrative.length);
    for (const { excerpt } of [...read.issues, ...read.signals, ...read.remedies]) {
      expect(read.narrative.slice(excerpt.start, excerpt.end)).toBe(excerpt.text);
    }
  });

  it.each([
    ["fifty thousand nested elements", `${"<div>".repeat(50_000)}客服电话400-000-0451`],
    ["tags that never close", "<p>退款<b>1-3个工作日".repeat(5000)],
    ["a comment that never ends", `<p>客服</p><!-- ${"x".repeat(200_000)}`],
    ["half a tag", '<div class="a'],
    ["a page of one endless line", `<p>${"卡密一经售出概不退换，".repeat(20_000)}</p>`],
    ["nothing", ""],
  ])("a page of %s is read in bounded time", { timeout: ENOUGH_MS }, (_, html) => {
    const visible = visibleText(html);
    const facts = extractPolicy(visible, "refund");
    expect(facts.licences.icp).toBeNull();
    expect(visible.blocks.at(-1)?.end ?? 0).toBe(visible.text.length);
  });

  it.each(REPEATED)("%s without end costs no more than its length", { timeout: ENOUGH_MS }, (words) => {
    const cost = (characters: number) => {
      const text = words.repeat(characters / words.length);
      const before = process.cpuUsage().user;
      readComplaintText(text);
      findPersonalData(text);
      momentsIn(text, 0);
      return (process.cpuUsage().user - before) / 1000;
    };
    cost(1000);
    const [short, long] = [cost(4000), cost(16_000)];
    // Four times the text may cost four times the work; sixteen times would be a pattern that runs away.
    expect(long).toBeLessThan(10 * short + 400);
  });

  it.each([...compileRules(ISSUE_CUES, codesOf(ISSUES)), ...compileRules(SIGNAL_CUES, codesOf(SIGNALS))])(
    "$id, tempted with its own words, does not run away",
    ({ when, unless, needs }) => {
      const words = when.source.match(/[\u4e00-\u9fff]+/g) ?? [];
      const cost = (characters: number) => {
        let text = "";
        for (let at = 0; text.length < characters; at = (at * 7 + 3) % 9973) text += words[at % words.length];
        const before = process.cpuUsage().user;
        for (const pattern of [when, unless, needs])
          if (pattern !== null) Array.from(text.matchAll(new RegExp(pattern.source, "g")));
        return (process.cpuUsage().user - before) / 1000;
      };
      cost(500);
      const [short, long] = [cost(4000), cost(16_000)];
      expect(long).toBeLessThan(10 * short + 100);
    },
  );

  it("keeps the length of whatever it masks", () => {
    for (const text of [
      "手机１３９００００１２３４",
      "👍13900001234👍",
      "身份证110101199003070011，卡号6222 0000 0000 0000",
    ]) {
      expect(mask(text)).toHaveLength(text.length);
    }
  });
});
