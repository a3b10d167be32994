/**
 * The candidates of a roll-out: the best of each prefecture, most people per yen first, and of equals the one with the
 * lowest cell index. They go by their places in the sources (candidate-sources.ts).
 *
 * What a place gains is summed when it is looked at, and never before: it only falls, so a key in the queue is never
 * too low, and one that is still true at the front is the best (lazy greedy). Candidates that have not been looked at wait
 * in their sources, below the most that the source's next can come to. Those that were, wait in buckets of keys that
 * differ by less than 1/32; only the highest bucket of a prefecture is kept as a heap. Where a price falls, `cheapen` says so.
 */

import type { CandidateSources } from './candidate-sources.ts';
import { BUCKETS, bucketOf, leastKeyOf } from './key-buckets.ts';
import {
  addUnordered,
  beginHeaps,
  createPlanHeaps,
  lowerTop,
  type PlanHeaps,
  push,
  setInOrder,
  takeOut,
  takeTop,
} from './plan-heaps.ts';
import type { RankedCandidates } from './ranked-candidates.ts';
import { type SitePrices, siteYen } from './site-cost.ts';

export interface PlanQueue {
  sources: CandidateSources;
  prices: SitePrices;
  /** Fewest people for whom a site is built. */
  least: number;
  /** Per seat: people there, 0 once it counts. */
  readonly left: Int32Array;
  /** Per source: how far it has been looked at; 1 / yen of its cheapest; the bucket of the most its next can come to. */
  position: Uint32Array;
  mostPerCost: Float64Array;
  headBucket: Int32Array;
  /** Per place: metres to fibre in the year at hand; 1 / yen of a site, of those that have been looked at. */
  readonly metres: Float64Array;
  readonly perCost: Float64Array;
  /** Per place: UNSEEN, WAITING, IN_HEAP or GONE. */
  readonly stage: Uint8Array;
  /** By prefecture and bucket: first place waiting there, -1 for none; `next` per place is the one after. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Per waiting place: the one before; for a first one −1 − its index in `first`. */
  readonly previous: Int32Array;
  /** By prefecture: the bucket whose candidates are in the heap; lower ones wait. */
  readonly bucket: Int32Array;
  readonly heaps: PlanHeaps;
}

const UNSEEN = 0;
const WAITING = 1;
const IN_HEAP = 2;
const GONE = 3;
/** Room for any roll-out in a country; `beginQueue` makes it ready. */
export function createPlanQueue(
  ranked: RankedCandidates,
  sources: CandidateSources,
  prices: SitePrices,
): PlanQueue {
  const groups = ranked.first.length - 1;
  const most = ranked.candidate.length;
  return {
    sources,
    prices,
    least: 1,
    left: new Int32Array(ranked.weight.length),
    position: new Uint32Array(0),
    mostPerCost: new Float64Array(0),
    headBucket: new Int32Array(0),
    metres: new Float64Array(most),
    perCost: new Float64Array(most),
    stage: new Uint8Array(most),
    first: new Int32Array(groups * BUCKETS),
    next: new Int32Array(most),
    previous: new Int32Array(most),
    bucket: new Int32Array(groups),
    heaps: createPlanHeaps(groups, most),
  };
}

/** @param least people for whom a site is built, above 0 */
export function beginQueue(
  queue: PlanQueue,
  { weight }: RankedCandidates,
  sources: CandidateSources,
  prices: SitePrices,
  least: number,
): void {
  queue.sources = sources;
  queue.prices = prices;
  queue.least = least;
  queue.left.set(weight);
  queue.metres.set(sources.firstM);
  queue.position = sources.start.slice();
  queue.mostPerCost = sources.leastM.map((leastM, s) =>
    perCostOf(siteYen(prices, sources.tower[s]!, sources.isJoined[s]!, leastM)),
  );
  queue.headBucket = new Int32Array(sources.leastM.length);
  for (let s = 0; s < sources.leastM.length; s++) noteHead(queue, s);
  queue.stage.fill(UNSEEN, 0, sources.candidate.length);
  queue.first.fill(-1);
  queue.bucket.fill(BUCKETS);
  beginHeaps(queue.heaps, sources);
}

/** People whom a site would count by itself and who do not count yet. */
export function gainOf({ sources, left }: PlanQueue, place: number): number {
  const { memberStart, member } = sources;
  const end = memberStart[place + 1]!;
  let people = 0;
  for (let at = memberStart[place]!; at < end; at++) people += left[member[at]!]!;
  return people;
}

/** Whole yen of a site as it stands. */
export function costOf({ sources, prices, metres }: PlanQueue, place: number): number {
  const source = sources.source[place]!;
  return siteYen(prices, sources.tower[source]!, sources.isJoined[source]!, metres[place]!);
}

/** 1 / yen; without a price every site would be free and none better than another: a yen keeps the order by people. */
export function perCostOf(costYen: number): number {
  return 1 / Math.max(1, costYen);
}

/** Whether a place has been looked at and may yet be built. */
export function isQueued({ stage }: PlanQueue, place: number): boolean {
  return stage[place] === WAITING || stage[place] === IN_HEAP;
}

