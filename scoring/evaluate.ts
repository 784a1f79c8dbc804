import { coverageOf, finish, geometricMean, meanOfMeasured, type Part } from "./aggregate.ts";
import { type BareInputs, BareInputsSchema, toObservations } from "./bare-complaints.ts";
import type { Weighted } from "./contract.ts";
import { weighObservations } from "./evidence/weigh-observations.ts";
import { gradeOf } from "./grades.ts";
import { measureShare, type ShareEstimate, type Vote } from "./measure-share.ts";
import { METHOD } from "./method.ts";
import { PARAMETERS, type Parameters, type PriorId } from "./parameters.ts";
import { estimateReply } from "./reply-waits.ts";
import { sum } from "./statistics/scale.ts";
import {
  decided,
  firstContactVotes,
  refundVotes,
  resolutionVotes,
  satisfactionVotes,
  severityVotes,
  speedVotes,
} from "./votes.ts";

/** The whole calculation on bare figures with the default priors: what a reader needs to compute a score again. */
export function evaluate(inputs: BareInputs, parameters: Parameters = PARAMETERS) {
  const { complaints, extra } = BareInputsSchema.parse(inputs);
  const all = weighObservations(toObservations(complaints, parameters), parameters);
  const reply = evaluateReply(all, parameters);
  const resolution = evaluateResolution(all, parameters);
  const reputation = evaluateReputation(all, parameters);
  const enough = (nEff: number | undefined, points: number | undefined) =>
    points !== undefined && (nEff ?? 0) >= parameters.needed.indicator ? points : null;
  const parts = {
    D1: partsOf("response", { "complaint-reply": enough(reply?.n_eff, reply?.R1) }),
    D2: partsOf("resolution", {
      "resolution-rate": enough(resolution?.n_eff, resolution?.S1),
      "resolution-speed": enough(resolution?.n_eff, resolution?.S2),
      "first-contact-resolution": enough(resolution?.n_eff, resolution?.S3),
      "refund-time": resolution?.S4 ?? null,
    }),
    D4: partsOf("reputation", {
      "complaint-severity": enough(reputation?.n_eff, reputation?.P1),
      satisfaction: reputation?.P2 ?? null,
    }),
  };
  const dimensions = {
    D1: meanOfMeasured(parts.D1, neededOf("response")),
    D2: meanOfMeasured(parts.D2, neededOf("resolution")),
    D3: extra.D3,
    D4: meanOfMeasured(parts.D4, neededOf("reputation")),
  };
  return {
    reply,
    resolution,
    reputation,
    ...dimensions,
    dimension_indicator_weight: {
      D1: dimensions.D1 === null ? 0 : coverageOf(parts.D1),
      D2: dimensions.D2 === null ? 0 : coverageOf(parts.D2),
      D4: dimensions.D4 === null ? 0 : coverageOf(parts.D4),
    },
    total: totalOf(dimensions, extra, parameters),
  };
}

function evaluateReply(all: readonly Weighted[], parameters: Parameters) {
  const estimate = estimateReply(all, parameters, parameters.priors.reply);
  if (estimate === null) return null;
  const { waits, nEff, curve } = estimate;
  return {
    n: waits.length,
    n_events: waits.filter((wait) => wait.answered).length,
    n_eff: nEff,
    observed_fraction: curve.observed,
    n_star: curve.nStar,
    F_km: curve.raw,
    F_post: curve.smoothed,
    R1: curve.index,
    sd_points: curve.deviation,
    dirichlet: curve.dirichlet,
  };
}

function evaluateResolution(all: readonly Weighted[], parameters: Parameters) {
  const at = (kappa: number) => shareOf(resolutionVotes(all, kappa), "resolution", parameters);
  const [lower, likely, upper] = [at(0), at(parameters.kappa), at(1)];
  const speed = shareOf(speedVotes(all, parameters), "speed", parameters);
  const first = shareOf(firstContactVotes(all, parameters.kappa), "firstContact", parameters);
  const refund = shareOf(refundVotes(all, parameters), "refund", parameters);
  if (lower === null || likely === null || upper === null) return null;
  return {
    n: likely.n,
    n_eff: likely.nEff,
    weights: outcomeWeights(all),
    rate_lower: lower.share,
    rate_point: likely.share,
    rate_upper: upper.share,
    rate_post: likely.mean,
    S1: likely.points,
    S1_range: [lower.points, upper.points],
    speed_share: speed?.share,
    S2: speed?.points,
    first_contact_share: first?.share,
    S3: first?.points,
    ...(refund !== null && refund.nEff >= parameters.needed.indicator
      ? { refund_share: refund.share, refund_n_eff: refund.nEff, S4: refund.points }
      : {}),
  };
}

function evaluateReputation(all: readonly Weighted[], parameters: Parameters) {
  const severity = shareOf(severityVotes(all), "severity", parameters);
  if (severity === null) return null;
  const satisfied = shareOf(satisfactionVotes(all), "satisfaction", parameters);
  return {
    n_eff: severity.nEff,
    flag_share: severity.share,
    flag_post: severity.mean,
    P1: severity.points,
    ...(satisfied !== null && satisfied.clusters >= parameters.needed.ratings
      ? { sat_share: satisfied.share, sat_post: satisfied.mean, P2: satisfied.points }
      : {}),
  };
}

function outcomeWeights(all: readonly Weighted[]) {
  const weigh = (outcome: Weighted["outcome"]) =>
    sum(decided(all).map((each) => (each.outcome === outcome ? each.otherWeight : 0)));
  return {
    resolved: weigh("resolved"),
    unresolved: weigh("unresolved"),
    silent: weigh("silent"),
    withdrawn: weigh("withdrawn"),
    noreply: weigh("noreply"),
  };
}

type Four = Readonly<Record<"D1" | "D2" | "D3" | "D4", number | null>>;

function totalOf(four: Four, extra: { penalty: number; caps: number[] }, parameters: Parameters) {
  const points = [four.D1, four.D2, four.D3, four.D4];
  const parts = METHOD.dimensions.map(({ weight }, index) => ({ weight, points: points[index] ?? null }));
  const coverage = coverageOf(parts);
  const raw = geometricMean(parts);
  if (raw === null || (four.D1 === null && four.D2 === null) || coverage < parameters.dimensionWeightNeeded) {
    return { score: null, coverage, grade: "NR" };
  }
  const score = finish(raw, [extra.penalty], extra.caps, parameters.penaltyMost);
  return {
    raw_geometric: raw,
    raw_arithmetic: meanOfMeasured(parts, 0),
    penalty: extra.penalty,
    caps: extra.caps,
    score,
    coverage,
    grade: gradeOf(score, score, parameters),
  };
}

function shareOf(votes: readonly Vote[], id: Exclude<PriorId, "reply">, parameters: Parameters): ShareEstimate | null {
  const rule = { prior: parameters.priors[id], goalPosts: parameters.goalPosts[id], falling: id === "severity" };
  return measureShare(votes, rule, parameters.level);
}

function partsOf(dimension: string, points: Readonly<Record<string, number | null>>): Part[] {
  const rows = METHOD.dimensions.find(({ id }) => id === dimension)?.rows ?? [];
  return rows.map(({ indicator, weight }) => ({ weight, points: points[indicator.id] ?? null }));
}

function neededOf(dimension: string): number {
  return METHOD.dimensions.find(({ id }) => id === dimension)?.needed ?? 0.5;
}
