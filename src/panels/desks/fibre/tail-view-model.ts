/** The last households as rows of a table that can be sorted. Pure. */
import type { Atlas } from '../../../model/atlas.ts';
import {
  type LastHouseholds,
  TAIL_CAUSES,
  TAIL_REASONS,
  type TailCause,
  type TailReason,
} from '../../../model/fibre/last-households.ts';
import { TECHNOLOGIES, type Technology } from '../../../model/fibre/technology.ts';

export interface TailRow {
  readonly municipality: number;
  readonly prefecture: number;
  readonly households: number;
  readonly costPerHouseholdYen: number;
  readonly reason: TailReason;
  readonly cause: TailCause;
  readonly technology: Technology;
  /** 0 for never. */
  readonly fiscalYear: number;
}

export type TailColumn = 'place' | 'households' | 'cost' | 'year';
export interface TailSort {
  readonly column: TailColumn;
  readonly descending: boolean;
}

export function tailRows(atlas: Atlas, last: LastHouseholds, sort: TailSort): readonly TailRow[] {
  const rows = Array.from(last.municipality, (municipality, i): TailRow => {
    return {
      municipality,
      prefecture: atlas.municipalities.prefecture[municipality]!,
      households: last.households[i]!,
      costPerHouseholdYen: last.costPerHouseholdYen[i]!,
      reason: TAIL_REASONS[last.reason[i]!]!,
      cause: TAIL_CAUSES[last.cause[i]!]!,
      technology: TECHNOLOGIES[last.technology[i]!]!,
      fiscalYear: last.fiscalYear[i]!,
    };
  });
  const key: Readonly<Record<TailColumn, (row: TailRow) => number>> = {
    place: (row) => row.municipality,
    households: (row) => row.households,
    cost: (row) => row.costPerHouseholdYen,
    // Never comes after every year.
    year: (row) => (row.fiscalYear === 0 ? Infinity : row.fiscalYear),
  };
  const of = key[sort.column];
  const sign = sort.descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [x, y] = [of(a), of(b)];
    return x === y ? a.municipality - b.municipality : x < y ? -sign : sign;
  });
}
