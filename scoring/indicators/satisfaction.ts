import type { Indicator } from "../contract.ts";
import { insufficient, measuredShare } from "../findings.ts";
import { measureShare } from "../measure-share.ts";
import { pickQuotes } from "../quote-evidence.ts";
import { satisfactionVotes } from "../votes.ts";
import { percent, some } from "../words.ts";

export const satisfaction: Indicator = {
  id: "satisfaction",
  zh: "投诉人满意度",
  en: "Satisfaction of complainants",
  question: "投诉处理之后，投诉人满意吗？",
  formula: "评分 ≥ 4 的加权份额，收缩后按 5% 得 0 分、60% 得 100 分",
  limits: "打分的都是投诉过的人，天生偏低，所以 60% 就算满分；至少 5 个评分；雷同的投诉合用一份权重。",
  measure({ observations }, { parameters, priors }) {
    const estimate = measureShare(
      satisfactionVotes(observations),
      { prior: priors.satisfaction, goalPosts: parameters.goalPosts.satisfaction },
      parameters.level,
    );
    const { needed } = parameters;
    if (estimate === null || estimate.n < needed.ratings) {
      const have = estimate?.n ?? 0;
      return insufficient(have, needed.ratings, {
        statement: `只有 ${have} 个评分（至少要 ${needed.ratings} 个）`,
        english: `Only ${some(have, "rating")} (at least ${needed.ratings} needed)`,
      });
    }
    return measuredShare(estimate, parameters, () => {
      const rated = observations.filter((each) => each.rating !== null);
      const content = rated.filter((each) => (each.rating ?? 0) >= 4).length;
      return {
        statement: `${rated.length} 个评分中 ${content} 个在 4 分以上；加权后 ${percent(estimate.share)}`,
        english: `Of ${some(rated.length, "rating")}, ${content} gave 4 or more; weighted ${percent(estimate.share)}`,
        quotes: pickQuotes(rated, (each) => 10 * (5 - (each.rating ?? 5)) + each.otherWeight),
      };
    });
  },
};
