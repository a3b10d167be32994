import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillTr38901LossDb,
  prepareTr38901,
  TR38901_VALIDITY,
  type Tr38901Law,
  type Tr38901Link,
  type Tr38901Scenario,
  tr38901,
  tr38901LosProbability,
  tr38901LossDb,
} from '../../../../src/model/radio/propagation/tr38901.ts';
import { referenceRows } from './reference-rows.ts';

const rows = referenceRows('tr38901_pathloss.csv');

function lawOf(link: Tr38901Link): Tr38901Law {
  const prepared = prepareTr38901(link);
  if (!prepared.ok) throw new Error('Expected a valid link.');
  return prepared.value;
}

const validLink: fc.Arbitrary<Tr38901Link> = fc
  .constantFrom<Tr38901Scenario>('UMa', 'UMi', 'RMa')
  .chain((scenario) => {
    const { fGhz, hBsM, hUtM, hBldgM, streetWM } = TR38901_VALIDITY[scenario];
    const within = (range: { minimum: number; maximum: number }, fallback: number) =>
      Number.isFinite(range.minimum)
        ? fc.double({ min: range.minimum, max: range.maximum, noNaN: true })
        : fc.constant(fallback);
    return fc.record({
      scenario: fc.constant(scenario),
      fGhz: within(fGhz, 1),
      hBsM: within(hBsM, 25),
      hUtM: within(hUtM, 1.5),
      hBldgM: within(hBldgM, 5),
      streetWM: within(streetWM, 20),
    });
  });
const distance = fc.double({ min: 10, max: 5000, noNaN: true });

