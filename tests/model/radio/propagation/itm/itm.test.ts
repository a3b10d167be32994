import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createItmPath,
  ITM_WARNINGS,
  type ItmArea,
  type ItmLink,
  type ItmLoss,
  itm,
  itmArea,
  itmPathLossDb,
  itmWarningNames,
  prepareItm,
} from '../../../../../src/model/radio/propagation/itm/itm.ts';
import { runningGroundOf } from '../../../../../src/model/radio/propagation/itm/running-ground.ts';

const LINK: ItmLink = {
  hTxM: 30,
  hRxM: 1.5,
  climate: 6,
  n0: 320,
  fMhz: 700,
  pol: 1,
  epsilon: 15,
  sigma: 0.005,
  mdvar: 12,
  time: 50,
  location: 50,
  situation: 50,
};

/** Hills of a few wavelengths, the same every time. */
function hills(points: number, heightM: number): Float64Array {
  return Float64Array.from({ length: points }, (_, i) => heightM * (1 + Math.sin(i / 7) * Math.cos(i / 23)));
}

function lossOf(result: ReturnType<typeof itm>): ItmLoss {
  if (!result.ok) throw new Error(`Expected a loss, got ${JSON.stringify(result.problems)}.`);
  return result.value;
}

const height = fc.double({ min: 1, max: 300, noNaN: true });
const frequency = fc.double({ min: 40, max: 10_000, noNaN: true });
const percentage = fc.double({ min: 1, max: 99, noNaN: true });
const terrain = fc.array(fc.double({ min: 0, max: 1500, noNaN: true }), { minLength: 2, maxLength: 120 });

describe('laws of the Irregular Terrain Model', () => {
  it('has a finite loss of a named mode for every valid link and terrain', () => {
    fc.assert(
      fc.property(height, height, frequency, percentage, terrain, (hTxM, hRxM, fMhz, time, hM) => {
        const result = itm({ ...LINK, hTxM, hRxM, fMhz, time }, { stepM: 250, hM });
        const { lossDb, mode, rc, warnings } = lossOf(result);
        expect(lossDb).toBeGreaterThan(0);
        expect(lossDb).toBeLessThan(1000);
        expect([1, 2, 3]).toContain(mode);
        expect(rc).toBe(warnings === 0 ? 0 : 1);
      }),
    );
  });

  it('loses more for more of the time, of the places and of the situations', () => {
    fc.assert(
      fc.property(
        percentage,
        percentage,
        terrain,
        fc.constantFrom('time', 'location', 'situation'),
        (a, b, hM, what) => {
          const loss = (share: number) =>
            lossOf(itm({ ...LINK, mdvar: 3, [what]: share }, { stepM: 250, hM })).lossDb;
          expect(loss(Math.max(a, b))).toBeGreaterThanOrEqual(loss(Math.min(a, b)) - 1e-9);
        },
      ),
    );
  });

  // Longer profiles are cut into windows from the transmitter's side, so only these are the same either way.
  it('is the same read from either end of a short profile, antennas exchanged', () => {
    const short = fc.array(fc.double({ min: 0, max: 1500, noNaN: true }), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(height, height, frequency, short, (hTxM, hRxM, fMhz, hM) => {
        const there = itm({ ...LINK, hTxM, hRxM, fMhz }, { stepM: 2500, hM });
        const exchanged = { ...LINK, hTxM: hRxM, hRxM: hTxM, fMhz };
        const back = itm(exchanged, { stepM: 2500, hM: [...hM].reverse() });
        expect(lossOf(back).lossDb).toBeCloseTo(lossOf(there).lossDb, 6);
      }),
    );
  });

  it('keeps nothing of the path before', () => {
    const prepared = prepareItm(LINK);
    if (!prepared.ok) throw new Error('Expected a valid link.');
    const path = createItmPath();
    const profiles = [hills(201, 300), hills(40, 20), hills(2, 5), hills(600, 900)];
    const alone = profiles.map((hM) =>
      itmPathLossDb(prepared.value, 90, runningGroundOf(hM), hM.length, createItmPath()),
    );
    const shared = [...profiles, ...profiles].map((hM) =>
      itmPathLossDb(prepared.value, 90, runningGroundOf(hM), hM.length, path),
    );
    expect(shared).toEqual([...alone, ...alone]);
  });
});

