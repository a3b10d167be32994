/** What ten thousand members say of a scenario. */
import { YEAR_COUNT } from '../parameter.ts';
import type { Target } from '../target.ts';
import type { CentralRun } from './central-run.ts';
import type { UncertainTechnology, UncertaintySettings } from './factors.ts';
import { BAND_SHARES } from './quantiles.ts';
import type { ReadingError } from './reading-error.ts';

export const UNCERTAIN_MEASURES = ['coverage', 'costYen'] as const;
export type UncertainMeasure = (typeof UNCERTAIN_MEASURES)[number];

export type Bands = Readonly<Record<UncertainTechnology, Readonly<Record<UncertainMeasure, Float64Array>>>>;

export interface UncertainGroups {
  /** Blocks, and after them the lowest prefecture, which has no cost. */
  readonly count: number;
  /** years × count × BAND_SHARES. */
  readonly bands: Bands;
  /** years × count. */
  readonly central: CentralRun;
}

export interface UncertaintyResult {
  readonly settings: UncertaintySettings;
  readonly prefectures: number;
  /** years × (prefectures + 1) × BAND_SHARES, the nation last; years before the plan have no width. */
  readonly bands: Bands;
  /** The run itself, in the same rows without the shares. */
  readonly central: CentralRun;
  /** The same of prefectures together (group-reading.ts). */
  readonly groups: UncertainGroups;
  readonly chances: readonly TargetChance[];
  /** Absent until full runs have been held against the reading. */
  readonly readingError?: ReadingError;
}

export interface TargetChance {
  readonly target: Target;
  /** Per prefecture, the nation last: share of members that meet it, 0–1. */
  readonly share: Float64Array;
  /** Per member: 1 where the nation meets it. The same draws give the same members whatever the scenario. */
  readonly met: Uint8Array;
}

/** A table of bands in which every place and year stands at the run itself. */
export function bandsWithoutWidth(central: Float64Array): Float64Array {
  const width = BAND_SHARES.length;
  const bands = new Float64Array(central.length * width);
  for (let i = 0; i < central.length; i++) bands.fill(central[i]!, i * width, (i + 1) * width);
  return bands;
}

/**
 * Lays the bands of some places into the tables of all.
 * @param part places × (coverage, then cost of the planned years) × BAND_SHARES
 */
export function layBands(
  into: Readonly<Record<UncertainMeasure, Float64Array>>,
  part: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  places: number,
  firstYear: number,
): void {
  const width = BAND_SHARES.length;
  let at = 0;
  for (let place = from; place < to; place++) {
    for (const measure of UNCERTAIN_MEASURES) {
      for (let year = firstYear; year < YEAR_COUNT; year++, at += width) {
        into[measure].set(part.subarray(at, at + width), (year * places + place) * width);
      }
    }
  }
}

/** Bands and run of one place, numbered through all of them: a table, its columns and the column. */
export function placeInTables(
  { prefectures, bands, central, groups }: UncertaintyResult,
  technology: UncertainTechnology,
  measure: UncertainMeasure,
  place: number,
) {
  const places = prefectures + 1;
  return place < places
    ? {
        bands: bands[technology][measure],
        central: central[technology][measure],
        columns: places,
        column: place,
      }
    : {
        bands: groups.bands[technology][measure],
        central: groups.central[technology][measure],
        columns: groups.count,
        column: place - places,
      };
}

/** Twice the standard error of a share of independent members; that of scrambled points is smaller. */
export function shareError(share: number, members: number): number {
  return 2 * Math.sqrt((share * (1 - share)) / members);
}

/** Whether every member says the same. */
export function isSettled(share: number): boolean {
  return share === 0 || share === 1;
}
