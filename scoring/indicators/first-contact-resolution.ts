import type { Indicator } from "../contract.ts";
import { insufficient, measuredShare } from "../findings.ts";
import { measureShare } from "../measure-share.ts";
import { pickQuotes } from "../quote-evidence.ts";
import { decided, firstContactVotes } from "../votes.ts";
import { percent, some } from "../words.ts";

export const firstContactResolution: Indicator = {
  id: "first-contact-resolution",
  zh: "一次解决率",
  en: "First-contact resolution",
  question: "是不是一次回复就解决，不用反复追问？",
  formula: "(一次回复即确认解决 + κ·一次回复后无下文)/全部已到期，κ = .40；10% 得 0 分，80% 得 100 分",
  limits: "由公开投诉里商家回复的次数推算，看不到站外沟通。",
  measure({ observations }, { parameters, priors }) {
    const estimate = measureShare(
      firstContactVotes(observations, parameters.kappa),
      { prior: priors.firstContact, goalPosts: parameters.goalPosts.firstContact },
      parameters.level,
    );
    if (estimate === null || estimate.nEff < parameters.needed.indicator) {
      return insufficient(estimate?.nEff ?? 0, parameters.needed.indicator);
    }
    return measuredShare(estimate, parameters, () => {
      const atOnce = decided(observations).filter((each) => each.outcome === "resolved" && each.merchantReplies === 1);
      return {
        statement: `${estimate.n} 条已有结果的投诉中，${atOnce.length} 条商家回复一次就确认解决；折算一次解决率 ${percent(estimate.share)}`,
        english: `Of ${some(estimate.n, "complaint")} with an outcome, ${atOnce.length} were confirmed as settled after one reply; first-contact resolution comes to ${percent(estimate.share)}`,
        quotes: pickQuotes(
          decided(observations).filter((each) => each.merchantReplies > 1),
          (each) => each.merchantReplies,
        ),
      };
    });
  },
};
