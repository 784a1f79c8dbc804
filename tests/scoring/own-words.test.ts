import { describe, expect, it } from "vitest";
import { admitsOwnMistake, isUnproven } from "../../scoring/evidence/own-words.ts";
import { complaint, story } from "./support/builders.ts";

const says = (text: string, kind: "supplemented" | "confirmed" | "replied" = "supplemented") =>
  complaint({
    steps: [
      ["replied", 2],
      [kind, 9, text],
    ],
  });

describe("a consumer who says that it was his own fault", () => {
  it.each(["不好意思，是我自己填错账号了", "查了一下是我操作失误", "发现是我本人充错了，撤诉", "是自己输入错误"])(
    "is believed: %s",
    (text) => expect(admitsOwnMistake(says(text))).toBe(true),
  );

  it.each(["不是我填错，是你们发错", "客服非说是用户操作失误", "他们说我操作有误，胡说", "还是没有到账"])(
    "is not read into: %s",
    (text) => expect(admitsOwnMistake(says(text))).toBe(false),
  );

  it("is never taken from the merchant's word", () => {
    expect(admitsOwnMistake(says("经核实是您自己填错，是我操作失误", "replied"))).toBe(false);
  });
});

describe("what can be checked in a complaint", () => {
  const shows = (narrative: string, over: object = {}) => complaint({ title: "投诉", narrative, ...over });

  it("is an order number or a picture", () => {
    expect(isUnproven(shows("充值一直没有到账，没人管"))).toBe(true);
    expect(isUnproven(shows("充值没到账，订单号：████████"))).toBe(false);
    expect(isUnproven(shows("充值没到账，付款截图已上传"))).toBe(false);
  });

  it("is not missed where the words are not all there", () => {
    expect(isUnproven(shows(""))).toBe(false);
    expect(isUnproven(shows(story(3), { truncated: true }))).toBe(false);
  });
});
