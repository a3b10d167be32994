/** Coverage, who is left, and stations of a set of municipalities, one value per fiscal year of the horizon. */
import type { Atlas } from '../atlas.ts';
import type { Outcome } from '../outcome.ts';
import { shares } from '../place-totals.ts';

export interface PlaceSeries {
  readonly fiscalYears: readonly number[];
  readonly population: Float64Array;
  readonly households: Float64Array;
  /** Households of that year that can order fibre. */
  readonly servedHouseholds: Float64Array;
  /** People of that year in squares that count for 5G. */
  readonly coveredPopulation: Float64Array;
  readonly unservedHouseholds: Float64Array;
  readonly uncoveredPopulation: Float64Array;
  /** servedHouseholds / households, 0–1; 1 where nobody lives. */
  readonly fibreHouseholdCoverage: Float64Array;
  /** coveredPopulation / population, 0–1; 1 where nobody lives. */
  readonly radioPopulationCoverage: Float64Array;
  /** Modelled 5G sites standing. */
  readonly radioStations: Float64Array;
  /** Land within reach of 5G sites / land, 0–1. */
  readonly radioLandCoverage: Float64Array;
  /** One way to the nearest hub, mean over people, ms; NaN before the first opens. */
  readonly hubLatencyMs: Float64Array;
}

/** @param municipalities indices; sums run in their order, as those of the tables do */
export function placeSeries(atlas: Atlas, outcome: Outcome, municipalities: readonly number[]): PlaceSeries {
  const { demand, fibre, radio, hubs, fiscalYears } = outcome;
  const { count } = atlas.municipalities;
  const total = (value: (at: number, m: number) => number) =>
    Float64Array.from(fiscalYears, (_, y) =>
      municipalities.reduce((sum, m) => sum + value(y * count + m, m), 0),
    );
  const population = total((at) => demand.population[at]!);
  const households = total((at) => demand.households[at]!);
  const servedHouseholds = total((at) => fibre.servedHouseholds[at]!);
  const coveredPopulation = total((at) => radio.coveredPopulation[at]!);
  const missing = (whole: Float64Array, part: Float64Array) =>
    whole.map((value, y) => Math.max(0, value - part[y]!));
  const weighted = total((at) => demand.population[at]! * hubs.nearestHubLatencyMs[at]!);
  return {
    fiscalYears,
    population,
    households,
    servedHouseholds,
    coveredPopulation,
    unservedHouseholds: missing(households, servedHouseholds),
    uncoveredPopulation: missing(population, coveredPopulation),
    fibreHouseholdCoverage: shares(servedHouseholds, households),
    radioPopulationCoverage: shares(coveredPopulation, population),
    radioStations: total((at) => radio.stationCount[at]!),
    radioLandCoverage: shares(
      total((at) => radio.land.terrestrialKm2[at]!),
      total((_, m) => radio.land.landKm2[m]!),
    ),
    hubLatencyMs:
      municipalities.length === 1
        ? Float64Array.from(fiscalYears, (_, y) => hubs.nearestHubLatencyMs[y * count + municipalities[0]!]!)
        : weighted.map((value, y) => value / population[y]!),
  };
}
