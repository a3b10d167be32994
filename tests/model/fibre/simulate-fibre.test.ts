import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createDemand, type Demand } from '../../../src/model/demand.ts';
import { fiscalYearOfCoverage } from '../../../src/model/fibre/fibre-outcome.ts';
import { defaultFibreParameters, type FibreParameters } from '../../../src/model/fibre/fibre-parameters.ts';
import { type FibrePart, simulateFibre } from '../../../src/model/fibre/simulate-fibre.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../../../src/model/parameter.ts';
import { totalsByPrefecture } from '../../../src/model/place-totals.ts';
import { finish } from '../../../src/model/progress.ts';
import { digest } from '../digest.ts';

let atlas: Atlas;
let demand: Demand;
let plan: FibrePart;
const run = (changes: Partial<FibreParameters> = {}): FibrePart =>
  finish(simulateFibre(atlas, demand, { ...defaultFibreParameters(), ...changes }));

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  plan = run();
}, 60_000);

describe('simulateFibre on the atlas', () => {
  it('meets the published national figures of FY2020–FY2022 exactly', () => {
    [0.993, 0.997, 0.9984].forEach((coverage, y) => {
      expect(plan.householdCoverage[y]).toBeCloseTo(coverage, 12);
    });
  });

  it('meets every published prefecture figure', () => {
    const served = totalsByPrefecture(atlas, plan.servedHouseholds);
    const all = totalsByPrefecture(atlas, demand.households);
    const figures = atlas.published.filter(
      (figure) =>
        figure.metric === 'ftth_household_coverage' &&
        figure.prefecture >= 0 &&
        figure.fiscalYear >= FISCAL_YEARS[0]!,
    );
    expect(figures.length).toBeGreaterThanOrEqual(4);
    for (const { fiscalYear, prefecture, value } of figures) {
      const at = (fiscalYear - FISCAL_YEARS[0]!) * atlas.prefectures.count + prefecture;
      expect(served[at]! / all[at]!).toBeCloseTo(value, 12);
    }
  });

  it('keeps the estimated figures within the published bounds and marks them', () => {
    const { coverage, measured, fiscalYears } = plan.measured;
    const count = atlas.prefectures.count;
    for (const { metric, fiscalYear, prefecture, low, high } of atlas.publishedBounds) {
      const y = fiscalYears.indexOf(fiscalYear);
      if (metric !== 'ftth_household_coverage' || y < 0) continue;
      expect(coverage[y * count + prefecture]!).toBeGreaterThanOrEqual(low - 1e-12);
      expect(coverage[y * count + prefecture]!).toBeLessThanOrEqual(high + 1e-12);
    }
    const last = fiscalYears.indexOf(2022) * count;
    expect(coverage.subarray(last, last + count).filter((share) => share >= 0.99995)).toHaveLength(12);
    expect(measured.subarray(last, last + count).reduce((a, b) => a + b, 0)).toBe(4);
  });

  it('adds households to those served before, municipality by municipality', () => {
    const count = atlas.municipalities.count;
    const share = (at: number) =>
      demand.households[at]! > 0 ? plan.servedHouseholds[at]! / demand.households[at]! : 1;
    const wrong: number[] = [];
    for (let at = 0; at < YEAR_COUNT * count; at++) {
      const isShare = share(at) >= 0 && share(at) <= 1;
      const isNoLess =
        at < count || demand.households[at - count] === 0 || share(at) >= share(at - count) - 1e-9;
      if (!isShare || !isNoLess) wrong.push(at);
    }
    expect(wrong).toEqual([]);
  });

  it('counts the same households as the cells that are served, after the baseline', () => {
    const count = atlas.municipalities.count;
    const y = YEAR_COUNT - 1;
    const unserved = new Float64Array(count);
    plan.servedFiscalYear.forEach((year, cell) => {
      if (year === 0) unserved[atlas.cells.municipality[cell]!]! += atlas.cells.households[cell]!;
    });
    for (let m = 0; m < count; m++) {
      const at = y * count + m;
      // A cell served in part at the baseline and never finished counts by its part.
      const left = (demand.households[at]! - plan.servedHouseholds[at]!) / (demand.householdFactor[at]! || 1);
      expect(left).toBeLessThanOrEqual(unserved[m]! + 1e-6);
      expect(left).toBeGreaterThanOrEqual(unserved[m]! - 60);
    }
  });

  it('builds no cell before its parent', () => {
    const { from, to, fiscalYear } = plan.edges;
    const joined = new Set(from);
    const year = (cell: number) => plan.servedFiscalYear[cell]! || 9999;
    const early: number[] = [];
    let checked = 0;
    for (let e = 0; e < from.length; e++) {
      const [cell, parent] = [from[e]!, to[e]!];
      if (fiscalYear[e] !== plan.servedFiscalYear[cell]) early.push(cell);
      // The past is filled prefecture by prefecture, and a parent may stand across a border.
      if (year(cell) <= plan.baselineFiscalYear) continue;
      checked++;
      // The network stands at cells served in part, though not for all their households.
      const isPartial = plan.costPerHouseholdYen[parent]! > 0 && !joined.has(parent);
      if (!isPartial && year(parent) > year(cell)) early.push(cell);
    }
    expect(early).toEqual([]);
    expect(checked).toBeGreaterThan(10_000);
  });

  it('joins every cell that the baseline leaves, but for those that the network reaches in part', () => {
    const joined = new Set(plan.edges.from);
    const apart = [...plan.costPerHouseholdYen.keys()].filter(
      (cell) => plan.costPerHouseholdYen[cell]! > 0 && !joined.has(cell),
    );
    expect(apart.length).toBeLessThanOrEqual(atlas.prefectures.count);
    const waiting = [...plan.servedFiscalYear.keys()].filter((cell) => {
      const year = plan.servedFiscalYear[cell]!;
      return (year === 0 || year > 2022) && atlas.cells.households[cell]! > 0;
    });
    expect(waiting.length).toBeGreaterThan(10_000);
    expect(waiting.filter((cell) => !(plan.costPerHouseholdYen[cell]! > 0))).toEqual([]);
  });

  it('has a concave curve that ends at what the baseline left', () => {
    const { cumulativeCostYen: cost, cumulativeHouseholds: reached } = plan.curve;
    expect(cost[0]).toBe(0);
    expect(reached[0]).toBe(0);
    const slopes = Array.from(
      { length: cost.length - 1 },
      (_, k) => (cost[k + 1]! - cost[k]!) / (reached[k + 1]! - reached[k]!),
    );
    expect(slopes.every((price) => price > 0)).toBe(true);
    expect(slopes.filter((price, k) => k > 0 && price < slopes[k - 1]! * (1 - 1e-6))).toEqual([]);
    expect(reached.at(-1)! / 55_830_154).toBeCloseTo(1 - 0.9984, 4);
  });

  it('spends whole yen, no more than the state has, and only after the baseline', () => {
    const budget = defaultFibreParameters()['fibre.annualStateBudgetYen'] as readonly number[];
    let spent = 0;
    let granted = 0;
    FISCAL_YEARS.forEach((fiscalYear, y) => {
      const row = plan.costYen.subarray(3 * y, 3 * y + 3);
      expect(row.every(Number.isInteger)).toBe(true);
      if (fiscalYear <= plan.baselineFiscalYear) expect([...row]).toEqual([0, 0, 0]);
      else granted += budget[y]!;
      spent += row[0]!;
      expect(spent).toBeLessThanOrEqual(granted);
    });
  });

  it('reaches no less with more money, in any year', () => {
    const poor = run({ 'fibre.annualStateBudgetYen': 1e9 });
    const rich = run({ 'fibre.annualStateBudgetYen': 20e9 });
    for (let y = 0; y < YEAR_COUNT; y++) {
      expect(poor.householdCoverage[y]!).toBeLessThanOrEqual(plan.householdCoverage[y]! + 1e-12);
      expect(plan.householdCoverage[y]!).toBeLessThanOrEqual(rich.householdCoverage[y]! + 1e-12);
    }
    expect(rich.householdCoverage[5]!).toBeGreaterThan(poor.householdCoverage[5]!);
  });

  it('does not change the past when a lever moves', () => {
    const dear = run({ 'fibre.costLevel': 2, 'fibre.islandRatio': 3, 'fibre.takeUp': 0.9 });
    for (let y = 0; y <= 2; y++) expect(dear.householdCoverage[y]).toBe(plan.householdCoverage[y]);
    const past = (outcome: FibrePart) => outcome.servedFiscalYear.map((year) => (year > 2022 ? 0 : year));
    expect(digest(past(dear))).toBe(digest(past(plan)));
  });

  it('can begin from FY2019, a year before the horizon', () => {
    const backcast = run({ 'fibre.baselineFiscalYear': 2019 });
    expect(backcast.householdCoverage[0]!).toBeGreaterThan(0.991);
    expect(backcast.costYen[0]!).toBeGreaterThan(0);
    expect(backcast.pastCostYen.every((yen) => yen === 0)).toBe(true);
  });

  it('gives the same bytes twice', () => {
    expect(digest(run())).toBe(digest(plan));
  });

  it('comes within 0.1 point of the published coverage of every year with one cost level', () => {
    expect(plan.backCast.map(({ fiscalYear, published }) => [fiscalYear, published])).toEqual([
      [2019, 0.991],
      [2020, 0.993],
      [2021, 0.997],
      [2022, 0.9984],
    ]);
    for (const { errorPoints, modelled, published } of plan.backCast) {
      expect(errorPoints).toBeCloseTo(100 * (modelled - published), 12);
      expect(Math.abs(errorPoints)).toBeLessThanOrEqual(0.1);
    }
  });

  it('meets 99.9 % before FY2027 under the published plan', () => {
    const year = fiscalYearOfCoverage(plan, 0.999);
    expect(year).toBeGreaterThan(2022);
    expect(year).toBeLessThanOrEqual(2027);
  });

  it('asks for the demand of its own years and for a published baseline', () => {
    const other = createDemand(atlas, [2020, 2021], { projectionPace: 1 });
    expect(() => finish(simulateFibre(atlas, other, defaultFibreParameters()))).toThrow(
      'Expected demand of FY2020 and 16 years',
    );
    expect(() => run({ 'fibre.baselineFiscalYear': 2018 })).toThrow(
      'Expected published figures of the baseline FY2018',
    );
  });
});
