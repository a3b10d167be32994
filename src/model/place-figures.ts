/** Coverage and what is missing, by place and fiscal year, from an outcome's year × municipality tables. */
import type { Atlas } from './atlas.ts';
import type { Outcome } from './outcome.ts';
import { columnByPrefecture, columnByYear, shares } from './place-totals.ts';

export interface PlaceFigures {
  /** Number of places; every table is year × places. */
  readonly count: number;
  readonly population: Float64Array;
  readonly households: Float64Array;
  readonly servedHouseholds: Float64Array;
  readonly coveredPopulation: Float64Array;
}

export function municipalityFigures(atlas: Atlas, outcome: Outcome): PlaceFigures {
  return {
    count: atlas.municipalities.count,
    population: outcome.demand.population,
    households: outcome.demand.households,
    servedHouseholds: outcome.fibre.servedHouseholds,
    coveredPopulation: outcome.radio.coveredPopulation,
  };
}

export function prefectureFigures(atlas: Atlas, outcome: Outcome): PlaceFigures {
  const own = municipalityFigures(atlas, outcome);
  return {
    count: atlas.prefectures.count,
    population: columnByPrefecture(atlas, own.population),
    households: columnByPrefecture(atlas, own.households),
    servedHouseholds: columnByPrefecture(atlas, own.servedHouseholds),
    coveredPopulation: columnByPrefecture(atlas, own.coveredPopulation),
  };
}

/** One share per fiscal year for the nation, and the least of the prefectures. */
export interface NationalSeries {
  readonly fibre: Float64Array;
  readonly radio: Float64Array;
  readonly radioWorstPrefecture: Float64Array;
}

export function nationalSeries(atlas: Atlas, outcome: Outcome): NationalSeries {
  const years = outcome.fiscalYears.length;
  const { population, households, servedHouseholds, coveredPopulation, count } = prefectureFigures(
    atlas,
    outcome,
  );
  const total = (values: Float64Array) => columnByYear(values, years);
  const byPrefecture = shares(coveredPopulation, population);
  const worst = Float64Array.from({ length: years }, (_, y) =>
    byPrefecture.subarray(y * count, (y + 1) * count).reduce((least, each) => Math.min(least, each), 1),
  );
  return {
    fibre: shares(total(servedHouseholds), total(households)),
    radio: shares(total(coveredPopulation), total(population)),
    radioWorstPrefecture: worst,
  };
}
