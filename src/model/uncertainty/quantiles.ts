/**
 * The quantiles of a band, exact. Values are counted into slices of equal width, and only those in the slices that hold a
 * quantile are looked at again: comparing all of them with each other would cost several times as much. Where most
 * members say nearly the same, as many do of a cost of nothing or of a goal that is held, a slice is sliced again.
 */

export const BAND_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

const SLICES = 1024;
const counts = new Uint32Array(SLICES);
const slots = new Int8Array(SLICES);
/** Per slice that holds a quantile, up to where it is filled. */
const filled = new Uint32Array(128);
/** From so many values on a slice is sliced again rather than searched. */
const MANY = 256;

/** Values of the slices that are looked at again, one after another; grows with the largest question. */
let scratch = new Float32Array(0);

/** Where a quantile stands: which one it is, and how many of the values at hand are below it. */
interface Wanted {
  readonly quantile: number;
  readonly rank: number;
}

/** A slice that holds quantiles: its values in the scratch. */
interface Slice {
  readonly from: number;
  readonly to: number;
  readonly wanted: Wanted[];
}

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
  if (scratch.length < 4 * size) scratch = new Float32Array(4 * size);
  const wanted = shares.map((share, k) => ({
    quantile: start + k,
    rank: Math.max(0, Math.ceil(share * size - 1e-9) - 1),
  }));
  find(values, 0, size, wanted, quantiles, 0);
}

/**
 * @param wanted by rising rank
 * @param free the first place of the scratch that nobody uses
 */
function find(
  values: Float32Array,
  from: number,
  to: number,
  wanted: readonly Wanted[],
  quantiles: Float64Array,
  free: number,
): void {
  let least = values[from]!;
  let most = least;
  for (let i = from + 1; i < to; i++) {
    const value = values[i]!;
    least = value < least ? value : least;
    most = value > most ? value : most;
  }
  if (most === least) {
    for (const { quantile } of wanted) quantiles[quantile] = least;
    return;
  }
  const size = to - from;
  const scale = (SLICES * (1 - 2 ** -40)) / (most - least);
  if (!Number.isFinite(scale) || free + size > scratch.length) {
    // So near each other that the scale overflows, or so uneven that there is no end of slicing.
    const sorted = values.slice(from, to).sort();
    for (const { quantile, rank } of wanted) quantiles[quantile] = sorted[rank]!;
    return;
  }
  counts.fill(0);
  for (let i = from; i < to; i++) counts[((values[i]! - least) * scale) | 0]!++;
  // Many members often stand at one end: nothing is spent, a goal is held.
  const atLeast = counts[0]! < MANY ? 0 : countOf(values, from, to, least);
  const atMost = counts[SLICES - 1]! < MANY ? 0 : countOf(values, from, to, most);
  slots.fill(-1);
  const slices: Slice[] = [];
  let slice = 0;
  let before = 0;
  let end = free;
  for (const { quantile, rank } of wanted) {
    if (rank < atLeast || rank >= size - atMost) {
      quantiles[quantile] = rank < atLeast ? least : most;
      continue;
    }
    while (before + counts[slice]! <= rank) before += counts[slice++]!;
    if (slots[slice]! < 0) {
      slots[slice] = slices.length;
      filled[slices.length] = end;
      slices.push({ from: end, to: end + counts[slice]!, wanted: [] });
      end += counts[slice]!;
    }
    slices[slots[slice]!]!.wanted.push({ quantile, rank: rank - before });
  }
  if (slices.length === 0) return;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    const slot = slots[((value - least) * scale) | 0]!;
    if (slot >= 0) scratch[filled[slot]!++] = value;
  }
  for (const each of slices) {
    if (each.to - each.from >= MANY) find(scratch, each.from, each.to, each.wanted, quantiles, end);
    else {
      const own = scratch.subarray(each.from, each.to);
      for (const { quantile, rank } of each.wanted) quantiles[quantile] = select(own, rank);
    }
  }
}

function countOf(values: Float32Array, from: number, to: number, wanted: number): number {
  let count = 0;
  for (let i = from; i < to; i++) count += values[i] === wanted ? 1 : 0;
  return count;
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
