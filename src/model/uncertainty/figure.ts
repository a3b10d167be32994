/** One figure of a member, and what moves it: one factor at a time, and by its share of the variance. */
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../parameter.ts';
import type { Target } from '../target.ts';
import { quantileOf } from './distribution.ts';
import { drawAt, limitDraw } from './draws.ts';
import {
  centralDraw,
  type Distributions,
  type Draw,
  FACTOR_COUNT,
  FACTOR_IDS,
  FACTORS,
  type UncertainTechnology,
} from './factors.ts';
import { firstYearOf, type MemberReaders } from './member-basis.ts';
import { UNCERTAIN_METRICS } from './members.ts';
import { type IndicesOfScramble, indicesOfScramble, scrambleSeed } from './sobol-indices.ts';

export const FIGURE_MEASURES = ['coverage', 'costYen'] as const;

export interface Figure {
  readonly technology: UncertainTechnology;
  /** Coverage at the end of the year, or the yen of all planned years up to it. */
  readonly measure: (typeof FIGURE_MEASURES)[number];
  /** A prefecture, or their number for the nation. */
  readonly place: number;
  readonly fiscalYear: number;
}

/** Points of A and B in each scramble, and scrambles. */
export const SCRAMBLE_BASE = 256;
export const SCRAMBLES = 8;

export interface TornadoBar {
  /** Index into FACTOR_IDS. */
  readonly factor: number;
  /** The factor's values that 5 and 95 % of its draws stay below, and the figure there, all others as the scenario says. */
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
}

export interface Tornado {
  /** The figure of the scenario itself. */
  readonly central: number;
  /** Widest first. */
  readonly bars: readonly TornadoBar[];
}

/** The nation's coverage in the year of each target that is uncertain, each figure once. */
export function targetFigures(targets: readonly Target[], nation: number): Figure[] {
  const figures = new Map<string, Figure>();
  for (const { metric, fiscalYear } of targets) {
    const technology = UNCERTAIN_METRICS[metric];
    if (technology === undefined || !FISCAL_YEARS.includes(fiscalYear)) continue;
    figures.set(`${technology} ${fiscalYear}`, {
      technology,
      measure: 'coverage',
      place: nation,
      fiscalYear,
    });
  }
  return [...figures.values()];
}

export function figureOf(readers: MemberReaders, figure: Figure): (draw: Draw) => number {
  const { technology, measure, place, fiscalYear } = figure;
  const reader = readers.of[technology];
  const reading = reader.createReading();
  const places = readers.basis.prefectures + 1;
  const year = fiscalYear - FIRST_FISCAL_YEAR;
  const firstYear = firstYearOf(readers.basis, technology);
  const own = new Float64Array(FACTOR_COUNT);
  return (draw) => {
    own.set(draw);
    reader.read(limitDraw(readers.basis.limits, own), reading, year);
    if (measure === 'coverage') return reading.coverage[year * places + place]!;
    let yen = 0;
    for (let y = firstYear; y <= year; y++) yen += reading.costYen[y * places + place]!;
    return yen;
  };
}

export function tornadoOf(readers: MemberReaders, figure: Figure, distributions: Distributions): Tornado {
  const evaluate = figureOf(readers, figure);
  const bars: TornadoBar[] = [];
  FACTOR_IDS.forEach((id, factor) => {
    if (!movesFigure(figure, distributions, factor)) return;
    const [low, high] = [0.05, 0.95].map((share) => quantileOf(distributions[id], share));
    const at = (value: number) => {
      const draw = centralDraw();
      draw[factor] = value;
      return evaluate(draw);
    };
    bars.push({ factor, low: low!, high: high!, atLow: at(low!), atHigh: at(high!) });
  });
  const width = ({ atLow, atHigh }: TornadoBar) => Math.abs(atHigh - atLow);
  bars.sort((a, b) => width(b) - width(a) || a.factor - b.factor);
  return { central: evaluate(centralDraw()), bars };
}

export function figureScramble(
  readers: MemberReaders,
  figure: Figure,
  distributions: Distributions,
  seed: number,
  scramble: number,
): IndicesOfScramble {
  const evaluate = figureOf(readers, figure);
  const draw = centralDraw();
  const isUsed = FACTOR_IDS.map((_, factor) => Number(movesFigure(figure, distributions, factor)));
  return indicesOfScramble(
    (point) => evaluate(drawAt(distributions, point, draw)),
    FACTOR_COUNT,
    SCRAMBLE_BASE,
    scrambleSeed(seed, scramble),
    isUsed,
  );
}

function movesFigure({ technology }: Figure, distributions: Distributions, factor: number): boolean {
  const id = FACTOR_IDS[factor]!;
  return FACTORS[id].moves.includes(technology) && distributions[id].shape !== 'fixed';
}
