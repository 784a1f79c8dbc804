import { describe, expect, it } from "vitest";
import { byInitial, findBest, initialOf } from "../../../site/present/search.ts";

const platform = (name: string, words = "") => ({ name, words });
const all = [
  platform("清河卡盟", "清河 qinghe www.qinghe.test"),
  platform("清河点卡商城", "www.dianka.test"),
  platform("云舟卡", "Yunzhou ＹＺ卡"),
  platform("自查：卡在哪里", "没到账 未到账 卡密无效 充错账号"),
  platform("六封写好的信", "投诉信 退款申请 12315"),
];
const found = (query: string) => findBest(all, query, 3).map(({ name }) => name);

describe("search", () => {
  it("puts the whole name first, then what begins with the query", () => {
    expect(found("清河卡盟")[0]).toBe("清河卡盟");
    expect(found("清河点")[0]).toBe("清河点卡商城");
    expect(found("河卡")[0]).toBe("清河卡盟");
  });

  it("finds an alias, a domain, a number and a word of trouble, in full and in half width", () => {
    expect(found("qinghe.test")[0]).toBe("清河卡盟");
    expect(found("yz卡")[0]).toBe("云舟卡");
    expect(found("１２３１５")[0]).toBe("六封写好的信");
    expect(found("卡密无效")[0]).toBe("自查：卡在哪里");
  });

  it("asks for every part of a query, and forgives one wrong letter in a long one", () => {
    expect(found("清河 商城")).toEqual(["清河点卡商城"]);
    expect(found("清河点卡商店")[0]).toBe("清河点卡商城");
    expect(found("从来没有的东西")).toEqual([]);
    expect(found("   ")).toEqual([]);
  });

  it("sets names under the letter of their pinyin", () => {
    expect(["清河", "云舟", "安心", "怎么", "e卡", "88卡"].map(initialOf)).toEqual(["Q", "Y", "A", "Z", "E", "#"]);
    const names = [..."安白蔡大鹅飞高黑金卡龙明暖欧平青人水天王小云中"];
    expect(names.map(initialOf).join("")).toBe("ABCDEFGHJKLMNOPQRSTWXYZ");
    expect([..."啊爸擦打额发嘎哈几咖拉马那哦怕期然撒他挖西压杂"].map(initialOf).join("")).toBe(
      "ABCDEFGHJKLMNOPQRSTWXYZ",
    );
    expect(byInitial([platform("88卡"), platform("云舟"), platform("安心")]).map(([letter]) => letter)).toEqual([
      "A",
      "Y",
      "#",
    ]);
  });
});
