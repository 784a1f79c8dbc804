import jstat from "jstat";
import { logGamma } from "./beta.ts";
import { sum } from "./scale.ts";

/** Events of one group in so much exposure (> 0). */
export type Exposed = { readonly events: number; readonly exposure: number };

/** Gamma(shape, rate) over rates of events per unit of exposure. */
export type Gamma = { readonly shape: number; readonly rate: number };

/** Pr(rate < x). */
export function gammaBelow({ shape, rate }: Gamma, x: number): number {
  return x <= 0 ? 0 : jstat.jStat.lowRegGamma(shape, rate * x);
}

/**
 * The gamma of rates that makes the groups most likely, each group's events being Poisson (Σ log of a negative binomial):
 * nested golden-section searches, on log shape and log mean. `null` when nothing ever happened.
 */
export function fitGammaPoisson(groups: readonly Exposed[]): Gamma | null {
  const events = sum(groups.map((group) => group.events));
  const exposure = sum(groups.map((group) => group.exposure));
  if (events === 0 || exposure === 0) return null;
  const pooled = Math.log(events / exposure);
  const bestMean = (logShape: number) =>
    peak((logMean) => logLikelihood(groups, gammaOf(logShape, logMean)), pooled - WIDE, pooled + WIDE);
  const logShape = peak((at) => logLikelihood(groups, gammaOf(at, bestMean(at))), -WIDE, WIDE);
  return gammaOf(logShape, bestMean(logShape));
}

/** Without the terms that depend on the data alone. */
function logLikelihood(groups: readonly Exposed[], { shape, rate }: Gamma): number {
  const constant = shape * Math.log(rate) - logGamma(shape);
  return sum(
    groups.map(
      ({ events, exposure }) => constant + logGamma(shape + events) - (shape + events) * Math.log(rate + exposure),
    ),
  );
}

// Shapes from e⁻⁷ (hardly anything in common) to e⁷ (all alike).
const WIDE = 7;

function gammaOf(logShape: number, logMean: number): Gamma {
  const shape = Math.exp(logShape);
  return { shape, rate: shape / Math.exp(logMean) };
}

/** Where a function with one peak is highest, to 1e-7. */
function peak(height: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [low, high];
  let [inner, outer] = [right - ratio * (right - left), left + ratio * (right - left)];
  let [atInner, atOuter] = [height(inner), height(outer)];
  while (right - left > 1e-7) {
    if (atInner >= atOuter) {
      [right, outer, atOuter] = [outer, inner, atInner];
      inner = right - ratio * (right - left);
      atInner = height(inner);
    } else {
      [left, inner, atInner] = [inner, outer, atOuter];
      outer = left + ratio * (right - left);
      atOuter = height(outer);
    }
  }
  return (left + right) / 2;
}
