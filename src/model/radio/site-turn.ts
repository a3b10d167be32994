/** Whose turn it is in a roll-out: the prefecture below the floor, or of all, in which a site comes to most people per yen. */
import { bestCandidate, type PlanQueue, topKey } from './plan-queue.ts';

export interface Turn {
  /** Per prefecture: no candidate there has a greater key; kept up to date, 0 where none is left. */
  readonly bound: Float64Array;
  /** 1 for prefectures below the floor. */
  readonly isBelow: Uint8Array;
  /** 1 for prefectures whose block has had its part of the year. */
  readonly isClosed: Uint8Array;
}

export function createTurn(prefectures: number): Turn {
  return {
    bound: new Float64Array(prefectures).fill(Number.POSITIVE_INFINITY),
    isBelow: new Uint8Array(prefectures),
    isClosed: new Uint8Array(prefectures),
  };
}

/**
 * The best candidate of the open prefectures below the floor; of all open ones where none of those has one.
 * @returns its place among the queue's; -1 for none
 */
export function nextSite(queue: PlanQueue, { bound, isBelow, isClosed }: Turn): number {
  for (;;) {
    let best = -1;
    for (let p = 0; p < bound.length; p++) {
      if (bound[p] === 0 || isClosed[p] === 1) continue;
      const ahead = best < 0 || isBelow[p]! > isBelow[best]!;
      if (ahead || (isBelow[p] === isBelow[best] && bound[p]! > bound[best]!)) best = p;
    }
    if (best < 0) return -1;
    const place = bestCandidate(queue, best);
    const key = place < 0 ? 0 : topKey(queue, best);
    if (key === bound[best]) return place;
    bound[best] = key;
  }
}
