import { describe, expect, it } from "vitest";
import { recognisePlatforms } from "../../crawler/recognise-platform.ts";
import { PlatformId, SourceId } from "../../data/model/ids.ts";
import { draft, platform } from "../support/builders.ts";

const source = { id: SourceId.parse("heimao") };
const full = platform({ id: PlatformId.parse("manchong"), name: "满格充演示", merchants: { heimao: "77" } });
const clone = platform({ id: PlatformId.parse("manchong-2"), name: "满格冲演示" });
const longer = platform({ id: PlatformId.parse("manchong-3"), name: "满格充演示商城" });
const all = [full, clone, longer];

const ids = (given: Parameters<typeof draft>[0]) =>
  recognisePlatforms(draft(given), all, source).map((each) => each.id);

describe("a complaint's platform", () => {
  it("is known by the source's merchant id before anything else", () => {
    expect(ids({ merchantId: "77", merchantAsNamed: "满格冲演示" })).toEqual(["manchong"]);
  });

  it("is known by the merchant as named, clones told apart, whatever the width of the letters", () => {
    expect(ids({ merchantAsNamed: "满格冲演示" })).toEqual(["manchong-2"]);
    expect(ids({ merchantAsNamed: " 满格充　演示 " })).toEqual(["manchong"]);
  });

  it("is known by names in its words where the named merchant is none of ours", () => {
    expect(ids({ merchantAsNamed: "微信支付", narrative: "在满格冲演示买的卡" })).toEqual(["manchong-2"]);
  });

  it("is not the shorter name inside a longer one", () => {
    expect(ids({ merchantAsNamed: "某店", narrative: "满格充演示商城不发货" })).toEqual(["manchong-3"]);
    expect(ids({ merchantAsNamed: "某店", narrative: "满格充演示商城和满格充演示都不发货" })).toEqual([
      "manchong",
      "manchong-3",
    ]);
  });

  it("is nobody where no name of ours stands", () => {
    expect(ids({ merchantAsNamed: "某店", narrative: "话费没到账" })).toEqual([]);
  });

  it("is known by a domain, whatever its case, and by a name with a gap in it", () => {
    const shop = platform({ id: PlatformId.parse("yunshan"), name: "云杉卡盟", home: "https://www.yunshan-km.test/" });
    const found = (narrative: string) => recognisePlatforms(draft({ merchantAsNamed: "", narrative }), [shop], source);
    expect(found("网址是 YunShan-KM.test 充了不到账")).toHaveLength(1);
    expect(found("在云杉 卡盟充了不到账")).toHaveLength(1);
    expect(found("在xyunshan-km.test买的")).toHaveLength(0);
  });

  it("needs a sign where a name is also a common word", () => {
    const shop = platform({ id: PlatformId.parse("muyu"), name: "木鱼发卡", aliases: ["木鱼"] });
    const brim = platform({ id: PlatformId.parse("mange"), name: "满格充" });
    const found = (narrative: string) =>
      recognisePlatforms(draft({ merchantAsNamed: "", title: "", narrative }), [shop, brim], source).map(
        ({ id }) => id,
      );
    expect(found("在木鱼买的点卡打不开")).toEqual(["muyu"]);
    expect(found("木鱼客服不回")).toEqual(["muyu"]);
    expect(found("家里买了三个木鱼，敲着敲着睡着了")).toEqual([]);
    expect(found("手机满格充电也要两小时")).toEqual([]);
    expect(found("满格充一直不到账")).toEqual(["mange"]);
  });
});
