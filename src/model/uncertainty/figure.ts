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
import { createGroupReader, groupCount, placeOfLowest } from './group-reading.ts';
import { firstYearOf, type MemberReaders } from './member-basis.ts';
import { UNCERTAIN_METRICS } from './members.ts';
import { type IndicesOfScramble, indicesOfScramble, scrambleSeed } from './sobol-indices.ts';

const POPULATION = FACTOR_IDS.indexOf('population');

export const FIGURE_MEASURES = ['coverage', 'costYen'] as const;

export interface Figure {
  readonly technology: UncertainTechnology;
  /** Coverage at the end of the year, or the yen of all planned years up to it. */
  readonly measure: (typeof FIGURE_MEASURES)[number];
  /** A prefecture, their number for the nation, or prefectures together (group-reading.ts). */
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

/**
 * The coverage that each uncertain target asks for in its year, each figure once: the nation's, or that of the lowest
 * prefecture where every prefecture is to reach it.
 */
export function targetFigures(targets: readonly Target[], prefectures: number, blocks: number): Figure[] {
  const figures = new Map<string, Figure>();
  for (const { metric, fiscalYear } of targets) {
    const technology = UNCERTAIN_METRICS[metric];
    if (technology === undefined || !FISCAL_YEARS.includes(fiscalYear)) continue;
    const isEverywhere = metric === 'radioPopulationCoverageWorstPrefecture';
    const place = isEverywhere ? placeOfLowest(prefectures, blocks) : prefectures;
    figures.set(`${technology} ${place} ${fiscalYear}`, {
      technology,
      measure: 'coverage',
      place,
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
  const groupReader = createGroupReader(readers.basis, technology);
  const together = groupReader.createReading();
  const own = new Float64Array(FACTOR_COUNT);
  return (draw) => {
    own.set(draw);
    reader.read(limitDraw(readers.basis.limits, own), reading, year);
    const isGroup = place >= places;
    if (isGroup) {
      const from = measure === 'coverage' ? year : firstYear;
      groupReader.read(own[POPULATION]!, reading, together, from, year);
    }
    const { coverage, costYen } = isGroup ? together : reading;
    const columns = isGroup ? groupCount(readers.basis) : places;
    const column = isGroup ? place - places : place;
    if (measure === 'coverage') return coverage[year * columns + column]!;
    let yen = 0;
    for (let y = firstYear; y <= year; y++) yen += costYen[y * columns + column]!;
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
