/** When a place meets the plan's coverage targets by itself, and what stands in its way. */
import type { Atlas } from '../atlas.ts';
import { TAIL_CAUSES, TAIL_REASONS, type TailCause, type TailReason } from '../fibre/last-households.ts';
import { TECHNOLOGIES, type Technology } from '../fibre/technology.ts';
import type { Outcome } from '../outcome.ts';
import { BINDINGS, type Binding } from '../radio/radio-outcome.ts';
import type { Target } from '../target.ts';
import { type MeasuredValue, measuredAt } from './measured-coverage.ts';
import type { PlaceSeries } from './place-series.ts';

export type CoverageMetric = 'fibreHouseholdCoverage' | 'radioPopulationCoverage';

/** A coverage target of the scenario, held against one place. */
export interface PlaceTarget {
  readonly metric: CoverageMetric;
  /** 0–1. */
  readonly goal: number;
  readonly fiscalYear: number;
  readonly source: string;
  /** The place's share at the end of that fiscal year; NaN where the year is outside the outcome. */
  readonly value: number;
  readonly isMet: boolean;
  /** Households or people short of the goal in that fiscal year; 0 where met. */
  readonly missing: number;
  /** First fiscal year from whose end the goal is held to the end of the horizon; 0 where it is not. */
  readonly metFiscalYear: number;
  /** Where the very figure has been measured for that fiscal year: whether it meets the goal, and how many it lacks. */
  readonly measured?: MeasuredValue & { readonly isMet: boolean; readonly missing: number };
}

/** Rounding of sums must not make a share that equals the goal miss it. */
const TOLERANCE = 1e-12;

/**
 * The scenario's targets for fibre and 5G coverage, each once per metric, goal and year. A target for the prefecture
 * that has least is one for every place's 5G coverage here. Value, gap and year are the run's; a measured figure stands
 * beside them.
 */
export function targetsOfPlace(
  targets: readonly Target[],
  series: PlaceSeries,
  measuredOfPlace: readonly MeasuredValue[] = [],
): readonly PlaceTarget[] {
  const seen = new Set<string>();
  return targets.flatMap(({ metric, goal, fiscalYear, source }): PlaceTarget[] => {
    const own = coverageMetric(metric);
    const key = `${own} ${goal} ${fiscalYear}`;
    if (own === undefined || seen.has(key)) return [];
    seen.add(key);
    const values = series[own];
    const whole = own === 'fibreHouseholdCoverage' ? series.households : series.population;
    const year = series.fiscalYears.indexOf(fiscalYear);
    const value = year < 0 ? Number.NaN : values[year]!;
    const isMet = value >= goal - TOLERANCE;
    const missing = isMet || year < 0 ? 0 : (goal - value) * whole[year]!;
    const metFiscalYear = heldFrom(values, goal, series.fiscalYears);
    const measured = measuredAt(
      measuredOfPlace,
      own === 'fibreHouseholdCoverage' ? 'fibre' : 'radio',
      fiscalYear,
    );
    return [
      {
        ...{ metric: own, goal, fiscalYear, source, value, isMet, missing, metFiscalYear },
        ...(measured !== undefined && { measured: heldAgainst(measured, goal, whole[year]!) }),
      },
    ];
  });
}

function heldAgainst(measured: MeasuredValue, goal: number, whole: number) {
  const isMet = measured.value >= goal - TOLERANCE;
  return { ...measured, isMet, missing: isMet ? 0 : (goal - measured.value) * whole };
}

function coverageMetric(metric: Target['metric']): CoverageMetric | undefined {
  switch (metric) {
    case 'fibreHouseholdCoverage':
    case 'radioPopulationCoverage':
      return metric;
    case 'radioPopulationCoverageWorstPrefecture':
      return 'radioPopulationCoverage';
    default:
      return undefined;
  }
}

/** First fiscal year from whose end on the share is held to the end; 0 where it is not. */
export function heldFrom(values: Float64Array, goal: number, fiscalYears: readonly number[]): number {
  let first = 0;
  for (let y = values.length - 1; y >= 0 && values[y]! >= goal - TOLERANCE; y--) first = fiscalYears[y]!;
  return first;
}

/** Some of the nation's last households for fibre, and why they are last. */
export interface FibreBinding {
  readonly reason: TailReason;
  readonly cause: TailCause;
  readonly technology: Technology;
  /** At the 2020 level. */
  readonly households: number;
  /** Mean yen per household. */
  readonly costPerHouseholdYen: number;
  /** Fiscal year in which the last of them is reached; 0 for never. */
  readonly fiscalYear: number;
}

/** Most households first, one entry per reason, cause and technology. */
export function fibreBindings({ fibre }: Outcome, municipalities: readonly number[]): FibreBinding[] {
  const inside = new Set(municipalities);
  const last = fibre.lastHouseholds;
  const sums = new Map<string, { -readonly [K in keyof FibreBinding]: FibreBinding[K] }>();
  last.municipality.forEach((m, i) => {
    if (!inside.has(m)) return;
    const [reason, cause, technology] = [last.reason[i]!, last.cause[i]!, last.technology[i]!];
    const key = `${reason} ${cause} ${technology}`;
    const sum = sums.get(key) ?? {
      reason: TAIL_REASONS[reason]!,
      cause: TAIL_CAUSES[cause]!,
      technology: TECHNOLOGIES[technology]!,
      households: 0,
      costPerHouseholdYen: 0,
      fiscalYear: 0,
    };
    sum.households += last.households[i]!;
    sum.costPerHouseholdYen += last.households[i]! * last.costPerHouseholdYen[i]!;
    sum.fiscalYear = Math.max(sum.fiscalYear, last.fiscalYear[i]!);
    sums.set(key, sum);
  });
  return [...sums.values()]
    .map((sum) => ({ ...sum, costPerHouseholdYen: sum.costPerHouseholdYen / sum.households }))
    .sort((a, b) => b.households - a.households);
}

/** What keeps a prefecture from a share of its people covered by 5G. */
export interface RadioBinding {
  readonly prefecture: number;
  /** 0–1. */
  readonly share: number;
  /** First fiscal year at whose end it is reached; 0 for never within the horizon. */
  readonly fiscalYear: number;
  /** `reached` where it never was short. */
  readonly binding: Binding;
}

/** One entry per prefecture of these municipalities and share that the 5G plan looks at. */
export function radioBindings(
  atlas: Atlas,
  { radio }: Outcome,
  municipalities: readonly number[],
): RadioBinding[] {
  const prefectures = [...new Set(municipalities.map((m) => atlas.municipalities.prefecture[m]!))];
  return prefectures.flatMap((prefecture) =>
    radio.sharesReached.map(({ share, fiscalYear, binding }) => ({
      prefecture,
      share,
      fiscalYear: fiscalYear[prefecture]!,
      binding: BINDINGS[binding[prefecture]!]!,
    })),
  );
}
