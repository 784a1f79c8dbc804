import { describe, expect, it } from "vitest";
import { openTable } from "../../../crawler/extract/language/weighed-grams.ts";
import { chanceOfNothing } from "../../../crawler/extract/policy/nobodys-words.ts";
import { readPhraseLine } from "../../../crawler/read/phrases.ts";
import { teachPhrases } from "../../bench/learn-phrases.ts";

const TAUGHT = [
  ["餐厅营业到晚上十点", "none"],
  ["餐厅排队两小时", "none"],
  ["客服营业到晚上十点", "service_hours"],
  ["客服排队两分钟", "response_promise"],
].map(([text = "", feature = ""]) => ({ text, feature }));

describe("what labelled phrases teach", () => {
  it("comes out the same from the same phrases", () => {
    expect(teachPhrases(TAUGHT)).toEqual(teachPhrases(TAUGHT));
  });

  it("is told of a phrase that was not among them", () => {
    const table = openTable(teachPhrases(TAUGHT));
    expect(chanceOfNothing("餐厅九点关门", table)).toBeGreaterThan(chanceOfNothing("客服九点下班", table));
  });

  it.each(["冰箱整机保修一年，压缩机三年", "写好评截图发客服，返现1元", "坐席须在20秒内发送欢迎语"])(
    "leaves nothing of %s",
    (text) => {
      expect(readPhraseLine({ id: 1, text })["features"]).toEqual([]);
    },
  );

  it("leaves a number what it is", () => {
    expect(readPhraseLine({ id: 1, text: "车险理赔参见粤ICP备2026073665号-1" })["features"]).toHaveLength(1);
  });
});
