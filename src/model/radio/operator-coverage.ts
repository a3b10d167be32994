/** Coverage of every operator alone over the years, from the sites at which it stands. */
import type { Atlas } from '../atlas.ts';
import { addTriedSite, createCountingMap, trySiteAt } from '../coverage/counting-map.ts';
import type { TileLayout } from '../coverage/tile-layout.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import type { BuiltSite } from './built-site.ts';
import { OPERATORS, PUBLISHED_OPERATORS } from './operator.ts';
import { addUp, inPeopleOfTheYear, newlyCovered } from './plan-coverage.ts';
import type { OperatorCoverage } from './radio-outcome.ts';

/**
 * @param sites by rising fiscal year
 * @param operatorFiscalYear sites × OPERATORS, 0 for never
 */
export function* operatorCoverage(
  atlas: Atlas,
  layout: TileLayout,
  demand: Demand,
  sites: readonly BuiltSite[],
  operatorFiscalYear: Uint16Array,
  report: (fraction: number) => Progress,
): Steps<OperatorCoverage> {
  const cellCount = atlas.lattice.cellCount;
  const { count } = atlas.municipalities;
  const coveredFiscalYear = new Uint16Array(OPERATORS.length * cellCount);
  const size = YEAR_COUNT * count;
  const coveredPopulation = new Float64Array(OPERATORS.length * size);
  const stationCount = new Uint32Array(OPERATORS.length * size);
  for (let k = 0; k < OPERATORS.length; k++) {
    yield report(k / OPERATORS.length);
    const own = coveredFiscalYear.subarray(k * cellCount, (k + 1) * cellCount);
    const stations = stationCount.subarray(k * size, (k + 1) * size);
    const counting = createCountingMap(layout);
    for (let s = 0; s < sites.length; s++) {
      const fiscalYear = operatorFiscalYear[s * OPERATORS.length + k]!;
      if (fiscalYear === 0) continue;
      const { lat, lon, kind, municipality } = sites[s]!;
      const fresh = trySiteAt(counting, lat, lon, kind.rangeM);
      for (let i = 0; i < fresh; i++) own[layout.cellOf[counting.fresh[i]!]!] = fiscalYear;
      addTriedSite(counting, fresh);
      stations[(fiscalYear - FIRST_FISCAL_YEAR) * count + municipality]!++;
    }
    for (let at = count; at < size; at++) stations[at]! += stations[at - count]!;
    coveredPopulation.set(coveredByYear(atlas, demand, own), k * size);
  }
  return {
    coveredFiscalYear,
    coveredPopulation,
    stationCount,
    overlapPopulation: overlapByYear(atlas, demand, coveredFiscalYear),
    measured: PUBLISHED_OPERATORS,
  };
}

/** years × municipalities: people of the year in cells that count by then. @param firstYear per cell, 0 for never */
export function coveredByYear(atlas: Atlas, demand: Demand, firstYear: Uint16Array): Float64Array {
  return inPeopleOfTheYear(addUp(newlyCovered(atlas, firstYear), atlas.municipalities.count), demand);
}

function overlapByYear(atlas: Atlas, demand: Demand, coveredFiscalYear: Uint16Array): Float64Array {
  const { municipality, population } = atlas.cells;
  const { count } = atlas.municipalities;
  const size = YEAR_COUNT * count;
  const overlap = new Float64Array((OPERATORS.length + 1) * size);
  const years: number[] = [];
  for (let i = 0; i < municipality.length; i++) {
    const m = municipality[i]!;
    // From its n-th year on, in rising order, a cell has n operators rather than n − 1.
    years.length = 0;
    for (let k = 0; k < OPERATORS.length; k++) {
      const year = coveredFiscalYear[k * municipality.length + i]!;
      if (year > 0) years.push(year - FIRST_FISCAL_YEAR);
    }
    if (years.length > 1) years.sort((a, b) => a - b);
    overlap[m]! += population[i]!;
    for (let n = 0; n < years.length; n++) {
      overlap[n * size + years[n]! * count + m]! -= population[i]!;
      overlap[(n + 1) * size + years[n]! * count + m]! += population[i]!;
    }
  }
  for (let n = 0; n <= OPERATORS.length; n++) {
    for (let at = n * size + count; at < (n + 1) * size; at++) overlap[at]! += overlap[at - count]!;
  }
  return overlap.map((people, at) => people * demand.populationFactor[at % size]!);
}
