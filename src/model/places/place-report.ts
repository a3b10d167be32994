/** Everything that a sheet, a briefing or a place's page says of one place at one fiscal year, in one object. */
import type { Atlas } from '../atlas.ts';
import type { Outcome } from '../outcome.ts';
import { type MeasuredCoverage, type MeasuredValue, measuredValues } from './measured-coverage.ts';
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
import type { Topic } from './statement.ts';
import { cellsWithoutFibre, cellsWithoutRadio, type UnservedCell } from './unserved-cells.ts';

export interface PlaceReport {
  readonly scope: PlaceScope;
  readonly fiscalYear: number;
  /** Position of the fiscal year in every series. */
  readonly year: number;
  readonly municipalities: readonly number[];
  /** Of the run; no measured figure is in it. */
  readonly series: PlaceSeries;
  /** Of a municipality alone, by fiscal year. */
  readonly measured: readonly MeasuredValue[];
  /** Of a larger place: municipalities inside with a measured figure of the fiscal year. */
  readonly measuredInside: Readonly<Record<Topic, number>>;
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
  readonly neighbours: readonly Neighbour[];
}

export interface Neighbour {
  readonly municipality: number;
  readonly series: PlaceSeries;
  readonly measured: readonly MeasuredValue[];
}

/** @throws RangeError for a fiscal year that the outcome does not hold */
export function placeReport(
  atlas: Atlas,
  outcome: Outcome,
  scope: PlaceScope,
  fiscalYear: number,
  measured?: MeasuredCoverage,
): PlaceReport {
  const municipalities = municipalitiesOf(atlas, scope);
  const series = placeSeries(atlas, outcome, municipalities);
  const isOne = scope.kind === 'municipality';
  const own = isOne ? measuredValues(measured, scope.index, series) : [];
  const inside = (topic: Topic) =>
    isOne ? 0 : municipalities.filter((m) => measured?.figure(topic, m, fiscalYear) !== undefined).length;
  return {
    scope,
    fiscalYear,
    year: outcome.fiscalYears.indexOf(fiscalYear),
    municipalities,
    series,
    measured: own,
    measuredInside: { fibre: inside('fibre'), radio: inside('radio') },
    withoutFibre: cellsWithoutFibre(atlas, outcome, municipalities, fiscalYear, 'dearest'),
    withoutRadio: cellsWithoutRadio(atlas, outcome, municipalities, fiscalYear),
    money: moneyOfPlace(outcome, municipalities),
    subsidy: subsidyClasses(outcome, municipalities),
    targets: targetsOfPlace(outcome.scenario.targets, series, own),
    fibreBindings: fibreBindings(outcome, municipalities),
    radioBindings: radioBindings(atlas, outcome, municipalities),
    population: populationPath(atlas, outcome.scenario, municipalities),
    conditions: isOne ? conditionsOf(atlas, scope.index) : undefined,
    neighbours: isOne
      ? atlas.municipalities.neighbours[scope.index]!.map((municipality) => {
          const series = placeSeries(atlas, outcome, [municipality]);
          return { municipality, series, measured: measuredValues(measured, municipality, series) };
        })
      : [],
  };
}
