/** Population coverage of prefectures as sites are built, with the people of one fiscal year. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import type { SiteBuilder } from './site-builder.ts';

export interface CoverageInYear {
  /** Per municipality: people of the year / people at the 2020 level. */
  readonly factor: Float64Array;
  /** Per prefecture: people of the year, and those of them who are covered. */
  readonly population: Float64Array;
  readonly covered: Float64Array;
}

/**
 * @param coveredPopulation per municipality: people at the 2020 level in cells that count
 * @param year index into the demand's fiscal years
 */
export function coverageInYear(
  atlas: Atlas,
  coveredPopulation: Float64Array,
  demand: Demand,
  year: number,
): CoverageInYear {
  const { count, prefecture } = atlas.municipalities;
  const factor = demand.populationFactor.subarray(year * count, (year + 1) * count);
  const population = new Float64Array(atlas.prefectures.count);
  const covered = new Float64Array(atlas.prefectures.count);
  for (let m = 0; m < count; m++) {
    population[prefecture[m]!]! += demand.population[year * count + m]!;
    covered[prefecture[m]!]! += factor[m]! * coveredPopulation[m]!;
  }
  return { factor, population, covered };
}

/**
 * People of the year, by prefecture, in the cells that the site tried last would newly count.
 * @param added filled and returned
 */
export function addedByPrefecture(
  builder: SiteBuilder,
  { factor }: CoverageInYear,
  freshCount: number,
  added: Float64Array,
): Float64Array {
  const { counting, field } = builder;
  const { atlas, prefecture } = field;
  added.fill(0);
  for (let i = 0; i < freshCount; i++) {
    const slot = counting.fresh[i]!;
    const cell = counting.layout.cellOf[slot]!;
    added[prefecture[slot]!]! += factor[atlas.cells.municipality[cell]!]! * atlas.cells.population[cell]!;
  }
  return added;
}
