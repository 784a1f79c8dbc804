import { describe, expect, it } from "vitest";
import { readJson } from "../../../crawler/html/json.ts";
import { visibleText } from "../../../crawler/html/visible-text.ts";
import { wordsInData } from "../../../crawler/html/words-in-data.ts";

describe("JSON", () => {
  it.each([
    ['{"a":1}'],
    ['take({"a":1});'],
    ['/**/ jQuery12.cb_3({"a":1})'],
    ['try{jQuery({"a":1});}catch(e){};'],
    ['\uFEFF{"a":1}'.slice(1)],
  ])("is read from %s", (text) => {
    expect(readJson(text)).toEqual({ a: 1 });
  });

  it.each(["webpackJsonp([1],{2:function(){}})", "<p>甲</p>", "", "take({a:1})", "run();"])("is not in %s", (text) => {
    expect(readJson(text)).toBeUndefined();
  });

  it("is told soon from what is none", () => {
    const started = process.cpuUsage();
    for (const piece of [")", " ", "try{", "a(", "}catch(e){}"]) readJson(`a(${piece.repeat(300_000 / piece.length)}`);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(2);
  });
});

describe("words in data", () => {
  const shown = (text: string) => visibleText(wordsInData(text)).text.trim();

  it("are the strings that read like sentences, in their order, with their markup understood", () => {
    const data = {
      id: "refund",
      url: "https://jia.test/refund/rules/of/the/shop",
      title: "退款规则与售后服务说明",
      items: [
        { html: "<p>未到账的订单可申请退款。</p><p hidden>不给看的字不给看的字</p>" },
        { text: "价格 a < b 时不退差价。" },
      ],
    };
    expect(shown(JSON.stringify(data)).split("\n")).toEqual([
      "退款规则与售后服务说明",
      "未到账的订单可申请退款。",
      "价格 a < b 时不退差价。",
    ]);
  });

  it("are all of a text, line by line, and of a piece of a page what it shows", () => {
    expect(shown("第一条\r\n第二条 <未完>")).toBe("第一条\n第二条 <未完>");
    expect(shown("<div>退款<script>x</script></div>")).toBe("退款");
  });

  it("are found however deep they lie", () => {
    expect(shown(`${'{"a":'.repeat(5000)}"很深很深的地方有一句话"${"}".repeat(5000)}`)).toBe("很深很深的地方有一句话");
  });
});
