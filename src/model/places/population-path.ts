/** People and households of places by five years up to 2050, as census and projection have them. */
import type { Atlas } from '../atlas.ts';
import { createDemand, type Demand } from '../demand.ts';
import { resolveParameters } from '../parameters.ts';
import type { Scenario } from '../scenario.ts';

/** 2020 census, preliminary 2025 census, then the projection under the scenario's pace. */
export const PATH_YEARS = [2020, 2025, 2030, 2035, 2040, 2045, 2050] as const;
/** Counted up to here, projected from here on. */
export const LAST_COUNTED_YEAR = 2025;

const kept = new WeakMap<Atlas, { readonly projectionPace: number; readonly demand: Demand }>();

export interface PopulationPath {
  readonly years: readonly number[];
  readonly population: readonly number[];
  readonly households: readonly number[];
}

export function populationPath(
  atlas: Atlas,
  scenario: Scenario,
  municipalities: readonly number[],
): PopulationPath {
  const { 'economy.projectionPace': projectionPace } = resolveParameters(scenario.parameters);
  let path = kept.get(atlas);
  if (path?.projectionPace !== projectionPace) {
    path = { projectionPace, demand: createDemand(atlas, PATH_YEARS, { projectionPace }) };
    kept.set(atlas, path);
  }
  const { demand } = path;
  const total = (values: Float64Array) =>
    PATH_YEARS.map((_, y) =>
      municipalities.reduce((sum, m) => sum + values[y * atlas.municipalities.count + m]!, 0),
    );
  return { years: PATH_YEARS, population: total(demand.population), households: total(demand.households) };
}
