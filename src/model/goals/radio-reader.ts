/** Rolls 5G out under other levers without what only the whole outcome needs: bound, operators, land. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import type { Land } from '../land.ts';
import type { Progress, Steps } from '../progress.ts';
import type { RadioBaseline } from '../radio/baseline.ts';
import { beginPlan, type RadioPlaces } from '../radio/begin-plan.ts';
import { deploymentRate, parentsOfPast, parentsWithPlan } from '../radio/parents.ts';
import { coverageOfPlan } from '../radio/plan-coverage.ts';
import type { PlannedSites } from '../radio/planned-sites.ts';
import type { RadioOutcome } from '../radio/radio-outcome.ts';
import type { RadioParameters } from '../radio/radio-parameters.ts';
import { rollOut } from '../radio/roll-out.ts';
import { payersOfSites } from '../radio/who-pays.ts';

export interface RadioReading {
  /** years × municipalities; years after the last that was asked for stand as that one. */
  readonly coveredPopulation: Float64Array;
  /** What is built, in build order. */
  readonly planned: PlannedSites;
  /** planned × PAYERS, whole yen. */
  readonly payersYen: Float64Array;
  /** Stations and base deployment, as in the outcome. */
  stations(): Pick<RadioOutcome, 'stationCount' | 'baseDeploymentRate'>;
}

export interface RadioReader {
  /**
   * The same numbers as the whole simulation's up to the last year.
   * @param fibreFiscalYear per cell, as in the fibre outcome
   */
  read(
    parameters: RadioParameters,
    fibreFiscalYear: Uint16Array,
    lastFiscalYear: number,
  ): Steps<RadioReading>;
}

export interface RadioCountry extends RadioPlaces {
  readonly atlas: Atlas;
  readonly land: Land;
  readonly demand: Demand;
  readonly baseline: RadioBaseline;
}

export function createRadioReader(country: RadioCountry): RadioReader {
  const { atlas, demand } = country;
  const report = (fraction: number): Progress => ({ phase: 'radio.rollOut', fraction });
  return {
    *read(parameters, fibreFiscalYear, lastFiscalYear) {
      const beginning = yield* beginPlan({ ...country, fibreFiscalYear }, parameters, report);
      const { priced, history, squares, lastPublishedYear, kept } = beginning;
      const years = beginning.years.filter((year) => year <= lastFiscalYear);
      const plan = yield* rollOut(priced, { demand, fiscalYears: years }, parameters, report);
      const { sites } = plan;
      const { coveredPopulation, stationCount } = coverageOfPlan(beginning, demand, plan);
      return {
        coveredPopulation,
        planned: sites,
        payersYen: payersOfSites(atlas, sites, years, parameters),
        stations: () => {
          const past = kept.get('parents', [history], {}, () =>
            parentsOfPast(atlas, squares, history.sites, lastPublishedYear),
          );
          const parents = parentsWithPlan(squares, past, sites, lastPublishedYear);
          return { stationCount, baseDeploymentRate: deploymentRate(squares, parents) };
        },
      };
    },
  };
}
