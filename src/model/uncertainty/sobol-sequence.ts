/**
 * Scrambled Sobol' points: a low-discrepancy sequence (I. M. Sobol' 1967, with the direction numbers
 * new-joe-kuo-6 of S. Joe & F. Y. Kuo, SIAM J. Sci. Comput. 30, 2008), its digits permuted at random in a nested way
 * (A. B. Owen 1995, by the hash of B. Burley, JCGT 9(4), 2020). Every point is uniform by itself, and together they fill
 * the cube far more evenly than independent draws.
 *
 * A point's coordinate depends on seed, index and dimension alone: whoever computes it, in whatever order, gets the
 * same number.
 */

const BITS = 32;

/** Degree, coefficients of the primitive polynomial without its ends, and first direction numbers, from dimension 1 on. */
const JOE_KUO: readonly (readonly [number, number, readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
];

export const SOBOL_DIMENSIONS = JOE_KUO.length + 1;

/** dimensions × 32: v_j as a binary fraction of 32 digits. */
const DIRECTIONS = directions();

function directions(): Uint32Array {
  const all = new Uint32Array(SOBOL_DIMENSIONS * BITS);
  // The first dimension is van der Corput's sequence.
  for (let j = 0; j < BITS; j++) all[j] = 2 ** (BITS - 1 - j);
  JOE_KUO.forEach(([degree, coefficients, first], d) => {
    const v = all.subarray((d + 1) * BITS, (d + 2) * BITS);
    for (let j = 0; j < BITS; j++) {
      if (j < degree) {
        v[j] = first[j]! * 2 ** (BITS - 1 - j);
        continue;
      }
      let value = v[j - degree]! ^ (v[j - degree]! >>> degree);
      for (let k = 1; k < degree; k++) {
        if (((coefficients >>> (degree - 1 - k)) & 1) === 1) value ^= v[j - k]!;
      }
      v[j] = value;
    }
  });
  return all;
}

export interface SobolPoints {
  readonly dimensions: number;
  /**
   * Point `index` of the sequence.
   * @param point filled: 0 < x < 1
   */
  at(index: number, point: Float64Array): Float64Array;
}

/**
 * @param seed a whole number; another one gives other points of equal quality
 * @throws where the sequence has not so many dimensions
 */
export function createSobolPoints(dimensions: number, seed: number): SobolPoints {
  if (!(dimensions >= 1 && dimensions <= SOBOL_DIMENSIONS)) {
    throw new RangeError(`Expected 1 to ${SOBOL_DIMENSIONS} dimensions, got ${dimensions}.`);
  }
  // Each dimension is scrambled by itself, so that a factor keeps its draws whatever others there are.
  const keys = Uint32Array.from({ length: dimensions }, (_, d) =>
    mix(mix(seed >>> 0) ^ mix(Math.floor(seed / 2 ** 32) ^ 0x5bd1e995) ^ mix(0x9e3779b9 + d)),
  );
  return {
    dimensions,
    at(index, point) {
      for (let d = 0; d < dimensions; d++) {
        let digits = 0;
        for (let j = d * BITS, rest = index; rest > 0; j++, rest >>>= 1) {
          if ((rest & 1) === 1) digits ^= DIRECTIONS[j]!;
        }
        // The middle of the interval, so that no quantile is asked for 0 or 1.
        point[d] = (scramble(digits, keys[d]!) + 0.5) / 2 ** BITS;
      }
      return point;
    },
  };
}

/** Owen's nested permutation of binary digits: each digit is turned by a hash of those before it. */
function scramble(digits: number, key: number): number {
  let x = reverseBits(digits);
  x = (x + key) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return reverseBits(x) >>> 0;
}

function reverseBits(value: number): number {
  let x = value;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}

/** A hash of 32 bits in which every bit of the input moves half of those of the output. */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
