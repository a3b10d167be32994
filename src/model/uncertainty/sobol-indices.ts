/**
 * First-order and total Sobol' indices of a figure: the share of its variance that a factor makes by itself, and with
 * all its interactions.
 *
 * From two samples A and B, and A with its column i from B (A_B^i):
 * first S_i = mean(f(B) · (f(A_B^i) − f(A))) / V (A. Saltelli et al., Comput. Phys. Commun. 181, 2010, table 2 b),
 * total T_i = mean((f(A) − f(A_B^i))²) / 2V (M. J. W. Jansen, ibid. 117, 1999). Values are taken from their mean, which
 * steadies the first. V is the variance of A and B together.
 *
 * The sampling error is measured: several scrambles of the sequence give as many independent answers, whose mean is told
 * with its standard error.
 */
import { createSobolPoints } from './sobol-sequence.ts';

export interface IndicesOfScramble {
  /** Per factor. */
  readonly first: Float64Array;
  readonly total: Float64Array;
  readonly mean: number;
  readonly variance: number;
}

export interface SobolIndices {
  readonly first: Float64Array;
  readonly total: Float64Array;
  /** Standard error of each. */
  readonly firstError: Float64Array;
  readonly totalError: Float64Array;
  readonly mean: number;
  readonly variance: number;
}

/**
 * @param evaluate the figure at a point of the unit cube of `factors` dimensions; must not keep the point
 * @param base points in A and in B; a power of two fills the cube best
 * @param seed of this scramble
 * @param isUsed per factor: 0 where the figure cannot depend on it, so that it costs nothing
 */
export function indicesOfScramble(
  evaluate: (point: Float64Array) => number,
  factors: number,
  base: number,
  seed: number,
  isUsed: ArrayLike<number> = new Uint8Array(factors).fill(1),
): IndicesOfScramble {
  const points = createSobolPoints(2 * factors, seed);
  const both = new Float64Array(2 * factors);
  const point = new Float64Array(factors);
  const ofA = new Float64Array(base);
  const ofB = new Float64Array(base);
  const swapped = new Float64Array(factors * base);
  for (let n = 0; n < base; n++) {
    points.at(n, both);
    point.set(both.subarray(0, factors));
    ofA[n] = evaluate(point);
    for (let i = 0; i < factors; i++) {
      if (isUsed[i] === 0) continue;
      point[i] = both[factors + i]!;
      swapped[i * base + n] = evaluate(point);
      point[i] = both[i]!;
    }
    point.set(both.subarray(factors));
    ofB[n] = evaluate(point);
  }
  let sum = 0;
  for (let n = 0; n < base; n++) sum += ofA[n]! + ofB[n]!;
  const mean = sum / (2 * base);
  let squares = 0;
  for (let n = 0; n < base; n++) squares += (ofA[n]! - mean) ** 2 + (ofB[n]! - mean) ** 2;
  const variance = squares / (2 * base);
  const first = new Float64Array(factors);
  const total = new Float64Array(factors);
  // A figure that does not vary has no shares; rounding is no variance.
  const isFlat = !(variance > (1e-12 * mean) ** 2);
  for (let i = 0; i < factors && !isFlat; i++) {
    if (isUsed[i] === 0) continue;
    let product = 0;
    let square = 0;
    for (let n = 0; n < base; n++) {
      const step = swapped[i * base + n]! - ofA[n]!;
      product += (ofB[n]! - mean) * step;
      square += step * step;
    }
    first[i] = product / base / variance;
    total[i] = square / (2 * base) / variance;
  }
  return { first, total, mean, variance: isFlat ? 0 : variance };
}

/** The seed of each scramble, from one seed. */
export function scrambleSeed(seed: number, scramble: number): number {
  return seed + (scramble + 1) * 2 ** 32;
}

/** @param scrambles of one figure, at least two */
export function joinScrambles(scrambles: readonly IndicesOfScramble[]): SobolIndices {
  const count = scrambles.length;
  if (count < 2) throw new RangeError(`Expected at least two scrambles, got ${count}.`);
  const factors = scrambles[0]!.first.length;
  const column = (read: (each: IndicesOfScramble) => Float64Array) => {
    const mean = new Float64Array(factors);
    const error = new Float64Array(factors);
    for (let i = 0; i < factors; i++) {
      for (const each of scrambles) mean[i]! += read(each)[i]! / count;
      let squares = 0;
      for (const each of scrambles) squares += (read(each)[i]! - mean[i]!) ** 2;
      error[i] = Math.sqrt(squares / (count - 1) / count);
    }
    return { mean, error };
  };
  const first = column((each) => each.first);
  const total = column((each) => each.total);
  return {
    first: first.mean,
    firstError: first.error,
    total: total.mean,
    totalError: total.error,
    mean: scrambles.reduce((sum, each) => sum + each.mean, 0) / count,
    variance: scrambles.reduce((sum, each) => sum + each.variance, 0) / count,
  };
}
