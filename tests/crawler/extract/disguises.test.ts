import { describe, expect, it } from "vitest";
import { findPersonalData } from "../../../crawler/extract/privacy/find-personal-data.ts";

const NUMBER = "19200003456";
const each = (signs: string) => [...NUMBER].map((digit) => [...signs][Number(digit)]).join("");
const apart = (sign: string) => [...NUMBER].join(sign);
const inThree = (first: string, second = first) =>
  `${NUMBER.slice(0, 3)}${first}${NUMBER.slice(3, 7)}${second}${NUMBER.slice(7)}`;

const DISGUISES = [
  ...[" ", "-", "。", "，", "、", "*", "/", "_", "~", "丶", "空格", "杠", "🌸", "\n", "\u200b", "　"].map(apart),
  ...[" ", "-", "\n", "。", "，", "/", ":", "#", "❤", "……", "加", "号", "【"].map((sign) => inThree(sign)),
  ...["０１２３４５６７８９", "零一二三四五六七八九", "⓪①②③④⑤⑥⑦⑧⑨", "零壹贰叁肆伍陆柒捌玖", "洞幺两三四五六拐八勾"].map(
    each,
  ),
  apart(" ").replace(/\d/g, (digit) => "⓪①②③④⑤⑥⑦⑧⑨".charAt(Number(digit))),
  [...NUMBER].map((digit, at) => (at % 2 === 0 ? digit : "零一二三四五六七八九".charAt(Number(digit)))).join(""),
  NUMBER.replaceAll("0", "O"),
  `l${NUMBER.slice(1)}`,
  inThree("开头，中间是", "，结尾"),
];

describe("a mobile number written around filters", () => {
  it.each(DISGUISES)("is found in %j", (written) => {
    const text = `我的电话${written}，请联系我`;
    const [found, ...others] = findPersonalData(text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ type: "phone", text: written });
  });

  it.each([
    "投诉编号17390012345，还没人管",
    "订单里有13、140、3456、78四个数",
    "3月1日14:00问，3月5日16:30答",
    "充了100。19:20没到。20:30还是没到",
  ])("is not seen in %s", (text) => {
    expect(findPersonalData(text).filter(({ type }) => type === "phone")).toEqual([]);
  });
});
