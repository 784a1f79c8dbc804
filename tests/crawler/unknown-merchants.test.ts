import { describe, expect, it } from "vitest";
import type { ComplaintDraft } from "../../crawler/contract.ts";
import { openStrangers } from "../../crawler/unknown-merchants.ts";
import { SourceId } from "../../data/model/ids.ts";
import { Instant } from "../../data/model/time.ts";
import { draft } from "../support/builders.ts";

const at = Instant.parse("2026-03-01T02:00:00Z");
const seen = (given: Partial<ComplaintDraft>) => draft({ narrative: "没到账", ...given });
const names = (all: readonly ComplaintDraft[]) => {
  const strangers = openStrangers();
  for (const each of all) strangers.see(each);
  return strangers.alarms({ id: SourceId.parse("heimao") }, at).map(({ message }) => /「(.+?)」/.exec(message)?.[1]);
};

describe("names that are not in the registry", () => {
  it("are proposed once they recur as merchants, or set off in the words of posts", () => {
    const told = ["平台叫乙演示卡盟，充了不到账", "【乙演示卡盟】不退款", "网站是乙演示卡盟"];
    const merchants = ["丙演示发卡", "丙演示发卡", "丙演示发卡", "丁演示卡盟"];
    const all = [
      ...told.map((narrative) => seen({ merchantAsNamed: "", narrative })),
      ...merchants.map((merchantAsNamed) => seen({ merchantAsNamed })),
    ];
    expect(names(all).sort()).toEqual(["丙演示发卡", "乙演示卡盟"]);
  });

  it("are not proposed when they are of another trade", () => {
    expect(names(Array.from({ length: 5 }, () => seen({ merchantAsNamed: "某外卖" })))).toEqual([]);
  });
});
