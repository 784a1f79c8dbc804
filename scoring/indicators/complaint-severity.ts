import type { Indicator } from "../contract.ts";
import { insufficient, measuredShare, notApplicable } from "../findings.ts";
import { measureShare } from "../measure-share.ts";
import { pickQuotes } from "../quote-evidence.ts";
import { gravestOf } from "../severity.ts";
import { severityVotes } from "../votes.ts";
import { percent, some, trim } from "../words.ts";

export const complaintSeverity: Indicator = {
  id: "complaint-severity",
  zh: "投诉严重程度",
  en: "Severity of complaints",
  question: "大家投诉的是小毛病，还是失联、拒退款？",
  formula:
    "100 − norm(φ̃; .05, .60)；φ = 每条投诉所述最重问题的加权平均（失联 1，拒退款 .8，推诿 .6，兜圈 .5，迟到账 .3，其他 .1）",
  limits: "来自投诉人的说法，没有核实；只看投诉里说了什么，不看投诉有多少。",
  measure({ observations }, { parameters, priors }) {
    const told = observations.filter((each) => each.severity !== null);
    if (told.length === 0 && observations.length > 0) {
      return notApplicable({
        statement: "来源没有公布投诉内容，看不出轻重",
        english: "The source does not publish what complaints say, so their gravity cannot be told",
      });
    }
    const estimate = measureShare(
      severityVotes(observations),
      { prior: priors.severity, goalPosts: parameters.goalPosts.severity, falling: true },
      parameters.level,
    );
    if (estimate === null || estimate.nEff < parameters.needed.indicator) {
      return insufficient(estimate?.nEff ?? 0, parameters.needed.indicator);
    }
    return measuredShare(estimate, parameters, () => {
      const grave = told.filter((each) => (each.severity ?? 0) >= 0.8).length;
      return {
        statement: `${estimate.n} 条投诉中 ${grave} 条（${percent(grave / estimate.n)}）说到失联、拒退款、被骗一类的重问题；平均严重度 ${trim(estimate.share * 100)}（满 100）`,
        english: `Of ${some(estimate.n, "complaint")}, ${grave} (${percent(grave / estimate.n)}) tell of grave problems such as vanished support, refused refunds or being deceived; mean severity ${trim(estimate.share * 100)} (of 100)`,
        quotes: pickQuotes(
          told,
          (each) => (each.severity ?? 0) * 10 + each.otherWeight,
          (complaint) => gravestOf(complaint).said,
        ),
      };
    });
  },
};
