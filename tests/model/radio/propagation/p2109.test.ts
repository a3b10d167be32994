import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BuildingEntry,
  type BuildingType,
  buildingEntryLossDb,
} from '../../../../src/model/radio/propagation/p2109.ts';
import { referenceRows } from './reference-rows.ts';

const rows = referenceRows('p2109_building_entry_loss.csv');
const ENTRY: BuildingEntry = { fGhz: 3.7, pPct: 50, building: 1, elevationDeg: 0 };

function lossDb(entry: BuildingEntry): number {
  const result = buildingEntryLossDb(entry);
  if (!result.ok) throw new Error(`Expected a loss, got ${JSON.stringify(result.problems)}.`);
  return result.value;
}

const anEntry = fc.record({
  fGhz: fc.double({ min: 0.08, max: 100, noNaN: true }),
  pPct: fc.double({ min: 0.001, max: 99.999, noNaN: true }),
  building: fc.constantFrom<BuildingType>(1, 2),
  elevationDeg: fc.double({ min: -90, max: 90, noNaN: true }),
});

describe('building entry loss of P.2109', () => {
  it('rises with probability and with elevation either way, and never falls under −3 dB', () => {
    fc.assert(
      fc.property(anEntry, fc.double({ min: 0.001, max: 99.999, noNaN: true }), (entry, other) => {
        const [less, more] = entry.pPct < other ? [entry.pPct, other] : [other, entry.pPct];
        expect(lossDb({ ...entry, pPct: more })).toBeGreaterThanOrEqual(lossDb({ ...entry, pPct: less }));
        expect(lossDb(entry)).toBeGreaterThanOrEqual(lossDb({ ...entry, elevationDeg: 0 }));
        expect(lossDb({ ...entry, elevationDeg: -entry.elevationDeg })).toBe(lossDb(entry));
        expect(lossDb(entry)).toBeGreaterThan(-3);
      }),
    );
  });

  it.skipIf(rows === undefined)('agrees with every reference row within 1e-8 dB', () => {
    for (const row of rows!) {
      const entry = {
        fGhz: Number(row.f_ghz),
        pPct: Number(row.prob_pct),
        building: Number(row['building_type(1=traditional,2=thermally_efficient)']) as BuildingType,
        elevationDeg: Number(row.elev_deg),
      };
      expect(Math.abs(lossDb(entry) - Number(row.bel_db)), JSON.stringify(row)).toBeLessThan(1e-8);
    }
  });

  it('gives a reference figure', () => {
    const entry: BuildingEntry = { fGhz: 0.08, pPct: 1e-6, building: 1, elevationDeg: -90 };
    expect(lossDb(entry)).toBeCloseTo(-2.54080584521425, 8);
  });

  it.each<[string, Partial<BuildingEntry>, string]>([
    ['a frequency below', { fGhz: 0.079 }, 'fGhz'],
    ['a frequency above', { fGhz: 101 }, 'fGhz'],
    ['no probability', { pPct: 0 }, 'pPct'],
    ['certainty', { pPct: 100 }, 'pPct'],
    ['a path from beyond the zenith', { elevationDeg: 91 }, 'elevationDeg'],
    ['a third kind of building', { building: 3 as BuildingType }, 'building'],
    ['a frequency that is no number', { fGhz: Number.NaN }, 'fGhz'],
  ])('refuses %s', (_, change, what) => {
    const result = buildingEntryLossDb({ ...ENTRY, ...change });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]!.what).toBe(what);
  });
});
