/** When cells are served, and how many households that makes in each year and place. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, YEAR_COUNT } from '../parameter.ts';
import type { FibreBaseline } from './baseline.ts';
import type { FibreTail } from './tail.ts';

/**
 * Per cell: fiscal year at whose end it is wholly served, 0 for never.
 * @param baselineYear index into the published years
 * @param workYear per position of the tail
 */
export function servedYears(
  { published, servedFrom }: FibreBaseline,
  baselineYear: number,
  tail: FibreTail,
  workYear: Uint16Array,
): Uint16Array {
  const served = new Uint16Array(servedFrom.length);
  for (let cell = 0; cell < served.length; cell++) {
    if (servedFrom[cell]! <= baselineYear) {
      served[cell] = Math.max(FIRST_FISCAL_YEAR, published.fiscalYears[servedFrom[cell]!]!);
    }
  }
  for (let i = 0; i < tail.cells.length; i++) served[tail.cells[i]!] = workYear[i]!;
  // Branches without households follow the cell that they hang from.
  const { cells, parent } = tail.idle;
  for (let i = 0; i < cells.length; i++) served[cells[i]!] = served[parent[i]!]!;
  return served;
}

/**
 * years × municipalities: households of that year that are served.
 * @param workYear per position of the tail
 */
export function householdsByYear(
  atlas: Atlas,
  demand: Demand,
  { published, unservedHouseholds }: FibreBaseline,
  baselineFiscalYear: number,
  tail: FibreTail,
  workYear: Uint16Array,
): Float64Array {
  const { count } = atlas.municipalities;
  const gained = new Float64Array(YEAR_COUNT * count);
  for (let i = 0; i < tail.cells.length; i++) {
    if (workYear[i] === 0) continue;
    const m = atlas.cells.municipality[tail.cells[i]!]!;
    gained[(workYear[i]! - FIRST_FISCAL_YEAR) * count + m]! += tail.households[i]!;
  }
  const served = new Float64Array(YEAR_COUNT * count);
  let left = new Float64Array(count);
  for (let y = 0; y < YEAR_COUNT; y++) {
    const fiscalYear = FISCAL_YEARS[y]!;
    if (fiscalYear <= baselineFiscalYear || y === 0) {
      const at = published.fiscalYears.indexOf(Math.min(fiscalYear, baselineFiscalYear));
      left = unservedHouseholds.slice(at * count, (at + 1) * count);
    }
    for (let m = 0; m < count; m++) {
      // What is gained may exceed what was left by the rounding of sums.
      left[m] = Math.max(0, left[m]! - gained[y * count + m]!);
      const at = y * count + m;
      // Households without a cell (towns empty at the census) are taken to return to a town with fibre (assumption).
      served[at] = demand.households[at]! - demand.householdFactor[at]! * left[m]!;
    }
  }
  return served;
}

/** Per year: served / all, 0–1. */
export function coverageByYear(served: Float64Array, households: Float64Array): Float64Array {
  const coverage = new Float64Array(YEAR_COUNT);
  const count = served.length / YEAR_COUNT;
  for (let y = 0; y < YEAR_COUNT; y++) {
    let part = 0;
    let whole = 0;
    for (let i = y * count; i < (y + 1) * count; i++) {
      part += served[i]!;
      whole += households[i]!;
    }
    coverage[y] = whole > 0 ? part / whole : 1;
  }
  return coverage;
}
