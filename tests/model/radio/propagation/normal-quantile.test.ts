import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  normalQuantile,
  normalQuantilePct,
} from '../../../../src/model/radio/propagation/normal-quantile.ts';

describe('normalQuantile', () => {
  it('rises, and is odd about one half', () => {
    const share = fc.double({ min: 1e-12, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        if (a < b) expect(normalQuantile(a)).toBeLessThanOrEqual(normalQuantile(b));
        expect(normalQuantilePct(100 - 100 * a)).toBeCloseTo(-normalQuantilePct(100 - (100 - 100 * a)), 12);
      }),
    );
  });

  it('gives the tabulated deviates', () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 14);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(1e-8)).toBeCloseTo(-5.612001244174789, 13);
    expect(normalQuantile(1e-300)).toBeCloseTo(-37.0470962993612, 11);
    expect(normalQuantilePct(99)).toBeCloseTo(2.3263478740408408, 14);
  });

  it('ends at infinity and has nothing beyond', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(1.1)).toBeNaN();
  });
});
