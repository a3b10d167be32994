/** Stable sorting of many numbers by their bits, in linear time. */
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Indices of `keys` by rising key, equal keys in the order they stand.
 * @param keys not negative, not NaN; Infinity is allowed
 */
export function indicesByKey(keys: Float64Array): Uint32Array {
  const n = keys.length;
  // The bits of floats that are not negative, read as integers, rise as the floats do.
  const bits = new Uint32Array(keys.buffer, keys.byteOffset, 2 * n);
  let from = new Uint32Array(n);
  let to = new Uint32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  const starts = new Uint32Array(DIGITS);
  for (let half = 0; half < 2; half++) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      starts.fill(0);
      countDigits(bits, half, shift, starts);
      // Where all keys have the same digit it moves nothing.
      if (n === 0 || starts[digitOf(bits[half]!, shift)] === n) continue;
      startBuckets(starts);
      moveByDigit(bits, half, shift, starts, from, to);
      [from, to] = [to, from];
    }
  }
  return from;
}

// Loops of their own, so that each is compiled once and for all, not as the inside of another.

function digitOf(bits: number, shift: number): number {
  return (bits >>> shift) & (DIGITS - 1);
}

function countDigits(bits: Uint32Array, half: number, shift: number, counts: Uint32Array): void {
  for (let i = half; i < bits.length; i += 2) counts[digitOf(bits[i]!, shift)]!++;
}

/** Turns numbers of members into where each digit's begin. */
function startBuckets(starts: Uint32Array): void {
  let sum = 0;
  for (let d = 0; d < DIGITS; d++) {
    const size = starts[d]!;
    starts[d] = sum;
    sum += size;
  }
}

function moveByDigit(
  bits: Uint32Array,
  half: number,
  shift: number,
  next: Uint32Array,
  from: Uint32Array,
  to: Uint32Array,
): void {
  for (let i = 0; i < from.length; i++) {
    const index = from[i]!;
    to[next[digitOf(bits[2 * index + half]!, shift)]!++] = index;
  }
}
