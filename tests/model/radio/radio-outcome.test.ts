import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createDemand, type Demand } from '../../../src/model/demand.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../../../src/model/parameter.ts';
import { OPERATORS } from '../../../src/model/radio/operator.ts';
import { plannedPeople } from '../../../src/model/radio/planned-people.ts';
import {
  BINDINGS,
  COST_ITEMS,
  type RadioOutcome,
  TECHNOLOGIES,
} from '../../../src/model/radio/radio-outcome.ts';
import { committedAtlas, committedLand } from '../committed-atlas.ts';
import { radioOf } from './radio-of.ts';

let atlas: Atlas;
let demand: Demand;
let outcome: RadioOutcome;
const row = (values: Float64Array, index: number) =>
  values.subarray(index * atlas.municipalities.count, (index + 1) * atlas.municipalities.count);
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

beforeAll(async () => {
  atlas = await committedAtlas();
  demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  // Fibre everywhere from the start: what is tested here does not depend on where it comes late.
  const fibreFiscalYear = new Uint16Array(atlas.lattice.cellCount).fill(2020);
  outcome = radioOf({ atlas, land: await committedLand(), demand, fibreFiscalYear }, {});
}, 240_000);

describe('operators', () => {
  it('cover what they published, each alone', () => {
    const { coveredPopulation, measured } = outcome.operators;
    for (const { operator, fiscalYear, populationCoverage } of measured) {
      const year = FISCAL_YEARS.indexOf(fiscalYear);
      const covered = sum(row(coveredPopulation, OPERATORS.indexOf(operator) * YEAR_COUNT + year));
      expect(Math.abs(covered / sum(row(demand.population, year)) - populationCoverage)).toBeLessThan(5e-4);
    }
  });

  it('never cover more than their union, and overlap to all people', () => {
    const { coveredPopulation, overlapPopulation, coveredFiscalYear } = outcome.operators;
    const { cellCount } = atlas.lattice;
    for (let i = 0; i < cellCount; i++) {
      for (let k = 0; k < OPERATORS.length; k++) {
        const own = coveredFiscalYear[k * cellCount + i]!;
        if (own > 0 && !(outcome.coveredFiscalYear[i]! > 0 && outcome.coveredFiscalYear[i]! <= own)) {
          throw new Error(`Expected the union to cover cell ${i} by FY${own}.`);
        }
      }
    }
    for (let y = 0; y < YEAR_COUNT; y++) {
      const overlap = Array.from({ length: OPERATORS.length + 1 }, (_, n) =>
        sum(row(overlapPopulation, n * YEAR_COUNT + y)),
      );
      const each = OPERATORS.map((_, k) => sum(row(coveredPopulation, k * YEAR_COUNT + y)));
      expect(overlap.reduce((all, people, n) => all + n * people, 0) / sum(each)).toBeCloseTo(1, 9);
      // Futaba has people but no cell.
      expect(sum(overlap) / sum(row(demand.population, y))).toBeCloseTo(1, 4);
    }
  });

  it('stand at every site, all of them where it is shared', () => {
    const { sites } = outcome;
    sites.build.forEach((build, s) => {
      const own = sites.operatorFiscalYear.subarray(s * OPERATORS.length, (s + 1) * OPERATORS.length);
      const standing = own.filter((year) => year === sites.fiscalYear[s]).length;
      if (standing === 0 || (build === 1 && standing < OPERATORS.length)) {
        throw new Error(`Expected operators at site ${s}, got ${standing}.`);
      }
    });
  });
});

describe('parent stations', () => {
  it('stand in 16.5 % of the base at the end of FY2020 and in 98 % three years later, one to a square', () => {
    expect(outcome.baseDeploymentRate[0]).toBeCloseTo(0.165, 3);
    expect(outcome.baseDeploymentRate[3]).toBeGreaterThanOrEqual(0.98);
    for (let y = 1; y < YEAR_COUNT; y++) {
      expect(outcome.baseDeploymentRate[y]).toBeGreaterThanOrEqual(outcome.baseDeploymentRate[y - 1]!);
    }
    expect(sum(outcome.sites.isParent) / outcome.baseSquareCount).toBeCloseTo(
      outcome.baseDeploymentRate.at(-1)!,
      12,
    );
  });
});

describe('land', () => {
  it('is covered by more every year, never by more than there is, and all of it by satellites', () => {
    const { landKm2, terrestrialKm2, coveredKm2 } = outcome.land;
    expect(sum(landKm2)).toBeGreaterThan(370_000);
    for (let y = 0; y < YEAR_COUNT; y++) {
      const [ground, all] = [row(terrestrialKm2, y), row(coveredKm2, y)];
      landKm2.forEach((km2, m) => {
        if (ground[m]! > all[m]! + 1e-9 || all[m]! > km2 + 1e-9)
          throw new Error(`Expected land of ${m} in order.`);
        if (y > 0 && row(terrestrialKm2, y - 1)[m]! > ground[m]! + 1e-9) throw new Error('Expected no loss.');
      });
    }
    expect(sum(row(coveredKm2, YEAR_COUNT - 1))).toBeCloseTo(sum(landKm2), 3);
  });
});

describe('the plan', () => {
  it('adds up with what lies beyond the masts', () => {
    const { plan, beyond, beyondCostYen } = outcome;
    const rows = plan.technology.reduce(
      (yen, technology, i) =>
        TECHNOLOGIES[technology] === '5g' ? yen : yen + sum(plan.costYen.subarray(3 * i, 3 * i + 3)),
      0,
    );
    expect(rows).toBe(sum(beyondCostYen));
    expect(sum(beyond.costYen)).toBe(rows);
    for (const name of TECHNOLOGIES) expect([...plan.technology], name).toContain(TECHNOLOGIES.indexOf(name));
  });

  it('splits every site into its items', () => {
    const { itemYen, costYen } = outcome.sites;
    costYen.forEach((yen, s) => {
      const items = itemYen.subarray(s * COST_ITEMS.length, (s + 1) * COST_ITEMS.length);
      if (sum(items) !== yen) throw new Error(`Expected the items of site ${s} to be ${yen} yen.`);
    });
  });

  it('stays within 3 % of its bound', () => {
    const { alonePopulation, addedPopulation, upperBound, gap } = outcome.bound!;
    expect(addedPopulation).toBe(plannedPeople(outcome));
    expect(alonePopulation).toBeLessThanOrEqual(upperBound);
    expect(alonePopulation).toBeLessThanOrEqual(addedPopulation);
    expect(gap).toBeLessThanOrEqual(0.03);
  });

  it('says for every prefecture what binds it, and what its shares take', () => {
    const [ninety, ninetyNine] = outcome.sharesReached;
    for (let p = 0; p < atlas.prefectures.count; p++) {
      expect(ninetyNine.siteCount[p]).toBeGreaterThanOrEqual(ninety.siteCount[p]!);
      const isLate = ninetyNine.fiscalYear[p]! > 2025;
      expect(BINDINGS[ninetyNine.binding[p]!] === 'reached').toBe(!isLate);
    }
  });
});
