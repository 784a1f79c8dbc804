import { NO_NOTES } from "../../data/model/field-notes.ts";
import { PlatformId } from "../../data/model/ids.ts";
import { type Instant, toInstant } from "../../data/model/time.ts";
import { UNSAID } from "../bare-complaints.ts";
import type { Observation, PlatformEvidence } from "../contract.ts";
import { weighObservations } from "../evidence/weigh-observations.ts";
import { fitPriors } from "../fit-priors.ts";
import { complaintReply } from "../indicators/complaint-reply.ts";
import { PARAMETERS, type Parameters } from "../parameters.ts";
import { replyWaits } from "../reply-waits.ts";
import { answeredBy, curveIndex } from "../statistics/deadline-curve.ts";
import { drawBeta, drawNormal, type Random, randomFrom } from "../statistics/random.ts";
import { sum } from "../statistics/scale.ts";

/** How the reply index (0…100 points) did over many invented platforms of one size. */
export type Coverage = {
  /** Complaints a platform, and what they are worth after decay. */
  readonly n: number;
  readonly nEff: number;
  readonly platforms: number;
  /** Bias if only answered complaints were read, and the error of the curve without shrinkage. */
  readonly repliedOnlyBias: number;
  readonly plainRmse: number;
  readonly bias: number;
  readonly rmse: number;
  /** Share of 90 % ranges that hold the truth, and their mean width in points. */
  readonly coverage: number;
  readonly width: number;
};

export type Scenario = {
  readonly id: string;
  readonly zh: string;
  /** Complaints are as old as this at most, evenly spread; each is watched from its posting to now. */
  readonly mostDays: number;
  readonly halfLifeDays: number;
};

/** Young complaints without decay: much is censored. A year of them with the method's own half-life. */
export const SCENARIOS: readonly Scenario[] = [
  { id: "censored", zh: "近 60 天，不衰减", mostDays: 60, halfLifeDays: Number.POSITIVE_INFINITY },
  { id: "decayed", zh: "近一年，按半衰期衰减", mostDays: 365, halfLifeDays: PARAMETERS.halfLifeDays.reply },
];

export const SIZES = [5, 10, 20, 30, 60, 120] as const;

const NOW_MS = Date.UTC(2026, 0, 1);

/** A platform's habit: it answers a share of complaints, after Weibull(shape, scale in hours); the others never. */
type Habit = { readonly share: number; readonly scale: number; readonly shape: number };

/**
 * Draws `platforms` habits, complaints and our looks at them; sends these through weights, fitted priors and the indicator as
 * the score does; compares with the habits' own index Σωₖ F(dₖ). Same seed, same figures.
 */
export function simulateCoverage(scenario: Scenario, n: number, platforms: number, seed: string): Coverage {
  const parameters: Parameters = {
    ...PARAMETERS,
    halfLifeDays: { ...PARAMETERS.halfLifeDays, reply: scenario.halfLifeDays },
    needed: { ...PARAMETERS.needed, indicator: 0 },
  };
  const random = randomFrom(`${seed} ${scenario.id} ${n}`);
  const habits = Array.from({ length: platforms }, () => drawHabit(random));
  const market = habits.map((habit) => drawEvidence(habit, { n, scenario, parameters, random }));
  const priors = fitPriors(market, parameters);
  const rows = market.flatMap((evidence, index) => {
    const context = { parameters, priors: priors[index] ?? parameters.priors };
    const { measurement } = complaintReply.measure(evidence, context).tell();
    const habit = habits[index];
    if (measurement.kind !== "measured" || habit === undefined) return [];
    const truth = trueIndex(habit, parameters);
    const { points, low, high, nEff } = measurement;
    return {
      nEff,
      error: points - truth,
      isInside: low <= truth && truth <= high,
      width: high - low,
      ...plain(evidence, truth, parameters),
    };
  });
  const mean = (of: (row: (typeof rows)[number]) => number) => sum(rows.map(of)) / rows.length;
  return {
    n,
    nEff: mean((row) => row.nEff),
    platforms: rows.length,
    repliedOnlyBias: mean((row) => row.repliedOnly),
    plainRmse: Math.sqrt(mean((row) => row.unshrunk ** 2)),
    bias: mean((row) => row.error),
    rmse: Math.sqrt(mean((row) => row.error ** 2)),
    coverage: mean((row) => Number(row.isInside)),
    width: mean((row) => row.width),
  };
}

/** Six in ten are answered, most within days, as the default prior has it; both differ much between platforms. */
function drawHabit(random: Random): Habit {
  return {
    share: drawBeta(random, 2.4, 1.6),
    scale: 72 * Math.exp(drawNormal(random)),
    shape: 0.5 + 0.7 * random(),
  };
}

function trueIndex({ share, scale, shape }: Habit, { replyDeadlines: { deadlines, weights } }: Parameters): number {
  return curveIndex(
    deadlines.map((hours) => share * (1 - Math.exp(-((hours / scale) ** shape)))),
    weights,
  );
}

type Setting = {
  readonly n: number;
  readonly scenario: Scenario;
  readonly parameters: Parameters;
  readonly random: Random;
};

function drawEvidence(habit: Habit, { n, scenario, parameters, random }: Setting): PlatformEvidence {
  const observations = Array.from({ length: n }, (_, index) => {
    const days = scenario.mostDays * random();
    const answers = random() < habit.share;
    const hours = habit.scale * (-Math.log(random())) ** (1 / habit.shape);
    return observe(index, days, answers && hours <= days * 24 ? hours : null);
  });
  return {
    platform: PlatformId.parse("simulated"),
    asOf: toInstant(NOW_MS),
    observations: weighObservations(observations, parameters),
    clusters: n,
    setAside: 0,
    policies: [],
    sourceNames: {},
    templateShare: null,
    marketTrend: 1,
    notes: NO_NOTES,
    exposure: null,
  };
}

function observe(index: number, days: number, repliedAfter: number | null): Observation {
  const postedAt: Instant = toInstant(NOW_MS - days * 86_400_000);
  return {
    key: String(index),
    source: "simulated",
    postedAt,
    ageDays: days,
    followupHours: days * 24,
    reply: { kind: "timed", hours: repliedAfter, watched: days * 24 },
    replyHours: repliedAfter,
    outcome: "open",
    resolvedHours: null,
    withdrawnHours: null,
    timed: true,
    merchantReplies: repliedAfter === null ? 0 : 1,
    wantsRefund: false,
    refundWorkdays: null,
    severity: null,
    rating: null,
    cluster: index,
    kin: index,
    authorKey: null,
    reliability: 1,
    ...UNSAID,
  };
}

/** The errors of two simpler readings: of answered complaints alone, and of the curve without a prior. */
function plain({ observations }: PlatformEvidence, truth: number, { replyDeadlines }: Parameters) {
  const waits = replyWaits(observations);
  const index = (of: typeof waits) =>
    curveIndex(answeredBy(of, replyDeadlines.deadlines), replyDeadlines.weights) - truth;
  return { repliedOnly: index(waits.filter(({ answered }) => answered)), unshrunk: index(waits) };
}