describe('laws of TR 38.901', () => {
  it('never loses less farther away', () => {
    fc.assert(
      fc.property(validLink, distance, distance, (link, a, b) => {
        const law = lawOf(link);
        const [near, far] = a < b ? [a, b] : [b, a];
        for (const condition of ['los', 'nlos'] as const) {
          expect(tr38901LossDb(law, condition, far)).toBeGreaterThanOrEqual(
            tr38901LossDb(law, condition, near) - 1e-9,
          );
        }
        if (law.losHeightGain === 0) {
          expect(tr38901LosProbability(law, far)).toBeLessThanOrEqual(tr38901LosProbability(law, near));
        }
      }),
    );
  });

  it('loses at least as much without line of sight, and never has a probability outside 0 to 1', () => {
    fc.assert(
      fc.property(validLink, distance, (link, d2dM) => {
        const law = lawOf(link);
        expect(tr38901LossDb(law, 'nlos', d2dM)).toBeGreaterThanOrEqual(tr38901LossDb(law, 'los', d2dM));
        const probability = tr38901LosProbability(law, d2dM);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has no step at the breakpoint of the urban models', () => {
    fc.assert(
      fc.property(validLink, (link) => {
        fc.pre(link.scenario !== 'RMa');
        const law = lawOf(link);
        const before = tr38901LossDb(law, 'los', law.breakpointM);
        const beyond = tr38901LossDb(law, 'los', law.breakpointM * (1 + 1e-12));
        expect(beyond).toBeCloseTo(before, 6);
      }),
    );
  });

  it('fills a column with the very numbers of single links', () => {
    fc.assert(
      fc.property(validLink, fc.array(distance, { maxLength: 40 }), (link, distances) => {
        const law = lawOf(link);
        const d2dM = Float64Array.from(distances);
        for (const condition of ['los', 'nlos'] as const) {
          const column = fillTr38901LossDb(law, condition, d2dM, new Float64Array(d2dM.length));
          const single = d2dM.map((d) => tr38901LossDb(law, condition, d));
          expect(column).toEqual(single);
        }
      }),
    );
  });
});

describe('reference rows of TR 38.901', () => {
  it.skipIf(rows === undefined)('agrees with every row within 1e-5 dB', () => {
    for (const row of rows ?? []) {
      const optional = (text: string | undefined) => (text ? Number(text) : undefined);
      const result = tr38901({
        scenario: row.scenario as Tr38901Scenario,
        fGhz: Number(row.f_ghz),
        d2dM: Number(row.d2d_m),
        hBsM: Number(row.h_bs_m),
        hUtM: Number(row.h_ut_m),
        hBldgM: optional(row.h_bldg_m),
        streetWM: optional(row.street_w_m),
      });
      if (!result.ok) throw new Error(`Expected a loss for ${JSON.stringify(row)}.`);
      const { losDb, nlosDb, pLos, o2iLowDb, o2iHighDb } = result.value;
      const label = JSON.stringify(row);
      expect(Math.abs(losDb - Number(row.PL_los_db)), label).toBeLessThan(1e-5);
      expect(Math.abs(nlosDb - Number(row.PL_nlos_db)), label).toBeLessThan(1e-5);
      expect(Math.abs(pLos - Number(row.P_los)), label).toBeLessThan(1e-6);
      expect(Math.abs(o2iLowDb - Number(row.o2i_low_db)), label).toBeLessThan(1e-5);
      expect(Math.abs(o2iHighDb - Number(row.o2i_high_db)), label).toBeLessThan(1e-5);
    }
  });
});

describe('figures of TR 38.901', () => {
  const macro = { scenario: 'UMa', fGhz: 28, hBsM: 25, hUtM: 1.5, d2dM: 500 } as const;

  it('gives the reference figures of a 28 GHz macro cell', () => {
    const result = tr38901(macro);
    if (!result.ok) throw new Error('Expected a loss.');
    expect(result.value.losDb).toBeCloseTo(116.331042, 5);
    expect(result.value.nlosDb).toBeCloseTo(147.977634, 5);
    expect(result.value.pLos).toBeCloseTo(0.036345, 6);
    expect(result.value.o2iLowDb).toBeCloseTo(17.828787, 5);
    expect(result.value.o2iHighDb).toBeCloseTo(37.94902, 5);
    expect(result.value.warnings).toEqual([]);
  });

  it('sees farther from above 13 m in the urban macro cell', () => {
    // By hand: 0.18 + e^(-100/63)·0.82 = 0.347670…; C'(23 m) = 1; 1 + 1.25·e^(-2/3) = 1.641771….
    const law = lawOf({ scenario: 'UMa', fGhz: 3.5, hBsM: 25, hUtM: 23 });
    const ground = 0.18 + Math.exp(-100 / 63) * 0.82;
    expect(tr38901LosProbability(law, 100)).toBeCloseTo(ground * (1 + 1.25 * Math.exp(-100 / 150)), 12);
  });

  it('warns of what it extrapolates', () => {
    const result = tr38901({ ...macro, d2dM: 7000, hBsM: 40, hUtM: 30 });
    if (!result.ok) throw new Error('Expected a loss with warnings.');
    expect(result.value.warnings.map((warning) => warning.what)).toEqual(['hBsM', 'hUtM', 'd2dM']);
  });

  it.each([
    ['a frequency below the model', { fGhz: 0.4 }, 'fGhz'],
    ['a frequency above the model', { fGhz: 101 }, 'fGhz'],
    ['a rural frequency above the model', { scenario: 'RMa' as const, fGhz: 31 }, 'fGhz'],
    ['a height that is no number', { hUtM: Number.NaN }, 'hUtM'],
    ['a terminal below the environment height', { hUtM: 1 }, 'hUtM'],
    ['a buried rural station', { scenario: 'RMa' as const, hBsM: 0 }, 'hBsM'],
    ['a street without width', { scenario: 'RMa' as const, streetWM: 0 }, 'streetWM'],
    ['an endless distance', { d2dM: Infinity }, 'd2dM'],
    ['a negative distance', { d2dM: -1 }, 'd2dM'],
    ['two ends at one point', { d2dM: 0, hUtM: 25 }, 'd2dM'],
    ['an unknown scenario', { scenario: 'InH' as Tr38901Scenario }, 'scenario'],
  ])('refuses %s', (_, change, what) => {
    const result = tr38901({ ...macro, ...change });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems.map((problem) => problem.what)).toContain(what);
  });

  it('throws where the columns differ in length', () => {
    const law = lawOf(macro);
    expect(() => fillTr38901LossDb(law, 'los', new Float64Array(2), new Float64Array(3))).toThrow(
      /Expected 2/,
    );
  });
});
