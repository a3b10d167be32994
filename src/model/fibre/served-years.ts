/** When cells are served. */
import { FIRST_FISCAL_YEAR } from '../parameter.ts';
import type { FibreBaseline } from './baseline.ts';
import type { FibreTail } from './tail.ts';

/**
 * Per cell: fiscal year at whose end it is wholly served, 0 for never.
 * @param baselineYear index into the published years
 * @param workYear per position of the tail
 */
export function servedYears(
  baseline: FibreBaseline,
  baselineYear: number,
  tail: FibreTail,
  workYear: Uint16Array,
): Uint16Array {
  return withWorkYears(servedAtBaseline(baseline, baselineYear), tail, workYear);
}

/** The same of what the baseline serves, 0 elsewhere. */
export function servedAtBaseline(
  { published, servedFrom }: FibreBaseline,
  baselineYear: number,
): Uint16Array {
  const served = new Uint16Array(servedFrom.length);
  for (let cell = 0; cell < served.length; cell++) {
    if (servedFrom[cell]! <= baselineYear) {
      served[cell] = Math.max(FIRST_FISCAL_YEAR, published.fiscalYears[servedFrom[cell]!]!);
    }
  }
  return served;
}

/** What the baseline serves and, in a copy of it, what is built after it. */
export function withWorkYears(
  atBaseline: Uint16Array,
  { cells, idle }: FibreTail,
  workYear: Uint16Array,
): Uint16Array {
  const served = atBaseline.slice();
  for (let i = 0; i < cells.length; i++) served[cells[i]!] = workYear[i]!;
  // Branches without households follow the cell that they hang from.
  for (let i = 0; i < idle.cells.length; i++) served[idle.cells[i]!] = served[idle.parent[i]!]!;
  return served;
}
