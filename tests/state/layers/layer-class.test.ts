import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classOfValue,
  FIRST_CLASS,
  NO_CELL,
  NO_DATA,
  paletteOf,
} from '../../../src/state/layers/layer-class.ts';

const breaksArbitrary = fc
  .uniqueArray(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 })
  .map((values) => values.sort((a, b) => a - b));
const value = fc.double({ min: -2e6, max: 2e6, noNaN: true });

describe('classOfValue', () => {
  it('rises with the value', () => {
    fc.assert(
      fc.property(breaksArbitrary, value, value, (breaks, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(classOfValue(breaks, low)).toBeLessThanOrEqual(classOfValue(breaks, high));
      }),
    );
  });

  it('counts the breaks that the value has reached, the break itself included', () => {
    fc.assert(
      fc.property(breaksArbitrary, value, (breaks, each) => {
        const reached = breaks.filter((limit) => each >= limit).length;
        expect(classOfValue(breaks, each)).toBe(FIRST_CLASS + reached);
        expect(classOfValue(breaks, breaks[0]!)).toBe(FIRST_CLASS + 1);
      }),
    );
  });

  it('has a class of its own for what is not a number', () => {
    expect(classOfValue([1, 2], Number.NaN)).toBe(NO_DATA);
  });
});

describe('paletteOf', () => {
  it('colours exactly the classes that are named', () => {
    const palette = paletteOf([
      { first: 2, last: 3, colour: '#0a141e' },
      { first: 5, last: 4, colour: '#ffffff' },
    ]);
    expect([...palette.subarray(8, 16)]).toEqual([10, 20, 30, 255, 10, 20, 30, 255]);
    expect(palette.filter((byte) => byte !== 0).length).toBe(8);
    expect(palette[NO_CELL * 4 + 3]).toBe(0);
  });
});
