/** How far members that are read from curves stand from full runs of the same draws. */
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Target } from '../target.ts';
import type { CentralRun } from './central-run.ts';
import { drawAt, limitDraw } from './draws.ts';
import {
  centralDraw,
  type Draw,
  FACTOR_COUNT,
  UNCERTAIN_TECHNOLOGIES,
  type UncertainTechnology,
  type UncertaintySettings,
} from './factors.ts';
import { firstYearOf, type MemberReaders } from './member-basis.ts';
import { UNCERTAIN_METRICS } from './members.ts';
import { scrambleSeed } from './sobol-indices.ts';
import { createSobolPoints } from './sobol-sequence.ts';

export interface TechnologyError {
  /** Largest and root mean square difference of coverage over the planned years, as shares. */
  readonly nationMax: number;
  readonly nationRms: number;
  readonly prefectureMax: number;
  readonly prefectureRms: number;
  /** Largest difference of the nation's cost of all planned years, as a share of it. */
  readonly costMax: number;
}

export interface ReadingError {
  /** Draws that were run in full. */
  readonly members: number;
  readonly of: Readonly<Record<UncertainTechnology, TechnologyError>>;
  /** Verdicts of prefecture and target that are the same by both, of all that were compared. */
  readonly sameVerdicts: number;
  readonly verdicts: number;
}

/**
 * What the published plan has stood within, over full runs of so many draws: the larger of the two technologies. The
 * bench measures it anew and fails where it is exceeded.
 */
export const REFERENCE_ERROR = {
  members: 24,
  prefectureRms: 0.0007,
  prefectureMax: 0.0085,
  nationMax: 0.0006,
  sameVerdicts: 0.98,
} as const;

/** Draws that no member has: those of a scramble of their own. */
export function checkDraw({ seed, distributions }: UncertaintySettings, index: number): Draw {
  const points = createSobolPoints(FACTOR_COUNT, scrambleSeed(seed, 1000));
  return drawAt(distributions, points.at(index, new Float64Array(FACTOR_COUNT)), centralDraw());
}

/** @param full runs of the draws, in their order */
export function readingError(
  readers: MemberReaders,
  draws: readonly Draw[],
  full: readonly CentralRun[],
  targets: readonly Target[],
): ReadingError {
  const places = readers.basis.prefectures + 1;
  let sameVerdicts = 0;
  let verdicts = 0;
  const errorOf = (technology: UncertainTechnology): TechnologyError => {
    const reader = readers.of[technology];
    const reading = reader.createReading();
    const firstYear = firstYearOf(readers.basis, technology);
    const error = { nationMax: 0, nationRms: 0, prefectureMax: 0, prefectureRms: 0, costMax: 0 };
    draws.forEach((draw, d) => {
      const { coverage, costYen } = full[d]![technology];
      reader.read(limitDraw(readers.basis.limits, draw.slice()), reading);
      let readYen = 0;
      let fullYen = 0;
      for (let y = firstYear; y < YEAR_COUNT; y++) {
        for (let p = 0; p < places; p++) {
          const difference = Math.abs(reading.coverage[y * places + p]! - coverage[y * places + p]!);
          const scope = p === places - 1 ? 'nation' : 'prefecture';
          error[`${scope}Max`] = Math.max(error[`${scope}Max`], difference);
          error[`${scope}Rms`] += difference ** 2;
        }
        readYen += reading.costYen[(y + 1) * places - 1]!;
        fullYen += costYen[(y + 1) * places - 1]!;
      }
      if (fullYen > 0) error.costMax = Math.max(error.costMax, Math.abs(readYen / fullYen - 1));
      for (const { metric, goal, fiscalYear } of targets) {
        const year = fiscalYear - FIRST_FISCAL_YEAR;
        if (UNCERTAIN_METRICS[metric] !== technology || year < firstYear || year >= YEAR_COUNT) continue;
        for (let at = year * places; at < (year + 1) * places - 1; at++) {
          const isMet = (value: number) => value >= goal - 1e-12;
          verdicts++;
          if (isMet(reading.coverage[at]!) === isMet(coverage[at]!)) sameVerdicts++;
        }
      }
    });
    const compared = draws.length * (YEAR_COUNT - firstYear);
    error.nationRms = Math.sqrt(error.nationRms / Math.max(1, compared));
    error.prefectureRms = Math.sqrt(error.prefectureRms / Math.max(1, compared * (places - 1)));
    return error;
  };
  const [fibre, radio] = UNCERTAIN_TECHNOLOGIES.map(errorOf) as [TechnologyError, TechnologyError];
  return { members: draws.length, of: { fibre, radio }, sameVerdicts, verdicts };
}
