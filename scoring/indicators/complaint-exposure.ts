import { EXPOSURE_UNITS } from "../../data/model/platform.ts";
import type { Indicator } from "../contract.ts";
import { insufficient, measured, notApplicable } from "../findings.ts";
import { gammaQuantile } from "../statistics/beta.ts";
import { fitGammaPoisson, gammaBelow } from "../statistics/gamma-poisson.ts";
import { drawGamma } from "../statistics/random.ts";
import { percent, trim } from "../words.ts";

export const complaintExposure: Indicator = {
  id: "complaint-exposure",
  zh: "按规模折算的投诉量",
  en: "Complaints by size of business",
  question: "相对它的规模，投诉算多吗？",
  formula: "100·(1 − 伽马–泊松后验平均投诉率在同行分布中的百分位)；同行分布由其余平台拟合",
  limits: "要有带日期和出处的订单量、用户量或销售额，一年内的，且另有至少 8 家同样单位的平台；没有就不评。",
  measure({ exposure }, { parameters: { exposure: rule, level } }) {
    if (exposure === null) return notApplicable("没有带日期和出处的用户量或订单量，投诉条数不按多少评分");
    const { own, others, unit } = exposure;
    if (others.length < rule.platforms) {
      const said = `只有 ${others.length} 家其他平台公布了同样单位的规模（至少要 ${rule.platforms} 家），比不出来`;
      return insufficient(others.length, rule.platforms, said);
    }
    const peers = fitGammaPoisson(others.map(({ voices, size }) => ({ events: voices, exposure: size })));
    if (peers === null) return notApplicable("其他平台都没有投诉，比不出来");
    const [shape, rate] = [peers.shape + own.voices, peers.rate + own.size];
    const toPoints = (perUnit: number) => 100 * (1 - gammaBelow(peers, perUnit));
    const mean = shape / rate;
    return measured(
      toPoints(mean),
      () => ({
        low: toPoints(gammaQuantile(shape, rate, (1 + level) / 2)),
        high: toPoints(gammaQuantile(shape, rate, (1 - level) / 2)),
        value: mean,
        unit: "ratio",
        n: own.voices,
        nEff: own.voices,
        statement:
          `${own.voices} 件投诉，规模 ${trim(own.size)}（${EXPOSURE_UNITS[unit]}）；折算后每万 ${trim(mean * 10_000)} 件，` +
          `比 ${percent(1 - gammaBelow(peers, mean))} 的同行少`,
      }),
      { draw: (random) => toPoints(drawGamma(random, shape) / rate) },
    );
  },
};
