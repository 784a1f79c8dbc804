import type { Indicator } from "../contract.ts";
import { insufficient, measuredShare, notApplicable } from "../findings.ts";
import { measureShare } from "../measure-share.ts";
import { pickQuotes } from "../quote-evidence.ts";
import { decided, refundVotes } from "../votes.ts";
import { percent, some } from "../words.ts";

export const refundTime: Indicator = {
  id: "refund-time",
  zh: "退款速度",
  en: "Refund time",
  question: "要求退款的，3 个工作日内办好了吗？",
  formula: "要求退款且 3 个工作日（120 小时）内确认解决的 / 全部要求退款的；10% 得 0 分，90% 得 100 分",
  limits: "公开投诉很少写到账时刻，以消费者确认完成的时刻代替；至少 5 条有效的退款投诉。",
  measure({ observations }, { parameters, priors }) {
    const asking = decided(observations).filter((each) => each.wantsRefund);
    if (asking.length > 0 && !asking.some((each) => each.timed))
      return notApplicable({
        statement: "来源没有公布处理时刻，算不出退款快慢",
        english: "The source does not print when cases were settled, so refund speed cannot be told",
      });
    const estimate = measureShare(
      refundVotes(observations, parameters),
      { prior: priors.refund, goalPosts: parameters.goalPosts.refund },
      parameters.level,
    );
    const { needed } = parameters;
    if (estimate === null || estimate.nEff < needed.indicator) {
      const have = estimate?.nEff ?? 0;
      return insufficient(have, needed.indicator, {
        statement: `要求退款的有效投诉只有 ${Math.floor(have)} 条（至少要 ${needed.indicator} 条）`,
        english: `Only ${some(Math.floor(have), "usable complaint")} asking for a refund (at least ${needed.indicator} needed)`,
      });
    }
    return measuredShare(estimate, parameters, () => {
      const soon = new Set(
        asking.filter((each) => (each.refundWorkdays ?? Number.POSITIVE_INFINITY) <= parameters.refundWorkdays),
      );
      return {
        statement: `${estimate.n} 条要求退款的投诉中，${soon.size} 条在 3 个工作日内由确认解决；加权后 ${percent(estimate.share)}`,
        english: `Of ${some(estimate.n, "complaint")} asking for a refund, ${soon.size} were confirmed as settled within 3 working days; weighted ${percent(estimate.share)}`,
        quotes: pickQuotes(
          asking.filter((each) => each.timed && !soon.has(each)),
          (each) => each.otherWeight,
        ),
      };
    });
  },
};
