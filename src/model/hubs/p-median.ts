/**
 * Solves p-median problems: a greedy start and fast interchange give an answer, Lagrangian multipliers a lower bound
 * and new seeds, and what the two rule out shrinks the search until the gap is small enough or nothing is left.
 */
import type { Steps } from '../progress.ts';
import { improveBound, startBound } from './median-bound.ts';
import { branchAndBound } from './median-branch.ts';
import { openGreedily } from './median-greedy.ts';
import { interchange } from './median-interchange.ts';
import { assertMedianProblem, type MedianProblem, objectiveOf, openFacilities } from './median-problem.ts';
import { mendWithinRules, openWithinRules } from './open-within-rules.ts';

export interface MedianOptions {
  /** Stop once (objective - lowerBound) / objective is no more. */
  readonly gap: number;
  /** Rounds of the multipliers at most. */
  readonly rounds: number;
  /** Branch where the rounds leave a gap: exact, but without a limit on time unless `shouldStop` sets one. */
  readonly isExact?: boolean;
  /** Asked between steps; once true the best answer so far is given with the bound so far. */
  readonly shouldStop?: () => boolean;
  /** Each client's costs are only two, served or not (maximal covering). */
  readonly isCovering?: boolean;
}

export interface MedianSolution {
  /** Open facilities, rising. */
  readonly facilities: Int32Array;
  /** Per client the facility that serves it. */
  readonly assignment: Int32Array;
  readonly objective: number;
  /** No answer costs less. */
  readonly lowerBound: number;
  /** (objective - lowerBound) / objective; 0 where the answer is proved best. */
  readonly gap: number;
}

/** A seed that costs more than this over the best answer is not worth an interchange. */
const SEED_TOLERANCE = 0.5;
/** Only where the promising facilities lead this close to the best answer are all others tried. */
const FULL_SEARCH_TOLERANCE = 0.005;

const neverStop = () => false;

/** @throws if the problem is none (see `assertMedianProblem`). */
export function* solveMedian(problem: MedianProblem, options: MedianOptions): Steps<MedianSolution> {
  assertMedianProblem(problem);
  const isFixed = new Uint8Array(problem.facilityCount);
  for (const j of problem.fixed ?? []) isFixed[j] = 1;
  const phase = 'hubs.median';
  yield { phase, fraction: 0 };
  const { rules } = problem;
  const start = rules === undefined ? openGreedily(problem) : openWithinRules(problem, rules);
  if (start === undefined) throw new Error('Expected rules that some set of facilities keeps to.');
  let best = openFacilities(problem, start);
  yield { phase, fraction: 0.1 };
  const all = Int32Array.from({ length: problem.facilityCount }, (_, j) => j);
  let objective = interchange(problem, best, all, isFixed);
  yield { phase, fraction: 0.3 };

  // Where all costs are whole, an answer that is better at all is better by 1.
  const quantum = problem.cost.every(Number.isInteger) ? 1 : 0;
  const cutoff = () => objective - quantum * (1 - 1e-6);
  const bound = startBound(problem, best.facilities, options.isCovering);
  const { shouldStop = neverStop } = options;
  const seeds = new Set<string>();
  const searched = new Set<string>([keyOf(best.facilities)]);
  let lowerBound = 0;
  for (let round = 0; round < options.rounds && !isClose(objective, lowerBound, options.gap); round++) {
    if (shouldStop()) break;
    improveBound(bound, cutoff());
    const { suggestion } = bound;
    const seed = rules === undefined ? suggestion : mendWithinRules(problem, rules, suggestion);
    if (seed !== undefined && addNew(seeds, keyOf(seed))) {
      const other = openFacilities(problem, seed);
      if (objectiveOf(other) < objective * (1 + SEED_TOLERANCE)) {
        let reached = interchange(problem, other, bound.promising, isFixed);
        const isNear = reached < objective * (1 + FULL_SEARCH_TOLERANCE);
        if (isNear && addNew(searched, keyOf(other.facilities))) {
          reached = interchange(problem, other, bound.pairs.facilities, isFixed);
        }
        if (reached < objective) {
          objective = reached;
          best = other;
        }
      }
    }
    const rounded = quantum === 1 ? Math.ceil(bound.lowerBound - 1e-6) : bound.lowerBound;
    lowerBound = bound.isSettled ? objective : Math.min(objective, rounded);
    if (round % 8 === 7) yield { phase, fraction: 0.3 + (0.7 * round) / options.rounds };
  }
  if (options.isExact === true && rules === undefined && !isClose(objective, lowerBound, options.gap)) {
    const proof = yield* branchAndBound(problem, best, bound, { quantum, shouldStop, gap: options.gap });
    best = proof.best;
    objective = objectiveOf(best);
    lowerBound = Math.min(objective, Math.max(lowerBound, proof.lowerBound));
  }
  return {
    facilities: best.facilities.slice().sort(),
    assignment: best.nearest.map((slot) => best.facilities[slot]!),
    objective,
    lowerBound,
    gap: objective > 0 ? (objective - lowerBound) / objective : 0,
  };
}

function keyOf(facilities: ArrayLike<number>): string {
  return Int32Array.from(facilities).sort().join(' ');
}

/** @returns whether it was new */
function addNew(set: Set<string>, key: string): boolean {
  return set.size < set.add(key).size;
}

function isClose(objective: number, lowerBound: number, gap: number): boolean {
  return objective - lowerBound <= gap * objective;
}
