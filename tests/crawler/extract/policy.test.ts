import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { extractPolicy } from "../../../crawler/extract/extract-policy.ts";
import { isPlaceholder, isPlausibleUscc } from "../../../crawler/extract/policy/licences.ts";
import { visibleText } from "../../../crawler/html/visible-text.ts";
import { PolicyFacts } from "../../../data/model/policy.ts";

const read = (html: string) => extractPolicy(visibleText(html), "refund");
const PageRow = z.object({ id: z.string(), html: z.string() });
const pages = readFileSync(new URL("../../posts/policies.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => PageRow.parse(JSON.parse(line)));

describe("a policy page", () => {
  it.each(pages)("$id gives facts of the agreed shape, each quote where it says", ({ html }) => {
    const visible = visibleText(html);
    const facts = PolicyFacts.parse(extractPolicy(visible, "refund"));
    for (const { excerpt } of [...facts.clauses, ...facts.channels, ...facts.responsePromises, ...facts.steps]) {
      expect(visible.text.slice(excerpt.start, excerpt.end)).toBe(excerpt.text);
    }
  });

  it.each([
    ["最终解释权归本站所有", "final_interpretation", "blocker"],
    ["用户不得向任何第三方投诉本平台", "no_complaint_allowed", "blocker"],
    ["本站不承担任何责任", "liability_excluded", "blocker"],
    ["卡密一经售出概不退换", "no_refund", "bad"],
    ["逾期视为放弃", "claims_forfeited", "bad"],
    ["我们会尽快处理", "no_measure", "vague"],
    ["视情况退款", "discretion", "vague"],
  ])("calls %s a clause of %s", (text, rule, severity) => {
    expect(read(`<p>${text}</p>`).clauses).toContainEqual(expect.objectContaining({ rule, severity }));
  });

  it.each(["而非用“最终解释权归平台所有”等模糊条款推诿", "填错账号不支持退款", "不支持七天无理由退货"])(
    "%s is no clause against the buyer",
    (text) => {
      expect(read(`<p>${text}</p>`).clauses).toEqual([]);
    },
  );

  it.each([
    ["30秒内人工接入", 30],
    ["确保用户咨询能在10分钟内得到响应", 600],
    ["平均等待时间≤5分钟", 300],
  ])("reads %s as a promise of response", (text, seconds) => {
    expect(read(`<p>${text}</p>`).responsePromises[0]?.seconds).toBe(seconds);
  });

  it.each([
    ["退款在审核通过后 3-5 个工作日内原路退回", 72, 120],
    ["已支付的金额会在三个工作日内退回您的原账户", 0, 72],
    ["一般 14-21 个工作日退款到账", 336, 504],
  ])("reads %s as the time a refund takes", (text, min, max) => {
    expect(read(`<p>${text}</p>`).refundWindow?.value).toMatchObject({ min, max, unit: "workday" });
  });

  it.each([
    ["notice", '<div class="notice">客服QQ：60918273</div>'],
    ["footer", "<p>首页</p><footer>客服QQ：60918273</footer>"],
    ["faq", '<div class="faq"><p>客服QQ：60918273</p></div>'],
    ["body", "<p>客服QQ：60918273</p>"],
  ])("says of a contact that it stands in the block %s", (block, html) => {
    expect(read(html).channels).toMatchObject([{ type: "qq", value: "60918273", excerpt: { block } }]);
  });

  it("tells for what share of cases a time is promised, and of no other time", () => {
    const promises = read("<p>95%的工单在30分钟内得到人工回复，平均响应时间5分钟。</p>").responsePromises;
    expect(promises.map(({ seconds, quantile }) => [seconds, quantile])).toEqual([
      [300, null],
      [1800, 0.95],
    ]);
  });

  it("takes no link to a chat of QQ for two ways of contact", () => {
    const { channels } = read('<a href="https://wpa1.qq.com/AbCd?_type=wpa&qidian=true">客服</a>');
    expect(channels.map(({ type }) => type)).toEqual(["qq"]);
  });

  it("does not take a number that stands for a number", () => {
    expect(isPlaceholder("18888888888")).toBe(true);
    expect(isPlaceholder("12345678")).toBe(true);
    expect(read("<p>客服微信：xxxxxx 京ICP备12345678号-1 客服电话：18888888888</p>").licences.icp).toBeNull();
  });

  it.each([
    "91330106673959654P",
    "91110105MA003A481G",
    "91110000802100433B",
    "91330100799655058B",
    "9144030071526726XG",
    "91350100M0001TGQXM",
  ])("%s may be a credit code", (code) => {
    expect(isPlausibleUscc(code)).toBe(true);
  });

  it("knows a credit code with a letter changed", () => {
    expect(isPlausibleUscc("91330106673959655P")).toBe(false);
  });

  it.each([
    ["91330106673959654P", undefined],
    ["91350211M0000XUF46", "unusual"],
    ["91330106673959655P", "fails"],
  ])("keeps the credit code %s as printed and says of its check digits: %s", (code, check) => {
    const { uscc, usccCheck } = read(`<p>统一社会信用代码：${code}</p>`).licences;
    expect([uscc?.value, usccCheck]).toEqual([code, check]);
  });

  it("takes no hours, promises or mailboxes from a notice of work to be had", () => {
    const work = "<p>工作时间：10:00-19:00，单休；要求：响应速度30秒以内；简历投递 hr@hongye.test。</p>";
    const facts = read(`<h3>诚聘客服专员</h3>${work}`);
    expect(facts).toMatchObject({ humanHours: null, responsePromises: [], channels: [] });
  });
});
