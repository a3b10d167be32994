/**
 * A goal: a share or a count that places have to reach by the end of a fiscal year, and the levers that may be moved
 * towards it. Goals come from the targets of a scenario or are put to a place of one's own.
 */

import { FISCAL_YEARS, valueInYear } from '../parameter.ts';
import type { ParameterId } from '../parameters.ts';
import { type ParameterChanges, parameterSpec, resolveParameters } from '../parameters.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../presets.ts';
import { isDefault } from '../scenario-inputs.ts';
import type { Target, TargetMetric } from '../target.ts';

/** The worst prefecture is no metric of its own here: it is the same share, asked of every prefecture. */
export type GoalMetric = Exclude<TargetMetric, 'radioPopulationCoverageWorstPrefecture'>;

export type GoalPlace =
  | { readonly level: 'nation' | 'everyPrefecture' }
  | { readonly level: 'block' | 'prefecture' | 'municipality'; readonly index: number };

export interface Goal {
  readonly metric: GoalMetric;
  /** A share 0–1, or a count. */
  readonly goal: number;
  readonly fiscalYear: number;
  readonly place: GoalPlace;
}

/** What builds towards a goal. */
export const GOAL_SUBJECTS = ['fibre', 'radio', 'hubs', 'cables'] as const;
export type GoalSubject = (typeof GOAL_SUBJECTS)[number];

/** What may vary: money a year, works a year, or the year in which planned cables open. */
export const GOAL_LEVERS = ['money', 'pace', 'opening'] as const;
export type GoalLever = (typeof GOAL_LEVERS)[number];

export function subjectOf(metric: GoalMetric): GoalSubject {
  switch (metric) {
    case 'fibreHouseholdCoverage':
      return 'fibre';
    case 'hubCount':
      return 'hubs';
    case 'ringSidesClosed':
    case 'newLandingCount':
      return 'cables';
    default:
      return 'radio';
  }
}

const LEVERS: Readonly<Record<GoalSubject, Partial<Readonly<Record<GoalLever, ParameterId>>>>> = {
  fibre: { money: 'fibre.annualStateBudgetYen', pace: 'fibre.householdsPerYear' },
  radio: { money: 'radio.annualBudgetYen', pace: 'radio.stationsPerYear' },
  hubs: { pace: 'hubs.openPerYear' },
  cables: { opening: 'backbone.japanSeaFiscalYear' },
};

/** Levers that a subject has, the usual one first. */
export function leversOf(subject: GoalSubject): readonly GoalLever[] {
  return GOAL_LEVERS.filter((lever) => LEVERS[subject][lever] !== undefined);
}

/** @throws RangeError where the subject has no such lever. */
export function parameterOf(subject: GoalSubject, lever: GoalLever): ParameterId {
  const id = LEVERS[subject][lever];
  if (id === undefined)
    throw new RangeError(`Expected ${leversOf(subject).join(' or ')} for ${subject}, got ${lever}.`);
  return id;
}

/** Whether a metric is known for places smaller than the nation. */
export function isByPlace(metric: GoalMetric): boolean {
  return metric === 'fibreHouseholdCoverage' || metric === 'radioPopulationCoverage';
}

export function goalOf({ metric, goal, fiscalYear }: Target): Goal {
  return metric === 'radioPopulationCoverageWorstPrefecture'
    ? { metric: 'radioPopulationCoverage', goal, fiscalYear, place: { level: 'everyPrefecture' } }
    : { metric, goal, fiscalYear, place: { level: 'nation' } };
}

/** The same share, asked of every prefecture wherever prefectures are known. */
export function everywhere(goal: Goal): Goal {
  return isByPlace(goal.metric) ? { ...goal, place: { level: 'everyPrefecture' } } : goal;
}

/** Whether the goal's year was over when the scenario's decisions begin. */
export function isPast({ fiscalYear }: Goal): boolean {
  return fiscalYear < FIRST_OPEN_FISCAL_YEAR;
}

/** The parameters with one value in every open year; the years before keep theirs. */
export function withLever(parameters: ParameterChanges, id: ParameterId, value: number): ParameterChanges {
  const spec = parameterSpec(id);
  const own = resolveParameters(parameters)[id] as number | readonly number[];
  const next =
    spec.kind === 'series'
      ? FISCAL_YEARS.map((year) => (year < FIRST_OPEN_FISCAL_YEAR ? valueInYear(own, year) : value))
      : value;
  return withValue(parameters, id, next);
}

/** A value at its default is not carried. */
export function withValue(parameters: ParameterChanges, id: ParameterId, value: unknown): ParameterChanges {
  const { [id]: _, ...others } = parameters;
  return isDefault(id, value) ? others : { ...others, [id]: value };
}

/** What stands in the first open year. */
export function leverNow(parameters: ParameterChanges, id: ParameterId): number {
  const own = resolveParameters(parameters)[id] as number | readonly number[];
  return valueInYear(own, FIRST_OPEN_FISCAL_YEAR);
}
