import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../geodata/build/apportion.ts';

const weights = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
const total = fc.integer({ min: 0, max: 4_000_000 });

function parts(count: number, weight: readonly number[]): number[] {
  const result = weight.map(() => Number.NaN);
  apportion(count, [...weight.keys()], weight, result);
  return result;
}

describe('apportion', () => {
  const someWeight = weights.filter((list) => list.some((weight) => weight > 0));

  it('adds up to the total exactly', () => {
    fc.assert(
      fc.property(someWeight, total, (weight, count) => {
        const sum = parts(count, weight).reduce((a, b) => a + b, 0);
        expect(sum).toBe(count);
      }),
    );
  });

  it('keeps every part within 1 of its exact share, and 0 where there is no weight', () => {
    fc.assert(
      fc.property(someWeight, total, (weight, count) => {
        const weightSum = weight.reduce((a, b) => a + b, 0);
        parts(count, weight).forEach((part, i) => {
          expect(Number.isInteger(part)).toBe(true);
          // |part − total · weight / Σ| < 1 in whole numbers.
          expect(Math.abs(part * weightSum - count * weight[i]!)).toBeLessThan(weightSum);
          if (weight[i] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  it('never gives the lighter of two places more, and of equal ones the earlier at least as much', () => {
    fc.assert(
      fc.property(someWeight, total, (weight, count) => {
        const result = parts(count, weight);
        for (let i = 0; i < weight.length; i++) {
          for (let j = i + 1; j < weight.length; j++) {
            if (weight[i]! < weight[j]!) expect(result[i]).toBeLessThanOrEqual(result[j]!);
            if (weight[i] === weight[j]) expect(result[i]).toBeGreaterThanOrEqual(result[j]!);
          }
        }
      }),
    );
  });

  it('gives back the weights where the total is their sum', () => {
    fc.assert(
      fc.property(someWeight, (weight) => {
        const sum = weight.reduce((a, b) => a + b, 0);
        expect(parts(sum, weight)).toEqual(weight);
      }),
    );
  });

  it('fills the members only', () => {
    const result = [7, 7, 7, 7];
    apportion(10, [1, 3], [100, 1, 100, 4], result);
    expect(result).toEqual([7, 2, 7, 8]);
  });

  it('gives the odd ones to the largest remainders, ties to the first', () => {
    expect(parts(10, [1, 1, 1])).toEqual([4, 3, 3]);
    // Exact shares 4.3, 2.9, 2.8.
    expect(parts(10, [43, 29, 28])).toEqual([4, 3, 3]);
  });

  it('refuses people without a place and counts that are none', () => {
    expect(() => parts(3, [0, 0])).toThrow('Expected weight to place 3 by, got none.');
    expect(parts(0, [0, 0])).toEqual([0, 0]);
    expect(() => parts(-1, [1])).toThrow('got -1');
    expect(() => parts(2.5, [1])).toThrow('got 2.5');
    expect(() => parts(2 ** 40, [2 ** 40])).toThrow('below 2^53');
  });
});
