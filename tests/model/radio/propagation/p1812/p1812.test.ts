import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createP1812Path,
  locationSigmaDb,
  lossOnly,
  type P1812Ends,
  type P1812Link,
  type P1812Loss,
  type P1812Profile,
  p1812,
  p1812PathLossDb,
  prepareP1812,
} from '../../../../../src/model/radio/propagation/p1812/p1812.ts';
import { ZONE_SEA } from '../../../../../src/model/radio/propagation/p1812/zones.ts';
import { textbookP1812Db } from '../../../../bench/p1812-textbook.ts';

const LINK: P1812Link & P1812Ends = {
  fGhz: 0.7,
  pPct: 10,
  pLPct: 50,
  sigmaLDb: 5.5,
  htgM: 30,
  hrgM: 1.5,
  pol: 2,
  dn: 45,
  n0: 325,
  phiT: 35.4,
  lamT: 132.9,
  phiR: 35.5,
  lamR: 133,
};

const HILLS: P1812Profile = {
  dKm: Array.from({ length: 60 }, (_, i) => i * 0.2),
  hM: Array.from({ length: 60 }, (_, i) => 150 + 120 * Math.sin(i / 7) * Math.cos(i / 19)),
  clutterM: Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 10 : 0)),
  zone: Array.from({ length: 60 }, (_, i) => (i < 15 ? 1 : i < 30 ? 3 : 4)),
};

function lossOf(result: ReturnType<typeof p1812>): P1812Loss {
  if (!result.ok) throw new Error(`Expected a loss, got ${JSON.stringify(result.problems)}.`);
  return result.value;
}

const aProfile: fc.Arbitrary<Record<'dKm' | 'hM' | 'clutterM' | 'zone', number[]>> = fc
  .record({
    stepKm: fc.double({ min: 0.05, max: 5, noNaN: true }),
    points: fc.array(
      fc.record({
        h: fc.double({ min: 0, max: 2000, noNaN: true }),
        r: fc.constantFrom(0, 10, 15, 20),
        zone: fc.constantFrom(1, 3, 4),
      }),
      { minLength: 3, maxLength: 80 },
    ),
  })
  .map(({ stepKm, points }) => ({
    dKm: points.map((_, i) => i * stepKm),
    hM: points.map(({ h }) => h),
    clutterM: points.map(({ r }) => r),
    zone: points.map(({ zone }) => zone),
  }));
const aLink = fc.record({
  fGhz: fc.double({ min: 0.03, max: 6, noNaN: true }),
  pPct: fc.double({ min: 1, max: 50, noNaN: true }),
  htgM: fc.double({ min: 1, max: 300, noNaN: true }),
  hrgM: fc.double({ min: 1, max: 300, noNaN: true }),
  pol: fc.constantFrom(1, 2),
});

