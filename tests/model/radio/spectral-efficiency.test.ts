import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CQI_EFFICIENCY,
  CQI_THRESHOLD_DB,
  channelQuality,
  cqiEfficiency,
  requiredSinrDb,
  SHANNON_DOWNLINK,
  SHANNON_UPLINK,
  shannonEfficiency,
} from '../../../src/model/radio/spectral-efficiency.ts';
import { readRows, sharedPath } from '../../shared-data.ts';

const sinr = fc.double({ min: -30, max: 50, noNaN: true });

describe('spectral efficiency', () => {
  const reference = sharedPath('vectors/nr_cqi_spectral_efficiency.csv');
  it.skipIf(reference === undefined)('has the reference table', () => {
    const rows = readRows(reference!).map((row) => Object.values(row).map(Number));
    expect(rows.map(([, threshold]) => threshold)).toEqual(CQI_THRESHOLD_DB);
    expect(rows.map(([, , efficiency]) => efficiency)).toEqual(CQI_EFFICIENCY);
  });

  it('rises with SINR, and neither law above its bound', () => {
    fc.assert(
      fc.property(sinr, sinr, (a, b) => {
        const low = Math.min(a, b);
        const high = Math.max(a, b);
        expect(cqiEfficiency(high)).toBeGreaterThanOrEqual(cqiEfficiency(low));
        for (const attenuation of [SHANNON_DOWNLINK, SHANNON_UPLINK]) {
          expect(shannonEfficiency(high, attenuation)).toBeGreaterThanOrEqual(
            shannonEfficiency(low, attenuation),
          );
        }
        const bound = (antennas: number) => Math.log2(1 + antennas * 10 ** (high / 10));
        expect(shannonEfficiency(high, SHANNON_DOWNLINK)).toBeLessThanOrEqual(bound(1));
        // The thresholds are of receivers with two antennas.
        expect(cqiEfficiency(high)).toBeLessThanOrEqual(bound(2));
      }),
    );
  });

  it('needs for a rate the SINR at which it holds and not a hair less', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 7.4063, noNaN: true }), (efficiency) => {
        const needed = requiredSinrDb(efficiency);
        expect(cqiEfficiency(needed)).toBeGreaterThanOrEqual(efficiency);
        expect(cqiEfficiency(needed - 1e-9)).toBeLessThan(efficiency);
      }),
    );
    expect(requiredSinrDb(7.41)).toBe(Infinity);
    expect([channelQuality(-6.8), channelQuality(-6.7), channelQuality(50)]).toEqual([0, 1, 15]);
  });
});
