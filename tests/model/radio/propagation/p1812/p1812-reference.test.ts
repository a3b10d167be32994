import { describe, expect, it } from 'vitest';
import {
  createP1812Path,
  type P1812Path,
  p1812,
} from '../../../../../src/model/radio/propagation/p1812/p1812.ts';
import { type Row, referenceRows } from '../reference-rows.ts';

const cases = referenceRows('p1812_cases.csv');
const profileRows = referenceRows('p1812_profiles.csv');

/** Column of the reference file, by how it begins, and the intermediate it holds. */
const INTERMEDIATES: readonly (readonly [string, (path: P1812Path) => number])[] = [
  ['d (km)', (path) => path.distanceKm],
  ['dlt (km)', (path) => path.horizonTxKm],
  ['dlr (km)', (path) => path.horizonRxKm],
  ['th_t (mrad)', (path) => path.angleTxMrad],
  ['th_r (mrad)', (path) => path.angleRxMrad],
  ['th (mrad)', (path) => path.angleMrad],
  ['hts (m)', (path) => path.txAslM],
  ['hrs (m)', (path) => path.rxAslM],
  ['htc (m) [Table 5]', (path) => path.txAslM],
  ['hrc (m) [Table 5]', (path) => path.rxAslM],
  ['w [Table 5]', (path) => path.seaShare],
  ['dtm (km)', (path) => path.longestLandKm],
  ['dlm (km)', (path) => path.longestInlandKm],
  ['phi (deg)', (path) => path.latitudeDeg],
  ['b0 (%)', (path) => path.ductingPct],
  ['hst (m) [Eq (85)]', (path) => path.fittedTxAslM],
  ['hsr (m) [Eq (86)]', (path) => path.fittedRxAslM],
  ['hst (m) [Eq (90a)]', (path) => path.smoothTxAslM],
  ['hsr (m) [Eq (90b)]', (path) => path.smoothRxAslM],
  ['hstd (m)', (path) => path.diffractionTxAslM],
  ['hsrd (m)', (path) => path.diffractionRxAslM],
  ['htc (m) [Eq (37a)]', (path) => path.diffractionTxM],
  ['hrc (m) [Eq (37b)]', (path) => path.diffractionRxM],
  ['hte (m)', (path) => path.effectiveTxM],
  ['hre (m)', (path) => path.effectiveRxM],
  ['hm (m)', (path) => path.roughnessM],
  ['Fi ', (path) => path.timeFactor],
  ['Fj ', (path) => path.angleFactor],
  ['Fk ', (path) => path.distanceFactor],
  ['Lbfs ', (path) => path.freeSpaceDb],
  ['Lb0p ', (path) => path.sightDb],
  ['Lb0b ', (path) => path.sightDuctingDb],
  ['Lbulla ', (path) => path.bullingtonDb],
  ['Lbulls ', (path) => path.bullingtonSmoothDb],
  ['Ldsph ', (path) => path.sphericalDb],
  ['Ld50 ', (path) => path.diffraction50Db],
  ['Ldb ', (path) => path.diffractionDuctingDb],
  ['Ldp ', (path) => path.diffractionDb],
  ['Lbd50 ', (path) => path.diffracted50Db],
  // The reference prints Lbd after equation 61 has replaced it where Lminbap is less.
  ['Lbd ', (path) => (path.minimumAnomalousDb <= path.diffractedDb ? path.enhancedDb : path.diffractedDb)],
  ['Lminb0p ', (path) => path.minimumSightDb],
  ['Lba ', (path) => path.anomalousDb],
  ['Lminbap ', (path) => path.minimumAnomalousDb],
  ['Lbda ', (path) => path.enhancedDb],
  ['Lbam ', (path) => path.modifiedDb],
  ['Lbs ', (path) => path.scatterDb],
  ['Lbc ', (path) => path.halfPlacesDb],
  ['Lb (dB)', (path) => path.lossDb],
];

function cell(row: Row, start: string): number {
  const name = Object.keys(row).find((key) => key.startsWith(start));
  if (name === undefined) throw new Error(`Expected a column that begins with ${start}.`);
  return Number(row[name]);
}

describe('reference cases of P.1812-8', () => {
  it.skipIf(cases === undefined || profileRows === undefined)(
    'agrees in loss, field strength and every intermediate within 1e-6',
    () => {
      const profiles = new Map<string, { dKm: number[]; hM: number[]; clutterM: number[]; zone: number[] }>();
      for (const row of profileRows!) {
        const profile = profiles.get(row.profile!) ?? { dKm: [], hM: [], clutterM: [], zone: [] };
        profiles.set(row.profile!, profile);
        profile.dKm.push(Number(row.d_km));
        profile.hM.push(Number(row.h_m));
        profile.clutterM.push(Number(row.clutter_height_m));
        profile.zone.push(Number(row.zone));
      }
      expect(cases!.length).toBe(63);
      for (const row of cases!) {
        const path = createP1812Path();
        const link = {
          fGhz: cell(row, 'f (GHz)'),
          pPct: cell(row, 'p (%)'),
          pLPct: cell(row, 'pL (%)'),
          sigmaLDb: cell(row, 'sigmaL'),
          htgM: cell(row, 'htg'),
          hrgM: cell(row, 'hrg'),
          pol: cell(row, 'pol'),
          dn: cell(row, 'DN'),
          n0: cell(row, 'N0'),
          phiT: cell(row, 'phi_t'),
          lamT: cell(row, 'lam_t'),
          phiR: cell(row, 'phi_r'),
          lamR: cell(row, 'lam_r'),
          dctKm: cell(row, 'dct'),
          dcrKm: cell(row, 'dcr'),
        };
        const label = `${row.profile} case ${row.case}`;
        const result = p1812(link, profiles.get(row.profile!)!, path);
        if (!result.ok) throw new Error(`Expected a loss for ${label}.`);
        const { lossDb, fieldDbuvm } = result.value;
        expect(Math.abs(lossDb - cell(row, 'Lb (dB)')), label).toBeLessThan(1e-6);
        expect(Math.abs(fieldDbuvm - cell(row, 'Ep (dBuV/m) [')), label).toBeLessThan(1e-6);
        for (const [start, intermediate] of INTERMEDIATES) {
          expect(Math.abs(intermediate(path) - cell(row, start)), `${label} ${start}`).toBeLessThan(1e-6);
        }
      }
    },
  );
});