describe('laws of P.1812', () => {
  it('has a finite loss, no less than line of sight, for every valid link and profile', () => {
    fc.assert(
      fc.property(aLink, aProfile, (link, profile) => {
        const path = createP1812Path();
        const { lossDb, fieldDbuvm } = lossOf(p1812({ ...LINK, ...link }, profile, path));
        expect(lossDb).toBeGreaterThanOrEqual(path.sightDb);
        expect(lossDb).toBeLessThan(2000);
        expect(fieldDbuvm + lossDb).toBeCloseTo(199.36 + 20 * Math.log10(link.fGhz), 9);
      }),
      { numRuns: 500 },
    );
  });

  it('diffracts no less over an obstacle raised between the ends', () => {
    const between = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 300, noNaN: true }),
    );
    fc.assert(
      fc.property(aLink, aProfile, between, (link, profile, [place, raiseM]) => {
        const last = profile.hM.length - 1;
        const at = 1 + Math.floor(place * (last - 1) * 0.999);
        const path = createP1812Path();
        p1812({ ...LINK, ...link }, profile, path);
        const before = path.bullingtonDb;
        // Clutter raises the obstacle and leaves the smooth surface alone.
        const clutterM = profile.clutterM.map((r, i) => (i === at ? r + raiseM : r));
        p1812({ ...LINK, ...link }, { ...profile, clutterM }, path);
        expect(path.bullingtonDb).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });

  it('loses more for more places, and nothing by places at sea', () => {
    const share = fc.double({ min: 1, max: 99, noNaN: true });
    fc.assert(
      fc.property(aProfile, share, share, (profile, a, b) => {
        const last = profile.hM.length - 1;
        const loss = (pLPct: number, zone: number) => {
          const zones = profile.hM.map((_, i) => (i === last ? zone : 4));
          return lossOf(p1812({ ...LINK, pLPct }, { ...profile, zone: zones })).lossDb;
        };
        expect(loss(Math.max(a, b), 4)).toBeGreaterThanOrEqual(loss(Math.min(a, b), 4));
        expect(loss(a, 1)).toBe(loss(b, 1));
      }),
    );
  });

  it('takes no clutter at the ends and inland air where nothing is said', () => {
    fc.assert(
      fc.property(aProfile, ({ dKm, hM }) => {
        const clutterM = hM.map((_, i) => (i === 0 || i === hM.length - 1 ? 40 : 0));
        const inland = hM.map(() => 4);
        const said = lossOf(p1812(LINK, { dKm, hM, clutterM, zone: inland }));
        expect(lossOf(p1812(LINK, { dKm, hM })).lossDb).toBe(said.lossDb);
      }),
    );
  });

  /** A point stands for the way to the middle of its neighbours. */
  const seaShareOf = (dKm: readonly number[], zone: readonly number[]) =>
    zone.reduce((sum, each, i) => {
      const from = i === 0 ? dKm[0]! : (dKm[i - 1]! + dKm[i]!) / 2;
      const to = i === dKm.length - 1 ? dKm[i]! : (dKm[i]! + dKm[i + 1]!) / 2;
      return each === ZONE_SEA ? sum + to - from : sum;
    }, 0) / dKm.at(-1)!;

  it('is what the Recommendation gives equation by equation, within 1e-6 dB', () => {
    const latitude = fc.double({ min: -80, max: 80, noNaN: true });
    const percent = fc.double({ min: 1, max: 99, noNaN: true });
    const coastKm = fc.oneof(fc.constant(500), fc.double({ min: 0, max: 5, noNaN: true }));
    const air = fc.record({ pLPct: percent, dctKm: coastKm, dcrKm: coastKm });
    fc.assert(
      fc.property(aProfile, aLink, air, latitude, (profile, change, more, lat) => {
        const link = { ...LINK, ...change, ...more };
        const { dKm, hM, clutterM, zone } = profile;
        // Where exactly three quarters lie over sea, rounding decides whether the coast counts (eq. 49a).
        fc.pre(Math.abs(seaShareOf(dKm, zone) - 0.75) > 1e-9);
        const prepared = prepareP1812(link);
        if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
        const lossDb = p1812PathLossDb(
          prepared.value,
          Float64Array.from(dKm),
          Float64Array.from(hM),
          Float64Array.from(clutterM),
          Uint8Array.from(zone),
          dKm.length,
          lat,
          createP1812Path(),
        );
        const expected = textbookP1812Db(link, { dKm, hM, clutterM, zone }, lat);
        expect(Math.abs(lossDb - expected)).toBeLessThan(1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('loses for half of the time the same where nothing but the loss is wanted', () => {
    const latitude = fc.double({ min: -80, max: 80, noNaN: true });
    const path = createP1812Path();
    fc.assert(
      fc.property(aProfile, aLink, latitude, (profile, change, lat) => {
        const prepared = prepareP1812({ ...LINK, ...change, pPct: 50 });
        if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
        const law = prepared.value;
        const columns = [profile.dKm, profile.hM, profile.clutterM].map((column) =>
          Float64Array.from(column),
        );
        const [dKm, hM, clutterM] = columns as [Float64Array, Float64Array, Float64Array];
        const zone = Uint8Array.from(profile.zone);
        const whole = p1812PathLossDb(law, dKm, hM, clutterM, zone, dKm.length, lat, createP1812Path());
        const only = p1812PathLossDb(lossOnly(law), dKm, hM, clutterM, zone, dKm.length, lat, path);
        expect(Math.abs(only - whole)).toBeLessThan(1e-9);
      }),
      { numRuns: 500 },
    );
    const often = prepareP1812({ ...LINK, pPct: 10 });
    expect(often.ok && lossOnly(often.value).isLossOnly).toBe(false);
  });

  it('keeps nothing of the path before', () => {
    fc.assert(
      fc.property(aLink, aProfile, aProfile, (link, first, second) => {
        const shared = createP1812Path();
        p1812({ ...LINK, ...link }, first, shared);
        p1812({ ...LINK, ...link }, second, shared);
        const alone = createP1812Path();
        p1812({ ...LINK, ...link }, second, alone);
        expect(shared).toEqual(alone);
      }),
    );
  });

  it('falls with height above the clutter from σL to nothing', () => {
    const sigma = (heightM: number) => locationSigmaDb({ fGhz: 0.7, areaM: 100, heightM, clutterM: 10 });
    expect(sigma(5)).toBeCloseTo((0.52 + 0.024 * 0.7) * 100 ** 0.28, 12);
    expect(sigma(10)).toBe(sigma(1.5));
    expect(sigma(15)).toBeCloseTo(sigma(10) / 2, 12);
    expect(sigma(20)).toBe(0);
    expect(sigma(40)).toBe(0);
  });
});

describe('figures of P.1812', () => {
  it('loses over sea, coast and hills what it lost when it first agreed with the reference cases', () => {
    expect(lossOf(p1812(LINK, HILLS)).lossDb).toBeCloseTo(153.608993427, 6);
  });

  it('touches an edge without dividing nothing by nothing', () => {
    // Bulge and terrain put the middle point exactly on the line between the antennas for the median earth.
    const dKm = [0, 1, 2];
    const medianEarthKm = (6371 * 157) / (157 - 45);
    const bulgeM = 500 / medianEarthKm;
    const { lossDb } = lossOf(
      p1812({ ...LINK, htgM: 10, hrgM: 10 }, { dKm, hM: [0, 10 - bulgeM, 0], clutterM: [0, 0, 0] }),
    );
    expect(lossDb).toBeGreaterThan(0);
  });

  it('warns of short and sparse paths, polar ends and rare places', () => {
    const link = { ...LINK, phiT: 85, phiR: 85.001, pLPct: 99.5 };
    const { warnings } = lossOf(p1812(link, { dKm: [0, 0.05, 0.1], hM: [3, 4, 5] }));
    expect(warnings.map(({ what }) => what)).toEqual([
      'pLPct',
      'profile.dKm',
      'profile.dKm.length',
      'phiT',
      'phiR',
    ]);
  });

  it.each<[string, Partial<P1812Link & P1812Ends>, string]>([
    ['a frequency below', { fGhz: 0.02 }, 'fGhz'],
    ['a frequency above', { fGhz: 6.1 }, 'fGhz'],
    ['a rare time', { pPct: 0.5 }, 'pPct'],
    ['most of the time', { pPct: 51 }, 'pPct'],
    ['every place', { pLPct: 100 }, 'pLPct'],
    ['a negative spread', { sigmaLDb: -1 }, 'sigmaLDb'],
    ['an antenna in the grass', { htgM: 0.5 }, 'htgM'],
    ['an antenna too high', { hrgM: 3001 }, 'hrgM'],
    ['a third polarisation', { pol: 3 }, 'pol'],
    ['a flat effective earth', { dn: 157 }, 'dn'],
    ['no air', { n0: 0 }, 'n0'],
    ['a coast behind', { dctKm: -1 }, 'dctKm'],
    ['a latitude beyond the pole', { phiR: 91 }, 'phiR'],
    ['a height that is no number', { htgM: Number.NaN }, 'htgM'],
    ['a longitude that is no number', { lamT: Number.NaN }, 'lamT'],
  ])('refuses %s', (_, change, what) => {
    const result = p1812({ ...LINK, ...change }, HILLS);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.what).toBe(what);
  });

  it.each<[string, P1812Profile, string]>([
    ['a profile of one point', { dKm: [0], hM: [5] }, 'profile.dKm'],
    ['a profile without a middle', { dKm: [0, 1], hM: [5, 6] }, 'profile.dKm'],
    ['columns of unequal length', { dKm: [0, 1, 2], hM: [5, 6] }, 'profile.hM'],
    ['a profile that starts late', { dKm: [1, 2, 3], hM: [5, 6, 7] }, 'profile.dKm[0]'],
    ['a profile that turns back', { dKm: [0, 2, 1], hM: [5, 6, 7] }, 'profile.dKm[2]'],
    ['a point twice', { dKm: [0, 1, 1], hM: [5, 6, 7] }, 'profile.dKm[2]'],
    ['a height that is no number', { dKm: [0, 1, 2], hM: [5, Number.NaN, 7] }, 'profile.hM[1]'],
    ['clutter below ground', { dKm: [0, 1, 2], hM: [5, 6, 7], clutterM: [0, -1, 0] }, 'profile.clutterM[1]'],
    ['an unknown zone', { dKm: [0, 1, 2], hM: [5, 6, 7], zone: [4, 2, 4] }, 'profile.zone[1]'],
  ])('refuses %s', (_, profile, what) => {
    const result = p1812(LINK, profile);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.what).toBe(what);
  });

  it('has no loss, rather than a wrong one, where the kernel meets a height that is no number', () => {
    const prepared = prepareP1812(LINK);
    if (!prepared.ok) throw new Error('Expected a valid link.');
    const column = (values: ArrayLike<number>) => Float64Array.from(values);
    for (const name of ['hM', 'clutterM'] as const) {
      const columns = { hM: column(HILLS.hM), clutterM: column(HILLS.clutterM!) };
      columns[name][7] = Number.NaN;
      const { hM, clutterM } = columns;
      const path = createP1812Path();
      const dKm = column(HILLS.dKm);
      expect(p1812PathLossDb(prepared.value, dKm, hM, clutterM, undefined, 60, 35, path)).toBeNaN();
      expect(() => p1812PathLossDb(prepared.value, dKm, hM, clutterM, undefined, 2, 35, path)).toThrow(
        /Expected 3/,
      );
    }
  });
});
