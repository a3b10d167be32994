/** Where points stand on the axes of a scatter. Pure. */

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Room beyond the outermost points, as a share of their span. */
const PADDING = 0.08;

/** Of the known values; never below 0, and wide enough to divide by. */
export function paddedRange(values: ArrayLike<number>): Range {
  const known = Array.from(values).filter((value) => !Number.isNaN(value));
  const low = known.reduce((least, value) => Math.min(least, value), Infinity);
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity);
  if (known.length === 0) return { low: 0, high: 1 };
  const span = high > low ? high - low : Math.max(1, Math.abs(high));
  return { low: Math.max(0, low - PADDING * span), high: high + PADDING * span };
}

/** 0–1 along the axis; NaN for a value that is not known. */
export function placeIn({ low, high }: Range, value: number): number {
  return (value - low) / (high - low);
}
