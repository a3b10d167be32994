import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishedByYear } from '../../../src/model/fibre/one-trade.ts';
import {
  beginWorks,
  createScheduleMemory,
  type Pace,
  scheduleWorks,
  type Works,
} from '../../../src/model/fibre/schedule.ts';

const BLOCKS = 3;

/** Branches of a random forest, each with one block, in an order in which parents come first. */
const works: fc.Arbitrary<Works & { readonly parentAt: Int32Array }> = fc
  .array(
    fc.record({
      parent: fc.double({ min: -0.5, max: 1, maxExcluded: true, noNaN: true }),
      block: fc.integer({ min: 0, max: BLOCKS - 1 }),
      households: fc.integer({ min: 0, max: 20 }),
      stateYen: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1000 })),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((cells) => {
    const parentAt = Int32Array.from(cells, ({ parent }, i) => (parent < 0 ? -1 : Math.floor(parent * i)));
    const capacityBlock = new Uint8Array(cells.length);
    cells.forEach(({ block }, i) => {
      if (i === 0) parentAt[0] = -1;
      capacityBlock[i] = parentAt[i]! < 0 ? block : capacityBlock[parentAt[i]!]!;
    });
    return {
      parentAt,
      capacityBlock,
      households: Float64Array.from(cells, (cell) => cell.households),
      stateYen: Float64Array.from(cells, (cell) => cell.stateYen),
    };
  });

const pace: fc.Arbitrary<Pace> = fc
  .array(
    fc.record({
      stateBudgetYen: fc.integer({ min: 0, max: 3000 }),
      capacity: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: BLOCKS, maxLength: BLOCKS }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((years) => ({
    fiscalYears: years.map((_, y) => 2023 + y),
    stateBudgetYen: Float64Array.from(years, (year) => year.stateBudgetYen),
    capacity: Float64Array.from({ length: BLOCKS * years.length }, (_, i) => {
      return years[i % years.length]!.capacity[Math.floor(i / years.length)]!;
    }),
  }));

function schedule(given: Works, years: Pace): Uint16Array {
  const size = given.households.length;
  const order = Uint32Array.from(given.households, (_, i) => i);
  return scheduleWorks(given, order, years, createScheduleMemory(size), new Uint16Array(size));
}

describe('scheduleWorks', () => {
  it('spends no more than it has, works no more than the trade can, and serves no cell before its parent', () => {
    fc.assert(
      fc.property(works, pace, (given, years) => {
        const result = schedule(given, years);
        let granted = 0;
        const capacity = new Float64Array(BLOCKS);
        years.fiscalYears.forEach((fiscalYear, y) => {
          granted += years.stateBudgetYen[y]!;
          let spent = 0;
          const worked = new Float64Array(BLOCKS);
          result.forEach((year, i) => {
            if (year === 0 || year > fiscalYear) return;
            spent += given.stateYen[i]!;
            worked[given.capacityBlock[i]!]! += given.households[i]!;
          });
          expect(spent).toBeLessThanOrEqual(granted + 1e-6);
          for (let b = 0; b < BLOCKS; b++) {
            capacity[b]! += years.capacity[b * years.fiscalYears.length + y]!;
            expect(worked[b]!).toBeLessThanOrEqual(capacity[b]! + 1e-6);
          }
        });
        result.forEach((year, i) => {
          const up = given.parentAt[i]!;
          if (up < 0 || year === 0) return;
          expect(result[up]!).toBeGreaterThan(0);
          expect(result[up]!).toBeLessThanOrEqual(year);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('finishes no place later, in any year, with more money', () => {
    fc.assert(
      fc.property(works, pace, fc.nat(5), fc.nat(2000), (given, years, at, more) => {
        const before = schedule(given, years);
        const stateBudgetYen = years.stateBudgetYen.slice();
        stateBudgetYen[at % stateBudgetYen.length]! += more;
        const after = schedule(given, { ...years, stateBudgetYen });
        before.forEach((year, i) => {
          if (year === 0) return;
          expect(after[i]!).toBeGreaterThan(0);
          expect(after[i]!).toBeLessThanOrEqual(year);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('is money alone where the trade is no limit, and the trade alone where money is none', () => {
    fc.assert(
      fc.property(works, pace, (given, years) => {
        const idle = schedule({ ...given, stateYen: new Float64Array(given.stateYen.length) }, years);
        for (let b = 0; b < BLOCKS; b++) {
          let capacity = 0;
          years.fiscalYears.forEach((fiscalYear, y) => {
            capacity += years.capacity[b * years.fiscalYears.length + y]!;
            let ahead = 0;
            given.households.forEach((count, i) => {
              if (given.capacityBlock[i] !== b) return;
              ahead += count;
              const isServed = idle[i]! > 0 && idle[i]! <= fiscalYear;
              if (count > 0) expect(isServed).toBe(ahead <= capacity);
            });
          });
        }
        const rich = { ...years, capacity: new Float64Array(years.capacity.length).fill(1e9) };
        const one = { ...given, capacityBlock: new Uint8Array(given.capacityBlock.length) };
        const byMoney = schedule(one, rich);
        let granted = 0;
        years.fiscalYears.forEach((fiscalYear, y) => {
          granted += years.stateBudgetYen[y]!;
          let spent = 0;
          given.stateYen.forEach((yen, i) => {
            spent += yen;
            expect(byMoney[i]! > 0 && byMoney[i]! <= fiscalYear).toBe(spent <= granted);
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('finishes in a later year what a year could not pay', () => {
    const given = {
      households: Float64Array.of(10, 10),
      stateYen: Float64Array.of(250, 50),
      capacityBlock: Uint8Array.of(0, 0),
    };
    const years = {
      fiscalYears: [2023, 2024, 2025],
      stateBudgetYen: Float64Array.of(100, 100, 100),
      capacity: Float64Array.of(100, 100, 100),
    };
    expect([...schedule(given, years)]).toEqual([2025, 2025]);
  });

  it('does not keep what a year of trade could not use', () => {
    const given = {
      households: Float64Array.of(10, 10),
      stateYen: Float64Array.of(100, 100),
      capacityBlock: Uint8Array.of(0, 0),
    };
    const years = {
      fiscalYears: [2023, 2024, 2025],
      stateBudgetYen: Float64Array.of(0, 200, 0),
      capacity: Float64Array.of(10, 10, 10),
    };
    expect([...schedule(given, years)]).toEqual([2024, 2025]);
  });
});

describe('finishedByYear', () => {
  it('is what scheduleWorks gives where one trade builds all in their order', () => {
    fc.assert(
      fc.property(works, pace, (given, several) => {
        const years = { ...several, capacity: several.capacity.slice(0, several.fiscalYears.length) };
        const capacityBlock = new Uint8Array(given.households.length);
        const workYear = schedule({ ...given, capacityBlock }, years);
        const order = Uint32Array.from(given.households, (_, i) => i);
        const begun = beginWorks({ ...given, capacityBlock }, order, years, new Uint8Array(order.length));
        const finished = finishedByYear(given.households, begun, (i) => given.stateYen[i]!, years);
        const byYear = years.fiscalYears.map((_, y) => Array.from(order, (i) => (i < finished[y]! ? 1 : 0)));
        expect(byYear).toEqual(
          years.fiscalYears.map((year) => Array.from(workYear, (at) => (at > 0 && at <= year ? 1 : 0))),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
