/**
 * Opens one facility after another, each time the one that lowers the cost most. The saving of a facility only shrinks
 * as others open, so a saving known from before bounds it, and most facilities are never looked at again.
 */
import type { MedianProblem } from './median-problem.ts';

/** @returns the fixed facilities, then the others in the order in which they pay most. */
export function openGreedily(problem: MedianProblem): readonly number[] {
  return greedyOpening(problem)(problem.p);
}

/** The same for any number of facilities, of which the first are always the same: nothing is opened twice. */
export function greedyOpening({
  clientCount,
  facilityCount,
  cost,
  fixed = [],
}: Omit<MedianProblem, 'p'>): (p: number) => readonly number[] {
  const served = new Float64Array(clientCount).fill(Number.POSITIVE_INFINITY);
  const opened: number[] = [];
  const isOpen = new Uint8Array(facilityCount);
  const open = (j: number): void => {
    opened.push(j);
    isOpen[j] = 1;
    for (let i = 0; i < clientCount; i++) served[i] = Math.min(served[i]!, cost[j * clientCount + i]!);
  };
  const saving = (j: number): number => {
    let sum = 0;
    for (let i = 0, k = j * clientCount; i < clientCount; i++, k++) {
      // 2 · max(0, served - cost) without a branch.
      const less = served[i]! - cost[k]!;
      sum += less + Math.abs(less);
    }
    return sum / 2;
  };
  for (const j of fixed) open(j);
  // Nothing is saved against nothing: the first is the facility of least cost.
  if (opened.length === 0) open(cheapestAlone(clientCount, facilityCount, cost));
  const bound = new Float64Array(facilityCount).fill(Number.POSITIVE_INFINITY);
  const seenAt = new Int32Array(facilityCount).fill(-1);
  return (p) => {
    while (opened.length < p) {
      for (;;) {
        let best = -1;
        for (let j = 0; j < facilityCount; j++) {
          if (isOpen[j] === 0 && (best < 0 || bound[j]! > bound[best]!)) best = j;
        }
        if (seenAt[best] === opened.length) {
          open(best);
          break;
        }
        bound[best] = saving(best);
        seenAt[best] = opened.length;
      }
    }
    return opened.slice(0, p);
  };
}

function cheapestAlone(clientCount: number, facilityCount: number, cost: Float64Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < facilityCount; j++) {
    let sum = 0;
    for (let k = j * clientCount; k < (j + 1) * clientCount; k++) sum += cost[k]!;
    if (sum < least) {
      least = sum;
      best = j;
    }
  }
  return best;
}
