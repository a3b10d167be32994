/** What the charts draw and what their tables list: pure. */
import type { PreparedFigures } from '../data/prepared-figures.ts';
import type { Locale } from '../locale/locale.ts';
import type { Outcome } from '../model/outcome.ts';
import { PAYERS, type Payer } from '../model/payer.ts';
import type { NationalSeries } from '../model/place-figures.ts';
import type { PublishedPoints } from '../model/published-points.ts';
import type { Target, TargetMetric } from '../model/target.ts';
import { decimalsOf } from './target-view-model.ts';

export type SeriesColour = 'fibre' | 'radio' | 'radio-worst';

export interface ChartSeries {
  readonly metric: TargetMetric;
  readonly label: string;
  readonly colour: SeriesColour;
  readonly isDashed: boolean;
  /** Shares 0–1, one per fiscal year. */
  readonly values: Float64Array;
}

export interface GoalMark {
  readonly metric: TargetMetric;
  readonly fiscalYear: number;
  readonly goal: number;
  readonly colour: SeriesColour;
}

export interface CoverageChart {
  readonly id: 'fibre' | 'radio';
  readonly title: string;
  readonly series: readonly ChartSeries[];
  /** What was published of the first series, one per fiscal year; null where nothing was. Drawn as rings, not as a line. */
  readonly published: readonly (number | null)[];
  /** By BAND_SHARES, one share per fiscal year: what seeded members make of the first series. */
  readonly bands?: readonly Float64Array[];
  readonly goals: readonly GoalMark[];
  /** Shares; the axis ends at 1. */
  readonly minimum: number;
  readonly decimals: number;
}

const COLOURS: Readonly<Partial<Record<TargetMetric, SeriesColour>>> = {
  fibreHouseholdCoverage: 'fibre',
  radioPopulationCoverage: 'radio',
  radioPopulationCoverageWorstPrefecture: 'radio-worst',
};

export function coverageCharts(
  locale: Locale,
  series: NationalSeries,
  fiscalYears: readonly number[],
  targets: readonly Target[],
  published: PublishedPoints = { fibre: [], radio: [] },
  bands?: Readonly<Record<CoverageChart['id'], readonly Float64Array[]>>,
): readonly CoverageChart[] {
  const { time, metrics } = locale.messages;
  const one = (metric: TargetMetric, values: Float64Array): ChartSeries => ({
    metric,
    label: metrics[metric].short,
    colour: COLOURS[metric]!,
    isDashed: metric === 'radioPopulationCoverageWorstPrefecture',
    values,
  });
  const chart = (id: 'fibre' | 'radio', title: string, own: readonly ChartSeries[]): CoverageChart => {
    const goals = targets.filter(({ metric }) => own.some((each) => each.metric === metric)).map(goalMark);
    return {
      id,
      title,
      series: own,
      published: fiscalYears.map(
        (year) => published[id].find(({ fiscalYear }) => fiscalYear === year)?.value ?? null,
      ),
      ...(bands && { bands: bands[id] }),
      goals,
      minimum: axisMinimum(
        [...own, ...(bands?.[id] ?? []).map((values) => ({ values }))],
        goals,
        fiscalYears,
      ),
      decimals: decimalsOf(own[0]!.metric)!,
    };
  };
  return [
    chart('fibre', time.fibreChart, [one('fibreHouseholdCoverage', series.fibre)]),
    chart('radio', time.radioChart, [
      one('radioPopulationCoverage', series.radio),
      one('radioPopulationCoverageWorstPrefecture', series.radioWorstPrefecture),
    ]),
  ];
}

/** The national lines of the published plan as computed beforehand; undefined where a target is missing. */
export function preparedSeries({ targets }: Pick<PreparedFigures, 'targets'>): NationalSeries | undefined {
  const of = (metric: TargetMetric) => targets.find((each) => each.target.metric === metric)?.valueByYear;
  const fibre = of('fibreHouseholdCoverage');
  const radio = of('radioPopulationCoverage');
  const radioWorstPrefecture = of('radioPopulationCoverageWorstPrefecture');
  if (fibre === undefined || radio === undefined || radioWorstPrefecture === undefined) return undefined;
  return { fibre, radio, radioWorstPrefecture };
}

function goalMark({ metric, goal, fiscalYear }: Target): GoalMark {
  return { metric, fiscalYear, goal, colour: COLOURS[metric]! };
}

/** 5G began in FY2020 far below anything that matters now; its first years run in from below the axis. */
const AXIS_FROM_FISCAL_YEAR = 2022;

/** Round share below everything that the chart has to show. */
export function axisMinimum(
  series: readonly Pick<ChartSeries, 'values'>[],
  goals: readonly Pick<GoalMark, 'goal'>[],
  fiscalYears: readonly number[],
): number {
  let lowest = 1;
  for (const { values } of series) {
    for (let y = 0; y < values.length; y++) {
      if (fiscalYears[y]! >= AXIS_FROM_FISCAL_YEAR) lowest = Math.min(lowest, values[y]!);
    }
  }
  for (const { goal } of goals) lowest = Math.min(lowest, goal);
  const room = 1 - lowest;
  const step =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5].find((each) => each * 4 >= room) ?? 1;
  return Math.max(0, 1 - Math.ceil(room / step + 1e-9) * step);
}

export interface CostRow {
  readonly fiscalYear: number;
  readonly byPayer: Readonly<Record<Payer, number>>;
  readonly totalYen: number;
}

/** What everything costs in each fiscal year, by payer. */
export function costRows({ fiscalYears, fibre, radio, hubs }: Outcome): readonly CostRow[] {
  return payerRows(fiscalYears, [fibre.costYen, radio.costYen, radio.beyondCostYen, hubs.costYen]);
}

/** @param tables years × PAYERS each, whole yen */
export function payerRows(
  fiscalYears: readonly number[],
  tables: readonly Float64Array[],
): readonly CostRow[] {
  return fiscalYears.map((fiscalYear, y) => {
    const of = (payer: number) => tables.reduce((sum, table) => sum + table[y * PAYERS.length + payer]!, 0);
    const byPayer = Object.fromEntries(PAYERS.map((payer, i) => [payer, of(i)])) as Record<Payer, number>;
    return { fiscalYear, byPayer, totalYen: PAYERS.reduce((sum, payer) => sum + byPayer[payer], 0) };
  });
}
