import { describe, expect, it } from "vitest";
import { readPolicyLine } from "../../../crawler/read/policies.ts";

const read = (html: string) => readPolicyLine({ id: "page", html });

describe("a page that cannot be read as a whole", () => {
  it.each([
    ["shows only a picture", '<img src="/rules.png" alt="售后规则">', /没有文字/],
    ["is a megabyte of text", `<p>${"一经售出概不退款。".repeat(120_000)}</p>`, /只读了前/],
    [
      "nests a hundred thousand tags",
      `${"<div>".repeat(100_000)}<p>${"卡密一经售出概不退换。".repeat(9)}</p>${"</div>".repeat(100_000)}`,
      /超过 512 层/,
    ],
    [
      "nests a hundred thousand tags that have endless names",
      `<p>${"卡密一经售出概不退换。".repeat(9)}</p>${`<${"x".repeat(40)}>`.repeat(100_000)}`,
      /超过 512 层/,
    ],
    ["lost its letters to a wrong encoding", `<p>${"退款\uFFFD\uFFFD规则\uFFFD".repeat(50)}</p>`, /编码坏了/],
    [
      "offers only a dead link to support",
      '<p>售后问题请找我们的工作人员处理，谢谢配合理解。</p><a href="javascript:void(0)">在线客服</a>',
      /javascript:/,
    ],
  ])("%s: one alarm says so", { timeout: 20_000 }, (_, html, reason) => {
    expect(read(html)["alarm"]).toMatch(reason);
  });

  it("reads what the deepest of its tags hold, and what stands behind them", () => {
    const nest = `${"<div>".repeat(3000)}<p>客服QQ：2830091177</p>${"</div>".repeat(3000)}`;
    expect(read(`${nest}<p>逾期不予受理</p>`)).toMatchObject({
      channels: [{ type: "qq", value: "2830091177" }],
      unfair_clauses: ["逾期不予受理"],
    });
  });

  it("is no alarm when all is well", () => {
    expect(read("<p>卡密一经售出概不退换，客服QQ：2830091177，在线时间 9:00-22:00</p>")["alarm"]).toBeNull();
  });

  it("holds quotations that stand where they say, whatever else is on it", () => {
    const line = read("<p>😀退款说明：审核后 ３ 个工作日内原路退回</p><del>7天无理由</del>");
    expect(line).toMatchObject({
      refund_window_hours: { min: 0, max: 72, unit: "workday" },
      no_reason_return_days: null,
    });
    const { evidence, text } = line as {
      evidence: { refund_window_hours: { quote: string; start: number; end: number } };
      text: string;
    };
    const { quote, start, end } = evidence.refund_window_hours;
    expect(text.slice(start, end)).toBe(quote);
  });
});
