import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLUTTER_HEIGHT_M,
  type ClutterType,
  clutterHeightGainDb,
  type HeightGain,
  type SlantClutter,
  slantClutterLossDb,
  type TerrestrialClutter,
  terrestrialClutterLossDb,
} from '../../../../src/model/radio/propagation/p2108.ts';
import { referenceRows } from './reference-rows.ts';

const gainRows = referenceRows('p2108_heightgain.csv');
const terrestrialRows = referenceRows('p2108_terrestrial.csv');

const TERMINAL: HeightGain = { fGhz: 1.5, hM: 2, streetWidthM: 27, clutterM: 15, clutter: 4 };
const PATH: TerrestrialClutter = { fGhz: 3.5, dKm: 1, pPct: 50 };

function lossOf(result: ReturnType<typeof clutterHeightGainDb>): number {
  if (!result.ok) throw new Error(`Expected a loss, got ${JSON.stringify(result.problems)}.`);
  return result.value;
}

describe('clutter of P.2108', () => {
  it('shields a terminal less the higher it stands, and not at all above the clutter', () => {
    const clutter = fc.constantFrom<ClutterType>(1, 2, 3, 4, 5, 6);
    const height = fc.double({ min: 0.5, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        clutter,
        height,
        height,
        fc.double({ min: 0.03, max: 3, noNaN: true }),
        (type, a, b, fGhz) => {
          const at = (hM: number) =>
            lossOf(
              clutterHeightGainDb({ ...TERMINAL, fGhz, hM, clutter: type, clutterM: CLUTTER_HEIGHT_M[type] }),
            );
          expect(at(Math.max(a, b))).toBeLessThanOrEqual(Math.max(at(Math.min(a, b)), 0));
          expect(at(CLUTTER_HEIGHT_M[type])).toBe(0);
        },
      ),
    );
  });

  it('hides more for more places, and no more beyond 2 km', () => {
    const place = fc.double({ min: 0.01, max: 99.99, noNaN: true });
    const frequency = fc.double({ min: 0.5, max: 67, noNaN: true });
    fc.assert(
      fc.property(
        place,
        place,
        frequency,
        fc.double({ min: 0.25, max: 50, noNaN: true }),
        (a, b, fGhz, dKm) => {
          const at = (pPct: number, km: number) => lossOf(terrestrialClutterLossDb({ fGhz, dKm: km, pPct }));
          expect(at(Math.max(a, b), dKm)).toBeGreaterThanOrEqual(at(Math.min(a, b), dKm));
          expect(at(a, dKm)).toBeLessThanOrEqual(at(a, 2));
        },
      ),
    );
  });

  it.skipIf(gainRows === undefined)('agrees with the height-gain rows, refusing those to refuse', () => {
    for (const row of gainRows!) {
      const result = clutterHeightGainDb({
        fGhz: Number(row.f__ghz),
        hM: Number(row.h__meter),
        streetWidthM: Number(row.w_s__meter),
        clutterM: Number(row.R__meter),
        clutter: Number(row.clutter_type) as ClutterType,
      });
      expect(result.ok, JSON.stringify(row)).toBe(row.rtn === '0');
      if (result.ok) expect(Math.abs(result.value - Number(row.A_h__db))).toBeLessThan(0.05);
    }
  });

  it.skipIf(terrestrialRows === undefined)(
    'agrees with the terrestrial rows, refusing those to refuse',
    () => {
      for (const row of terrestrialRows!) {
        const path = { fGhz: Number(row.f__ghz), dKm: Number(row.d__km), pPct: Number(row.p) };
        const result = terrestrialClutterLossDb(path);
        expect(result.ok, JSON.stringify(row)).toBe(row.rtn === '0');
        if (result.ok) expect(Math.abs(result.value - Number(row.L_ctt__db))).toBeLessThan(0.05);
      }
    },
  );

  it('hides less the higher the platform, and more for more places', () => {
    const place = fc.double({ min: 0.1, max: 99.9, noNaN: true });
    const elevation = fc.double({ min: 0, max: 90, noNaN: true });
    const frequency = fc.double({ min: 10, max: 100, noNaN: true });
    fc.assert(
      fc.property(place, place, elevation, elevation, frequency, (a, b, low, high, fGhz) => {
        const at = (pPct: number, elevationDeg: number) =>
          lossOf(slantClutterLossDb({ fGhz, elevationDeg, pPct }));
        expect(at(Math.max(a, b), low)).toBeGreaterThanOrEqual(at(Math.min(a, b), low) - 1e-9);
        expect(at(50, Math.max(low, high))).toBeLessThanOrEqual(at(50, Math.min(low, high)) + 1e-9);
      }),
    );
  });

  // P.2108-1 section 3.3 as NTIA's implementation of it tabulates it, rounded to 0.1 dB.
  it.each([
    [30, 2, 5, 7.7],
    [30, 2, 1, 1.9],
    [30, 2, 99, 87.3],
    [10, 10.5, 45, 12.4],
    [15, 90, 50, 0],
    [20, 0, 50, 45.6],
    [11.1, 15.5, 80.5, 14.7],
  ])('loses on a slant path at %d GHz, %d° in %d %% of places %d dB', (fGhz, elevationDeg, pPct, lossDb) => {
    expect(Math.abs(lossOf(slantClutterLossDb({ fGhz, elevationDeg, pPct })) - lossDb)).toBeLessThan(0.051);
  });

  it.each<[string, Partial<SlantClutter>, string]>([
    ['a frequency below', { fGhz: 9.9 }, 'fGhz'],
    ['a frequency above', { fGhz: 100.1 }, 'fGhz'],
    ['a platform below the horizon', { elevationDeg: -0.1 }, 'elevationDeg'],
    ['a platform past the zenith', { elevationDeg: 90.1 }, 'elevationDeg'],
    ['no place', { pPct: 0 }, 'pPct'],
    ['every place', { pPct: 100 }, 'pPct'],
    ['an elevation that is no number', { elevationDeg: Number.NaN }, 'elevationDeg'],
  ])('refuses %s on slant paths', (_, change, what) => {
    const result = slantClutterLossDb({ fGhz: 20, elevationDeg: 30, pPct: 50, ...change });
    expect(result).toMatchObject({ ok: false, problems: [{ what }] });
  });

  it('gives reference figures', () => {
    expect(lossOf(clutterHeightGainDb(TERMINAL))).toBeCloseTo(24.5, 1);
    expect(lossOf(terrestrialClutterLossDb({ fGhz: 26.6, dKm: 15.8, pPct: 45 }))).toBeCloseTo(32.5, 1);
  });

  it.each<[string, Partial<HeightGain>, string]>([
    ['a frequency outside', { fGhz: 4 }, 'fGhz'],
    ['a terminal in the ground', { hM: 0 }, 'hM'],
    ['a street without width', { streetWidthM: 0 }, 'streetWidthM'],
    ['clutter without height', { clutterM: 0 }, 'clutterM'],
    ['a seventh clutter', { clutter: 7 as ClutterType }, 'clutter'],
    ['a height that is no number', { hM: Number.NaN }, 'hM'],
  ])('refuses %s in height gain', (_, change, what) => {
    const result = clutterHeightGainDb({ ...TERMINAL, ...change });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.what).toBe(what);
  });

  it.each<[string, Partial<TerrestrialClutter>, string]>([
    ['a frequency outside', { fGhz: 67.1 }, 'fGhz'],
    ['a path too short', { dKm: 0.24 }, 'dKm'],
    ['no place', { pPct: 0 }, 'pPct'],
    ['every place', { pPct: 100 }, 'pPct'],
    ['a distance that is no number', { dKm: Number.NaN }, 'dKm'],
  ])('refuses %s on terrestrial paths', (_, change, what) => {
    const result = terrestrialClutterLossDb({ ...PATH, ...change });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.what).toBe(what);
  });
});
