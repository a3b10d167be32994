/**
 * The quantiles of a band, exact. Values are counted into slices of equal width, and only those in the slices that hold a
 * quantile are looked at one by one: comparing all of them with each other would cost several times as much.
 */

export const BAND_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

const SLICES = 1024;
const counts = new Uint32Array(SLICES);
const slots = new Int8Array(SLICES);

/**
 * The least value that is not exceeded by that share of all (R. J. Hyndman & Y. Fan 1996, definition 1).
 * @param values at least one
 * @param shares rising, 0–1, fewer than 128
 * @param quantiles filled from `start` on, one per share
 */
export function quantilesOf(
  values: Float32Array,
  shares: readonly number[],
  quantiles: Float64Array,
  start = 0,
): void {
  const size = values.length;
  let least = values[0]!;
  let most = least;
  for (let i = 1; i < size; i++) {
    const value = values[i]!;
    least = value < least ? value : least;
    most = value > most ? value : most;
  }
  const scale = (SLICES * (1 - 2 ** -40)) / (most - least);
  const rankOf = (share: number) => Math.max(0, Math.ceil(share * size - 1e-9) - 1);
  if (!Number.isFinite(scale)) {
    // All alike, or so near that the scale overflows.
    const sorted = most === least ? values : values.slice().sort();
    shares.forEach((share, k) => {
      quantiles[start + k] = sorted[rankOf(share)]!;
    });
    return;
  }
  counts.fill(0);
  for (let i = 0; i < size; i++) counts[((values[i]! - least) * scale) | 0]!++;
  // A slice that holds a quantile gets a list of its values.
  slots.fill(-1);
  const lists: Float32Array[] = [];
  const wanted: { list: number; rank: number }[] = [];
  let slice = 0;
  let before = 0;
  for (const share of shares) {
    const rank = rankOf(share);
    while (before + counts[slice]! <= rank) before += counts[slice++]!;
    if (slots[slice]! < 0) {
      slots[slice] = lists.length;
      lists.push(new Float32Array(counts[slice]!));
    }
    wanted.push({ list: slots[slice]!, rank: rank - before });
  }
  const filled = new Uint32Array(lists.length);
  for (let i = 0; i < size; i++) {
    const list = slots[((values[i]! - least) * scale) | 0]!;
    if (list >= 0) lists[list]![filled[list]!++] = values[i]!;
  }
  wanted.forEach(({ list, rank }, k) => {
    quantiles[start + k] = select(lists[list]!, rank);
  });
}

/** The value of one rank (Hoare's quickselect); the order of the values changes. */
function select(values: Float32Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = medianOf(values[low]!, values[(low + high) >>> 1]!, values[high]!);
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
    else break;
  }
  return values[rank]!;
}

function medianOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
