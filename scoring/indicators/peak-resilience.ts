import type { Indicator } from "../contract.ts";
import { effectiveClusters } from "../electorate.ts";
import { insufficient, measured, notApplicable } from "../findings.ts";
import { type ReplyWait, replyWaits } from "../reply-waits.ts";
import { normalBelow } from "../statistics/beta.ts";
import { drawNormal } from "../statistics/random.ts";
import { type RestrictedMean, restrictedMean } from "../statistics/restricted-mean.ts";
import { interpolate } from "../statistics/scale.ts";
import { percent, type Told, trim } from "../words.ts";

const AT_ONCE: Told = {
  statement: "回复都在瞬间，比不出高峰与平时",
  english: "All replies came at once: peak and other times cannot be compared",
};

export const peakResilience: Indicator = {
  id: "peak-resilience",
  zh: "高峰期表现",
  en: "Holding up at peak times",
  question: "大促、节假日、月初，回复会不会慢很多？",
  formula: "v = 高峰期平均等待 ÷ 平时平均等待 − 1（7 天内的限制平均时间）；v ≤ .5 得 100，v ≥ 2 得 0，中间直线",
  limits: "高峰期至少 10 条、平时至少 20 条有效投诉；分不清是否变慢时不评。平时回得越快，高峰的差距越显眼。",
  measure({ observations }, { parameters: { peak, windowDays } }) {
    const waits = replyWaits(observations);
    const inside = waits.filter((wait) => wait.of.atPeak);
    const outside = waits.filter((wait) => !wait.of.atPeak);
    const [nInside, nOutside] = [effectiveClusters(inside), effectiveClusters(outside)];
    if (nInside < peak.insideNeeded || nOutside < peak.outsideNeeded) {
      const lacksInside = nInside < peak.insideNeeded;
      return insufficient(lacksInside ? nInside : nOutside, lacksInside ? peak.insideNeeded : peak.outsideNeeded, {
        statement: `高峰期有效投诉 ${Math.floor(nInside)} 条（至少要 ${peak.insideNeeded}），平时 ${Math.floor(nOutside)} 条（至少要 ${peak.outsideNeeded}），比不出来`,
        english: `Usable complaints at peak times ${Math.floor(nInside)} (at least ${peak.insideNeeded} needed), at other times ${Math.floor(nOutside)} (at least ${peak.outsideNeeded}): cannot be compared`,
      });
    }
    const busy = typicalWait(inside, peak.hours, nInside);
    const quiet = typicalWait(outside, peak.hours, nOutside);
    if (busy === null || quiet === null) return notApplicable(AT_ONCE);
    const ratio = Math.log(busy.hours / quiet.hours);
    const deviation = Math.hypot(busy.deviation / busy.hours, quiet.deviation / quiet.hours);
    const knots = [[peak.good, 100] as const, [peak.worst, 0] as const];
    const toPoints = (logRatio: number) => interpolate(knots, Math.exp(logRatio) - 1);
    const said = {
      statement: `高峰期平均等 ${trim(busy.hours)} 小时，平时 ${trim(quiet.hours)} 小时（7 天内未回复按 7 天计）`,
      english: `Mean wait at peak times ${trim(busy.hours)} hours, at other times ${trim(quiet.hours)} hours (no reply within 7 days counts as 7 days)`,
    };
    const steady = normalBelow(Math.log(1 + peak.good), ratio, deviation);
    if (Math.max(steady, 1 - steady) < peak.sure) {
      return notApplicable({
        statement: `${said.statement}；样本还分不清是否明显变慢，不评`,
        english: `${said.english}; too few to tell whether it is clearly slower, so not scored`,
      });
    }
    const change = Math.exp(ratio) - 1;
    return measured(
      toPoints(ratio),
      () => ({
        low: toPoints(ratio + 1.645 * deviation),
        high: toPoints(ratio - 1.645 * deviation),
        value: change,
        unit: "ratio",
        n: waits.length,
        nEff: nInside + nOutside,
        grievances: new Set(waits.map(({ cluster }) => cluster)).size,
        censored: waits.filter(({ answered }) => !answered).length,
        windowDays,
        statement: `${said.statement}，${change >= 0 ? "慢" : "快"} ${percent(Math.abs(change))}`,
        english: `${said.english}: ${percent(Math.abs(change))} ${change >= 0 ? "slower" : "faster"}`,
      }),
      { draw: (random) => toPoints(ratio + deviation * drawNormal(random)) },
    );
  },
};

function typicalWait(waits: readonly ReplyWait[], hours: number, nEff: number): RestrictedMean | null {
  const mean = restrictedMean(waits, hours, nEff);
  return mean !== null && mean.hours > 0 ? mean : null;
}
