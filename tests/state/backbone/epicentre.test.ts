import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epicentre } from '../../../src/model/backbone/disaster-sets.ts';
import { intensityAt } from '../../../src/model/backbone/ground-motion.ts';
import {
  CIRCLE_INTENSITY,
  LEAST_MAGNITUDE,
  MOST_MAGNITUDE,
  magnitudeOf,
  radiusKmOf,
} from '../../../src/state/backbone/epicentre.ts';

const magnitudes = fc.integer({ min: LEAST_MAGNITUDE * 10, max: MOST_MAGNITUDE * 10 }).map((m) => m / 10);

describe('the circle of strong shaking', () => {
  it('grows with the magnitude, and its rim gives the magnitude back', () => {
    fc.assert(
      fc.property(magnitudes, magnitudes, (a, b) => {
        if (a < b) expect(radiusKmOf(a)).toBeLessThanOrEqual(radiusKmOf(b));
        if (radiusKmOf(a) > 0.1) expect(magnitudeOf(radiusKmOf(a))).toBeCloseTo(a, 5);
      }),
    );
  });

  it('ends where the shaking passes its intensity', () => {
    fc.assert(
      fc.property(magnitudes, (magnitude) => {
        const disaster = epicentre(0, 0, magnitude);
        const radius = radiusKmOf(magnitude);
        if (disaster.kind !== 'earthquake' || radius < 0.1) return;
        const at = (km: number) => intensityAt(disaster.earthquake, km / 111.2, 0);
        expect(at(radius * 0.99)).toBeGreaterThan(CIRCLE_INTENSITY);
        expect(at(radius * 1.01)).toBeLessThan(CIRCLE_INTENSITY);
      }),
    );
  });

  it('asks for no magnitude beyond what can be asked', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), (km) => {
        expect(magnitudeOf(km)).toBeGreaterThanOrEqual(LEAST_MAGNITUDE);
        expect(magnitudeOf(km)).toBeLessThanOrEqual(MOST_MAGNITUDE);
      }),
    );
  });
});
