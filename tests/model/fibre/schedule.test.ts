import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pace, scheduleWorks, type Works } from '../../../src/model/fibre/schedule.ts';

const works: fc.Arbitrary<Works> = fc
  .array(
    fc.record({
      households: fc.integer({ min: 0, max: 20 }),
      stateYen: fc.integer({ min: 0, max: 1000 }),
      rise: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((cells) => {
    let price = 0;
    return {
      households: Float64Array.from(cells, (cell) => cell.households),
      stateYen: Float64Array.from(cells, (cell) => cell.stateYen),
      priceYen: Float64Array.from(cells, (cell) => {
        price += cell.rise;
        return price;
      }),
    };
  });

const pace: fc.Arbitrary<Pace[]> = fc
  .array(
    fc.record({
      stateBudgetYen: fc.integer({ min: 0, max: 3000 }),
      householdLimit: fc.integer({ min: 0, max: 60 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((years) => years.map((year, i) => ({ fiscalYear: 2023 + i, ...year })));

const served = (years: Uint16Array, by: number) => years.filter((year) => year > 0 && year <= by).length;

describe('scheduleWorks', () => {
  it('follows the order, within all money and capacity so far, and not above the price', () => {
    fc.assert(
      fc.property(works, pace, fc.integer({ min: 0, max: 40 }), (order, years, limit) => {
        const result = scheduleWorks(order, years, limit);
        const last = served(result, Number.POSITIVE_INFINITY) - 1;
        expect(result.subarray(0, last + 1).every((year) => year > 0)).toBe(true);
        for (let i = 1; i <= last; i++) expect(result[i]!).toBeGreaterThanOrEqual(result[i - 1]!);
        for (let i = 0; i <= last; i++) expect(order.priceYen[i]!).toBeLessThanOrEqual(limit);
        let money = 0;
        let capacity = 0;
        for (const { fiscalYear, stateBudgetYen, householdLimit } of years) {
          money += stateBudgetYen;
          capacity += householdLimit;
          const count = served(result, fiscalYear);
          const sum = (values: Float64Array) => values.subarray(0, count).reduce((a, b) => a + b, 0);
          expect(sum(order.stateYen)).toBeLessThanOrEqual(money + 1e-6);
          expect(sum(order.households)).toBeLessThanOrEqual(capacity + 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never serves less, in any year, with more money, more capacity or a higher price', () => {
    fc.assert(
      fc.property(
        works,
        pace,
        fc.integer({ min: 0, max: 40 }),
        fc.nat(5),
        fc.nat(500),
        (order, years, limit, at, more) => {
          const before = scheduleWorks(order, years, limit);
          const richer = years.map((year, i) =>
            i === at ? { ...year, stateBudgetYen: year.stateBudgetYen + more } : year,
          );
          const faster = years.map((year, i) =>
            i === at ? { ...year, householdLimit: year.householdLimit + more } : year,
          );
          for (const after of [
            scheduleWorks(order, richer, limit),
            scheduleWorks(order, faster, limit),
            scheduleWorks(order, years, limit + more),
          ]) {
            for (const { fiscalYear } of years) {
              expect(served(after, fiscalYear)).toBeGreaterThanOrEqual(served(before, fiscalYear));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finishes in a later year what a year could not pay', () => {
    const order = {
      households: Float64Array.of(10, 10),
      stateYen: Float64Array.of(250, 50),
      priceYen: Float64Array.of(1, 1),
    };
    const years = [2023, 2024, 2025].map((fiscalYear) => ({
      fiscalYear,
      stateBudgetYen: 100,
      householdLimit: 100,
    }));
    expect([...scheduleWorks(order, years, 1)]).toEqual([2025, 2025]);
  });
});
