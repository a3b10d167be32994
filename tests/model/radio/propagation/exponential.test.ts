import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, power } from '../../../../src/model/radio/propagation/exponential.ts';

describe('exponential', () => {
  it('agrees with Math.exp everywhere', () => {
    fc.assert(
      fc.property(fc.double({ min: -760, max: 709, noNaN: true }), (x) => {
        const exact = Math.exp(x);
        expect(Math.abs(exponential(x) - exact)).toBeLessThanOrEqual(2e-15 * exact);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    [0, 1],
    [-0, 1],
    [Infinity, Infinity],
    [-Infinity, 0],
    [Number.NaN, Number.NaN],
  ])('keeps its promises at %s', (x, expected) => {
    expect(exponential(x)).toBe(expected);
  });
});

describe('power', () => {
  it('agrees with Math.pow for positive bases', () => {
    const base = fc.double({ min: 1e-30, max: 1e30, noNaN: true });
    fc.assert(
      fc.property(base, fc.double({ min: -4, max: 4, noNaN: true }), (x, y) => {
        const exact = x ** y;
        expect(Math.abs(power(x, y) - exact)).toBeLessThanOrEqual(2e-13 * exact);
      }),
    );
  });

  it('has no value where the base is not positive', () => {
    expect(power(0, 2)).toBeNaN();
    expect(power(-2, 2)).toBeNaN();
  });
});
