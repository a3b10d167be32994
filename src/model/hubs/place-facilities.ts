/** The four textbook siting problems over one matrix of costs, with what cannot be met told before anything is searched. */
import { failure, type Problem, type Result, success } from '../problem.ts';
import type { Steps } from '../progress.ts';
import { coverWithin, unreachableClient } from './cover-problem.ts';
import type { IntegerSolver } from './integer-program.ts';
import { coverMost, isCoveringProgram, NO_RULES } from './most-covered.ts';
import { solveCenter } from './p-center.ts';
import { solveMedian } from './p-median.ts';
import { maximised, minimised, type PlaceAnswer } from './place-answer.ts';
import { solveCover } from './set-cover.ts';

export const PLACE_PROBLEMS = ['p-median', 'p-center', 'mclp', 'lscp'] as const;
export type PlaceProblem = (typeof PLACE_PROBLEMS)[number];

export interface PlaceInput {
  readonly problem: PlaceProblem;
  readonly clientCount: number;
  readonly facilityCount: number;
  /** Facility by facility: `j * clientCount + i`; not negative, Infinity where j cannot serve i. */
  readonly cost: Float64Array;
  /** Per client, not negative: demand of p-median and MCLP. p-center and LSCP serve everybody alike. */
  readonly weights: Float64Array;
  /** Facilities to open; LSCP finds their number. */
  readonly p?: number;
  /** What MCLP and LSCP count as reached. */
  readonly radius?: number;
  /** Words for client and facility `index`, for messages. */
  readonly nameClient: (index: number) => string;
}

const ROUNDS = 300;

/**
 * @param shouldStop asked between steps; once true the best answer so far is given with its bound
 * @param solve proves maximal covering where it is small enough; without it the own search does
 */
export function* placeFacilities(
  input: PlaceInput,
  shouldStop: () => boolean,
  solve?: IntegerSolver,
): Steps<Result<PlaceAnswer>> {
  const problem = findMissing(input) ?? findStray(input) ?? (yield* findUnreachable(input, shouldStop));
  if (problem !== undefined) return failure(problem);
  switch (input.problem) {
    case 'p-median':
      return success(yield* placeMedian(input, shouldStop));
    case 'p-center': {
      const { facilities, objective, lowerBound } = yield* solveCenter({ ...input, p: input.p! }, shouldStop);
      return success(minimised(facilities, objective, lowerBound, 'search'));
    }
    case 'mclp':
      return success(yield* placeForMostDemand(input, shouldStop, solve));
    case 'lscp': {
      const cover = coverWithin(input.clientCount, input.facilityCount, input.cost, input.radius!);
      const { facilities, lowerBound } = yield* solveCover(cover, shouldStop);
      return success(minimised(facilities, facilities.length, lowerBound, 'search'));
    }
  }
}

function* placeMedian(input: PlaceInput, shouldStop: () => boolean): Steps<PlaceAnswer> {
  const { clientCount, facilityCount, p } = input;
  const { facilities, objective, lowerBound } = yield* solveMedian(
    { clientCount, facilityCount, cost: medianCosts(input), p: p! },
    { gap: 0, rounds: ROUNDS, nodes: Infinity, shouldStop },
  );
  return minimised(facilities, objective, lowerBound, 'search');
}

/** Weight × cost; what cannot be served costs more than any answer that serves all. */
export function medianCosts({ clientCount, cost, weights }: PlaceInput): Float64Array {
  const weighted = new Float64Array(cost.length);
  let most = 0;
  for (let k = 0, i = 0; k < cost.length; k++, i = i + 1 === clientCount ? 0 : i + 1) {
    // A client without demand costs nothing, wherever it is.
    weighted[k] = weights[i] === 0 ? 0 : weights[i]! * cost[k]!;
    if (weighted[k]! > most && weighted[k]! < Number.POSITIVE_INFINITY) most = weighted[k]!;
  }
  const prohibitive = Math.ceil(most * clientCount) + 1;
  for (let k = 0; k < cost.length; k++)
    if (weighted[k] === Number.POSITIVE_INFINITY) weighted[k] = prohibitive;
  return weighted;
}

