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
