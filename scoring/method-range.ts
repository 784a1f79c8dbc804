import type { MethodRange } from "../data/model/scorecard.ts";
import { finish, geometricMean, meanOfMeasured, type Part } from "./aggregate.ts";
import type { Context, Method, MethodDimension, PlatformEvidence } from "./contract.ts";
import { dimensionPoints } from "./estimate-uncertainty.ts";
import { voicesOf, weighObservations } from "./evidence/weigh-observations.ts";
import type { Judgement } from "./judge.ts";
import type { Parameters } from "./parameters.ts";

/** What is done otherwise, in both languages; empty where more than one thing is. */
type Name = { readonly zh: string; readonly en: string };

type Choice = Name & {
  readonly halfLife: number;
  readonly kappa: number | null;
  readonly apart: boolean;
};

const HALF_LIVES = [1, 0.5, 2];
const KAPPAS = [null, 0, 1];

/**
 * Between what the score would lie under other defensible choices: arithmetic or geometric mean, each dimension's weight
 * a quarter up or down, silent consumers taken as none or all settled, half-lives halved or doubled, copies counted as
 * voices. Penalties and ceilings stay. `null` where there is no score. It is not chance: that is the 90 % range.
 */
export function methodRange(
  evidence: PlatformEvidence,
  method: Method,
  context: Context,
  judged: Judgement,
  /** As published. */
  score: number,
): MethodRange | null {
  if (judged.score === null) return null;
  const done = (raw: number) =>
    finish(
      raw,
      judged.penalties.map(({ applied }) => applied?.points ?? 0),
      judged.ceilings.applied.map(({ limit }) => limit),
      context.parameters.penaltyMost,
    );
  const rows: MethodRange["rows"] = [];
  const all: number[] = [judged.score, score];
  const weigh = reweighing(evidence, context);
  const known = new Map<string, Part>();
  for (const choice of choices()) {
    const { reweighed, weighing } = weigh(choice);
    const parts = method.dimensions.map((dimension, index) => {
      // What its pages say does not depend on how complaints are weighed, and only resolution on what silence means.
      const asJudged = judged.parts[index];
      if ((isAsIs(choice) || dimension.id === "transparency") && asJudged !== undefined) return asJudged;
      const name = `${dimension.id} ${weighing} ${dimension.id === "resolution" ? choice.kappa : ""}`;
      const part = known.get(name) ?? partUnder(choice, reweighed, dimension, context);
      known.set(name, part);
      return part;
    });
    const weighted = [parts, ...weightsMoved(parts)];
    const geometric = weighted.flatMap((each) => geometricMean(each) ?? []).map(done);
    const arithmetic = weighted.flatMap((each) => meanOfMeasured(each, 0) ?? []).map(done);
    all.push(...geometric, ...arithmetic);
    const [first] = geometric;
    if (choice.zh !== "" && first !== undefined) rows.push({ zh: choice.zh, en: choice.en, points: first });
    if (!isAsIs(choice)) continue;
    const [plain] = arithmetic;
    if (plain !== undefined) rows.push({ ...ARITHMETIC, points: plain });
    rows.push({ ...LOWEST, points: Math.min(...geometric) });
    rows.push({ ...HIGHEST, points: Math.max(...geometric) });
  }
  return { low: Math.min(...all), high: Math.max(...all), rows };
}

const ARITHMETIC: Name = { zh: "方面之间改用算术平均", en: "Arithmetic mean of the dimensions" };
const LOWEST: Name = {
  zh: "各方面权重减四分之一至加四分之一（最低）",
  en: "Each dimension's weight a quarter less to a quarter more (lowest)",
};
const HIGHEST: Name = {
  zh: "各方面权重减四分之一至加四分之一（最高）",
  en: "Each dimension's weight a quarter less to a quarter more (highest)",
};

/** Every combination; those that change one thing only have a name. */
function choices(): Choice[] {
  return HALF_LIVES.flatMap((halfLife) =>
    KAPPAS.flatMap((kappa) =>
      [false, true].map((apart) => ({ halfLife, kappa, apart, ...nameOf(halfLife, kappa, apart) })),
    ),
  );
}

function isAsIs({ halfLife, kappa, apart }: Choice): boolean {
  return halfLife === 1 && kappa === null && !apart;
}

const NEWER: Name = { zh: "新投诉更重（半衰期减半）", en: "Young complaints weigh more (half-life halved)" };
const OLDER: Name = { zh: "旧投诉更重（半衰期加倍）", en: "Old complaints weigh more (half-life doubled)" };
const NONE_SETTLED: Name = { zh: "没有下文的都不算解决", en: "Silence after a reply never counts as settled" };
const ALL_SETTLED: Name = { zh: "没有下文的都算解决", en: "Silence after a reply always counts as settled" };
const APART: Name = { zh: "雷同的投诉逐条计", en: "Complaints alike are counted one by one" };

function nameOf(halfLife: number, kappa: number | null, apart: boolean): Name {
  const changed = [
    ...(halfLife === 1 ? [] : [halfLife < 1 ? NEWER : OLDER]),
    ...(kappa === null ? [] : [kappa === 0 ? NONE_SETTLED : ALL_SETTLED]),
    ...(apart ? [APART] : []),
  ];
  const [only] = changed;
  return changed.length === 1 && only !== undefined ? only : { zh: "", en: "" };
}

/** The evidence as a choice weighs it, and a name for that weighing. Where nothing is alike, to count copies apart changes nothing. */
function reweighing(evidence: PlatformEvidence, { parameters }: Context) {
  const together = evidence.observations;
  const isAllApart = together.every(({ cluster }, index) => cluster === index);
  const apart = isAllApart ? together : together.map((each, cluster) => ({ ...each, cluster }));
  const voices = new Map([together, apart].map((each) => [each, voicesOf(each, parameters)]));
  const seen = new Map<string, PlatformEvidence>();
  return (choice: Choice) => {
    const observations = choice.apart ? apart : together;
    const weighing = `${choice.halfLife} ${observations === together}`;
    const known = seen.get(weighing);
    if (known !== undefined) return { reweighed: known, weighing };
    const isWeighed = choice.halfLife === 1 && observations === together;
    const weighed = isWeighed
      ? together
      : weighObservations(observations, withChoice(choice, parameters), voices.get(observations));
    const reweighed = { ...evidence, observations: weighed, clusters: observations.length };
    seen.set(weighing, reweighed);
    return { reweighed, weighing };
  };
}

function partUnder(choice: Choice, evidence: PlatformEvidence, dimension: MethodDimension, context: Context): Part {
  const parameters = withChoice(choice, context.parameters);
  const findings = dimension.rows.map(({ indicator }) => indicator.measure(evidence, { ...context, parameters }));
  return {
    weight: dimension.weight,
    points: dimensionPoints(
      { dimension, findings },
      findings.map(({ points }) => points),
    ),
  };
}

function withChoice({ halfLife, kappa }: Choice, parameters: Parameters): Parameters {
  const { reply, other } = parameters.halfLifeDays;
  return {
    ...parameters,
    kappa: kappa ?? parameters.kappa,
    halfLifeDays: { reply: reply * halfLife, other: other * halfLife },
  };
}

function weightsMoved(parts: readonly Part[]): Part[][] {
  return parts.flatMap((_, moved) =>
    [0.75, 1.25].map((factor) =>
      parts.map((part, index) => (index === moved ? { ...part, weight: part.weight * factor } : part)),
    ),
  );
}
