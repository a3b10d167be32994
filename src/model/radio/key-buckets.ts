/**
 * Buckets of keys that differ by less than 1/32. Upper bits of a positive single-precision number grow with it: eight of
 * exponent and five of mantissa.
 */
const DROPPED_BITS = 18;
export const BUCKETS = 1 << (31 - DROPPED_BITS);
const single = new Float32Array(1);
const singleBits = new Uint32Array(single.buffer);

/** @param key at least 0; a higher one is never in a lower bucket */
export function bucketOf(key: number): number {
  single[0] = key;
  return singleBits[0]! >>> DROPPED_BITS;
}

/** The lowest key of a bucket. */
export function leastKeyOf(bucket: number): number {
  singleBits[0] = bucket << DROPPED_BITS;
  return single[0]!;
}
