import jstat from "jstat";

const { ibeta, ibetainv, gammaln, gammapinv, normal } = jstat.jStat;

/** Knowledge about a share: Beta(a, b), as if a successes and b failures had been seen. */
export type Beta = { readonly a: number; readonly b: number };

export function betaMean({ a, b }: Beta): number {
  return a / (a + b);
}

/** Pr(share < x). A side that is 0 puts all mass at that end. */
export function betaBelow({ a, b }: Beta, x: number): number {
  if (a <= 0) return x > 0 ? 1 : 0;
  if (b <= 0) return x > 1 ? 1 : 0;
  return x <= 0 ? 0 : x >= 1 ? 1 : ibeta(x, a, b);
}

/** The share below which the truth lies with probability p. */
export function betaQuantile({ a, b }: Beta, p: number): number {
  if (a <= 0) return 0;
  if (b <= 0) return 1;
  return ibetainv(p, a, b);
}

/** Quantile of Gamma(shape, rate). */
export function gammaQuantile(shape: number, rate: number, p: number): number {
  return gammapinv(p, shape) / rate;
}

/**
 * Jeffreys' interval for `successes` of `trials`, `level` of the mass inside; the ends are set to 0 and 1 where nothing
 * or everything succeeded (Brown, Cai and DasGupta 2001). Non-integer counts are welcome.
 */
export function jeffreysInterval(successes: number, trials: number, level: number): { low: number; high: number } {
  const posterior = { a: successes + 0.5, b: trials - successes + 0.5 };
  return {
    low: successes <= 0 ? 0 : betaQuantile(posterior, (1 - level) / 2),
    high: successes >= trials ? 1 : betaQuantile(posterior, (1 + level) / 2),
  };
}

export function logGamma(x: number): number {
  return gammaln(x);
}

/** Pr(X < x) for a normal X; a step where nothing is uncertain. */
export function normalBelow(x: number, mean: number, deviation: number): number {
  if (deviation === 0) return mean < x ? 1 : 0;
  return normal.cdf(x, mean, deviation);
}
