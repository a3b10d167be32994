import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indicesOfScramble,
  joinScrambles,
  type SobolIndices,
  scrambleSeed,
} from '../../../src/model/uncertainty/sobol-indices.ts';
import { createSobolPoints, SOBOL_DIMENSIONS } from '../../../src/model/uncertainty/sobol-sequence.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('scrambled Sobol points', () => {
  it('put one point into each of 2^k slices of every dimension, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 10 }), (seed, k) => {
        const points = createSobolPoints(SOBOL_DIMENSIONS, seed);
        const point = new Float64Array(SOBOL_DIMENSIONS);
        const slices = Array.from({ length: SOBOL_DIMENSIONS }, () => new Set<number>());
        for (let i = 0; i < 2 ** k; i++) {
          points.at(i, point).forEach((x, d) => {
            expect(x > 0 && x < 1).toBe(true);
            slices[d]!.add(Math.floor(x * 2 ** k));
          });
        }
        for (const found of slices) expect(found.size).toBe(2 ** k);
      }),
      { numRuns: 30 },
    );
  });

  it('put one point into each elementary box of the first two dimensions', () => {
    const points = createSobolPoints(2, 7);
    const point = new Float64Array(2);
    for (let wide = 0; wide <= 8; wide++) {
      const boxes = new Set<string>();
      for (let i = 0; i < 256; i++) {
        const [x, y] = points.at(i, point);
        boxes.add(`${Math.floor(x! * 2 ** wide)} ${Math.floor(y! * 2 ** (8 - wide))}`);
      }
      expect(boxes.size).toBe(256);
    }
  });

  it('depend on seed, index and dimension alone', () => {
    const few = createSobolPoints(3, 5);
    const many = createSobolPoints(9, 5);
    const a = few.at(1234, new Float64Array(3));
    const b = many.at(1234, new Float64Array(9));
    expect([...b.subarray(0, 3)]).toEqual([...a]);
    expect([...createSobolPoints(3, 6).at(1234, new Float64Array(3))]).not.toEqual([...a]);
    expect([...createSobolPoints(3, scrambleSeed(5, 0)).at(1234, new Float64Array(3))]).not.toEqual([...a]);
  });

  it('refuses more dimensions than there are', () => {
    expect(() => createSobolPoints(SOBOL_DIMENSIONS + 1, 1)).toThrow(`1 to ${SOBOL_DIMENSIONS}`);
  });
});

/** Eight scrambles, as for a figure. */
function indicesOf(evaluate: (point: Float64Array) => number, factors: number, seed: number): SobolIndices {
  return joinScrambles(
    Array.from({ length: 8 }, (_, s) => indicesOfScramble(evaluate, factors, 256, scrambleSeed(seed, s))),
  );
}

/** Within four standard errors of the scrambles, and never far off however large those are. */
function expectIndices(found: SobolIndices, first: readonly number[], total: readonly number[]): void {
  const near = (value: number, error: number, wanted: number) => {
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(4 * error + 1e-9);
    expect(Math.abs(value - wanted)).toBeLessThan(0.05);
  };
  for (const [i, wanted] of first.entries()) near(found.first[i]!, found.firstError[i]!, wanted);
  for (const [i, wanted] of total.entries()) near(found.total[i]!, found.totalError[i]!, wanted);
}

describe('Sobol indices', () => {
  it('are those of the Ishigami function', () => {
    const [a, b] = [7, 0.1];
    const ishigami = (point: Float64Array) => {
      const [x, y, z] = Array.from(point, (u) => Math.PI * (2 * u - 1)) as [number, number, number];
      return Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
    };
    const first = [0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2, a ** 2 / 8, 0];
    const together = (8 * b ** 2 * Math.PI ** 8) / 225;
    const variance = first[0]! + first[1]! + together;
    const share = (part: number) => part / variance;
    for (const seed of [1, 20_250_331, 4_000_000_000]) {
      const found = indicesOf(ishigami, 3, seed);
      expectIndices(found, first.map(share), [first[0]! + together, first[1]!, together].map(share));
      expect(found.variance / variance).toBeCloseTo(1, 1);
      expect(found.mean).toBeCloseTo(a / 2, 1);
    }
  });

  it('are the squares of the weights of a sum', () => {
    const weights = [3, 2, 1, 0.5, 0];
    const all = weights.reduce((sum, weight) => sum + weight ** 2, 0);
    const wanted = weights.map((weight) => weight ** 2 / all);
    const found = indicesOf((point) => weights.reduce((sum, w, i) => sum + w * point[i]!, 10), 5, 3);
    expectIndices(found, wanted, wanted);
  });

  it("are those of Sobol's product function", () => {
    const a = [0, 1, 4.5, 9, 99, 99];
    const own = a.map((each) => 1 / (3 * (1 + each) ** 2));
    const all = own.reduce((product, each) => product * (1 + each), 1) - 1;
    const product = (point: Float64Array) =>
      a.reduce((sum, each, i) => (sum * (Math.abs(4 * point[i]! - 2) + each)) / (1 + each), 1);
    const total = own.map((each) => (each * ((all + 1) / (1 + each))) / all);
    expectIndices(
      indicesOf(product, 6, 11),
      own.map((each) => each / all),
      total,
    );
  });

  it('are all zero where a figure does not vary, and cost nothing for factors it does not know', () => {
    let calls = 0;
    const flat = (point: Float64Array) => {
      calls++;
      return 0.98 + 0 * point[0]!;
    };
    const one = indicesOfScramble(flat, 4, 64, 1, [1, 0, 0, 0]);
    expect(calls).toBe(3 * 64);
    expect([...one.first, ...one.total, one.variance]).toEqual(new Array(9).fill(0));
  });
});
