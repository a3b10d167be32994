import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dbmOf, milliwatts, noiseDbm, sinrDb } from '../../../src/model/radio/sinr.ts';
import { readRows, sharedPath } from '../../shared-data.ts';

const dbm = fc.double({ min: -150, max: 60, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('signal over interference and noise', () => {
  const reference = sharedPath('vectors/link_budget_sinr.csv');
  it.skipIf(reference === undefined)('agrees with the reference rows within 1e-4 dB', () => {
    for (const row of readRows(reference!)) {
      const interferers = row.interferers_dbm === '' ? [] : row.interferers_dbm!.split(';').map(Number);
      const noise = noiseDbm(Number(row.bandwidth_hz), Number(row.noise_figure_db));
      expect(Math.abs(noise - Number(row.noise_dbm))).toBeLessThan(1e-4);
      const ratio = sinrDb(Number(row.rx_dbm), interferers, noise, Number(row.network_load));
      expect(Math.abs(ratio - Number(row.sinr_db))).toBeLessThan(1e-4);
    }
  });

  it('adds powers in milliwatts: two equal ones are 3.01 dB more', () => {
    fc.assert(
      fc.property(dbm, (power) => {
        expect(dbmOf(2 * milliwatts(power)) - power).toBeCloseTo(10 * Math.log10(2), 9);
      }),
    );
    // The row of the reference set that adding in dBm gets wrong (2.3010).
    expect(sinrDb(-60, [-73, -62, -78], noiseDbm(10e6, 1.5), 0.5)).toBeCloseTo(4.577735, 6);
  });

  it('falls with load, noise and every interferer, and without them is signal over noise', () => {
    fc.assert(
      fc.property(
        dbm,
        fc.array(dbm, { maxLength: 6 }),
        dbm,
        share,
        share,
        dbm,
        (signal, others, noise, a, b, one) => {
          const low = sinrDb(signal, others, noise, Math.min(a, b));
          expect(sinrDb(signal, others, noise, Math.max(a, b))).toBeLessThanOrEqual(low + 1e-9);
          expect(sinrDb(signal, [...others, one], noise, a)).toBeLessThanOrEqual(
            sinrDb(signal, others, noise, a) + 1e-9,
          );
          expect(sinrDb(signal, others, noise, 0)).toBeCloseTo(signal - noise, 9);
        },
      ),
    );
  });

  it('refuses a load outside 0 to 1 and powers that are no numbers', () => {
    expect(() => sinrDb(-60, [], -100, 1.1)).toThrow('load');
    expect(() => sinrDb(-60, [], -100, Number.NaN)).toThrow('load');
    expect(() => sinrDb(Number.NaN, [], -100, 1)).toThrow('powers');
  });
});
