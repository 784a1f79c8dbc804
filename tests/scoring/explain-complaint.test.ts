import { describe, expect, it } from "vitest";
import { type ComplaintExtract, extractComplaint } from "../../crawler/extract/extract-complaint.ts";
import { explainComplaint } from "../../scoring/explain-complaint.ts";
import { complaint } from "./support/builders.ts";

function wordsOf({ title, narrative, issues, signals, remedies, amountCny, resolved }: ComplaintExtract) {
  return { title, narrative, issues: [...issues], signals: [...signals], remedies: [...remedies], amountCny, resolved };
}

describe("a complaint, explained", () => {
  const narrative = "付了100元，三天还没到账。客服一直不回，我要求退款。";
  const read = extractComplaint({ title: "", narrative, issueField: ["发货慢"], demandField: [] });
  const lines = explainComplaint({ ...complaint(), ...wordsOf(read) });

  it("underlines the words of each label, at their place in the line", () => {
    const said = lines.indexOf(narrative);
    const marks = lines.slice(said + 1, said + 1 + read.issues.filter(({ from }) => from === "text").length);
    for (const { excerpt, code } of read.issues.filter(({ from }) => from === "text")) {
      const before = narrative.slice(0, excerpt.start);
      const width = [...before].reduce((sum, letter) => sum + (/[\u2e80-\uffff]/.test(letter) ? 2 : 1), 0);
      expect(marks.some((line) => line.startsWith(`${" ".repeat(width)}‾`) && line.includes(code))).toBe(true);
    }
  });

  it("names what the source's own fields say, and what was not said", () => {
    expect(lines.join("\n")).toContain("字段　“发货慢”");
    expect(lines.join("\n")).toContain("金额 100 元");
  });
});