/** Says that a queued place may cost less than before, so that its key may be greater than the one it is queued by. */
export function cheapen(queue: PlanQueue, place: number): void {
  const { stage, next, previous, first, bucket, heaps } = queue;
  const group = queue.sources.group[queue.sources.source[place]!]!;
  const perCost = perCostOf(costOf(queue, place));
  if (perCost === queue.perCost[place]) return;
  queue.perCost[place] = perCost;
  if (stage[place] === WAITING) {
    const ahead = previous[place]!;
    const after = next[place]!;
    if (ahead < 0) first[-1 - ahead] = after;
    else next[ahead] = after;
    if (after >= 0) previous[after] = ahead;
  } else {
    takeOut(heaps, group, place);
  }
  const gain = gainOf(queue, place);
  if (gain < queue.least) {
    stage[place] = GONE;
    return;
  }
  const key = gain * perCost;
  const risen = bucketOf(key);
  if (risen < bucket[group]!) {
    wait(queue, group, place, risen);
    return;
  }
  push(heaps, group, place, key);
  stage[place] = IN_HEAP;
}

/** The group's best place, or -1 where none gains enough; its key is that of the top of its heap. */
export function bestCandidate(queue: PlanQueue, group: number): number {
  const { heaps, bucket, perCost, least } = queue;
  for (;;) {
    while (heaps.size[group]! > 0) {
      const top = heaps.place[heaps.root[group]!]!;
      const gain = gainOf(queue, top);
      if (gain < least) {
        removeBest(queue, group);
        continue;
      }
      const current = gain * perCost[top]!;
      if (current === topKey(queue, group)) return top;
      const fallen = bucketOf(current);
      if (fallen >= bucket[group]!) {
        lowerTop(heaps, group, current);
      } else {
        takeTop(heaps, group);
        wait(queue, group, top, fallen);
      }
    }
    if (!nextBucket(queue, group)) return -1;
  }
}

export function topKey({ heaps }: PlanQueue, group: number): number {
  return heaps.key[heaps.root[group]!]!;
}

/** Takes the place at the top of the group's heap away for good. */
export function removeBest({ heaps, stage }: PlanQueue, group: number): void {
  stage[heaps.place[heaps.root[group]!]!] = GONE;
  takeTop(heaps, group);
}

/** Makes the highest waiting bucket the heap. @returns false where none waits */
function nextBucket(queue: PlanQueue, group: number): boolean {
  const { first, next, bucket, sources, headBucket, heaps } = queue;
  const base = group * BUCKETS;
  const from = sources.first[group]!;
  const to = sources.first[group + 1]!;
  for (;;) {
    let highest = -1;
    for (let s = from; s < to; s++) if (headBucket[s]! > highest) highest = headBucket[s]!;
    // Buckets are emptied from above, so nothing waits above the last but what its heap has dropped.
    let b = bucket[group] === BUCKETS ? highest : bucket[group]! - 1;
    while (b > highest && b >= 0 && first[base + b]! < 0) b--;
    if (b < 0) {
      bucket[group] = 0;
      return false;
    }
    bucket[group] = b;
    for (let s = from; s < to; s++) if (headBucket[s]! >= b) lookAtSource(queue, group, s, b);
    let place = first[base + b]!;
    first[base + b] = -1;
    while (place >= 0) {
      const after = next[place]!;
      lookAt(queue, group, place, b);
      place = after;
    }
    if (heaps.size[group] === 0) continue;
    setInOrder(heaps, group);
    return true;
  }
}

/** Looks at the candidates of a source that may come to a bucket. */
function lookAtSource(queue: PlanQueue, group: number, source: number, bucket: number): void {
  const { sources, position, mostPerCost } = queue;
  const { people, start } = sources;
  const fewest = leastPeople(mostPerCost[source]!, bucket);
  const end = start[source + 1]!;
  let at = position[source]!;
  for (; at < end && people[at]! >= fewest; at++) {
    lookAt(queue, group, at, bucket);
  }
  position[source] = at;
  noteHead(queue, source);
}

/** Fewest people whose key belongs to a bucket or a higher one. */
function leastPeople(perCost: number, bucket: number): number {
  let people = Math.max(0, Math.floor(leastKeyOf(bucket) / perCost) - 1);
  while (bucketOf(people * perCost) < bucket) people++;
  return people;
}

function noteHead({ sources, position, headBucket, mostPerCost }: PlanQueue, source: number): void {
  const at = position[source]!;
  headBucket[source] =
    at < sources.start[source + 1]! ? bucketOf(sources.people[at]! * mostPerCost[source]!) : -1;
}

/** Puts a place at the end of the bucket's heap to be, or into the lower bucket to which it has fallen. */
function lookAt(queue: PlanQueue, group: number, place: number, bucket: number): void {
  const gain = gainOf(queue, place);
  if (gain < queue.least) {
    queue.stage[place] = GONE;
    return;
  }
  if (queue.stage[place] === UNSEEN) queue.perCost[place] = perCostOf(costOf(queue, place));
  const key = gain * queue.perCost[place]!;
  const own = bucketOf(key);
  if (own < bucket) {
    wait(queue, group, place, own);
    return;
  }
  addUnordered(queue.heaps, group, place, key);
  queue.stage[place] = IN_HEAP;
}

function wait(queue: PlanQueue, group: number, place: number, bucket: number): void {
  const { first, next, previous, stage } = queue;
  const at = group * BUCKETS + bucket;
  const after = first[at]!;
  next[place] = after;
  previous[place] = -1 - at;
  if (after >= 0) previous[after] = place;
  first[at] = place;
  stage[place] = WAITING;
}
