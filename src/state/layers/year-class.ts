/**
 * Classes of "the fiscal year in which": one byte per year of the horizon, then one for never. A layer that asks
 * "is it there in this year?" uses the same bytes and moves its colours along them, so a change of year touches
 * 256 colours and no cell.
 */
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../../model/parameter.ts';
import { FIRST_CLASS } from './layer-class.ts';

export const NEVER_CLASS = FIRST_CLASS + YEAR_COUNT;

/** @param fiscalYear within the horizon, or 0 for never */
export function classOfFiscalYear(fiscalYear: number): number {
  return fiscalYear === 0 ? NEVER_CLASS : FIRST_CLASS + fiscalYear - FIRST_FISCAL_YEAR;
}

/** @param out the class of every element of `fiscalYears` */
export function classifyFiscalYears(fiscalYears: Uint16Array, out: Uint8Array): void {
  for (let i = 0; i < fiscalYears.length; i++) {
    const year = fiscalYears[i]!;
    out[i] = year === 0 ? NEVER_CLASS : year - (FIRST_FISCAL_YEAR - FIRST_CLASS);
  }
}

/** Groups of years for legend and colour: the published years, the plan's terms, the years beyond. */
export const YEAR_GROUPS: readonly (readonly [from: number, to: number])[] = [
  [2020, 2020],
  [2021, 2022],
  [2023, 2025],
  [2026, 2028],
  [2029, 2030],
  [2031, 2035],
];
