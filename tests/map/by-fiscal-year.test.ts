import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsIn, orderByFiscalYear } from '../../src/map/by-fiscal-year.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../../src/model/parameter.ts';

const yearsArbitrary = fc
  .array(fc.oneof(fc.constant(0), fc.constantFrom(...FISCAL_YEARS)), { maxLength: 60 })
  .map((years) => Uint16Array.from(years));

describe('orderByFiscalYear', () => {
  it('makes what stands in a year a prefix, in the order of the years', () => {
    fc.assert(
      fc.property(yearsArbitrary, fc.constantFrom(...FISCAL_YEARS), (years, fiscalYear) => {
        const things = orderByFiscalYear(years);
        const { before, until } = countsIn(things, fiscalYear);
        const standing = [...years.keys()].filter((i) => years[i]! > 0 && years[i]! <= fiscalYear);
        expect([...things.order.subarray(0, until)].sort((a, b) => a - b)).toEqual(standing);
        for (const i of things.order.subarray(before, until)) expect(years[i]).toBe(fiscalYear);
      }),
    );
  });

  it('calls nothing new in the first year', () => {
    fc.assert(
      fc.property(yearsArbitrary, (years) => {
        const { before, until } = countsIn(orderByFiscalYear(years), FIRST_FISCAL_YEAR);
        expect(before).toBe(until);
      }),
    );
  });
});
