import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { GRS80_FLATTENING, GRS80_SEMI_MAJOR_AXIS_M, meridianPoint } from '../../../../src/model/grs80.ts';
import { aimRay, createRay, createRayOrigin, takeBearing } from '../../../../src/model/radio/terrain/ray.ts';

const ellipsoid = new geodesic.Geodesic.Geodesic(GRS80_SEMI_MAJOR_AXIS_M, GRS80_FLATTENING);
const lat = fc.double({ min: 20, max: 46, noNaN: true });
const lon = fc.double({ min: 122, max: 154, noNaN: true });
const azimuthDeg = fc.double({ min: -180, max: 180, noNaN: true });

/** Metres between a ray's point and the geodesic's. */
function errorM(fromLat: number, fromLon: number, azimuth: number, distanceM: number): number {
  const ray = createRay();
  aimRay(createRayOrigin(fromLat, fromLon), (azimuth * Math.PI) / 180, distanceM, ray);
  const sum = (terms: Float64Array): number => terms.reduce((total, term) => total + term, 0);
  const exact = ellipsoid.Direct(fromLat, fromLon, azimuth, distanceM);
  return ellipsoid.Inverse(sum(ray.y) / 480, 100 + sum(ray.x) / 320, exact.lat2!, exact.lon2!).s12!;
}

describe('rays', () => {
  it('follow geodesics within 2 cm over 50 km and 0.1 mm over 10 km', () => {
    fc.assert(
      fc.property(lat, lon, azimuthDeg, (y, x, azimuth) => {
        expect(errorM(y, x, azimuth, 50_000)).toBeLessThan(0.02);
        expect(errorM(y, x, azimuth, 10_000)).toBeLessThan(1e-4);
      }),
    );
  });

  it('measure distance and azimuth of places as geodesics do', () => {
    const distance = fc.double({ min: 60, max: 50_000, noNaN: true });
    fc.assert(
      fc.property(lat, lon, azimuthDeg, distance, (y, x, azimuth, distanceM) => {
        const place = ellipsoid.Direct(y, x, azimuth, distanceM);
        const { axisM, polarM } = meridianPoint(place.lat2!);
        const bearing = { distanceM: 0, azimuth: 0 };
        takeBearing(createRayOrigin(y, x), axisM, polarM, place.lon2! - x, bearing);
        expect(Math.abs(bearing.distanceM - distanceM)).toBeLessThan(0.002);
        const turn = bearing.azimuth - (azimuth * Math.PI) / 180;
        expect(Math.abs(Math.sin(turn / 2))).toBeLessThan(1e-7);
      }),
    );
  });

  it('start from places on Earth only', () => {
    expect(() => createRayOrigin(Number.NaN, 135)).toThrow('latitude');
    expect(() => createRayOrigin(90, 135)).toThrow('latitude');
  });
});
