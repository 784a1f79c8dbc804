import { type Beta, betaMean, logGamma } from "./beta.ts";
import { peakOf } from "./golden-section.ts";
import { sum } from "./scale.ts";

/** So many events in so many trials, 0 ≤ events ≤ trials. */
export type Counts = { readonly trials: number; readonly events: number };

const STRENGTH_WITHIN = [1e-3, 1e6] as const;
const LOGIT_MOST = Math.log(1e6);

/**
 * Beta(a, b) of the shares from which the groups were drawn, by maximum likelihood of the beta-binomial: for each mean
 * the best strength, and the best of these. Where nothing or everything happened no spread can be learnt: all mass at
 * that end. Groups without trials teach nothing; none at all: Beta(1, 1).
 */
export function fitBetaBinomial(groups: readonly Counts[]): Beta {
  const seen = groups.filter(({ trials }) => trials > 0);
  if (seen.length === 0) return { a: 1, b: 1 };
  const events = sum(seen.map((group) => group.events));
  if (events === 0) return { a: 0, b: 1 };
  if (events === sum(seen.map((group) => group.trials))) return { a: 1, b: 0 };
  const strengthFor = (mean: number) =>
    Math.exp(
      peakOf(
        (log) => logLikelihood(seen, betaFrom(mean, Math.exp(log))),
        Math.log(STRENGTH_WITHIN[0]),
        Math.log(STRENGTH_WITHIN[1]),
      ),
    );
  const best = (logit: number) => betaFrom(expit(logit), strengthFor(expit(logit)));
  return best(peakOf((logit) => logLikelihood(seen, best(logit)), -LOGIT_MOST, LOGIT_MOST));
}

/** Σ log B(a + x, b + n − x) − log B(a, b), without the binomial coefficient. */
function logLikelihood(groups: readonly Counts[], { a, b }: Beta): number {
  const prior = logGamma(a) + logGamma(b) - logGamma(a + b);
  let total = -groups.length * prior;
  for (const { trials, events } of groups) {
    total += logGamma(a + events) + logGamma(b + trials - events) - logGamma(a + b + trials);
  }
  return total;
}

/** What is known of a share after `counts`. */
export function updateBeta({ a, b }: Beta, { trials, events }: Counts): Beta {
  return { a: a + events, b: b + trials - events };
}

/** The fewest and most events to expect in `trials` new ones, with probability `level` between them (equal tails). */
export function predictEvents(known: Beta, trials: number, level: number): { low: number; high: number } {
  const { a, b } = known;
  if (a <= 0 || b <= 0) return { low: trials * betaMean(known), high: trials * betaMean(known) };
  const ends = { low: trials, high: trials };
  let mass = Math.exp(logGamma(b + trials) + logGamma(a + b) - logGamma(b) - logGamma(a + b + trials));
  let below = 0;
  for (let events = 0; events < trials; events += 1) {
    below += mass;
    if (below >= (1 - level) / 2) ends.low = Math.min(ends.low, events);
    if (below >= (1 + level) / 2) return { ...ends, high: events };
    mass *= ((trials - events) * (a + events)) / ((events + 1) * (b + trials - events - 1));
  }
  return ends;
}

function betaFrom(mean: number, strength: number): Beta {
  return { a: mean * strength, b: (1 - mean) * strength };
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
