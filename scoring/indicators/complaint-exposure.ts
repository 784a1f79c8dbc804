import { EXPOSURE_UNITS, type ExposureUnit } from "../../data/model/platform.ts";
import type { Indicator } from "../contract.ts";
import { insufficient, measured, notApplicable } from "../findings.ts";
import { gammaQuantile } from "../statistics/beta.ts";
import { fitGammaPoisson, gammaBelow } from "../statistics/gamma-poisson.ts";
import { drawGamma } from "../statistics/random.ts";
import { percent, some, type Told, trim } from "../words.ts";

const UNITS_IN_ENGLISH: Readonly<Record<ExposureUnit, string>> = {
  orders: "orders",
  users: "users",
  sales_cny: "sales in yuan",
};

const NO_SIZE: Told = {
  statement: "没有带日期和出处的用户量或订单量，投诉条数不按多少评分",
  english: "No number of users or orders with date and source, so the mere number of complaints is not scored",
};

const NO_PEERS: Told = {
  statement: "其他平台都没有投诉，比不出来",
  english: "No other platform has complaints: nothing to compare with",
};

export const complaintExposure: Indicator = {
  id: "complaint-exposure",
  zh: "按规模折算的投诉量",
  en: "Complaints by size of business",
  question: "相对它的规模，投诉算多吗？",
  formula: "100·(1 − 伽马–泊松后验平均投诉率在同行分布中的百分位)；同行分布由其余平台拟合",
  limits: "要有带日期和出处的订单量、用户量或销售额，一年内的，且另有至少 8 家同样单位的平台；没有就不评。",
  measure({ exposure }, { parameters: { exposure: rule, level, windowDays } }) {
    if (exposure === null) return notApplicable(NO_SIZE);
    const { own, others, unit } = exposure;
    if (others.length < rule.platforms) {
      const said = {
        statement: `只有 ${others.length} 家其他平台公布了同样单位的规模（至少要 ${rule.platforms} 家），比不出来`,
        english: `Only ${some(others.length, "other platform")} published a size in the same unit (at least ${rule.platforms} needed): nothing to compare with`,
      };
      return insufficient(others.length, rule.platforms, said);
    }
    const peers = fitGammaPoisson(others.map(({ voices, size }) => ({ events: voices, exposure: size })));
    if (peers === null) return notApplicable(NO_PEERS);
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
        windowDays,
        statement:
          `${own.voices} 件投诉，规模 ${trim(own.size)}（${EXPOSURE_UNITS[unit]}）；折算后每万 ${trim(mean * 10_000)} 件，` +
          `比 ${percent(1 - gammaBelow(peers, mean))} 的同行少`,
        english:
          `${some(own.voices, "complaint")} at a size of ${trim(own.size)} (${UNITS_IN_ENGLISH[unit]}); ` +
          `that makes ${trim(mean * 10_000)} per ten thousand, fewer than ${percent(1 - gammaBelow(peers, mean))} of its peers`,
      }),
      { draw: (random) => toPoints(drawGamma(random, shape) / rate) },
    );
  },
};
