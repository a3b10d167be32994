/** What the charts draw, as a table: coverage and cost of a place by fiscal year. */
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import { PAYERS } from '../../model/payer.ts';
import type { MeasuredCoverage } from '../../model/places/measured-coverage.ts';
import { municipalitiesOf, type PlaceScope } from '../../model/places/place-scope.ts';
import { placeSeries } from '../../model/places/place-series.ts';
import { formatCsv } from '../csv.ts';
import { roundedTo } from './feature-table.ts';
import { measuredPairs } from './measured-table.ts';

export const SERIES_HEADER = [
  'fiscalYear',
  'population',
  'households',
  'fibreServedHouseholds',
  'fibreHouseholdCoverage',
  'radioCoveredPopulation',
  'radioPopulationCoverage',
  'radioStations',
  'nearestHubLatencyMs',
  ...PAYERS.map((payer) => `${payer}Yen`),
] as const;

/**
 * Costs are those of the charts: fibre, 5G and what stands beside it, and hubs.
 * @param measured of the user's own; a municipality has it beside the modelled shares
 */
export function seriesCsv(
  atlas: Atlas,
  outcome: Outcome,
  scope: PlaceScope,
  measured?: MeasuredCoverage,
): string {
  const municipalities = municipalitiesOf(atlas, scope);
  const isOne = scope.kind === 'municipality';
  const pairs = measuredPairs(isOne ? measured : undefined, municipalities, outcome.fiscalYears);
  const series = placeSeries(atlas, outcome, municipalities);
  const cost = yearlyCost(outcome, scope.kind === 'nation' ? undefined : new Set(municipalities));
  const rows = outcome.fiscalYears.map((fiscalYear, y) =>
    [
      fiscalYear,
      roundedTo(series.population[y]!, 1),
      roundedTo(series.households[y]!, 1),
      roundedTo(series.servedHouseholds[y]!, 1),
      roundedTo(series.fibreHouseholdCoverage[y]!, 6),
      roundedTo(series.coveredPopulation[y]!, 1),
      roundedTo(series.radioPopulationCoverage[y]!, 6),
      series.radioStations[y]!,
      roundedTo(series.hubLatencyMs[y]!, 3),
      ...cost.subarray(y * PAYERS.length, (y + 1) * PAYERS.length),
      ...pairs.row(municipalities[0]!, fiscalYear),
    ].map((value) => value ?? ''),
  );
  return formatCsv([...SERIES_HEADER, ...pairs.columns.map(({ name }) => name)], rows);
}

/**
 * years × PAYERS, whole yen, from the rows of the plans.
 * @param inside municipalities; undefined for the nation with the works that serve everybody
 */
export function yearlyCost(
  { fiscalYears, fibre, radio, hubs }: Outcome,
  inside: ReadonlySet<number> | undefined,
): Float64Array {
  const cost = new Float64Array(fiscalYears.length * PAYERS.length);
  for (const plan of [fibre.plan, radio.plan, hubs.plan]) {
    plan.municipality.forEach((m, row) => {
      if (inside !== undefined && !inside.has(m)) return;
      const y = fiscalYears.indexOf(plan.fiscalYear[row]!);
      for (let k = 0; k < PAYERS.length; k++)
        cost[y * PAYERS.length + k]! += plan.costYen[row * PAYERS.length + k]!;
    });
  }
  return cost;
}
