/**
 * Coverage, sites and money of 5G plans under many levers, one after the other: what a full outcome says of them, to the
 * byte, without operators, land, bound and what lies beyond the masts. Money, pace, order and prices are read in some
 * tens of milliseconds; what changes ranges, bands or the past takes about a second, once.
 */
import type { Progress, Steps } from '../progress.ts';
import { finish } from '../progress.ts';
import { beginPlan, createBeginningKeeper, type RadioInputs } from './begin-plan.ts';
import { coverageOfPlan, type PlanCoverage } from './plan-coverage.ts';
import type { RadioOutcome } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { rollOut } from './roll-out.ts';
import { sitesCostByYear } from './who-pays.ts';

/**
 * In the columns of RadioOutcome: `coveredPopulation` and `stationCount` are years × municipalities, `costYen` years ×
 * PAYERS (5G sites alone). `totalsByPrefecture` (place-totals.ts) sums them up.
 */
export interface RadioReading extends PlanCoverage, Pick<RadioOutcome, 'costYen'> {
  /** Sites that the plan builds until the end of the horizon. */
  readonly plannedSites: number;
}

export interface RadioReader {
  /** @param changed other people or other fibre than the reader was made with */
  coverage(
    parameters: RadioParameters,
    changed?: Partial<Pick<RadioInputs, 'demand' | 'fibreFiscalYear'>>,
  ): RadioReading;
}

/**
 * A reader holds some 80 MB of its own and shares nothing with other runs.
 * @param parameters whose ranges, bands and classes are found at once; a reading under others finds them when it is asked for
 */
export function* createRadioReader(inputs: RadioInputs, parameters: RadioParameters): Steps<RadioReader> {
  const keeper = createBeginningKeeper();
  const report = (fraction: number): Progress => ({ phase: 'radio.baseline', fraction });
  yield* beginPlan(inputs, parameters, report, keeper);
  return {
    coverage(own, changed) {
      const now = { ...inputs, ...changed };
      const beginning = finish(beginPlan(now, own, report, keeper));
      const { priced, years } = beginning;
      const plan = finish(rollOut(priced, { demand: now.demand, fiscalYears: years }, own, report));
      return {
        ...coverageOfPlan(beginning, now.demand, plan),
        costYen: sitesCostByYear(inputs.atlas, plan.sites, years, own),
        plannedSites: plan.sites.count,
      };
    },
  };
}
