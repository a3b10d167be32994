import { serialize } from 'node:v8';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import { countedCells, markServed } from '../../../src/model/coverage/served-squares.ts';
import { createDemand, type Demand } from '../../../src/model/demand.ts';
import { simulateFibre } from '../../../src/model/fibre/simulate-fibre.ts';
import type { Land } from '../../../src/model/land.ts';
import { centreLat, centreLon } from '../../../src/model/lattice.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../../../src/model/parameter.ts';
import type { ParameterChanges } from '../../../src/model/parameters.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { PAYERS } from '../../../src/model/payer.ts';
import { shares, totalsByPrefecture } from '../../../src/model/place-totals.ts';
import { finish } from '../../../src/model/progress.ts';
import { baseSquares } from '../../../src/model/radio/base-squares.ts';
import { BINDINGS, type RadioOutcome, TECHNOLOGIES } from '../../../src/model/radio/radio-outcome.ts';
import { committedAtlas, committedLand } from '../committed-atlas.ts';
import { bareLand, smallAtlas } from '../small-atlas.ts';
import { radioOf } from './radio-of.ts';

let atlas: Atlas;
let land: Land;
let demand: Demand;
let fibreFiscalYear: Uint16Array;
let outcome: RadioOutcome;

function run(changes: ParameterChanges): RadioOutcome {
  return radioOf({ atlas, land, demand, fibreFiscalYear }, changes);
}

/** years × prefectures. */
function prefectureCoverage(result: RadioOutcome): Float64Array {
  return shares(
    totalsByPrefecture(atlas, result.coveredPopulation),
    totalsByPrefecture(atlas, demand.population),
  );
}

function nationalCoverage(result: RadioOutcome, fiscalYear: number): number {
  const { count } = atlas.municipalities;
  const from = (fiscalYear - FISCAL_YEARS[0]!) * count;
  const sum = (values: Float64Array) => values.subarray(from, from + count).reduce((a, b) => a + b, 0);
  return sum(result.coveredPopulation) / sum(demand.population);
}

beforeAll(async () => {
  atlas = await committedAtlas();
  demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  land = await committedLand();
  fibreFiscalYear = finish(simulateFibre(atlas, demand, resolveParameters({}))).servedFiscalYear;
  outcome = run({});
}, 240_000);

describe('the baseline', () => {
  it('reproduces every prefecture and the nation to 0.05 point in every published year', () => {
    const { fiscalYears, coverage, national } = outcome.measured;
    const own = prefectureCoverage(outcome);
    const count = atlas.prefectures.count;
    fiscalYears.forEach((fiscalYear, y) => {
      const row = (fiscalYear - FISCAL_YEARS[0]!) * count;
      for (let p = 0; p < count; p++) {
        expect(Math.abs(own[row + p]! - coverage[y * count + p]!)).toBeLessThan(5e-4);
      }
      expect(Math.abs(nationalCoverage(outcome, fiscalYear) - national[y]!)).toBeLessThan(5e-4);
    });
  });

  it('has stations in 16.5 % of the base squares at the end of FY2020 and a coverage in the thirties', () => {
    expect(outcome.baseSquareCount).toBe(baseSquares(atlas.lattice).count);
    expect(outcome.baseDeploymentRate[0]).toBeCloseTo(0.165, 3);
    expect(nationalCoverage(outcome, 2020)).toBeGreaterThan(0.3);
    expect(nationalCoverage(outcome, 2020)).toBeLessThan(0.4);
  });

  it('gives all 1,741 municipalities a station by the end of FY2024, and 1,731 a year before', () => {
    const equipped = (fiscalYear: number) => {
      const from = (fiscalYear - FISCAL_YEARS[0]!) * atlas.municipalities.count;
      const row = outcome.stationCount.subarray(from, from + atlas.municipalities.count);
      return row.reduce((sum, stations) => sum + (stations > 0 ? 1 : 0), 0);
    };
    expect(equipped(2023)).toBeGreaterThanOrEqual(1731);
    expect(equipped(2024)).toBe(1741);
  });

  it('is not moved by any lever of the roll-out', () => {
    const other = run({ 'radio.annualBudgetYen': 0, 'radio.objective': 'national-first' });
    const isPast = (result: RadioOutcome) =>
      result.coveredFiscalYear.map((year) => (year <= 2024 ? year : 0));
    expect(serialize(isPast(other)).equals(serialize(isPast(outcome)))).toBe(true);
    // Without money nothing follows.
    expect(other.sites.fiscalYear.at(-1)).toBe(2024);
    expect(other.costYen.every((yen) => yen === 0)).toBe(true);
  });
});

