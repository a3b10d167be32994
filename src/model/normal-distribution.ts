/** The standard normal distribution. */

/** Quantile of the standard normal distribution, rational approximation (Acklam 2003, relative error below 1.2e-9). */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`Expected 0 < p < 1, got ${probability}.`);
  const tail = 0.02425;
  if (probability < tail) return lowerTail(Math.sqrt(-2 * Math.log(probability)));
  if (probability > 1 - tail) return -lowerTail(Math.sqrt(-2 * Math.log(1 - probability)));
  const q = probability - 0.5;
  const r = q * q;
  return (q * polynomial(CENTRE_TOP, r)) / (r * polynomial(CENTRE_BOTTOM, r) + 1);
}

function lowerTail(q: number): number {
  return polynomial(TAIL_TOP, q) / (q * polynomial(TAIL_BOTTOM, q) + 1);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0);
}

const CENTRE_TOP = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const CENTRE_BOTTOM = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
];
const TAIL_TOP = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BOTTOM = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];
