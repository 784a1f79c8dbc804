/** The few functions of `jstat` used here; the package ships no types. */
declare module "jstat" {
  const jstat: {
    readonly jStat: {
      /** Regularised incomplete beta function: Pr(X ≤ x) for X ~ Beta(a, b). */
      ibeta(x: number, a: number, b: number): number;
      /** Its inverse: the quantile of Beta(a, b) at p. */
      ibetainv(p: number, a: number, b: number): number;
      /** Natural logarithm of the gamma function. */
      gammaln(x: number): number;
      /** Quantile of Gamma(shape, rate 1) at p. */
      gammapinv(p: number, shape: number): number;
      /** Regularised lower incomplete gamma function: Pr(X ≤ x) for X ~ Gamma(shape, rate 1). */
      lowRegGamma(shape: number, x: number): number;
      readonly normal: { cdf(x: number, mean: number, deviation: number): number };
    };
  };
  export default jstat;
}
