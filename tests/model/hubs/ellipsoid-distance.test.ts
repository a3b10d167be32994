import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM, geocentricM } from '../../../src/model/hubs/ellipsoid-distance.ts';
import { readRows, sharedPath } from '../../shared-data.ts';

const japan = fc.record({
  lat: fc.double({ min: 20, max: 46, noNaN: true }),
  lon: fc.double({ min: 122, max: 154, noNaN: true }),
});

function between(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  return distanceM(geocentricM([a.lat, b.lat], [a.lon, b.lon]), 0, 1);
}

describe('distanceM', () => {
  it('is the same both ways, nothing to oneself, and shorter than any detour', () => {
    fc.assert(
      fc.property(japan, japan, japan, (a, b, c) => {
        expect(between(a, a)).toBe(0);
        expect(between(a, b)).toBe(between(b, a));
        expect(between(a, b)).toBeLessThanOrEqual((between(a, c) + between(c, b)) * (1 + 1e-4));
      }),
    );
  });

  // Lengths of the meridian from the equator: 1° of latitude about 36°N on GRS80 is 110,959 m.
  it('agrees with the meridian arc', () => {
    expect(between({ lat: 35.5, lon: 140 }, { lat: 36.5, lon: 140 })).toBeCloseTo(110_959, -1);
  });

  const reference = sharedPath('vectors/geodesic_grs80.csv');
  it.skipIf(!reference)('is within 2.5e-5 of the geodesic', () => {
    for (const row of readRows(reference!)) {
      const length = Number(Object.values(row)[4]);
      const own = between(
        { lat: Number(row.lat1), lon: Number(row.lon1) },
        { lat: Number(row.lat2), lon: Number(row.lon2) },
      );
      expect(Math.abs(own / length - 1)).toBeLessThan(2.5e-5);
    }
  });
});