describe('the outcome', () => {
  it('covers in every year exactly what the union of the sites standing by then counts', () => {
    const { sites, coveredFiscalYear } = outcome;
    const { lattice } = atlas;
    const masks = new Uint16Array(lattice.cellCount);
    let from = 0;
    for (const fiscalYear of FISCAL_YEARS) {
      let to = from;
      while (to < sites.cell.length && sites.fiscalYear[to]! <= fiscalYear) to++;
      const cells = sites.cell.subarray(from, to);
      const columns = {
        lat: Float64Array.from(cells, (cell) => centreLat(lattice.row[cell]!)),
        lon: Float64Array.from(cells, (cell) => centreLon(lattice.column[cell]!)),
        rangeM: Float64Array.from(sites.rangeM.subarray(from, to)),
      };
      const counted = countedCells(markServed(lattice, columns, masks), new Uint8Array(lattice.cellCount));
      let differing = 0;
      for (let i = 0; i < counted.length; i++) {
        const isCovered = coveredFiscalYear[i]! > 0 && coveredFiscalYear[i]! <= fiscalYear;
        if (isCovered !== (counted[i] === 1)) differing++;
      }
      expect(differing).toBe(0);
      from = to;
    }
    expect(from).toBe(sites.cell.length);
  });

  it('adds up: people by year and municipality, people by site, stations', () => {
    const { count } = atlas.municipalities;
    const { municipality, population } = atlas.cells;
    const last = new Float64Array(count);
    outcome.coveredFiscalYear.forEach((year, i) => {
      if (year > 0) last[municipality[i]!]! += population[i]!;
    });
    const from = (YEAR_COUNT - 1) * count;
    for (let m = 0; m < count; m++) {
      expect(outcome.coveredPopulation[from + m]).toBeCloseTo(
        last[m]! * demand.populationFactor[from + m]!,
        6,
      );
    }
    const total = last.reduce((a, b) => a + b, 0);
    expect(outcome.sites.addedPopulation.reduce((a, b) => a + b, 0)).toBe(total);
    const stations = outcome.stationCount.subarray(from).reduce((a, b) => a + b, 0);
    // One municipality has no inhabited cell; its published station stands nowhere in the model.
    expect(stations).toBe(outcome.sites.cell.length + 1);
  });

  it('pays every site in whole yen, the same by payer, by municipality and by site', () => {
    const { costYen, plan, sites } = outcome;
    for (let y = 0; y < YEAR_COUNT; y++) {
      const fiscalYear = FISCAL_YEARS[y]!;
      const bySite = sites.costYen.reduce(
        (sum, yen, s) => sum + (sites.fiscalYear[s] === fiscalYear ? yen : 0),
        0,
      );
      const row = costYen.subarray(y * PAYERS.length, (y + 1) * PAYERS.length);
      expect(row.every(Number.isInteger)).toBe(true);
      expect(row.reduce((a, b) => a + b, 0)).toBe(bySite);
      PAYERS.forEach((_, k) => {
        const byPlace = plan.fiscalYear.reduce(
          (sum, year, i) =>
            year === fiscalYear && TECHNOLOGIES[plan.technology[i]!] === '5g'
              ? sum + plan.costYen[i * PAYERS.length + k]!
              : sum,
          0,
        );
        expect(byPlace).toBe(row[k]);
      });
    }
  });

  it('is the same bytes every time', () => {
    expect(serialize(run({})).equals(serialize(outcome))).toBe(true);
  });

  it('dates when each prefecture reaches 90 and 99 %', () => {
    const own = prefectureCoverage(outcome);
    const count = atlas.prefectures.count;
    const { reaches90FiscalYear, reaches99FiscalYear } = outcome.prefectureTarget;
    for (let p = 0; p < count; p++) {
      for (const [share, reached] of [
        [0.9, reaches90FiscalYear[p]!],
        [0.99, reaches99FiscalYear[p]!],
      ] as const) {
        const first = FISCAL_YEARS.find((_, y) => own[y * count + p]! >= share) ?? 0;
        expect(reached).toBe(first);
      }
    }
  });
});

