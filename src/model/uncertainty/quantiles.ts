/** The quantiles of a band, exact, by selection rather than sorting. */

export const BAND_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * Quantiles between the two nearest values in rank (R. J. Hyndman & Y. Fan 1996, definition 7).
 * @param values at least one; their order changes
 * @param shares rising, 0–1
 * @param quantiles filled from `start` on, one per share
 */
export function quantilesOf(
  values: Float32Array,
  shares: readonly number[],
  quantiles: Float64Array,
  start = 0,
): void {
  let from = 0;
  const last = values.length - 1;
  for (let k = 0; k < shares.length; k++) {
    const rank = shares[k]! * last;
    const below = Math.floor(rank);
    // What has been selected stays in front of all that comes after it.
    select(values, from, last, below);
    from = below;
    let value = values[below]!;
    if (rank > below) {
      let next = values[below + 1]!;
      for (let i = below + 2; i <= last; i++) if (values[i]! < next) next = values[i]!;
      value += (rank - below) * (next - value);
    }
    quantiles[start + k] = value;
  }
}

/** Puts the value of one rank in its place, none above it before and none below it after (Hoare's quickselect). */
function select(values: Float32Array, from: number, to: number, rank: number): void {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const pivot = medianOf(values[low]!, values[middle]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swap = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swap;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return;
  }
}

function medianOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
