import type { Quote } from "../data/model/quote.ts";
import type { Measurement } from "../data/model/scorecard.ts";
import type { Finding } from "./contract.ts";
import type { ShareEstimate } from "./measure-share.ts";
import type { Parameters } from "./parameters.ts";
import { clamp } from "./statistics/scale.ts";
import { NOTHING_COUNTS, type Told, tooFew } from "./words.ts";

type Measured = Extract<Measurement, { kind: "measured" }>;

/** All that is shown beside the points. */
type Figures = Omit<Measured, "kind" | "points"> & Told & { readonly quotes?: readonly Quote[] };

/** Points are brought into 0…100, and the range around them. */
export function measured(
  given: number,
  figures: () => Figures,
  more: Pick<Finding, "draw"> & Partial<Pick<Finding, "reweigh" | "deduction" | "flags">>,
): Finding {
  const points = clamp(given, 0, 100);
  return {
    reweigh: null,
    deduction: 0,
    flags: [],
    ...more,
    points,
    tell() {
      const { quotes = [], low, high, ...shown } = figures();
      const range = { low: clamp(Math.min(low, points), 0, 100), high: clamp(Math.max(high, points), 0, 100) };
      return { measurement: { kind: "measured", points, ...range, ...shown }, quotes };
    },
  };
}

/** From a share: the value shown is the share as observed, the points come from the shrunk one. */
export function measuredShare(
  estimate: ShareEstimate,
  { windowDays }: Pick<Parameters, "windowDays">,
  told: () => Told & { readonly quotes: readonly Quote[] },
): Finding {
  const { points, draw, reweigh, share, n, nEff, clusters, prior } = estimate;
  const basis = { n, nEff, grievances: clusters, windowDays, prior };
  return measured(points, () => ({ ...estimate.range(), value: share, unit: "share", ...basis, ...told() }), {
    draw,
    reweigh,
  });
}

/** Fewer than needed. Nothing at all reads differently: absence of complaints is no praise. */
export function insufficient(have: number, needed: number, told?: Told): Finding {
  const said = told ?? (have === 0 ? NOTHING_COUNTS : tooFew(have, needed));
  return silentFinding({ kind: "insufficient", have, needed, ...said });
}

export function notApplicable(told: Told): Finding {
  return silentFinding({ kind: "not_applicable", ...told });
}

export function unreachable(told: Told): Finding {
  return silentFinding({ kind: "unreachable", ...told });
}

function silentFinding(measurement: Measurement): Finding {
  const tell = () => ({ measurement, quotes: [] });
  return { points: null, tell, draw: null, reweigh: null, deduction: 0, flags: [] };
}
