import { describe, expect, it } from 'vitest';
import { readRows, sharedPath } from '../shared-data.ts';
import { callDenen } from './call-denen.ts';

async function answers(inputs: readonly object[]) {
  const { output } = await callDenen(['pathloss'], inputs.map((input) => JSON.stringify(input)).join('\n'));
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('denen pathloss', () => {
  const reference = sharedPath('vectors/tr38901_pathloss.csv');
  it.skipIf(reference === undefined)('answers the TR 38.901 reference rows in order', async () => {
    const rows = readRows(reference!);
    const number = (text: string) => (text === '' ? null : Number(text));
    const lines = await answers(
      rows.map((row) => ({
        model: 'tr38901',
        scenario: row.scenario,
        fGhz: Number(row.f_ghz),
        d2dM: Number(row.d2d_m),
        hBsM: Number(row.h_bs_m),
        hUtM: Number(row.h_ut_m),
        hBldgM: number(row.h_bldg_m!),
        streetWM: number(row.street_w_m!),
      })),
    );
    expect(lines).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      expect(Math.abs(lines[i].losDb - Number(row.PL_los_db))).toBeLessThan(1e-5);
      expect(Math.abs(lines[i].nlosDb - Number(row.PL_nlos_db))).toBeLessThan(1e-5);
    });
  });

  const areas = sharedPath('vectors/itm_area_ntia.csv');
  it.skipIf(areas === undefined)('answers the area rows of the Irregular Terrain Model', async () => {
    const rows = readRows(areas!);
    const lines = await answers(
      rows.map((row) => ({
        model: 'itm',
        hTxM: Number(row.h_tx__meter),
        hRxM: Number(row.h_rx__meter),
        climate: Number(row.climate),
        n0: Number(row.N_0),
        fMhz: Number(row.f__mhz),
        pol: Number(row.pol),
        epsilon: Number(row.epsilon),
        sigma: Number(row.sigma),
        mdvar: Number(row.mdvar),
        time: Number(row.time),
        location: Number(row.location),
        situation: Number(row.situation),
        area: {
          dKm: Number(row.d__km),
          deltaHM: Number(row.delta_h__meter),
          txSiting: Number(row.tx_siting_criteria),
          rxSiting: Number(row.rx_siting_criteria),
        },
      })),
    );
    // Their losses are rounded to 0.1 dB.
    rows.forEach((row, i) => {
      expect(Math.abs(lines[i].lossDb - Number(row.A__db))).toBeLessThan(0.06);
    });
    const [bad] = await answers([{ model: 'itm', area: { dKm: 5 } }]);
    expect(bad.problem).toBeDefined();
  });

  it('answers clutter and building entry, and refuses what is outside them', async () => {
    const lines = await answers([
      { model: 'p2108', section: '3.1', fGhz: 1.5, hM: 2, streetWidthM: 27, clutterM: 15, clutter: 4 },
      { model: 'p2108', section: '3.2', fGhz: 26.6, dKm: 15.8, pPct: 45 },
      { model: 'p2108', section: '3.3', fGhz: 10, elevationDeg: 10.5, pPct: 45 },
      { model: 'p2108', section: '3.2', fGhz: 0.24, dKm: 2, pPct: 50 },
      { model: 'p2109', fGhz: 3.5, pPct: 50, building: 1, elevationDeg: 0 },
      { model: 'p2109', fGhz: 3.5, pPct: 50, building: 3, elevationDeg: 0 },
    ]);
    expect(lines[0].lossDb).toBeCloseTo(24.5, 1);
    expect(lines[1].lossDb).toBeCloseTo(32.5, 1);
    expect(lines[2].lossDb).toBeCloseTo(12.4, 1);
    expect(lines[3].problem.what).toBe('fGhz');
    expect(lines[4].lossDb).toBeGreaterThan(10);
    expect(lines[5].problem.what).toBe('building');
  });

  it('refuses what a model does not hold for, and goes on with the other lines', async () => {
    const link = { model: 'tr38901', scenario: 'UMa', fGhz: 3.7, d2dM: 500, hBsM: 25, hUtM: 1.5 };
    const [good, frequency, unknown, onePoint] = await answers([
      link,
      { ...link, fGhz: 500 },
      { model: 'hata' },
      {
        model: 'itm',
        hTxM: 10,
        hRxM: 2,
        climate: 5,
        n0: 301,
        fMhz: 800,
        pol: 1,
        epsilon: 15,
        sigma: 0.005,
        mdvar: 12,
        time: 50,
        location: 50,
        situation: 50,
        stepM: 100,
        hM: [3],
      },
    ]);
    expect(good.losDb).toBeGreaterThan(80);
    expect(frequency.problem.what).toBe('fGhz');
    expect(unknown.problem.what).toBe('model');
    expect(onePoint.problem).toBeDefined();
  });
});
