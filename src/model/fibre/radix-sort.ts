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
      for (let i = 0; i < n; i++) starts[(bits[2 * i + half]! >>> shift) & (DIGITS - 1)]!++;
      let sum = 0;
      for (let d = 0; d < DIGITS; d++) {
        const size = starts[d]!;
        starts[d] = sum;
        sum += size;
      }
      for (let i = 0; i < n; i++) {
        const index = from[i]!;
        to[starts[(bits[2 * index + half]! >>> shift) & (DIGITS - 1)]!++] = index;
      }
      [from, to] = [to, from];
    }
  }
  return from;
}
