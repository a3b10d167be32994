import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { GRS80_FLATTENING, GRS80_SEMI_MAJOR_AXIS_M } from '../../../../src/model/grs80.ts';
import {
  COVER_NEAR_SEA,
  COVER_OPEN,
  COVER_SEA,
  COVER_URBAN,
  DEFAULT_CLUTTER,
  zoneOf,
} from '../../../../src/model/radio/terrain/land-cover.ts';
import { aimRay, createRay, createRayOrigin } from '../../../../src/model/radio/terrain/ray.ts';
import {
  clearRayProfile,
  createRayProfile,
  createReliefSampler,
  fillRayProfile,
} from '../../../../src/model/radio/terrain/ray-profile.ts';
import { groundAt } from '../../../../src/model/radio/terrain/relief.ts';
import {
  createSweep,
  createSweepGrid,
  nearestPoint,
  nearestRay,
} from '../../../../src/model/radio/terrain/sweep.ts';
import { madeUpRelief } from './made-up-relief.ts';

const ellipsoid = new geodesic.Geodesic.Geodesic(GRS80_SEMI_MAJOR_AXIS_M, GRS80_FLATTENING);
const waves = madeUpRelief(
  (y, x) => 400 + 300 * Math.sin(y / 9) * Math.cos(x / 7),
  (row, column) => ((row + column) % 3 === 0 ? COVER_URBAN : COVER_OPEN),
);
const sampler = createReliefSampler(waves, DEFAULT_CLUTTER.heightM);
const lat = fc.double({ min: 30, max: 45, noNaN: true });
const lon = fc.double({ min: 128, max: 145, noNaN: true });
const azimuthDeg = fc.double({ min: -180, max: 180, noNaN: true });

describe('profiles along rays', () => {
  it('have the ground under the geodesic, across the edges of tiles', () => {
    const profile = createRayProfile(50, 201, 'all');
    fc.assert(
      fc.property(lat, lon, azimuthDeg, (y, x, azimuth) => {
        const ray = createRay();
        aimRay(createRayOrigin(y, x), (azimuth * Math.PI) / 180, 50, ray);
        clearRayProfile(profile);
        // In two parts: the same as at once.
        fillRayProfile(sampler, ray, 60, profile);
        fillRayProfile(sampler, ray, 201, profile);
        expect(profile.firstAbsent).toBe(201);
        for (const i of [0, 1, 77, 200]) {
          const place = ellipsoid.Direct(y, x, azimuth, 50 * i);
          // Slopes are below 50 m in 231 m: a millimetre beside gives less than a millimetre of height.
          expect(profile.hM[i]).toBeCloseTo(groundAt(waves, place.lat2!, place.lon2!).heightM, 2);
          expect(profile.dKm[i]).toBeCloseTo(0.05 * i, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tell from which point on heights are missing, and sea from land', () => {
    const half = madeUpRelief(
      () => 50,
      () => COVER_URBAN,
      (_, meshColumn) => (meshColumn >= 36 ? 'absent' : 'land'),
    );
    const ray = createRay();
    aimRay(createRayOrigin(35.5, 135.99), Math.PI / 2, 100, ray);
    const profile = createRayProfile(100, 50, 'all');
    fillRayProfile(createReliefSampler(half, DEFAULT_CLUTTER.heightM), ray, 50, profile);
    // 0.01° of longitude at 35.5° are 907 m.
    expect(profile.firstAbsent).toBe(10);
    expect(profile.clutterM[3]).toBe(15);
    expect([zoneOf(COVER_SEA, 0), zoneOf(COVER_OPEN, 5), zoneOf(COVER_OPEN | COVER_NEAR_SEA, 5)]).toEqual([
      1, 4, 3,
    ]);
    expect(zoneOf(COVER_OPEN | COVER_NEAR_SEA, 100)).toBe(4);
  });
});

describe('sweeps', () => {
  it('have a ray within half a square of every place in range', () => {
    const grid = createSweepGrid(5000, 50);
    const distance = fc.double({ min: 60, max: 5000, noNaN: true });
    fc.assert(
      fc.property(azimuthDeg, distance, (azimuth, distanceM) => {
        const radians = (azimuth * Math.PI) / 180;
        const ray = nearestRay(grid, radians);
        const turn = (2 * Math.PI * ray) / grid.rayCount - radians;
        const along = grid.stepM * nearestPoint(grid, distanceM);
        expect(Math.abs(Math.sin(turn)) * distanceM).toBeLessThan(62.6);
        expect(Math.abs(along - distanceM)).toBeLessThanOrEqual(25.1);
      }),
    );
  });

  it('sample a ray once', () => {
    const sweep = createSweep(sampler, createSweepGrid(1000, 50), 35, 135);
    expect(sweep.profileOf(3)).toBe(sweep.profileOf(3));
  });

  it('are of a range and a step that make sense', () => {
    expect(() => createSweepGrid(60_000, 50)).toThrow('range');
    expect(() => createSweepGrid(100, 50)).toThrow('three steps');
    expect(() => createSweepGrid(Number.NaN, 50)).toThrow('range');
  });
});
