/** How many are served, by place and year: those of the baseline and those that works have reached since. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, YEAR_COUNT } from '../parameter.ts';
import type { FibreBasis } from './fibre-basis.ts';

/** Rows are years of the horizon. */
export interface Served {
  /** years × municipalities: households of the year that are served. */
  readonly servedHouseholds: Float64Array;
  /** years × prefectures. */
  readonly servedByPrefecture: Float64Array;
  /** Per year, 0–1. */
  readonly householdCoverage: Float64Array;
}

export function createServed({ municipalities, prefectures }: Atlas): Served {
  return {
    servedHouseholds: new Float64Array(YEAR_COUNT * municipalities.count),
    servedByPrefecture: new Float64Array(YEAR_COUNT * prefectures.count),
    householdCoverage: new Float64Array(YEAR_COUNT),
  };
}

/** What is returned fills the tables from the years of the works. */
export function createServing(
  atlas: Atlas,
  demand: Demand,
  { tail, places, baseline, baselineFiscalYear }: FibreBasis,
): <T extends Served>(workYear: Uint16Array, served: T) => T {
  const { count, prefecture } = atlas.municipalities;
  const { fiscalYears } = baseline.published;
  const householdsOfYear = new Float64Array(YEAR_COUNT);
  for (let y = 0; y < YEAR_COUNT; y++) {
    for (let m = 0; m < count; m++) householdsOfYear[y]! += demand.households[y * count + m]!;
  }
  return (workYear, served) => {
    const { servedHouseholds, servedByPrefecture, householdCoverage } = served;
    servedHouseholds.fill(0);
    servedByPrefecture.fill(0);
    sumGained(workYear, places.municipality, tail.households, count, servedHouseholds);
    const left = new Float64Array(count);
    for (let y = 0; y < YEAR_COUNT; y++) {
      const fiscalYear = FISCAL_YEARS[y]!;
      if (fiscalYear <= baselineFiscalYear || y === 0) {
        const row = fiscalYears.indexOf(Math.min(fiscalYear, baselineFiscalYear)) * count;
        left.set(baseline.unservedHouseholds.subarray(row, row + count));
      }
      const byPrefecture = servedByPrefecture.subarray(
        y * atlas.prefectures.count,
        (y + 1) * atlas.prefectures.count,
      );
      const all = serveYear(y, demand, left, prefecture, servedHouseholds, byPrefecture);
      householdCoverage[y] = householdsOfYear[y]! > 0 ? all / householdsOfYear[y]! : 1;
    }
    return served;
  };
}

/** years × municipalities: adds the households that works reach in the year. */
function sumGained(
  workYear: Uint16Array,
  municipality: Uint16Array,
  households: Float64Array,
  count: number,
  gained: Float64Array,
): void {
  for (let i = 0; i < workYear.length; i++) {
    if (workYear[i] === 0) continue;
    gained[(workYear[i]! - FIRST_FISCAL_YEAR) * count + municipality[i]!]! += households[i]!;
  }
}

/**
 * @param left per municipality: households at the 2020 level without fibre, less those of the year afterwards
 * @param table years × municipalities: what the year gains, replaced by who is served
 * @returns households served in all
 */
function serveYear(
  y: number,
  { households, householdFactor }: Demand,
  left: Float64Array,
  prefecture: Uint8Array,
  table: Float64Array,
  byPrefecture: Float64Array,
): number {
  let all = 0;
  for (let m = 0, at = y * left.length; m < left.length; m++, at++) {
    // What is gained may exceed what was left by the rounding of sums.
    const still = Math.max(0, left[m]! - table[at]!);
    // Households without a cell (towns empty at the census) are taken to return to a town with fibre (assumption).
    const here = households[at]! - householdFactor[at]! * still;
    left[m] = still;
    table[at] = here;
    byPrefecture[prefecture[m]!]! += here;
    all += here;
  }
  return all;
}