/** Maximal covering (Church & ReVelle 1974), else as a p-median: a client costs its demand where nobody reaches it. */
function* placeForMostDemand(
  input: PlaceInput,
  shouldStop: () => boolean,
  solve: IntegerSolver | undefined,
): Steps<PlaceAnswer> {
  const { clientCount, facilityCount, weights, p } = input;
  const median = { clientCount, facilityCount, cost: missedCosts(input), p: p! };
  const isProgram = solve !== undefined && isCoveringProgram(input);
  const effort = isProgram ? { rounds: 0, nodes: 0 } : { rounds: ROUNDS, nodes: Infinity };
  const options = { gap: 0, ...effort, shouldStop, isCovering: true };
  const { facilities, objective, lowerBound } = yield* solveMedian(median, options);
  if (isProgram) {
    return yield* coverMost({ input, rules: NO_RULES, conflicts: undefined }, facilities, solve, shouldStop);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return maximised(facilities, total - objective, total - lowerBound, total, 'search');
}

export function missedCosts({ clientCount, cost, weights, radius }: PlaceInput): Float64Array {
  const missed = new Float64Array(cost.length);
  for (let k = 0, i = 0; k < cost.length; k++, i = i + 1 === clientCount ? 0 : i + 1) {
    missed[k] = cost[k]! <= radius! ? 0 : weights[i]!;
  }
  return missed;
}

const where = 'input';

/** What the problem needs and the input lacks, or asks in vain. */
export function findMissing(input: PlaceInput): Problem | undefined {
  const { problem, facilityCount, p, radius } = input;
  const needsCount = problem !== 'lscp';
  const needsRadius = problem === 'mclp' || problem === 'lscp';
  if (needsCount && p === undefined)
    return {
      kind: 'missing',
      what: 'p',
      where,
      expected: `a number of facilities for ${problem}`,
      got: 'nothing',
    };
  if (needsRadius && radius === undefined)
    return { kind: 'missing', what: 'radius', where, expected: `a radius for ${problem}`, got: 'nothing' };
  if (needsCount && p! > facilityCount) {
    const expected = `at most ${facilityCount} facilities, as many as there are candidates; lower p or add candidates`;
    return { kind: 'infeasible', what: 'p', where, expected, got: `${p}` };
  }
  return undefined;
}

/** LSCP: somebody whom no facility reaches. */
function findStray(input: PlaceInput): Problem | undefined {
  const { problem, clientCount, facilityCount, cost, radius } = input;
  if (problem !== 'lscp') return undefined;
  const stray = unreachableClient(coverWithin(clientCount, facilityCount, cost, radius!));
  if (stray < 0) return undefined;
  const nearest = nearestCost(input, stray);
  const expected = Number.isFinite(nearest)
    ? `a candidate within the radius of every client; raise the radius to ${radiusThatReachesAll(input)} or add candidates`
    : `a candidate that can reach every client at all; join the graph or add candidates`;
  const got = `none within ${radius} of ${input.nameClient(stray)} (nearest: ${Number.isFinite(nearest) ? nearest : 'none'})`;
  return { kind: 'infeasible', what: 'radius', where, expected, got };
}

/** Costs may be infinite: p facilities must be able to reach every client. */
function* findUnreachable(input: PlaceInput, shouldStop: () => boolean): Steps<Problem | undefined> {
  const { problem, clientCount, facilityCount, cost, weights, p } = input;
  if (problem !== 'p-median' && problem !== 'p-center') return undefined;
  if (cost.every(Number.isFinite)) return undefined;
  const needed = cost.slice();
  if (problem === 'p-median') {
    for (let k = 0, i = 0; k < cost.length; k++, i = i + 1 === clientCount ? 0 : i + 1) {
      if (weights[i] === 0) needed[k] = 0;
    }
  }
  const cover = coverWithin(clientCount, facilityCount, needed, Number.MAX_VALUE);
  const stray = unreachableClient(cover);
  if (stray >= 0) {
    const expected = 'a candidate that can reach every client; join it to the others or leave it out';
    return { kind: 'infeasible', what: 'costs', where, expected, got: `none for ${input.nameClient(stray)}` };
  }
  const { lowerBound } = yield* solveCover(cover, shouldStop);
  if (lowerBound <= p!) return undefined;
  const expected = `p of at least ${lowerBound}, since the graph or matrix is disconnected and no fewer facilities reach every client; raise p or join the parts`;
  return { kind: 'infeasible', what: 'p', where, expected, got: `${p}` };
}

function nearestCost({ clientCount, facilityCount, cost }: PlaceInput, client: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < facilityCount; j++) nearest = Math.min(nearest, cost[j * clientCount + client]!);
  return nearest;
}

function radiusThatReachesAll(input: PlaceInput): number {
  let radius = 0;
  for (let i = 0; i < input.clientCount; i++) radius = Math.max(radius, nearestCost(input, i));
  return radius;
}
