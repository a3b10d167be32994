import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oklab, ramp } from '../../../src/state/layers/colour-ramp.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);

describe('oklab', () => {
  it('gives the values that its author publishes for white, and none of colour for grey', () => {
    const [l, a, b] = oklab('#ffffff');
    expect(l).toBeCloseTo(1, 4);
    expect(a).toBeCloseTo(0, 4);
    expect(b).toBeCloseTo(0, 4);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (grey) => {
        const two = grey.toString(16).padStart(2, '0');
        const [, ga, gb] = oklab(`#${two}${two}${two}`);
        expect(Math.hypot(ga, gb)).toBeLessThan(1e-4);
      }),
    );
  });
});

describe('ramp', () => {
  it('runs from the first anchor to the last', () => {
    fc.assert(
      fc.property(
        fc.array(hex, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 2, max: 12 }),
        (anchors, count) => {
          const colours = ramp(anchors, count);
          expect(colours).toHaveLength(count);
          expect(colours[0]).toBe(anchors[0]);
          expect(colours[count - 1]).toBe(anchors[anchors.length - 1]);
        },
      ),
    );
  });

  it('never leaves the lightness between its two anchors', () => {
    fc.assert(
      fc.property(hex, hex, fc.integer({ min: 2, max: 12 }), (from, to, count) => {
        const lightness = ramp([from, to], count).map((colour) => oklab(colour)[0]);
        const ends = [oklab(from)[0], oklab(to)[0]];
        // Half a step of a byte may be lost in rounding and at the edge of what a screen can show.
        for (const each of lightness) {
          expect(each).toBeGreaterThan(Math.min(...ends) - 0.02);
          expect(each).toBeLessThan(Math.max(...ends) + 0.02);
        }
      }),
    );
  });

  it('refuses a single anchor', () => {
    expect(() => ramp(['#000000'], 3)).toThrow('Expected at least two anchors, got 1.');
  });
});
