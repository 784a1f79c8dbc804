import type { Indicator, Weighted } from "../contract.ts";
import { insufficient, measuredShare, notApplicable } from "../findings.ts";
import { measureShare } from "../measure-share.ts";
import { pickQuotes } from "../quote-evidence.ts";
import { decided, speedVotes } from "../votes.ts";
import { duration, durationInEnglish, some, type Told } from "../words.ts";

export const resolutionSpeed: Indicator = {
  id: "resolution-speed",
  zh: "解决速度",
  en: "Resolution speed",
  question: "问题多快得到解决？",
  formula:
    "Σω′ₖ·Σwᵢcᵢ(dₖ)/W，dₖ = 24 小时、48 小时、3 个工作日、7 天、30 天，ω′ = .15 .20 .20 .15 .30；5% 得 0 分，75% 得 100 分",
  limits: "分母是全部已到期的投诉，不只是已解决的；3 个工作日按 120 小时计。来源不公布时刻的不能算。",
  measure({ observations }, { parameters, priors }) {
    const over = decided(observations);
    if (over.length > 0 && !over.some((each) => each.timed)) {
      return notApplicable({
        statement: "来源没有公布处理时刻，算不出解决快慢",
        english: "The source does not print when cases were settled, so speed cannot be told",
      });
    }
    const estimate = measureShare(
      speedVotes(observations, parameters),
      { prior: priors.speed, goalPosts: parameters.goalPosts.speed },
      parameters.level,
    );
    if (estimate === null || estimate.nEff < parameters.needed.indicator) {
      return insufficient(estimate?.nEff ?? 0, parameters.needed.indicator);
    }
    return measuredShare(estimate, parameters, () => {
      const solved = over.flatMap((each) =>
        each.timed && each.outcome === "resolved" && each.resolvedHours !== null ? [each.resolvedHours] : [],
      );
      const middle = [...solved].sort((one, other) => one - other)[Math.floor((solved.length - 1) / 2)];
      return {
        ...tellSpeed(estimate.n, solved.length, middle),
        quotes: pickQuotes(
          over.filter((each) => each.timed),
          slowness,
        ),
      };
    });
  },
};

function tellSpeed(n: number, solved: number, middle: number | undefined): Told {
  const [zh, en] =
    middle === undefined
      ? ["没有一条确认解决", "none was confirmed as settled"]
      : [
          `确认解决的 ${solved} 条，一半在 ${duration(middle)}内`,
          `${solved} were confirmed as settled, half of them within ${durationInEnglish(middle)}`,
        ];
  return {
    statement: `${n} 条已有结果的投诉中，${zh}；未解决的也计入分母`,
    english: `Of ${some(n, "complaint")} with an outcome ${en}; those not settled count in the denominator too`,
  };
}

function slowness(each: Weighted): number {
  return each.outcome === "resolved" ? (each.resolvedHours ?? 0) : 0;
}
