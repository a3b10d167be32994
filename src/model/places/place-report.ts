/** Everything that a sheet, a briefing or a place's page says of one place at one fiscal year, in one object. */
import type { Atlas } from '../atlas.ts';
import type { Outcome } from '../outcome.ts';
import {
  type Conditions,
  conditionsOf,
  moneyOfPlace,
  type SubsidyClass,
  subsidyClasses,
  type WorksMoney,
} from './place-money.ts';
import { municipalitiesOf, type PlaceScope } from './place-scope.ts';
import { type PlaceSeries, placeSeries } from './place-series.ts';
import {
  type FibreBinding,
  fibreBindings,
  type PlaceTarget,
  type RadioBinding,
  radioBindings,
  targetsOfPlace,
} from './place-targets.ts';
import { type PopulationPath, populationPath } from './population-path.ts';
import { cellsWithoutFibre, cellsWithoutRadio, type UnservedCell } from './unserved-cells.ts';

export interface PlaceReport {
  readonly scope: PlaceScope;
  readonly fiscalYear: number;
  /** Position of the fiscal year in every series. */
  readonly year: number;
  readonly municipalities: readonly number[];
  readonly series: PlaceSeries;
  /** Dearest first. */
  readonly withoutFibre: readonly UnservedCell[];
  /** Most people first. */
  readonly withoutRadio: readonly UnservedCell[];
  readonly money: readonly WorksMoney[];
  readonly subsidy: readonly SubsidyClass[];
  readonly targets: readonly PlaceTarget[];
  readonly fibreBindings: readonly FibreBinding[];
  readonly radioBindings: readonly RadioBinding[];
  readonly population: PopulationPath;
  /** Of a municipality alone. */
  readonly conditions: Conditions | undefined;
  /** Municipalities nearby, for comparison; of a municipality alone. */
  readonly neighbours: readonly { readonly municipality: number; readonly series: PlaceSeries }[];
}

/** @throws RangeError for a fiscal year that the outcome does not hold */
export function placeReport(
  atlas: Atlas,
  outcome: Outcome,
  scope: PlaceScope,
  fiscalYear: number,
): PlaceReport {
  const municipalities = municipalitiesOf(atlas, scope);
  const series = placeSeries(atlas, outcome, municipalities);
  const isOne = scope.kind === 'municipality';
  return {
    scope,
    fiscalYear,
    year: outcome.fiscalYears.indexOf(fiscalYear),
    municipalities,
    series,
    withoutFibre: cellsWithoutFibre(atlas, outcome, municipalities, fiscalYear, 'dearest'),
    withoutRadio: cellsWithoutRadio(atlas, outcome, municipalities, fiscalYear),
    money: moneyOfPlace(outcome, municipalities),
    subsidy: subsidyClasses(outcome, municipalities),
    targets: targetsOfPlace(outcome.scenario.targets, series),
    fibreBindings: fibreBindings(outcome, municipalities),
    radioBindings: radioBindings(atlas, outcome, municipalities),
    population: populationPath(atlas, outcome.scenario, municipalities),
    conditions: isOne ? conditionsOf(atlas, scope.index) : undefined,
    neighbours: isOne
      ? atlas.municipalities.neighbours[scope.index]!.map((municipality) => ({
          municipality,
          series: placeSeries(atlas, outcome, [municipality]),
        }))
      : [],
  };
}
