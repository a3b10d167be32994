/**
 * Values of three significant digits: 0, 1, 2 … 99, 100 … 999, 1000, 1010 … A step is at most 1 % of what it leads to
 * from 100 on, so a value whose neighbour below does not meet a goal is the least to within 1 %; below that, values are
 * whole. They are numbered from 0.
 */
const PER_DECADE = 900;
const FIRST_DECADE = 100;

export function roundValue(index: number): number {
  if (index < FIRST_DECADE) return index;
  const decade = Math.floor((index - FIRST_DECADE) / PER_DECADE);
  return (FIRST_DECADE + ((index - FIRST_DECADE) % PER_DECADE)) * 10 ** decade;
}

/** Number of the greatest round value that is no more than the value. @param value from 0 */
export function roundIndexBelow(value: number): number {
  if (value < FIRST_DECADE) return Math.floor(value);
  let decade = Math.max(0, Math.floor(Math.log10(value)) - 2);
  // Logarithms of powers of ten may be off by a hair.
  while (value >= 10 ** (decade + 3)) decade++;
  while (decade > 0 && value < 10 ** (decade + 2)) decade--;
  return FIRST_DECADE + decade * PER_DECADE + Math.floor(value / 10 ** decade) - FIRST_DECADE;
}

/** Number of the least round value that is no less than the value. */
export function roundIndexAbove(value: number): number {
  const below = roundIndexBelow(value);
  return roundValue(below) < value ? below + 1 : below;
}