describe('the roll-out', () => {
  it('keeps within budget, carried on, and within the number of sites', () => {
    const result = run({ 'radio.annualBudgetYen': 9e9, 'radio.stationsPerYear': 300 });
    let left = 0;
    for (const fiscalYear of FISCAL_YEARS) {
      if (fiscalYear <= 2024) continue;
      left += 9e9;
      let sites = 0;
      result.sites.fiscalYear.forEach((year, s) => {
        if (year !== fiscalYear) return;
        left -= result.sites.costYen[s]!;
        sites++;
      });
      expect(left).toBeGreaterThanOrEqual(0);
      expect(sites).toBeLessThanOrEqual(300);
      expect(sites).toBeGreaterThan(100);
    }
  });

  it('lets the state grant no more than its budget, and nothing where it is 0', () => {
    const paid = (result: RadioOutcome, payer: number) =>
      result.costYen.filter((_, at) => at % PAYERS.length === payer);
    const state = (result: RadioOutcome) => paid(result, 0);
    let granted = 0;
    state(outcome).forEach((yen, y) => {
      granted += yen;
      expect(granted).toBeLessThanOrEqual(Math.max(0, FISCAL_YEARS[y]! - 2024) * 1_798_000_000);
    });
    expect(granted).toBeGreaterThan(0);
    const none = run({ 'radio.annualStateBudgetYen': 0, 'radio.municipalityShare': 0.5 });
    expect(state(none).every((yen) => yen === 0)).toBe(true);
    expect(paid(none, 1).some((yen) => yen > 0)).toBe(true);
    // Who pays does not change what is built.
    expect(serialize(none.sites).equals(serialize(outcome.sites))).toBe(true);
  });

  it('lets no block take more of a year than its part, and says where that binds', () => {
    const part = 0.2;
    const result = run({
      'radio.blockStationShare': part,
      'radio.stationsPerYear': 400,
      'radio.annualBudgetYen': 20e9,
    });
    const { municipality } = atlas.cells;
    const { prefecture } = atlas.municipalities;
    for (const fiscalYear of FISCAL_YEARS.filter((year) => year > 2024)) {
      const byBlock = new Uint32Array(atlas.blocks.count);
      result.sites.cell.forEach((cell, s) => {
        if (result.sites.fiscalYear[s] !== fiscalYear) return;
        byBlock[atlas.prefectures.block[prefecture[municipality[cell]!]!]!]!++;
      });
      expect(Math.max(...byBlock)).toBeLessThanOrEqual(part * 400);
    }
    const bindings = Array.from(result.sharesReached[1].binding, (binding) => BINDINGS[binding]);
    expect(bindings).toContain('blockStations');
  });

  it('puts the prefectures below the floor first, or the nation', () => {
    const budget = { 'radio.annualBudgetYen': 20e9 };
    const floor = run(budget);
    const national = run({ ...budget, 'radio.objective': 'national-first' });
    const worst = (result: RadioOutcome, fiscalYear: number) => {
      const row = (fiscalYear - FISCAL_YEARS[0]!) * atlas.prefectures.count;
      return Math.min(...prefectureCoverage(result).subarray(row, row + atlas.prefectures.count));
    };
    expect(worst(floor, 2027)).toBeGreaterThanOrEqual(0.99);
    expect(worst(national, 2027)).toBeLessThan(0.99);
    expect(nationalCoverage(national, 2026)).toBeGreaterThan(nationalCoverage(floor, 2026));
  });

  it('holds the national goal of FY2030 by default and reaches the prefectures later: golden numbers', () => {
    expect(outcome.sites.cell.length).toBe(18_566);
    expect(Math.max(...outcome.prefectureTarget.reaches90FiscalYear)).toBe(2025);
    expect(Math.max(...outcome.prefectureTarget.reaches99FiscalYear)).toBe(2032);
    expect(nationalCoverage(outcome, 2030)).toBeCloseTo(0.9935, 3);
  });
});

describe('without published figures', () => {
  it('plans from nothing, within the people there are', () => {
    const small = smallAtlas([
      { prefecture: 0, people: [900, 50, 30], projection: [1, 1, 1, 1, 1] },
      { prefecture: 1, people: [15], projection: [1, 1, 1, 1, 1] },
    ]);
    const people = createDemand(small, FISCAL_YEARS, { projectionPace: 1 });
    const result = radioOf(
      { atlas: small, land: bareLand(small), demand: people, fibreFiscalYear: new Uint16Array(4).fill(2020) },
      {},
    );
    expect(result.measured.fiscalYears).toEqual([]);
    // The second municipality lies within range of the first's site or has too few people for its own.
    expect(result.coveredFiscalYear.subarray(0, 3)).toEqual(Uint16Array.of(2021, 2021, 2021));
  });

  it('refuses demand of other years', () => {
    const small = smallAtlas([{ prefecture: 0, people: [10], projection: [1, 1, 1, 1, 1] }]);
    const people = createDemand(small, [2020, 2021], { projectionPace: 1 });
    const inputs = {
      atlas: small,
      land: bareLand(small),
      demand: people,
      fibreFiscalYear: Uint16Array.of(2020),
    };
    expect(() => radioOf(inputs, {})).toThrow('Expected demand');
  });
});
