import type { Indicator, Weighted } from "../contract.ts";
import { insufficient, measuredShare } from "../findings.ts";
import { measureShare } from "../measure-share.ts";
import { pickQuotes } from "../quote-evidence.ts";
import { decided, resolutionVotes, settledCredit } from "../votes.ts";
import { percent, some, type Told } from "../words.ts";

export const resolutionRate: Indicator = {
  id: "resolution-rate",
  zh: "解决率",
  en: "Resolution rate",
  question: "投诉 30 天后，消费者的问题解决了吗？",
  formula: "p̃ = (m₀p₀ + n·p)/(m₀ + n)，p = (确认解决 + κ·无下文)/全部已到期，κ = .40；10% 得 0 分，90% 得 100 分",
  limits: "消费者没有再说话的，按四成算解决；同时给出全不算、全都算的上下限。",
  measure({ observations }, { parameters, priors }) {
    const at = (kappa: number) =>
      measureShare(
        resolutionVotes(observations, kappa),
        { prior: priors.resolution, goalPosts: parameters.goalPosts.resolution },
        parameters.level,
      );
    const likely = at(parameters.kappa);
    const { needed } = parameters;
    if (likely === null || likely.nEff < needed.indicator) {
      return insufficient(likely?.nEff ?? 0, needed.indicator, unsettled(observations.length));
    }
    return measuredShare(likely, parameters, () => {
      const counts = { resolved: 0, silent: 0, withdrawn: 0 };
      for (const { outcome } of observations) {
        if (outcome === "resolved" || outcome === "silent" || outcome === "withdrawn") counts[outcome] += 1;
      }
      const silent = counts.silent + counts.withdrawn;
      const bounds = [at(0), at(1)].map((each) => percent(each?.share ?? 0));
      const statement =
        `${likely.n} 条已有结果的投诉中，确认解决 ${counts.resolved} 条` +
        `，回复后没有下文或撤诉 ${silent} 条（按四成算解决）` +
        `；折算解决率 ${percent(likely.share)}（全不算 ${bounds[0]}，全都算 ${bounds[1]}）`;
      const english =
        `Of ${some(likely.n, "complaint")} with an outcome, ${counts.resolved} were confirmed as settled` +
        ` and ${silent} fell silent after the reply or were withdrawn (counted as four tenths settled);` +
        ` resolution rate ${percent(likely.share)} (${bounds[0]} if none of those, ${bounds[1]} if all)`;
      return { statement, english, quotes: pickQuotes(decided(observations), failure) };
    });
  },
};

/** What went wrong is what a reader wants to see; the heavier (younger) first. */
function failure(each: Weighted): number {
  return (1 - settledCredit(each, 0.4)) * 10 + each.otherWeight;
}

function unsettled(complaints: number): Told | undefined {
  if (complaints === 0) return undefined;
  return {
    statement: "已满 30 天或已有结果的投诉太少，还算不出解决率",
    english: "Too few complaints are 30 days old or have an outcome: no resolution rate yet",
  };
}
