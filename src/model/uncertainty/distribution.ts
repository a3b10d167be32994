/** Distributions of an assumption, by three numbers that a planner can name: least, usual and most. */
import { normalCumulative } from '../normal-cumulative.ts';
import { normalQuantile } from '../radio/propagation/normal-quantile.ts';

/**
 * - fixed: the usual value alone;
 * - uniform: anything from low to high alike;
 * - triangular: most often the usual value, never below low or above high;
 * - normal: around the usual value, a standard deviation of a quarter of the way from low to high, cut off at both ends;
 * - lognormal: the same of the logarithm, for factors that are as likely half as double.
 */
export const DISTRIBUTION_SHAPES = ['fixed', 'uniform', 'triangular', 'normal', 'lognormal'] as const;
export type DistributionShape = (typeof DISTRIBUTION_SHAPES)[number];

export interface Distribution {
  readonly shape: DistributionShape;
  readonly low: number;
  readonly usual: number;
  readonly high: number;
}

/** low to high are so many standard deviations. */
const DEVIATIONS = 4;

/**
 * The value below which a share p of the distribution lies.
 * @param p 0 < p < 1
 */
export function quantileOf({ shape, low, usual, high }: Distribution, p: number): number {
  switch (shape) {
    case 'fixed':
      return usual;
    case 'uniform':
      return low + p * (high - low);
    case 'triangular': {
      const width = high - low;
      if (width === 0) return usual;
      const below = (usual - low) / width;
      return p < below
        ? low + Math.sqrt(p * width * (usual - low))
        : high - Math.sqrt((1 - p) * width * (high - usual));
    }
    case 'normal':
      return cutNormal(low, usual, high, p);
    case 'lognormal':
      return Math.exp(cutNormal(Math.log(low), Math.log(usual), Math.log(high), p));
  }
}

function cutNormal(low: number, usual: number, high: number, p: number): number {
  const deviation = (high - low) / DEVIATIONS;
  if (deviation === 0) return usual;
  const from = normalCumulative((low - usual) / deviation);
  const to = normalCumulative((high - usual) / deviation);
  const value = usual + deviation * normalQuantile(from + p * (to - from));
  return Math.min(high, Math.max(low, value));
}

/** What is wrong with a distribution within a factor's limits, or undefined. */
export function distributionProblem(
  { shape, low, usual, high }: Distribution,
  limits: { readonly minimum: number; readonly maximum: number },
): 'shape' | 'order' | 'limits' | undefined {
  // A logarithm is only for what multiplies.
  if (shape === 'lognormal' && limits.minimum <= 0) return 'shape';
  if (shape === 'fixed') return within(usual, limits) ? undefined : 'limits';
  if (!(low <= usual && usual <= high)) return 'order';
  return within(low, limits) && within(high, limits) ? undefined : 'limits';
}

function within(value: number, { minimum, maximum }: { minimum: number; maximum: number }): boolean {
  return value >= minimum && value <= maximum;
}
