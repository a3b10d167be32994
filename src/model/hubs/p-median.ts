/**
 * p-median: open p facilities so that Σ weight × cost to the nearest one is least. Greedy start, fast interchange,
 * then rounds of shaking and descending (variable neighbourhood search, Hansen & Mladenović 1997) until the Lagrangian
 * bound proves the answer or the rounds are over. The gap is always part of the answer.
 */
import type { Progress } from '../progress.ts';
import { createRandom, randomBelow } from '../random.ts';
import { type AssignmentCosts, medianObjective } from './assignment-costs.ts';
import { createInterchange, descend, type Interchange, objectiveOf, restart, swap } from './interchange.ts';
import { createMedianBound, improveMedianBound } from './median-bound.ts';

export interface MedianOptions {
  readonly p: number;
  readonly seed: number;
  /** Rounds of shaking after the first descent. */
  readonly rounds: number;
  /** Subgradient steps at most; the bound also stops when it no longer moves. */
  readonly boundSteps: number;
  /** Stop once (objective − bound) ≤ this share of the objective. */
  readonly gapGoal: number;
  /** All costs × weights are whole numbers: a bound may be rounded up. */
  readonly wholeNumbers?: boolean;
  /** Per facility: 1 must be open, 2 stays closed, 0 free. */
  readonly fixed?: Uint8Array;
}

export interface MedianAnswer {
  readonly objective: number;
  /** Rising. */
  readonly facilities: readonly number[];
  readonly lowerBound: number;
  /** (objective − lowerBound) / objective; 0 where the objective is 0. */
  readonly gap: number;
  readonly proved: boolean;
}

const BOUND_STEPS_AT_ONCE = 8;
const PROOF_TOLERANCE = 1e-9;

/** @throws where p does not fit the facilities that may be open. */
export function* pMedian(
  problem: AssignmentCosts,
  options: MedianOptions,
): Generator<Progress, MedianAnswer, void> {
  const fixed = options.fixed ?? new Uint8Array(problem.facilityCount);
  const { p } = options;
  const forced = fixed.reduce((count, value) => count + (value === 1 ? 1 : 0), 0);
  const allowed = fixed.reduce((count, value) => count + (value !== 2 ? 1 : 0), 0);
  if (!(Number.isInteger(p) && p >= Math.max(1, forced) && p <= allowed)) {
    throw new RangeError(`Expected p between ${Math.max(1, forced)} and ${allowed}, got ${p}.`);
  }
  const random = createRandom(options.seed);
  const search = createInterchange(problem, greedyStart(problem, p, fixed), fixed);
  let best = { objective: Number.POSITIVE_INFINITY, open: search.open.slice() };
  const keepBest = () => {
    const objective = objectiveOf(search);
    if (objective < best.objective) best = { objective, open: search.open.slice() };
  };
  const tolerance = () => (options.wholeNumbers ? 0.5 : 1e-9 * objectiveOf(search));
  descend(search, tolerance());
  keepBest();
  yield { phase: 'hubs.median', fraction: 0.1 };

  const bound = createMedianBound(problem, p, fixed, search.nearestCost, search.secondCost);
  let boundMoves = true;
  let boundSteps = 0;
  let shake = 1;
  const proved = () => isProved(best.objective, lowerBoundOf(bound.best, options), options.gapGoal);
  for (let round = 0; round <= options.rounds || (boundMoves && boundSteps < options.boundSteps); round++) {
    for (
      let k = 0;
      k < BOUND_STEPS_AT_ONCE && boundMoves && boundSteps < options.boundSteps;
      k++, boundSteps++
    ) {
      boundMoves = improveMedianBound(bound, best.objective);
    }
    if (proved()) break;
    if (round > 0 && round <= options.rounds) {
      const before = best.objective;
      // What the relaxation opens is a start of its own; in between, the best known set is shaken.
      restart(search, round % 4 === 0 && boundMoves ? bound.opened : best.open);
      if (round % 4 !== 0 || !boundMoves) shakeSwaps(search, shake, random);
      descend(search, tolerance());
      keepBest();
      shake = best.objective < before ? 1 : (shake % Math.max(1, Math.min(p, problem.facilityCount - p))) + 1;
    }
    yield {
      phase: 'hubs.median',
      fraction: Math.min(0.99, 0.1 + (0.9 * round) / Math.max(1, options.rounds)),
    };
  }

  const facilities = [...best.open].sort((a, b) => a - b);
  const objective = medianObjective(problem, facilities);
  const lowerBound = Math.min(objective, lowerBoundOf(bound.best, options));
  const gap = objective > 0 ? (objective - lowerBound) / objective : 0;
  return { objective, facilities, lowerBound, gap, proved: gap <= PROOF_TOLERANCE };
}

function lowerBoundOf(bound: number, { wholeNumbers }: MedianOptions): number {
  return wholeNumbers ? Math.ceil(bound - 1e-6) : bound;
}

function isProved(objective: number, bound: number, gapGoal: number): boolean {
  return objective - bound <= Math.max(gapGoal, PROOF_TOLERANCE) * objective;
}

function shakeSwaps(search: Interchange, count: number, random: () => number): void {
  const { open, slot, frozen } = search;
  for (let k = 0; k < count; k++) {
    const facility = randomBelow(random, slot.length);
    const place = randomBelow(random, open.length);
    if (slot[facility] !== -1 || frozen[facility] !== 0 || frozen[open[place]!] !== 0) continue;
    swap(search, facility, place);
  }
}

/** Opens what saves most, one after another. */
function greedyStart(
  { clientCount, facilityCount, costs, weights }: AssignmentCosts,
  p: number,
  fixed: Uint8Array,
): number[] {
  const nearest = new Float64Array(clientCount).fill(Number.POSITIVE_INFINITY);
  const open: number[] = [];
  const take = (facility: number) => {
    open.push(facility);
    for (let i = 0; i < clientCount; i++)
      nearest[i] = Math.min(nearest[i]!, costs[i * facilityCount + facility]!);
  };
  fixed.forEach((value, facility) => {
    if (value === 1) take(facility);
  });
  const cost = new Float64Array(facilityCount);
  while (open.length < p) {
    cost.fill(0);
    for (let i = 0; i < clientCount; i++) {
      const row = i * facilityCount;
      const weight = weights[i]!;
      const limit = nearest[i]!;
      for (let j = 0; j < facilityCount; j++) cost[j]! += weight * Math.min(limit, costs[row + j]!);
    }
    let best = -1;
    for (let j = 0; j < facilityCount; j++) {
      if (fixed[j] === 2 || open.includes(j)) continue;
      if (best === -1 || cost[j]! < cost[best]!) best = j;
    }
    take(best);
  }
  return open;
}
