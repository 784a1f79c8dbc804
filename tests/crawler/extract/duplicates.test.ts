import { describe, expect, it } from "vitest";
import { openDuplicateFinder, type PostFacts } from "../../../crawler/extract/complaint/duplicates.ts";

const TEXT =
  "3月2号晚上在青禾卡盟充了200的Q币，支付宝钱都扣了，订单也显示“充值成功”，可QQ里一分没多，找在线客服全是机器人，要求退款！";
const post = (id: string, facts: Partial<PostFacts> = {}): PostFacts => ({
  id,
  text: TEXT,
  platforms: ["青禾卡盟"],
  amountCny: 200,
  personal: [],
  ...facts,
});
const order = (text: string) => [{ type: "order_no" as const, text, start: 0, end: text.length }];

describe("a post that copies an earlier one", () => {
  it("is named after the first, with small edits and in another script", () => {
    const finder = openDuplicateFinder();
    expect(finder.earlier(post("a"))).toBeNull();
    expect(finder.earlier(post("b", { text: `${TEXT.replace("找在线", "問在線")}請儘快處理` }))).toBe("a");
  });

  it.each([
    ["sum", post("b", { text: TEXT.replace("200", "300"), amountCny: 300 })],
    ["platform", post("b", { platforms: ["满格充"] })],
    ["day", post("b", { text: TEXT.replace("3月2号", "4月9号") })],
  ])("is its own post where the %s differs", (_, second) => {
    const finder = openDuplicateFinder();
    finder.earlier(post("a"));
    expect(finder.earlier(second)).toBeNull();
  });

  it("is its own post where the order differs", () => {
    const finder = openDuplicateFinder();
    finder.earlier(post("a", { personal: order("QH2025030221445501") }));
    expect(finder.earlier(post("b", { personal: order("QH2025030299887766") }))).toBeNull();
  });

  it("is not a post that shares a short outcry with it", () => {
    const finder = openDuplicateFinder();
    finder.earlier(post("a", { text: "骗子退钱", platforms: ["满格充"], amountCny: null }));
    expect(finder.earlier(post("b", { text: "骗子退钱", amountCny: null }))).toBeNull();
  });
});
