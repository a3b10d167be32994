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
  { published, servedFrom }: FibreBaseline,
  baselineYear: number,
  tail: FibreTail,
  workYear: Uint16Array,
): Uint16Array {
  const served = new Uint16Array(servedFrom.length);
  for (let cell = 0; cell < served.length; cell++) {
    if (servedFrom[cell]! <= baselineYear) {
      served[cell] = Math.max(FIRST_FISCAL_YEAR, published.fiscalYears[servedFrom[cell]!]!);
    }
  }
  for (let i = 0; i < tail.cells.length; i++) served[tail.cells[i]!] = workYear[i]!;
  // Branches without households follow the cell that they hang from.
  const { cells, parent } = tail.idle;
  for (let i = 0; i < cells.length; i++) served[cells[i]!] = served[parent[i]!]!;
  return served;
}
