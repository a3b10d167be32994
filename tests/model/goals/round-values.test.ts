import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundIndexAbove, roundIndexBelow, roundValue } from '../../../src/model/goals/round-values.ts';

const indices = fc.integer({ min: 0, max: 9000 });
const values = fc.double({ min: 0, max: 1e12, noNaN: true });

describe('round values', () => {
  it('rise in steps of at most 1 % of what they lead to', () => {
    fc.assert(
      fc.property(indices, (index) => {
        const [here, next] = [roundValue(index), roundValue(index + 1)];
        expect(next).toBeGreaterThan(here);
        expect(next - here).toBeLessThanOrEqual(Math.max(1, 0.01 * next));
      }),
    );
  });

  it('are found again by their value, and any value lies between two neighbours', () => {
    fc.assert(
      fc.property(indices, values, (index, value) => {
        expect(roundIndexBelow(roundValue(index))).toBe(index);
        expect(roundIndexAbove(roundValue(index))).toBe(index);
        const [below, above] = [roundIndexBelow(value), roundIndexAbove(value)];
        expect(roundValue(below)).toBeLessThanOrEqual(value);
        expect(roundValue(above)).toBeGreaterThanOrEqual(value);
        expect(above - below).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('have three digits', () => {
    expect([99, 100, 999, 1000, 1001].map((index) => roundValue(index))).toEqual([99, 100, 999, 1000, 1010]);
    expect(roundValue(roundIndexAbove(5_431_000_000))).toBe(5_440_000_000);
  });
});
