/**
 * Opens one facility after another, each time the one that lowers the cost most. The saving of a facility only shrinks
 * as others open, so a saving known from before bounds it, and most facilities are never looked at again.
 */
import { clientBlocks } from './client-blocks.ts';
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
    serve(cost, j * clientCount, served);
  };
  for (const j of fixed) open(j);
  // Nothing is saved against nothing: the first is the facility of least cost.
  if (opened.length === 0) open(cheapestOf(clientBlocks({ clientCount, facilityCount, cost }).alone));
  const bound = new Float64Array(facilityCount).fill(Number.POSITIVE_INFINITY);
  const seenAt = new Int32Array(facilityCount).fill(-1);
  return (p) => {
    while (opened.length < p) {
      for (;;) {
        const best = mostPromising(isOpen, bound);
        if (seenAt[best] === opened.length) {
          open(best);
          break;
        }
        bound[best] = savingOf(cost, best * clientCount, served);
        seenAt[best] = opened.length;
      }
    }
    return opened.slice(0, p);
  };
}

// Loops of their own, so that each is compiled once, not as the inside of another.

/** @param from where the facility's costs begin */
function serve(cost: Float64Array, from: number, served: Float64Array): void {
  for (let i = 0; i < served.length; i++) served[i] = Math.min(served[i]!, cost[from + i]!);
}

function savingOf(cost: Float64Array, from: number, served: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < served.length; i++) {
    // 2 · max(0, served - cost) without a branch.
    const less = served[i]! - cost[from + i]!;
    sum += less + Math.abs(less);
  }
  return sum / 2;
}

/** Of the closed facilities: that of the greatest bound, of equals the first. */
function mostPromising(isOpen: Uint8Array, bound: Float64Array): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < bound.length; j++) {
    if (isOpen[j] === 1 || bound[j]! <= most) continue;
    most = bound[j]!;
    best = j;
  }
  return best;
}

function cheapestOf(alone: Float64Array): number {
  let best = 0;
  for (let j = 1; j < alone.length; j++) if (alone[j]! < alone[best]!) best = j;
  return best;
}
