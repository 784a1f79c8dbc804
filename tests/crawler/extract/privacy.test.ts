import { describe, expect, it } from "vitest";
import { findPersonalData } from "../../../crawler/extract/privacy/find-personal-data.ts";
import { mask, maskPolicyText } from "../../../crawler/extract/privacy/mask.ts";

describe("what says who somebody is", () => {
  it.each([
    ["我电话13900001234", "phone", "13900001234"],
    ["一三九〇〇〇〇一二三四", "phone", "一三九〇〇〇〇一二三四"],
    ["1 9 2 0 0 0 0 6 6 7 7", "phone", "1 9 2 0 0 0 0 6 6 7 7"],
    ["139-0000-1234", "phone", "139-0000-1234"],
    ["身份证110101199003070011", "id_card", "110101199003070011"],
    ["邮箱a.b@mail.example", "email", "a.b@mail.example"],
    ["订单号QH20250302214455018", "order_no", "QH20250302214455018"],
    ["收件人：赵桂花，", "name", "赵桂花"],
    ["车牌皖A·0T0T1", "plate", "皖A·0T0T1"],
    ["卡密SLK8-99QW-TEST-0001", "card_key", "SLK8-99QW-TEST-0001"],
    ["住云海市青石区梧桐路188号3栋502室", "address", "云海市青石区梧桐路188号3栋502室"],
    ["加V：kmdaili_test09", "wechat", "kmdaili_test09"],
    ["手机1З9不是，139_0000_1234才是", "phone", "139_0000_1234"],
    ["①③⑨⓪⓪⓪⓪①②③④", "phone", "①③⑨⓪⓪⓪⓪①②③④"],
    ["139oooo1234", "phone", "139oooo1234"],
    ["zs (at) mail.example", "email", "zs (at) mail.example"],
    ["一一零一零一一九九零零三零七零零一一", "id_card", "一一零一零一一九九零零三零七零零一一"],
    ["建行卡６２１７００００１０００１２３４５６７", "bank_card", "６２１７００００１０００１２３４５６７"],
    ["加薇信 abc_12345", "wechat", "abc_12345"],
    ["加我q 123456789", "qq", "123456789"],
    ["我是陈建国，电话", "name", "陈建国"],
    ["支付宝yq_user_demo@example.cn", "alipay", "yq_user_demo@example.cn"],
  ])("%s", (text, type, value) => {
    expect(findPersonalData(text)).toContainEqual(expect.objectContaining({ type, text: value }));
  });

  it.each([
    "金额2000元",
    "2025-03-12",
    "尾号0021",
    "138****0011",
    "400-000-0077",
    "第12345楼",
    "打了12315",
    "1.2万",
    "王经理",
    "客服热线95188",
    "10:30-18:30",
    "1000钻石",
    "订单号发给他了",
  ])("%s says nothing about anybody", (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it("leaves the source's own complaint number to be read", () => {
    const text = "编号17350912345678901";
    expect(mask(text, { exempt: ["17350912345678901"] })).toBe(text);
    expect(mask(text)).not.toBe(text);
    expect(mask("投诉编号：17391234567")).toBe("投诉编号：17391234567");
  });

  it("leaves a business its hot-line and mailbox, and hides a person's mobile number", () => {
    const masked = maskPolicyText("客服热线400-123-4567，邮箱kefu@shop.example，站长手机13912345670");
    expect(masked).toContain("400-123-4567");
    expect(masked).toContain("kefu@shop.example");
    expect(masked).not.toContain("13912345670");
  });
});
