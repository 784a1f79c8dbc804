import type { DimensionId } from "../data/model/scorecard.ts";
import { coverageOf, finish, geometricMean, meanOfMeasured, type Part } from "./aggregate.ts";
import { type BareInputs, BareInputsSchema, toEvidence } from "./bare-complaints.ts";
import type { PlatformEvidence, Weighted } from "./contract.ts";
import { effectiveComplaints } from "./effective-complaints.ts";
import { gradeOf } from "./grades.ts";
import { complaintReply } from "./indicators/complaint-reply.ts";
import { complaintSeverity } from "./indicators/complaint-severity.ts";
import { firstContactResolution } from "./indicators/first-contact-resolution.ts";
import { refundTime } from "./indicators/refund-time.ts";
import { resolutionRate } from "./indicators/resolution-rate.ts";
import { resolutionSpeed } from "./indicators/resolution-speed.ts";
import { satisfaction } from "./indicators/satisfaction.ts";
import { limitCopies } from "./limit-copies.ts";
import { measureShare, type ShareEstimate, type Votes } from "./measure-share.ts";
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

/** What bare figures can answer: they have neither dates nor pages. */
const ANSWERABLE: ReadonlySet<string> = new Set([
  complaintReply.id,
  resolutionRate.id,
  resolutionSpeed.id,
  firstContactResolution.id,
  refundTime.id,
  complaintSeverity.id,
  satisfaction.id,
]);

/**
 * The method on bare figures with the default priors: what a reader needs to compute a score again. The points are the
 * method's own indicators'; the figures behind them are printed in the form of the worked examples.
 */
export function evaluate(inputs: BareInputs, parameters: Parameters = PARAMETERS) {
  const { complaints, extra } = BareInputsSchema.parse(inputs);
  const evidence = toEvidence(complaints, parameters);
  const reply = evaluateReply(evidence.observations, parameters);
  const resolution = evaluateResolution(evidence.observations, parameters);
  const reputation = evaluateReputation(evidence.observations, parameters);
  const dimensions = dimensionsOf(evidence, extra.D3, parameters);
  const { D1, D2, D4 } = dimensions.coverage;
  return {
    reply,
    resolution,
    reputation,
    ...dimensions.points,
    dimension_indicator_weight: { D1, D2, D4 },
    total: totalOf(evidence, dimensions.points, extra, parameters),
  };
}

type Four = Readonly<Record<"D1" | "D2" | "D3" | "D4", number | null>>;

function dimensionsOf(evidence: PlatformEvidence, D3: number | null, parameters: Parameters) {
  const [D1, D2, D4] = [
    dimensionOf("response", evidence, parameters),
    dimensionOf("resolution", evidence, parameters),
    dimensionOf("reputation", evidence, parameters),
  ];
  return {
    points: { D1: D1.points, D2: D2.points, D3, D4: D4.points } satisfies Four,
    coverage: { D1: D1.coverage, D2: D2.coverage, D4: D4.coverage },
  };
}

/** Points of a dimension and the share of its weight they rest on; `null` and 0 when too little is measured. */
function dimensionOf(id: DimensionId, evidence: PlatformEvidence, parameters: Parameters) {
  const context = { parameters, priors: parameters.priors };
  const dimension = METHOD.dimensions.find((each) => each.id === id);
  const parts = (dimension?.rows ?? []).map(({ indicator, weight }) => ({
    weight,
    points: ANSWERABLE.has(indicator.id) ? indicator.measure(evidence, context).points : null,
  }));
  const points = meanOfMeasured(parts, dimension?.needed ?? 1);
  return { points, coverage: points === null ? 0 : coverageOf(parts) };
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
    ...(satisfied !== null && satisfied.n >= parameters.needed.ratings
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

type Extra = { readonly D3: number | null; readonly penalty: number; readonly caps: readonly number[] };

function totalOf(evidence: PlatformEvidence, four: Four, extra: Extra, parameters: Parameters) {
  const nEff = effectiveComplaints(evidence, parameters);
  const parts = partsOf(four);
  const coverage = coverageOf(parts);
  const raw = geometricMean(parts);
  const isSilent = four.D1 === null && four.D2 === null;
  if (raw === null || isSilent || coverage < parameters.dimensionWeightNeeded || nEff < parameters.needed.grade) {
    return { score: null, coverage, grade: "NR" };
  }
  const { penalty, caps } = extra;
  const finished = (points: number) => finish(points, [penalty], caps, parameters.penaltyMost);
  const scoreOf = (part: PlatformEvidence) => {
    const mean = geometricMean(partsOf(dimensionsOf(part, extra.D3, parameters).points));
    return mean === null ? null : finished(mean);
  };
  const score = limitCopies(evidence, finished(raw), scoreOf, parameters) ?? finished(raw);
  return {
    raw_geometric: raw,
    raw_arithmetic: meanOfMeasured(parts, 0),
    penalty,
    caps,
    score,
    coverage,
    grade: gradeOf(score, score, parameters),
  };
}

function partsOf({ D1, D2, D3, D4 }: Four): Part[] {
  const points = [D1, D2, D3, D4];
  return METHOD.dimensions.map(({ weight }, index) => ({ weight, points: points[index] ?? null }));
}

function shareOf(
  votes: Votes,
  id: Exclude<PriorId, "reply" | "contact">,
  parameters: Parameters,
): ShareEstimate | null {
  const rule = { prior: parameters.priors[id], goalPosts: parameters.goalPosts[id], falling: id === "severity" };
  return measureShare(votes, rule, parameters.level);
}
