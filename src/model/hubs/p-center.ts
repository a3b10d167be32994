/**
 * The p-center problem: open p facilities so that the worst client's cost is least. The answer is one of the costs, so
 * it is found by bisection over them (Minieka, SIAM Review 12, 1970): p facilities suffice for a radius exactly where the
 * covering problem at that radius has a cover of p. Heuristics narrow the bracket from above and bounds from below before
 * anything is branched.
 */
import type { Steps } from '../progress.ts';
import { coverWithin, unreachableClient } from './cover-problem.ts';
import { reduceCover } from './cover-reduce.ts';
import { searchCover } from './cover-search.ts';

export interface CenterProblem {
  readonly clientCount: number;
  readonly facilityCount: number;
  /** Facility by facility, as in `MedianProblem`, but without weights. */
  readonly cost: Float64Array;
  readonly p: number;
}

export interface CenterSolution {
  /** p open facilities, rising. */
  readonly facilities: Int32Array;
  readonly objective: number;
  readonly lowerBound: number;
}

/** @throws unless 1 ≤ p ≤ facilities and p facilities can reach every client at all. */
export function* solveCenter(problem: CenterProblem, shouldStop: () => boolean): Steps<CenterSolution> {
  const { clientCount, facilityCount, cost, p } = problem;
  if (!(p >= 1 && p <= facilityCount))
    throw new Error(`Expected 1 to ${facilityCount} facilities, got ${p}.`);
  const radii = cost
    .filter(Number.isFinite)
    .sort()
    .filter((radius, k, all) => k === 0 || radius > all[k - 1]!);
  let facilities: Int32Array | undefined;
  // Radii below `low` are refuted; `high` has an answer.
  let low = 0;
  let high = radii.length;
  function* decide(at: number, nodes: number): Steps<'yes' | 'no' | 'open'> {
    const cover = coverWithin(clientCount, facilityCount, cost, radii[at]!);
    if (unreachableClient(cover) >= 0) return 'no';
    const { forced, core } = reduceCover(cover);
    const answer = yield* searchCover(core, p - forced.length, { shouldStop, nodes });
    if (answer.cover === undefined) return answer.lowerBound > p - forced.length ? 'no' : 'open';
    const opened = [...forced, ...answer.cover.map((j) => core.facilities[j]!)];
    facilities = fillUp(opened, p, facilityCount);
    // The cover may do better than asked.
    high = lastAtMost(radii, radiusOf(problem, facilities));
    return 'yes';
  }
  const settle = (at: number, answer: 'yes' | 'no' | 'open') => {
    if (answer === 'no') low = Math.max(low, at + 1);
  };
  // Bisection with bounds and heuristics only; what stays open is treated as the upper half, then as the lower.
  for (const openIs of ['high', 'low'] as const) {
    let from = low;
    let to = high;
    while (from < to && !shouldStop()) {
      const middle = (from + to) >> 1;
      const answer = yield* decide(middle, 1);
      settle(middle, answer);
      if (answer === 'yes' || (answer === 'open' && openIs === 'low')) to = Math.min(middle, high);
      else from = middle + 1;
    }
  }
  while (low < high && !shouldStop()) {
    const middle = (low + high) >> 1;
    const answer = yield* decide(middle, Number.POSITIVE_INFINITY);
    settle(middle, answer);
    if (answer === 'open') break;
  }
  facilities ??= anyAnswer(problem);
  const objective = radiusOf(problem, facilities);
  return { facilities, objective, lowerBound: Math.min(objective, radii[low] ?? objective) };
}

function radiusOf({ clientCount, cost }: CenterProblem, facilities: Int32Array): number {
  let radius = 0;
  for (let i = 0; i < clientCount; i++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const j of facilities) nearest = Math.min(nearest, cost[j * clientCount + i]!);
    radius = Math.max(radius, nearest);
  }
  return radius;
}

function fillUp(opened: readonly number[], p: number, facilityCount: number): Int32Array {
  const isOpen = new Set(opened);
  for (let j = 0; j < facilityCount && isOpen.size < p; j++) isOpen.add(j);
  return Int32Array.from(isOpen).sort();
}

/** Farthest point first (Gonzalez 1985), for a search that was stopped before it found anything. */
function anyAnswer({ clientCount, facilityCount, cost, p }: CenterProblem): Int32Array {
  const nearest = new Float64Array(clientCount).fill(Number.POSITIVE_INFINITY);
  const opened = new Set<number>();
  while (opened.size < p) {
    const worst = nearest.indexOf(nearest.reduce((a, b) => Math.max(a, b), 0));
    let best = -1;
    for (let j = 0; j < facilityCount; j++) {
      if (opened.has(j)) continue;
      if (best < 0 || cost[j * clientCount + worst]! < cost[best * clientCount + worst]!) best = j;
    }
    opened.add(best);
    for (let i = 0; i < clientCount; i++) nearest[i] = Math.min(nearest[i]!, cost[best * clientCount + i]!);
  }
  return Int32Array.from(opened).sort();
}

function lastAtMost(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
