/**
 * Coverage that somebody has measured, by municipality and fiscal year. A measured share stands in place of the modelled
 * one of the same municipality, topic and year, and always says so; the run itself does not read it.
 */
import type { PlaceSeries } from './place-series.ts';
import type { Topic } from './statement.ts';

export interface MeasuredFigure {
  readonly topic: Topic;
  readonly municipality: number;
  readonly fiscalYear: number;
  /** Share 0–1 of the households (fibre) or people (5G). */
  readonly value: number;
  /** The file that it came in. */
  readonly fileName: string;
}

export interface MeasuredCoverage {
  /** By municipality, then fiscal year, then fibre before 5G; each once. */
  readonly figures: readonly MeasuredFigure[];
  figure(topic: Topic, municipality: number, fiscalYear: number): MeasuredFigure | undefined;
  /** Whether any municipality has a figure in the year. */
  has(topic: Topic, fiscalYear: number): boolean;
}

/** A measured figure beside what the run says of the same place and year. */
export interface MeasuredValue extends MeasuredFigure {
  /** Share 0–1. */
  readonly modelled: number;
  /** Households or people of the year that the measured share leaves. */
  readonly left: number;
}

/**
 * @param given of several figures for one place, topic and year the last is taken
 * @returns undefined for none at all
 */
export function measuredCoverage(given: readonly MeasuredFigure[]): MeasuredCoverage | undefined {
  if (given.length === 0) return undefined;
  const byKey = new Map<number, MeasuredFigure>();
  const years: Readonly<Record<Topic, Set<number>>> = { fibre: new Set(), radio: new Set() };
  for (const figure of given) {
    const { topic, municipality, fiscalYear } = figure;
    byKey.set(keyOf(topic, municipality, fiscalYear), figure);
    years[topic].add(fiscalYear);
  }
  const figures = [...byKey.values()].sort(
    (a, b) =>
      a.municipality - b.municipality ||
      a.fiscalYear - b.fiscalYear ||
      Number(a.topic === 'radio') - Number(b.topic === 'radio'),
  );
  return {
    figures,
    figure: (topic, municipality, fiscalYear) => byKey.get(keyOf(topic, municipality, fiscalYear)),
    has: (topic, fiscalYear) => years[topic].has(fiscalYear),
  };
}

/** One number per figure; the map asks for thousands of them at every move of the year. */
function keyOf(topic: Topic, municipality: number, fiscalYear: number): number {
  return (municipality * 0x1_0000 + fiscalYear) * 2 + Number(topic === 'radio');
}

/** What is measured of one municipality, by fiscal year; years outside its series are left out. */
export function measuredValues(
  measured: MeasuredCoverage | undefined,
  municipality: number,
  series: PlaceSeries,
): readonly MeasuredValue[] {
  if (measured === undefined) return [];
  return series.fiscalYears.flatMap((fiscalYear, y) =>
    (['fibre', 'radio'] as const).flatMap((topic): MeasuredValue[] => {
      const figure = measured.figure(topic, municipality, fiscalYear);
      if (figure === undefined) return [];
      const modelled =
        topic === 'fibre' ? series.fibreHouseholdCoverage[y]! : series.radioPopulationCoverage[y]!;
      const whole = topic === 'fibre' ? series.households[y]! : series.population[y]!;
      return [{ ...figure, modelled, left: leftBy(figure, whole) }];
    }),
  );
}

/** @param whole households or people of the year */
export function leftBy({ value }: MeasuredFigure, whole: number): number {
  return Math.max(0, (1 - value) * whole);
}

/** The value of one topic and year among those of a place. */
export function measuredAt(
  values: readonly MeasuredValue[],
  topic: Topic,
  fiscalYear: number,
): MeasuredValue | undefined {
  return values.find((each) => each.topic === topic && each.fiscalYear === fiscalYear);
}
