/** Scales over rising breaks, and the classes that every scale has besides its own. */
import type { Theme } from '../app-state.ts';
import { FIRST_CLASS, NO_DATA, PENDING } from './layer-class.ts';
import { coloursOf } from './layer-colours.ts';
import type { LayerText, Quantity, QuantityUnit, ScaleEntry } from './layer-definition.ts';

/**
 * One entry per class of `classOfValue(breaks, …)`.
 * @param colours one more than breaks
 * @throws if the number of colours does not fit.
 */
export function breakScale(
  breaks: readonly number[],
  colours: readonly string[],
  unit: QuantityUnit,
  decimals?: number,
): ScaleEntry[] {
  if (colours.length !== breaks.length + 1) {
    throw new Error(`Expected ${breaks.length + 1} colours, got ${colours.length}.`);
  }
  const quantity = (value: number): Quantity =>
    decimals === undefined ? { value, unit } : { value, unit, decimals };
  return colours.map((colour, i) => {
    const label: LayerText =
      i === 0
        ? { key: 'range.below', values: { to: quantity(breaks[0]!) } }
        : i === breaks.length
          ? { key: 'range.from', values: { from: quantity(breaks[i - 1]!) } }
          : { key: 'range.between', values: { from: quantity(breaks[i - 1]!), to: quantity(breaks[i]!) } };
    return { first: FIRST_CLASS + i, last: FIRST_CLASS + i, colour, label };
  });
}

/** Entries for what has no number: no data, or none yet. */
export function blankEntries(theme: Theme): { readonly pending: ScaleEntry; readonly noData: ScaleEntry } {
  const { pending, noData } = coloursOf(theme);
  return {
    pending: { first: PENDING, last: PENDING, colour: pending, label: { key: 'value.pending' } },
    noData: { first: NO_DATA, last: NO_DATA, colour: noData, label: { key: 'value.unknown' } },
  };
}
