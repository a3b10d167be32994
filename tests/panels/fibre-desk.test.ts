import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LastHouseholds } from '../../src/model/fibre/last-households.ts';
import { PAYERS } from '../../src/model/payer.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { simulate } from '../../src/model/simulate.ts';
import { costUntil, goalAnswers, householdsLeft } from '../../src/panels/desks/fibre/fibre-answer.ts';
import { type TailColumn, tailRows } from '../../src/panels/desks/fibre/tail-view-model.ts';
import { committedAtlas, committedLand } from '../model/committed-atlas.ts';
import { smallAtlas } from '../model/small-atlas.ts';

describe('the answer about fibre', async () => {
  const atlas = await committedAtlas();
  const outcome = simulate({ atlas, land: await committedLand() }, defaultScenario());

  it('agrees with the plan to the yen', () => {
    const { plan, baselineFiscalYear } = outcome.fibre;
    for (const fiscalYear of [baselineFiscalYear, 2024, 2027, 2035]) {
      const byPayer = costUntil(outcome, fiscalYear);
      PAYERS.forEach((payer, k) => {
        let sum = 0;
        plan.fiscalYear.forEach((year, row) => {
          if (year <= fiscalYear) sum += plan.costYen[row * PAYERS.length + k]!;
        });
        expect(byPayer[payer]).toBe(sum);
      });
    }
  });

  it('names a year for a goal exactly where the coverage holds it to the end', () => {
    const answers = goalAnswers(outcome);
    expect(answers.length).toBeGreaterThan(0);
    for (const { target, metFiscalYear } of answers) {
      outcome.fiscalYears.forEach((year, y) => {
        if (metFiscalYear > 0 && year >= metFiscalYear) {
          expect(outcome.fibre.householdCoverage[y]!).toBeGreaterThanOrEqual(target.goal);
        }
      });
    }
  });

  it('counts as left whoever is not served', () => {
    const y = outcome.fiscalYears.indexOf(2030);
    const { count } = atlas.municipalities;
    const households = outcome.demand.households.subarray(y * count, (y + 1) * count);
    const all = households.reduce((sum, each) => sum + each, 0);
    expect(householdsLeft(outcome, 2030)).toBeCloseTo(all * (1 - outcome.fibre.householdCoverage[y]!), 3);
  });
});

describe('rows of the last households', () => {
  const atlas = smallAtlas([
    { prefecture: 0, people: [400, 100] },
    { prefecture: 1, people: [30] },
  ]);
  const row = fc.record({
    municipality: fc.nat(1),
    households: fc.integer({ min: 1, max: 1000 }),
    cost: fc.integer({ min: 1, max: 90_000_000 }),
    fiscalYear: fc.constantFrom(0, 2024, 2030, 2035),
  });
  const lastOf = (
    rows: readonly { municipality: number; households: number; cost: number; fiscalYear: number }[],
  ) => {
    const zeros = new Uint8Array(rows.length);
    const costs = Float64Array.from(rows, ({ cost }) => cost);
    return {
      municipality: Uint16Array.from(rows, ({ municipality }) => municipality),
      reason: zeros,
      cause: zeros,
      technology: zeros,
      fiscalYear: Uint16Array.from(rows, ({ fiscalYear }) => fiscalYear),
      households: Float64Array.from(rows, ({ households }) => households),
      cells: new Uint32Array(rows.length),
      costPerHouseholdYen: costs,
      fibreYen: costs,
      fwaYen: costs,
      satelliteYen: costs,
    } satisfies LastHouseholds;
  };

  it('are all there in every order, and never comes after every year', () => {
    const columns: readonly TailColumn[] = ['place', 'households', 'cost', 'year'];
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom(...columns), fc.boolean(), (rows, column, descending) => {
        const sorted = tailRows(atlas, lastOf(rows), { column, descending });
        expect(sorted.map(({ households }) => households).sort()).toEqual(
          rows.map(({ households }) => households).sort(),
        );
        const years = sorted.map(({ fiscalYear }) => fiscalYear);
        if (column === 'year' && !descending && years.includes(0)) {
          expect(years.slice(years.indexOf(0)).every((each) => each === 0)).toBe(true);
        }
        if (column === 'cost') {
          for (let i = 1; i < sorted.length; i++) {
            const step = sorted[i]!.costPerHouseholdYen - sorted[i - 1]!.costPerHouseholdYen;
            expect(descending ? -step : step).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });
});
