/** Colours and words of the year classes, for "covered in this year?" and for "covered in which year?". */
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import type { Theme } from '../app-state.ts';
import { ramp } from './colour-ramp.ts';
import { coloursOf } from './layer-colours.ts';
import type { Quantity, ScaleEntry } from './layer-definition.ts';
import { classOfFiscalYear, NEVER_CLASS, YEAR_GROUPS } from './year-class.ts';

const year = (value: number): Quantity => ({ value, unit: 'fiscalYear' });

/** Served before the year, in it, later, or not within the horizon. */
export function servedScale(theme: Theme, fiscalYear: number): ScaleEntry[] {
  const { before, inYear, later, never } = coloursOf(theme).coverage;
  const now = classOfFiscalYear(fiscalYear);
  // What stands at the first year's end was built in all the years before it, so nothing is "new" there.
  const firstNew = fiscalYear === FIRST_FISCAL_YEAR ? now + 1 : now;
  const values = { fiscalYear: year(fiscalYear) };
  const entries: ScaleEntry[] = [
    {
      first: classOfFiscalYear(FIRST_FISCAL_YEAR),
      last: firstNew - 1,
      colour: before,
      label: { key: 'served.before', values },
    },
    { first: firstNew, last: now, colour: inYear, label: { key: 'served.inYear', values } },
    { first: now + 1, last: NEVER_CLASS - 1, colour: later, label: { key: 'served.later', values } },
    {
      first: NEVER_CLASS,
      last: NEVER_CLASS,
      colour: never,
      label: { key: 'served.never', values: { fiscalYear: year(LAST_FISCAL_YEAR) } },
    },
  ];
  return entries.filter(({ first, last }) => first <= last);
}

/** The year itself, in groups; the same in every fiscal year. */
export function yearScale(theme: Theme): ScaleEntry[] {
  const { time, timeNever } = coloursOf(theme);
  const colours = ramp(time, YEAR_GROUPS.length);
  const groups = YEAR_GROUPS.map(
    ([from, to], i): ScaleEntry => ({
      first: classOfFiscalYear(from),
      last: classOfFiscalYear(to),
      colour: colours[i]!,
      label:
        i === 0
          ? { key: 'year.upTo', values: { to: year(to) } }
          : { key: 'year.between', values: { from: year(from), to: year(to) } },
    }),
  );
  const never: ScaleEntry = {
    first: NEVER_CLASS,
    last: NEVER_CLASS,
    colour: timeNever,
    label: { key: 'year.never', values: { fiscalYear: year(LAST_FISCAL_YEAR) } },
  };
  return [...groups, never];
}
