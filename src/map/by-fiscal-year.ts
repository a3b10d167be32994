/** Things that appear in a fiscal year, kept in the order of those years: what stands in a year is a prefix. */
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../model/parameter.ts';

export interface ByFiscalYear {
  /** Indices of the things that appear within the horizon, by year, then by index. */
  readonly order: Uint32Array;
  /** Length YEAR_COUNT + 1: what appears in year y is `order[starts[y]] … order[starts[y + 1] - 1]`. */
  readonly starts: Uint32Array;
}

/** @param fiscalYear of each thing, within the horizon, or 0 for never */
export function orderByFiscalYear(fiscalYear: Uint16Array): ByFiscalYear {
  const starts = new Uint32Array(YEAR_COUNT + 1);
  for (const year of fiscalYear) if (year > 0) starts[year - FIRST_FISCAL_YEAR + 1]!++;
  for (let y = 0; y < YEAR_COUNT; y++) starts[y + 1]! += starts[y]!;
  const order = new Uint32Array(starts[YEAR_COUNT]!);
  const next = starts.slice();
  fiscalYear.forEach((year, i) => {
    if (year > 0) order[next[year - FIRST_FISCAL_YEAR]!++] = i;
  });
  return { order, starts };
}

/** How many stand before the year, and at its end. */
export function countsIn(things: ByFiscalYear, fiscalYear: number): { before: number; until: number } {
  const y = fiscalYear - FIRST_FISCAL_YEAR;
  // What stands at the end of the first year is what was there at the start: none of it is new.
  return { before: y === 0 ? things.starts[1]! : things.starts[y]!, until: things.starts[y + 1]! };
}
