/**
 * Maximal covering (Church & ReVelle 1974) as their own integer program: its relaxation is close, and a solver proves in
 * seconds what the search through p-medians leaves open after a minute.
 */
import type { Steps } from '../progress.ts';
import type { IntegerSolver } from './integer-program.ts';
import { maximised, type PlaceAnswer } from './place-answer.ts';
import type { PlaceInput } from './place-facilities.ts';
import type { PlaceRules } from './place-rules.ts';
import { askOf, type RuledInput, sitingProgram } from './siting-program.ts';

/** Pairs of client and facility within the radius; beyond, the relaxation alone takes as long as the own search. */
const MOST_COEFFICIENTS = 200_000;
/** Bounds of the solver hold to its tolerances. */
const SOLVER_TOLERANCE = 1e-6;

export const NO_RULES: PlaceRules = {
  fixed: [],
  excluded: [],
  groups: [],
  separation: 0,
  capacity: Number.POSITIVE_INFINITY,
  isSplit: true,
};

/** Whether the problem is a maximal covering small enough for its integer program. */
export function isCoveringProgram({ problem, clientCount, cost, weights, radius }: PlaceInput): boolean {
  if (problem !== 'mclp' || radius === undefined) return false;
  let pairs = 0;
  for (let k = 0, i = 0; k < cost.length; k++, i = i + 1 === clientCount ? 0 : i + 1) {
    if (cost[k]! <= radius && weights[i]! > 0) pairs++;
  }
  return pairs <= MOST_COEFFICIENTS;
}

/**
 * @param known facilities within the rules, which stand where the solver is stopped before it has any
 * @param shouldStop once true the best answer so far is given with its bound
 */
export function* coverMost(
  ruled: RuledInput,
  known: Int32Array,
  solve: IntegerSolver,
  shouldStop: () => boolean,
): Steps<PlaceAnswer> {
  yield { phase: 'hubs.proof', fraction: 0 };
  const { input } = ruled;
  const total = input.weights.reduce((sum, weight) => sum + weight, 0);
  const answer = solve(sitingProgram(askOf(ruled, { goal: 'reach' })), shouldStop);
  if (answer.kind === 'infeasible') throw new Error('Expected rules that some set of facilities keeps to.');
  let facilities = known;
  if (answer.values !== undefined) {
    const found = openOf(answer.values, input.facilityCount);
    if (answer.kind === 'solved' || weightWithin(input, found) >= weightWithin(input, known))
      facilities = found;
  }
  // The solver's own sum carries its tolerances; this one is exact where the weights are whole.
  const reached = weightWithin(input, facilities);
  const bound = -(answer.kind === 'solved' ? answer.objective : answer.bound);
  const isTight = answer.kind === 'solved' && bound - reached <= SOLVER_TOLERANCE * total;
  const upperBound = isTight ? reached : Math.min(total, looser(bound, input.weights));
  return maximised(facilities, reached, Math.max(reached, upperBound), total, 'program');
}

/** Open ones among the first columns, rising. */
export function openOf(values: Float64Array, facilityCount: number): Int32Array {
  return Int32Array.from({ length: facilityCount }, (_, j) => j).filter((j) => values[j]! > 0.5);
}

function weightWithin({ clientCount, cost, weights, radius }: PlaceInput, facilities: Int32Array): number {
  let reached = 0;
  for (let i = 0; i < clientCount; i++) {
    if (facilities.some((j) => cost[j * clientCount + i]! <= radius!)) reached += weights[i]!;
  }
  return reached;
}

/** A bound with room for the solver's tolerances; whole weights have whole sums. */
function looser(bound: number, weights: Float64Array): number {
  const loose = bound + SOLVER_TOLERANCE * Math.abs(bound);
  return weights.every(Number.isInteger) ? Math.floor(loose) : loose;
}
