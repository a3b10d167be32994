import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDemand } from '../../src/model/demand.ts';
import { type SmallMunicipality, smallAtlas } from './small-atlas.ts';

const ratio = fc.double({ min: 0.3, max: 1.3, noNaN: true });
const municipality: fc.Arbitrary<SmallMunicipality> = fc.record(
  {
    prefecture: fc.constantFrom(0 as const, 1 as const),
    people: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 6 }),
    population2015: fc.integer({ min: 0, max: 30_000 }),
    population2025: fc.integer({ min: 0, max: 30_000 }),
    projection: fc.tuple(ratio, ratio, ratio, ratio, ratio),
  },
  { requiredKeys: ['prefecture', 'people'] },
);
// The prefecture's trend needs one projection at least, as every real prefecture has.
const municipalities = fc
  .array(municipality, { minLength: 1, maxLength: 8 })
  .map((list) => [
    ...list,
    { prefecture: 0 as const, people: [10], projection: [1, 1, 1, 1, 1] as const },
    { prefecture: 1 as const, people: [10], projection: [0.9, 0.8, 0.7, 0.6, 0.5] as const },
  ]);

describe('demand', () => {
  it('is the census in census years, in every municipality and in its cells', () => {
    fc.assert(
      fc.property(municipalities, (list) => {
        const atlas = smallAtlas(list);
        const demand = createDemand(atlas, [2015, 2020, 2025], { projectionPace: 1 });
        const { censusPopulation, count } = atlas.municipalities;
        for (let m = 0; m < count; m++) {
          expect(demand.population[m]).toBe(censusPopulation[2015][m]);
          expect(demand.population[count + m]).toBe(censusPopulation[2020][m]);
          expect(demand.population[2 * count + m]).toBe(censusPopulation[2025][m]);
          if (censusPopulation[2020][m]! > 0) expect(demand.populationFactor[count + m]).toBe(1);
        }
      }),
    );
  });

  it('follows the projection after the latest census, and stands still at pace 0', () => {
    fc.assert(
      fc.property(municipalities, fc.constantFrom(2030, 2040, 2050), (list, year) => {
        const atlas = smallAtlas(list);
        const { count, censusPopulation, projectedPopulation } = atlas.municipalities;
        const projected = createDemand(atlas, [year], { projectionPace: 1 });
        const still = createDemand(atlas, [year], { projectionPace: 0 });
        for (let m = 0; m < count; m++) {
          expect(still.population[m]).toBeCloseTo(censusPopulation[2025][m]!, 6);
          const base = projectedPopulation[2025][m]!;
          if (Number.isNaN(base)) continue;
          const ratio = projectedPopulation[year as 2030 | 2040 | 2050][m]! / base;
          expect(projected.population[m]).toBeCloseTo(censusPopulation[2025][m]! * ratio, 6);
        }
      }),
    );
  });

  it('is finite, never negative, and has no more households than people after the census', () => {
    fc.assert(
      fc.property(municipalities, fc.double({ min: 0, max: 2, noNaN: true }), (list, projectionPace) => {
        const years = [2018, 2022, 2027, 2035, 2050];
        const demand = createDemand(smallAtlas(list), years, { projectionPace });
        for (const column of [
          demand.population,
          demand.households,
          demand.populationFactor,
          demand.householdFactor,
        ]) {
          for (const value of column) expect(value >= 0 && Number.isFinite(value)).toBe(true);
        }
        const width = demand.population.length / years.length;
        for (let at = 3 * width; at < demand.population.length; at++) {
          expect(demand.households[at]).toBeLessThanOrEqual(demand.population[at]! + 1e-9);
        }
      }),
    );
  });

  it('lets a municipality without projection follow its prefecture', () => {
    const atlas = smallAtlas([
      { prefecture: 0, people: [100], projection: [0.8, 0.6, 0.5, 0.4, 0.3] },
      { prefecture: 0, people: [50] },
    ]);
    const demand = createDemand(atlas, [2030], { projectionPace: 1 });
    expect(demand.population[1]).toBeCloseTo(40, 9);
  });

  it('refuses a year outside the tables', () => {
    const atlas = smallAtlas([{ prefecture: 0, people: [1] }]);
    expect(() => createDemand(atlas, [2051], { projectionPace: 1 })).toThrow(RangeError);
    expect(() => createDemand(atlas, [Number.NaN], { projectionPace: 1 })).toThrow(RangeError);
  });
});
