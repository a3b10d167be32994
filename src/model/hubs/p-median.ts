/**
 * Solves p-median problems: a greedy start and fast interchange give an answer, Lagrangian multipliers a lower bound
 * and new seeds, and what the two rule out shrinks the search until the gap is small enough or nothing is left.
 */
import type { Steps } from '../progress.ts';
import { improveBound, promisingOf, seedOf, startBound } from './median-bound.ts';
import { branchAndBound } from './median-branch.ts';
import { openGreedily } from './median-greedy.ts';
import { createIncumbent } from './median-incumbent.ts';
import { assertMedianProblem, type MedianProblem } from './median-problem.ts';
import { openWithinRules } from './open-within-rules.ts';

export interface MedianOptions {
  /** Stop once (objective - lowerBound) / objective is no more. */
  readonly gap: number;
  /** Rounds of the multipliers at most. */
  readonly rounds: number;
  /** Nodes to branch over where the rounds leave a gap; Infinity proves the answer unless `shouldStop` ends it. */
  readonly nodes?: number;
  /** Asked between steps; once true the best answer so far is given with the bound so far. */
  readonly shouldStop?: () => boolean;
  /** What the greedy opens, where somebody has it already; not asked for under rules. */
  readonly greedy?: (p: number) => readonly number[];
  /** Each client's costs are only two, served or not (maximal covering). */
  readonly isCovering?: boolean;
}

export interface MedianSolution {
  /** Open facilities, rising. */
  readonly facilities: Int32Array;
  readonly objective: number;
  /** No answer costs less. */
  readonly lowerBound: number;
  /** (objective - lowerBound) / objective; 0 where the answer is proved best. */
  readonly gap: number;
}

const neverStop = () => false;

/** @throws if the problem is none (see `assertMedianProblem`). */
export function* solveMedian(problem: MedianProblem, options: MedianOptions): Steps<MedianSolution> {
  assertMedianProblem(problem);
  const phase = 'hubs.median';
  yield { phase, fraction: 0 };
  const { rules, capacity } = problem;
  const { greedy = () => openGreedily(problem) } = options;
  const start = rules === undefined ? greedy(problem.p) : openWithinRules(problem, rules);
  if (start === undefined) throw new Error('Expected rules that some set of facilities keeps to.');
  yield { phase, fraction: 0.1 };
  const best = createIncumbent(problem, start);
  yield { phase, fraction: 0.3 };

  // Where all costs are whole, an answer that is better at all is better by 1; split clients pay parts of costs.
  const quantum = capacity === undefined && problem.cost.every(Number.isInteger) ? 1 : 0;
  const cutoff = () => best.objective - quantum * (1 - 1e-6);
  const bound = startBound(problem, best.facilities, options.isCovering);
  const { shouldStop = neverStop } = options;
  let lowerBound = 0;
  for (let round = 0; round < options.rounds && !isClose(best.objective, lowerBound, options.gap); round++) {
    if (shouldStop()) break;
    improveBound(bound, cutoff());
    best.offer(seedOf(bound), promisingOf(bound), bound.pairs.facilities);
    const rounded = quantum === 1 ? Math.ceil(bound.lowerBound - 1e-6) : bound.lowerBound;
    lowerBound = bound.isSettled ? best.objective : Math.min(best.objective, rounded);
    if (round % 8 === 7) yield { phase, fraction: 0.3 + (0.7 * round) / options.rounds };
  }
  const { nodes = 0, gap, isCovering = false } = options;
  if (nodes > 0 && !isClose(best.objective, lowerBound, options.gap)) {
    const proved = yield* branchAndBound(problem, best, bound, {
      quantum,
      nodes,
      shouldStop,
      gap,
      isCovering,
    });
    lowerBound = Math.min(best.objective, Math.max(lowerBound, proved));
  }
  const { facilities, objective } = best;
  return {
    facilities: facilities.slice().sort(),
    objective,
    lowerBound,
    gap: objective > 0 ? (objective - lowerBound) / objective : 0,
  };
}

function isClose(objective: number, lowerBound: number, gap: number): boolean {
  return objective - lowerBound <= gap * objective;
}
