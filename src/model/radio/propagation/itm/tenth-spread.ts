/**
 * Spread of up to 245 samples about a line without sorting them: chain the differences into bins that are narrow
 * where the ranks are expected, walk in from either end, and order only the two bins in which the ranks fall. The
 * answer is exact whatever the bins; a poor guess of their width only costs time.
 */
const BINS = 128;
const CAPACITY = 245;
/** The bins span ±3.2 standard deviations; the tenth of a normal distribution lies at 1.3. */
const BINS_PER_DEVIATION = 20;

const counts = new Int32Array(BINS);
/** First member of each bin, and after each member the next of its bin. */
const first = new Int32Array(BINS);
const next = new Int32Array(CAPACITY);
const sorted = new Float64Array(CAPACITY);

/**
 * The `tenth`-th largest minus the `tenth`-th smallest of `samples[j] − (base + slope · j)`, j < `count` ≤ 245, all
 * finite. The differences replace the samples; `deviation` is about their standard deviation.
 */
export function tenthSpread(
  samples: Float64Array,
  count: number,
  tenth: number,
  base: number,
  slope: number,
  deviation: number,
): number {
  counts.fill(0);
  const scale = deviation > 0 ? BINS_PER_DEVIATION / deviation : 0;
  for (let j = 0; j < count; j++) {
    const difference = samples[j]! - (base + slope * j);
    samples[j] = difference;
    const place = difference * scale + BINS / 2;
    const b = place >= BINS ? BINS - 1 : place < 0 ? 0 : place | 0;
    next[j] = first[b]!;
    first[b] = j;
    counts[b]!++;
  }
  let low = 0;
  let lowRank = tenth - 1;
  while (lowRank >= counts[low]!) lowRank -= counts[low++]!;
  let high = BINS - 1;
  let highRank = tenth - 1;
  while (highRank >= counts[high]!) highRank -= counts[high--]!;
  return ranked(samples, high, counts[high]! - 1 - highRank) - ranked(samples, low, lowRank);
}

/** The member of a bin at `rank` from below. */
function ranked(samples: Float64Array, b: number, rank: number): number {
  const size = counts[b]!;
  let member = first[b]!;
  for (let k = 0; k < size; k++) {
    const value = samples[member]!;
    let j = k;
    while (j > 0 && sorted[j - 1]! > value) {
      sorted[j] = sorted[j - 1]!;
      j--;
    }
    sorted[j] = value;
    member = next[member]!;
  }
  return sorted[rank]!;
}
