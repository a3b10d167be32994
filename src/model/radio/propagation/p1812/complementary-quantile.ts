/**
 * Inverse complementary cumulative normal distribution I(x) of Attachment 2 to Annex 1 of P.1812, its approximation
 * included: off by up to 4.5e-4, as every implementation of the Recommendation is. Held at 10⁻⁶ and 1 − 10⁻⁶.
 */
export function complementaryQuantile(x: number): number {
  const bounded = Math.min(Math.max(x, 1e-6), 0.999999);
  const t = Math.sqrt(-2 * Math.log(Math.min(bounded, 1 - bounded)));
  const numerator = 2.515516698 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  const quantile = t - numerator / denominator;
  return bounded > 0.5 ? -quantile : quantile;
}
