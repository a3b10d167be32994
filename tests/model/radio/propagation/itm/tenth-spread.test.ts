import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tenthSpread } from '../../../../../src/model/radio/propagation/itm/tenth-spread.ts';

const samples = fc.array(
  fc.oneof(fc.double({ min: -5000, max: 5000, noNaN: true }), fc.integer({ min: -3, max: 3 })),
  {
    minLength: 35,
    maxLength: 245,
  },
);

describe('tenthSpread', () => {
  it('finds what sorting finds, whatever the guess of the deviation', () => {
    fc.assert(
      fc.property(
        samples,
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: -5, max: 5 }),
        fc.constantFrom(0, 1e-9, 1, 40, 1e9, Infinity),
        (values, tenth, slope, deviation) => {
          const line = (j: number) => 7 + slope * j;
          const sorted = values.map((value, j) => value - line(j)).sort((a, b) => a - b);
          const expected = sorted[values.length - tenth]! - sorted[tenth - 1]!;
          const found = tenthSpread(Float64Array.from(values), values.length, tenth, 7, slope, deviation);
          expect(found).toBe(expected);
        },
      ),
    );
  });
});
