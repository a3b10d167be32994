import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalLogarithm } from '../../../../src/model/radio/propagation/natural-logarithm.ts';

describe('naturalLogarithm', () => {
  it('agrees with Math.log for every normal positive number', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -1022, max: Number.MAX_VALUE, noNaN: true }), (x) => {
        const exact = Math.log(x);
        expect(Math.abs(naturalLogarithm(x) - exact)).toBeLessThanOrEqual(1e-15 + 4e-16 * Math.abs(exact));
      }),
      { numRuns: 5000 },
    );
  });

  it('stays exact to 1e-15 around 1 and at the edges of its intervals', () => {
    for (let i = 0; i <= 128; i++) {
      for (const x of [1 + i / 128, (1 + i / 128) * (1 - 2 ** -53), 1 - i * 1e-9]) {
        expect(Math.abs(naturalLogarithm(x) - Math.log(x))).toBeLessThan(1e-15);
      }
    }
  });

  it.each([0, -0, -1, Infinity, -Infinity, Number.NaN, Number.MIN_VALUE])('has no value at %s', (x) => {
    expect(naturalLogarithm(x)).toBeNaN();
  });
});
