/**
 * The best candidate of each group: most gain per cost, and of equals the one with the lowest cell index.
 *
 * Gains only fall, so a key in the queue is never too low, and a candidate whose key is still true when it comes to
 * the front is the best (lazy greedy). Candidates wait in buckets of keys that differ by less than 1/32; only the
 * highest bucket of a group is kept as a heap. A candidate that has fallen drops into the bucket where it now belongs,
 * without passing through a heap of hundreds of thousands.
 */

import { BUCKETS, bucketOf } from './key-buckets.ts';

export interface CandidateQueue {
  /** Per slot: the cell, by which ties are broken. */
  readonly cellOf: Int32Array | Uint32Array;
  /** Per slot, kept by the caller. */
  readonly gain: Int32Array;
  /** Per slot: 1 / cost of a site there; absent where all cost the same. */
  readonly perCost: Float64Array | undefined;
  /** By group and bucket: first slot waiting there, -1 for none; `next` per slot is the one after. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** By group: the bucket whose candidates are in the heap; lower ones wait. */
  readonly bucket: Int32Array;
  /** Group g's heap starts at `start[g]` and holds `size[g]` slots with their keys. */
  readonly start: Uint32Array;
  readonly size: Uint32Array;
  readonly slot: Int32Array;
  readonly key: Float64Array;
}

/**
 * @param groupOf group of each slot
 * @param gain per slot; those with none are left out
 * @param perCost per slot, above 0
 */
export function createCandidateQueue(
  cellOf: Int32Array | Uint32Array,
  groupCount: number,
  groupOf: Uint8Array,
  gain: Int32Array,
  perCost?: Float64Array,
): CandidateQueue {
  const start = new Uint32Array(groupCount + 1);
  for (let slot = 0; slot < gain.length; slot++) if (gain[slot]! > 0) start[groupOf[slot]! + 1]!++;
  for (let g = 0; g < groupCount; g++) start[g + 1]! += start[g]!;
  const total = start[groupCount]!;
  const queue: CandidateQueue = {
    cellOf,
    gain,
    perCost,
    first: new Int32Array(groupCount * BUCKETS).fill(-1),
    next: new Int32Array(gain.length),
    bucket: new Int32Array(groupCount).fill(BUCKETS),
    start,
    size: new Uint32Array(groupCount),
    slot: new Int32Array(total),
    key: new Float64Array(total),
  };
  for (let slot = 0; slot < gain.length; slot++) {
    if (gain[slot]! > 0) wait(queue, groupOf[slot]!, slot, bucketOf(keyOf(queue, slot)));
  }
  return queue;
}

function keyOf(queue: CandidateQueue, slot: number): number {
  return queue.perCost === undefined ? queue.gain[slot]! : queue.gain[slot]! * queue.perCost[slot]!;
}

function wait({ first, next }: CandidateQueue, group: number, slot: number, bucket: number): void {
  const at = group * BUCKETS + bucket;
  next[slot] = first[at]!;
  first[at] = slot;
}

/** Slot of the group's best candidate, or -1 where none gains anything; its key is `queue.key[queue.start[group]]`. */
export function bestCandidate(queue: CandidateQueue, group: number): number {
  const { slot, key, size, bucket } = queue;
  const root = queue.start[group]!;
  for (;;) {
    while (size[group]! > 0) {
      const top = slot[root]!;
      const current = keyOf(queue, top);
      if (current === key[root]) return top;
      const fallen = bucketOf(current);
      if (current > 0 && fallen >= bucket[group]!) {
        key[root] = current;
        sink(queue, group, 0);
      } else {
        removeBest(queue, group);
        if (current > 0) wait(queue, group, top, fallen);
      }
    }
    if (!nextBucket(queue, group)) return -1;
  }
}

/** Makes the highest waiting bucket the heap. @returns false where none waits */
function nextBucket(queue: CandidateQueue, group: number): boolean {
  const { first, next, bucket, slot, key } = queue;
  const root = queue.start[group]!;
  const base = group * BUCKETS;
  let size = 0;
  for (let b = bucket[group]! - 1; b >= 0; b--) {
    let candidate = first[base + b]!;
    if (candidate < 0) continue;
    first[base + b] = -1;
    bucket[group] = b;
    while (candidate >= 0) {
      const after = next[candidate]!;
      const current = keyOf(queue, candidate);
      const fallen = bucketOf(current);
      if (fallen === b) {
        slot[root + size] = candidate;
        key[root + size] = current;
        size++;
      } else if (current > 0) {
        wait(queue, group, candidate, fallen);
      }
      candidate = after;
    }
    if (size === 0) continue;
    queue.size[group] = size;
    for (let at = (size >>> 1) - 1; at >= 0; at--) sink(queue, group, at);
    return true;
  }
  bucket[group] = 0;
  return false;
}

/** Takes the candidate at the top of the group's heap away for good. */
export function removeBest(queue: CandidateQueue, group: number): void {
  const { slot, key, size } = queue;
  const root = queue.start[group]!;
  const last = root + --size[group]!;
  slot[root] = slot[last]!;
  key[root] = key[last]!;
  sink(queue, group, 0);
}

/** Puts candidates that were taken away back, as long as they gain anything. */
export function putBack(queue: CandidateQueue, group: number, slots: readonly number[]): void {
  const { slot, size, bucket } = queue;
  const root = queue.start[group]!;
  const returning = [...slots, ...slot.subarray(root, root + size[group]!)];
  size[group] = 0;
  bucket[group] = BUCKETS;
  for (const candidate of returning) {
    const key = keyOf(queue, candidate);
    if (key > 0) wait(queue, group, candidate, bucketOf(key));
  }
}

function sink(queue: CandidateQueue, group: number, position: number): void {
  const { slot, key, cellOf } = queue;
  const root = queue.start[group]!;
  const size = queue.size[group]!;
  if (position >= size) return;
  const ownSlot = slot[root + position]!;
  const ownKey = key[root + position]!;
  let at = position;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && precedes(root + child + 1, root + child)) child++;
    const childKey = key[root + child]!;
    if (childKey < ownKey || (childKey === ownKey && cellOf[slot[root + child]!]! > cellOf[ownSlot]!)) break;
    slot[root + at] = slot[root + child]!;
    key[root + at] = childKey;
    at = child;
  }
  slot[root + at] = ownSlot;
  key[root + at] = ownKey;

  function precedes(a: number, b: number): boolean {
    return key[a]! > key[b]! || (key[a] === key[b] && cellOf[slot[a]!]! < cellOf[slot[b]!]!);
  }
}
