import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleEvidence } from "../../scoring/evidence/assemble-evidence.ts";
import { clusterDuplicates, clustersBy } from "../../scoring/evidence/cluster-duplicates.ts";
import { plainWords } from "../../scoring/evidence/plain-words.ts";
import { PARAMETERS } from "../../scoring/parameters.ts";
import { AS_OF, complaint, evidenceOf, platform, source, story } from "./support/builders.ts";

describe("near-duplicates", () => {
  const rule = PARAMETERS.duplicates;
  const text = "我在该平台购买话费充值三百元，付款成功后一直没有到账，联系客服没有任何回应，要求退款";
  it("are found by shared wording, padded or not, within 30 days", () => {
    const writings = [
      { text, day: 0 },
      { text: story(7), day: 1 },
      { text: `${text}，订单号 20260412345678901`, day: 2 },
      { text: text.replace("三百元", "五百元"), day: 3 },
      { text, day: 90 },
    ];
    expect(clusterDuplicates(writings, rule)).toEqual([0, 1, 0, 0, 2]);
  });

  it("are not what says too little for a rule, though another rule at the same time asks for less", () => {
    const short = "充值一直没有到账，客服也不回复我";
    const writings = [
      { text: short, day: 0 },
      { text: short, day: 1 },
    ];
    const strict = { ...rule, gramsNeeded: 24 };
    expect(clustersBy([rule, strict], writings)).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it("are found among hundreds that share a common opening, far apart and edited", () => {
    const opening = "我在该平台充值以后一直没有到账，联系客服也没有任何回应，";
    const own = (index: number) => `${opening}${story(index)}，卡号尾数${index * 7919}`;
    const writings = Array.from({ length: 400 }, (_, index) => ({ text: own(index), day: index / 100 }));
    writings.push({ text: `${own(3)}急`, day: 5 }, { text: own(90), day: 5 });
    const clusters = clusterDuplicates(writings, { ...rule, jaccard: 0.9, containment: 0.95 });
    expect([clusters[400], clusters[401]]).toEqual([clusters[3], clusters[90]]);
    expect(new Set(clusters).size).toBeGreaterThan(300);
  });

  it("are sought in the same plain words, whichever way the words were made plain", () => {
    const sign = fc.oneof(
      fc.constantFrom(..."，。、！？“”…【】—█ Ａｂ９ABz0-_ 充值到账①㎏éＺ～﹏㈠ﬁ한"),
      fc.string({ unit: "binary", maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        const text = signs.join("");
        const plain = text
          .normalize("NFKC")
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, "");
        expect(String.fromCharCode(...plainWords(text))).toBe(plain);
      }),
      { numRuns: 300 },
    );
  });

  it("are not seen in texts too short to tell, or empty", () => {
    expect(
      clusterDuplicates(
        [
          { text: "没到账", day: 0 },
          { text: "没到账", day: 0 },
          { text: "", day: 0 },
          { text: "", day: 0 },
        ],
        rule,
      ),
    ).toEqual([0, 1, 2, 3]);
  });

  it("count as one voice in a burst, and as at most two otherwise", () => {
    const copies = (ages: readonly number[], over = {}) =>
      evidenceOf(ages.map((ageDays) => complaint({ ageDays, narrative: text, ...over }))).observations.map(
        (each) => each.otherWeight * 2 ** (each.ageDays / 180),
      );
    const total = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);
    expect(total(copies([10, 10, 11, 11, 12]))).toBeCloseTo(1, 9);
    expect(total(copies([10, 20, 30]))).toBeCloseTo(2, 9);
    expect(total(copies([10, 20], { authorKey: "one" }))).toBeCloseTo(1, 9);
  });

  it("at two sites are one person's one complaint", () => {
    const twins = [complaint({ narrative: text }), complaint({ narrative: text, source: "other" })];
    const [evidence] = assembleEvidence([platform()], twins, [], [source(), source({ id: "other" })], AS_OF);
    const voices = evidence?.observations.map((each) => each.otherWeight * 2 ** (each.ageDays / 180)) ?? [];
    expect(voices[0]).toBeCloseTo(0.5, 9);
  });
});

describe("one person", () => {
  it("counts once in 30 days, however often he writes", () => {
    const { observations } = evidenceOf([10, 15, 20, 80].map((ageDays) => complaint({ ageDays, authorKey: "one" })));
    const voices = observations.map((each) => each.otherWeight * 2 ** (each.ageDays / 180));
    expect(voices.map((voice) => Math.round(voice * 1000))).toEqual([1000, 333, 333, 333]);
  });
});
