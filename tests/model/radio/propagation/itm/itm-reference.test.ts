import { describe, expect, it } from 'vitest';
import {
  type ItmArea,
  type ItmLink,
  type ItmLoss,
  itm,
  itmArea,
} from '../../../../../src/model/radio/propagation/itm/itm.ts';
import { type Row, referenceRows, referenceText } from '../reference-rows.ts';

function lossOf(result: ReturnType<typeof itm>): ItmLoss {
  if (!result.ok) throw new Error(`Expected a loss, got ${JSON.stringify(result.problems)}.`);
  return result.value;
}

function linkOf(row: Row): ItmLink {
  const number = (name: string) => Number(row[name]);
  return {
    hTxM: number('h_tx__meter'),
    hRxM: number('h_rx__meter'),
    climate: number('climate'),
    n0: number('N_0'),
    fMhz: number('f__mhz'),
    pol: number('pol'),
    epsilon: number('epsilon'),
    sigma: number('sigma'),
    mdvar: number('mdvar'),
    time: number('time'),
    location: number('location'),
    situation: number('situation'),
  };
}

const pathRows = referenceRows('itm_p2p_ntia.csv');
const profiles = referenceText('itm_p2p_ntia_profiles.csv')
  ?.trim()
  .split(/\r?\n/)
  .map((line) => line.split(',').map(Number));
const areaRows = referenceRows('itm_area_ntia.csv');
const quickRows = referenceRows('itm_qkpfl_expected.csv');
const quickProfile = referenceRows('itm_qkpfl_profile.csv');

describe('reference rows of the Irregular Terrain Model', () => {
  it.skipIf(pathRows === undefined || profiles === undefined)('agrees point to point within 0.01 dB', () => {
    pathRows!.forEach((row, i) => {
      const [, stepM, ...hM] = profiles![i]!;
      const { lossDb } = lossOf(itm(linkOf(row), { stepM: stepM!, hM }));
      expect(Math.abs(lossDb - Number(row.A__db)), `row ${i}`).toBeLessThan(0.01);
    });
  });

  it.skipIf(areaRows === undefined)('agrees in area mode within 0.06 dB', () => {
    areaRows!.forEach((row, i) => {
      const area = {
        dKm: Number(row.d__km),
        deltaHM: Number(row.delta_h__meter),
        txSiting: Number(row.tx_siting_criteria),
        rxSiting: Number(row.rx_siting_criteria),
      } as ItmArea;
      const { lossDb } = lossOf(itmArea(linkOf(row), area));
      expect(Math.abs(lossDb - Number(row.A__db)), `row ${i}`).toBeLessThan(0.06);
    });
  });

  it.skipIf(quickRows === undefined || quickProfile === undefined)(
    'agrees with the profile of the original report, rounded to 0.1 dB, within 0.05 dB',
    () => {
      const hM = quickProfile!.map((row) => Number(row.elev_m));
      const stepM = Number(quickProfile![1]!.dist_m);
      // The rows give the refractivity at the surface: take the reduction by the mean height back.
      const skipped = Math.trunc(0.1 * (hM.length - 1));
      const inner = hM.slice(skipped, hM.length - skipped);
      const meanM = inner.reduce((sum, h) => sum + h, 0) / inner.length;
      for (const row of quickRows!) {
        const link: ItmLink = {
          hTxM: Number(row.h_tx_m),
          hRxM: Number(row.h_rx_m),
          climate: Number(row.climate),
          n0: Number(row['N_s(surface,final)']) * Math.exp(meanM / 9460),
          fMhz: Number(row.f_mhz),
          pol: Number(row.pol),
          epsilon: Number(row.epsilon),
          sigma: Number(row.sigma),
          mdvar: Number(row.mdvar),
          time: 100 * Number(row.reliability),
          location: 50,
          situation: 100 * Number(row.confidence),
        };
        const { lossDb } = lossOf(itm(link, { stepM, hM }));
        expect(Math.abs(lossDb - Number(row.A_db)), JSON.stringify(row)).toBeLessThan(0.05);
      }
    },
  );
});
