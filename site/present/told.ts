import type { MethodDescription } from "../../data/model/report.ts";
import type { Scorecard } from "../../data/model/scorecard.ts";
import type { Language } from "./words.ts";

/**
 * A scorecard whose sentences are those of `language`. What an older report says in Chinese only stays Chinese;
 * `inChinese` marks it where it is shown.
 */
export function scorecardIn(scorecard: Scorecard, language: Language): Scorecard {
  if (language === "zh") return scorecard;
  const { rating } = scorecard;
  return {
    ...scorecard,
    dimensions: scorecard.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((each) => ({ ...each, measurement: inEnglish(each.measurement) })),
    })),
    penalties: scorecard.penalties.map(inEnglish),
    ceilings: scorecard.ceilings.map(inEnglish),
    flags: scorecard.englishFlags ?? scorecard.flags,
    rating: rating.kind === "rated" ? rating : { ...rating, reasons: rating.englishReasons ?? rating.reasons },
  };
}

function inEnglish<Told extends { readonly statement: string; readonly english?: string | undefined }>(
  told: Told,
): Told {
  return { ...told, statement: told.english ?? told.statement };
}

/** A method whose words are those of `language`; a rule has its name in `zh`, whatever the language. */
export function methodIn(method: MethodDescription, language: Language): MethodDescription {
  const { english } = method;
  if (language === "zh" || english === undefined) return method;
  const ruleIn = <Rule extends { readonly id: string; readonly zh: string; readonly question: string }>(rule: Rule) => {
    const words = english.rules[rule.id];
    return words === undefined ? rule : { ...rule, zh: words.name, question: words.question };
  };
  return {
    ...method,
    summary: english.summary,
    dimensions: method.dimensions.map((dimension) => ({
      ...dimension,
      question: english.dimensions[dimension.id] ?? dimension.question,
      indicators: dimension.indicators.map((each) => ({ ...each, ...english.indicators[each.id] })),
    })),
    penalties: method.penalties.map(ruleIn),
    ceilings: method.ceilings.map(ruleIn),
    notRatedRules: english.notRatedRules,
    criteria: method.criteria.map((each) => {
      const words = english.criteria[each.id];
      return words === undefined ? each : { ...each, ...words, zh: words.claim };
    }),
  };
}
