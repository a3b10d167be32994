/**
 * Φ(z), the share of a standard normal below z, to 1e-7 (Abramowitz & Stegun, Handbook of Mathematical Functions,
 * 26.2.17): for probabilities that rest on assumptions anyway.
 */
export function normalCumulative(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const tail =
    Math.exp((-x * x) / 2) *
    0.3989422804014327 *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z < 0 ? tail : 1 - tail;
}
