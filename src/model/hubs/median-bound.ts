/**
 * Lower bound of the p-median by Lagrangian relaxation of "every client is assigned once" (Cornuéjols, Fisher &
 * Nemhauser 1977), multipliers by subgradient steps. For any multipliers λ
 *
 *   L(λ) = Σ λ_i + Σ of the p least ρ_j,   ρ_j = Σ_i min(0, w_i c_ij − λ_i)
 *
 * is a valid bound, so the best one seen is, too.
 */
import type { AssignmentCosts } from './assignment-costs.ts';

export interface MedianBound {
  readonly problem: AssignmentCosts;
  readonly p: number;
  /** Facilities that must be open (1) or stay closed (2); 0 free. */
  readonly fixed: Uint8Array;
  readonly multipliers: Float64Array;
  best: number;
  /** Multipliers of the best bound. */
  readonly bestMultipliers: Float64Array;
  /** The p facilities that the relaxation opened last: a start for the heuristic. */
  readonly opened: Int32Array;
  step: number;
  stalled: number;
  readonly reduced: Float64Array;
  readonly assigned: Float64Array;
  readonly direction: Float64Array;
}

/**
 * @param nearestCost cost per client of a known solution: good first multipliers lie at or above it
 */
export function createMedianBound(
  problem: AssignmentCosts,
  p: number,
  fixed: Uint8Array,
  nearestCost: Float64Array,
  secondCost: Float64Array,
): MedianBound {
  const multipliers = new Float64Array(problem.clientCount);
  for (let i = 0; i < multipliers.length; i++) {
    const reach =
      secondCost[i]! < Number.POSITIVE_INFINITY ? (nearestCost[i]! + secondCost[i]!) / 2 : nearestCost[i]!;
    multipliers[i] = problem.weights[i]! * reach;
  }
  return {
    problem,
    p,
    fixed,
    multipliers,
    best: 0,
    bestMultipliers: multipliers.slice(),
    opened: new Int32Array(p),
    step: 1,
    stalled: 0,
    reduced: new Float64Array(problem.facilityCount),
    assigned: new Float64Array(problem.clientCount),
    direction: new Float64Array(problem.clientCount),
  };
}

const STALLED_LIMIT = 6;
const SMALLEST_STEP = 1e-3;

/**
 * One subgradient step towards a known upper bound.
 * @returns false once the step has become too small to matter
 */
export function improveMedianBound(state: MedianBound, upperBound: number): boolean {
  const { problem, multipliers, reduced, assigned, direction, opened, p } = state;
  const { clientCount, facilityCount, costs, weights } = problem;
  reduced.fill(0);
  let bound = 0;
  for (let i = 0; i < clientCount; i++) {
    const lambda = multipliers[i]!;
    const weight = weights[i]!;
    bound += lambda;
    const reach = weight > 0 ? lambda / weight : 0;
    const row = i * facilityCount;
    for (let j = 0; j < facilityCount; j++) {
      const cost = costs[row + j]!;
      if (cost < reach) reduced[j]! += weight * cost - lambda;
    }
  }
  selectLeast(state);
  for (let s = 0; s < p; s++) bound += reduced[opened[s]!]!;
  if (bound > state.best) {
    state.best = bound;
    state.bestMultipliers.set(multipliers);
    state.stalled = 0;
  } else if (++state.stalled >= STALLED_LIMIT) {
    state.stalled = 0;
    state.step /= 2;
    if (state.step < SMALLEST_STEP) return false;
  }

  let norm = 0;
  for (let i = 0; i < clientCount; i++) {
    const row = i * facilityCount;
    let count = 0;
    for (let s = 0; s < p; s++) if (weights[i]! * costs[row + opened[s]!]! < multipliers[i]!) count++;
    assigned[i] = count;
    // Part of the last direction is kept: it damps the zigzag of the plain subgradient.
    direction[i] = 1 - count + 0.3 * direction[i]!;
    norm += (1 - count) ** 2;
  }
  if (norm === 0) return false;
  const length = (state.step * (upperBound * 1.001 - bound)) / norm;
  for (let i = 0; i < clientCount; i++)
    multipliers[i] = Math.max(0, multipliers[i]! + length * direction[i]!);
  return true;
}

/** The p facilities with least reduced cost, the fixed ones first. */
function selectLeast({ reduced, opened, fixed, p }: MedianBound): void {
  let filled = 0;
  for (let j = 0; j < fixed.length && filled < p; j++) if (fixed[j] === 1) opened[filled++] = j;
  const free = filled;
  for (let j = 0; j < fixed.length; j++) {
    if (fixed[j] !== 0) continue;
    if (filled < p) {
      insert(opened, reduced, free, filled++, j);
    } else if (filled > free && reduced[j]! < reduced[opened[filled - 1]!]!) {
      insert(opened, reduced, free, filled - 1, j);
    }
  }
}

/** Insertion into the run opened[from … at] kept rising by reduced cost; what stood at `at` is dropped. */
function insert(opened: Int32Array, reduced: Float64Array, from: number, at: number, facility: number): void {
  let i = at;
  while (i > from && reduced[opened[i - 1]!]! > reduced[facility]!) {
    opened[i] = opened[i - 1]!;
    i--;
  }
  opened[i] = facility;
}