describe('figures of the Irregular Terrain Model', () => {
  it('gives the reference figure of an area link', () => {
    const link: ItmLink = {
      hTxM: 15,
      hRxM: 3,
      climate: 4,
      n0: 301,
      fMhz: 980,
      pol: 1,
      epsilon: 15,
      sigma: 0.008,
      mdvar: 2,
      time: 92,
      location: 53,
      situation: 97,
    };
    const { lossDb, mode, rc } = lossOf(itmArea(link, { dKm: 100, deltaHM: 5, txSiting: 2, rxSiting: 1 }));
    expect(lossDb).toBeCloseTo(224.1, 1);
    expect(mode).toBe(3);
    expect(rc).toBe(0);
  });

  it('cuts its windows where the reference does when nine tenths of a horizon are whole steps', () => {
    // The ridge stands ten steps before the end; the sum of 40 steps of 33.3 m and their product differ in a last bit.
    const hM = Array.from({ length: 51 }, (_, i) => ((i * 37) % 23) + (i === 40 ? 120 : 0));
    const { lossDb, rc, warnings, mode } = lossOf(itm({ ...LINK, hTxM: 20, hRxM: 10 }, { stepM: 33.3, hM }));
    expect(lossDb).toBeCloseTo(148.217805075, 6);
    expect([rc, warnings, mode]).toEqual([1, 1792, 1]);
  });

  it('refuses horizons so near over ground so conductive that the reference has no number', () => {
    const hM = Array.from({ length: 10 }, (_, i) => ((i * 37) % 23) * 5);
    const result = itm({ ...LINK, hTxM: 110, hRxM: 3, fMhz: 30, epsilon: 25, sigma: 5 }, { stepM: 70, hM });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.kind).toBe('infeasible');
  });

  it('refuses an impedance as reactive as resistive', () => {
    const result = itm({ ...LINK, pol: 0, epsilon: 1 }, { stepM: 100, hM: [5, 6, 7, 8] });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.got).toContain('1013');
  });

  it('raises the flags of low antennas, odd frequencies, short paths and far quantiles', () => {
    const link = { ...LINK, hTxM: 0.6, hRxM: 1200, fMhz: 12_000, situation: 99.95 };
    const { rc, warnings } = lossOf(itm(link, { stepM: 100, hM: [5, 5, 5, 5] }));
    const names = itmWarningNames(warnings);
    expect(rc).toBe(1);
    expect(names).toEqual(
      expect.arrayContaining([
        'txHeight',
        'rxHeight',
        'frequency',
        'distanceTooSmall1',
        'distanceTooSmall2',
        'extremeVariabilities',
      ]),
    );
    expect(itmWarningNames(ITM_WARNINGS.surfaceRefractivity)).toEqual(['surfaceRefractivity']);
  });

  it('warns of thin air on high ground and refuses it higher still', () => {
    const onMountain = (h: number) => itm({ ...LINK, n0: 300 }, { stepM: 500, hM: [h, h + 5, h, h + 9, h] });
    expect(itmWarningNames(lossOf(onMountain(2500)).warnings)).toContain('surfaceRefractivity');
    const refused = onMountain(8000);
    expect(refused.ok).toBe(false);
    if (!refused.ok) expect(refused.problems[0]!.got).toContain('1021');
  });

  it.each<[string, Partial<ItmLink>, string]>([
    ['an antenna too low', { hTxM: 0.4 }, 'hTxM'],
    ['an antenna too high', { hRxM: 3001 }, 'hRxM'],
    ['an unknown climate', { climate: 8 }, 'climate'],
    ['half a climate', { climate: 1.5 }, 'climate'],
    ['thin air', { n0: 249 }, 'n0'],
    ['a frequency below the model', { fMhz: 19 }, 'fMhz'],
    ['a frequency above the model', { fMhz: 20_001 }, 'fMhz'],
    ['a third polarisation', { pol: 2 }, 'pol'],
    ['ground emptier than nothing', { epsilon: 0.9 }, 'epsilon'],
    ['ground that does not conduct', { sigma: 0 }, 'sigma'],
    ['an unknown variability', { mdvar: 14 }, 'mdvar'],
    ['all of the time', { time: 100 }, 'time'],
    ['no place', { location: 0 }, 'location'],
    ['no situation', { situation: 0 }, 'situation'],
    ['a height that is no number', { hTxM: Number.NaN }, 'hTxM'],
  ])('refuses %s', (_, change, what) => {
    const result = itm({ ...LINK, ...change }, { stepM: 100, hM: hills(50, 40) });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.what).toBe(what);
  });

  it.each<[string, { stepM: number; hM: number[] }, string]>([
    ['a profile of one point', { stepM: 100, hM: [5] }, 'hM'],
    ['an empty profile', { stepM: 100, hM: [] }, 'hM'],
    ['a height that is no number', { stepM: 100, hM: [5, Number.NaN, 5] }, 'hM[1]'],
    ['no step', { stepM: 0, hM: [5, 6] }, 'stepM'],
  ])('refuses %s', (_, profile, what) => {
    const result = itm(LINK, profile);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.what).toBe(what);
  });

  it.each<[string, Partial<ItmArea>, string]>([
    ['no distance', { dKm: 0 }, 'dKm'],
    ['negative irregularity', { deltaHM: -1 }, 'deltaHM'],
    ['unknown siting', { rxSiting: 3 as 2 }, 'rxSiting'],
  ])('refuses %s in area mode', (_, change, what) => {
    const result = itmArea(LINK, { dKm: 10, deltaHM: 90, txSiting: 0, rxSiting: 0, ...change });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.what).toBe(what);
  });

  it('has no loss, rather than a wrong one, where the kernel meets a height that is no number', () => {
    const prepared = prepareItm(LINK);
    if (!prepared.ok) throw new Error('Expected a valid link.');
    for (const at of [0, 3, 25, 49]) {
      const hM = hills(50, 40);
      hM[at] = Number.NaN;
      expect(itmPathLossDb(prepared.value, 100, runningGroundOf(hM), 50, createItmPath())).toBeNaN();
    }
    expect(() =>
      itmPathLossDb(prepared.value, 100, runningGroundOf(hills(5, 4)), 1, createItmPath()),
    ).toThrow(/Expected 2/);
  });
});
