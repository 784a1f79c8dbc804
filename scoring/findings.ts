import type { Quote } from "../data/model/quote.ts";
import type { Measurement } from "../data/model/scorecard.ts";
import type { Finding } from "./contract.ts";
import type { ShareEstimate } from "./measure-share.ts";
import { clamp } from "./statistics/scale.ts";
import { NOTHING_COUNTS, tooFew } from "./words.ts";

type Measured = Extract<Measurement, { kind: "measured" }>;

export function measured(
  figures: Omit<Measured, "kind">,
  more: Partial<Omit<Finding, "measurement">> & Pick<Finding, "draw">,
): Finding {
  const points = clamp(figures.points, 0, 100);
  const measurement: Measured = {
    kind: "measured",
    ...figures,
    points,
    low: clamp(Math.min(figures.low, points), 0, 100),
    high: clamp(Math.max(figures.high, points), 0, 100),
  };
  return { reweigh: null, quotes: [], deduction: 0, flags: [], ...more, measurement };
}

/** From a share: the value shown is the share as observed, the points come from the shrunk one. */
export function measuredShare(
  estimate: ShareEstimate,
  statement: string,
  quotes: readonly Quote[],
  flags: readonly string[] = [],
): Finding {
  return measured(
    {
      points: estimate.points,
      low: estimate.low,
      high: estimate.high,
      value: estimate.share,
      unit: "share",
      n: estimate.n,
      nEff: estimate.nEff,
      statement,
    },
    { draw: estimate.draw, reweigh: estimate.reweigh, quotes, flags },
  );
}

export function pointsOf({ measurement }: Finding): number | null {
  return measurement.kind === "measured" ? measurement.points : null;
}

/** Fewer than needed. Nothing at all reads differently: absence of complaints is no praise. */
export function insufficient(have: number, needed: number, statement?: string): Finding {
  const said = statement ?? (have === 0 ? NOTHING_COUNTS : tooFew(have, needed));
  return silentFinding({ kind: "insufficient", have, needed, statement: said });
}

export function notApplicable(statement: string): Finding {
  return silentFinding({ kind: "not_applicable", statement });
}

export function unreachable(statement: string): Finding {
  return silentFinding({ kind: "unreachable", statement });
}

function silentFinding(measurement: Measurement): Finding {
  return { measurement, quotes: [], draw: null, reweigh: null, deduction: 0, flags: [] };
}
