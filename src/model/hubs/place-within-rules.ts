/**
 * The textbook siting problems under rules. Where no client must go where there is room, p-median and large maximal
 * coverings are proved by the own search; everything else, and whether any answer exists, by mixed-integer programs.
 */
import { failure, type Problem, type Result, success } from '../problem.ts';
import type { Steps } from '../progress.ts';
import { conflictsOf } from './conflicts.ts';
import type { IntegerSolver } from './integer-program.ts';
import { coverMost, isCoveringProgram, openOf } from './most-covered.ts';
import { solveCenter } from './p-center.ts';
import { solveMedian } from './p-median.ts';
import { maximised, minimised, type PlaceAnswer } from './place-answer.ts';
import { findMissing, medianCosts, missedCosts, type PlaceInput } from './place-facilities.ts';
import { placeRelaxations, severalRules } from './place-relaxations.ts';
import type { PlaceRules } from './place-rules.ts';
import { askOf, type RuledInput, sitingProgram } from './siting-program.ts';
import { sitingRules } from './siting-rules.ts';

const ROUNDS = 300;
/** Each is a column of a program. */
const MOST_PAIRS = 250_000;
/** Of the search that bounds whole clients by split ones. */
const BOUND_NODES = 200;
/** Bounds of the solver hold to its tolerances. */
const SOLVER_TOLERANCE = 1e-6;

/** @param shouldStop asked between steps; once true the best answer so far is given with its bound */
export function* placeWithinRules(
  input: PlaceInput,
  rules: PlaceRules,
  solve: IntegerSolver,
  shouldStop: () => boolean,
): Steps<Result<PlaceAnswer>> {
  const obstacle = findMissing(input);
  if (obstacle !== undefined) return failure(obstacle);
  const { separation, between } = rules;
  const conflicts =
    separation > 0 && between !== undefined
      ? conflictsOf(
          input.facilityCount,
          (a, b) => between[a * input.facilityCount + b]! < separation,
          rules.fixed,
        )
      : undefined;
  const ruled: RuledInput = { input, rules, conflicts };
  const { problem, cost } = input;
  const isUnlimited = rules.capacity === Number.POSITIVE_INFINITY;
  // Where all reach all and clients may be split, capacities only have to be enough together.
  const isTransport = problem === 'p-median' && rules.isSplit && cost.every(Number.isFinite);
  const tooMany = isUnlimited || isTransport ? undefined : findTooManyPairs(input);
  if (tooMany !== undefined) return failure(tooMany);
  const tight = isTransport && !isEnough(input, rules) ? tightCapacity(input, rules) : undefined;
  const loose = isTransport ? { ...ruled, rules: { ...rules, capacity: Number.POSITIVE_INFINITY } } : ruled;
  yield { phase: 'hubs.proof', fraction: 0 };
  const first = solve(sitingProgram(askOf(loose, { goal: 'none' })), shouldStop);
  if (first.kind === 'infeasible') {
    return failure(tight === undefined ? placeRelaxations(loose, solve, shouldStop) : severalRules());
  }
  if (tight !== undefined) return failure(tight);
  if (first.values === undefined) return failure(noneInTime());
  if (problem === 'p-center') return success(yield* smallestRadius(ruled, first.values, solve, shouldStop));
  if (isUnlimited && isCoveringProgram(input)) {
    const known = openOf(first.values, input.facilityCount);
    return success(yield* coverMost(ruled, known, solve, shouldStop));
  }
  if (problem !== 'lscp' && (isUnlimited || isTransport))
    return success(yield* searchMedian(ruled, shouldStop));
  // Whole clients cost no less than split ones.
  const isWhole = problem === 'p-median' && cost.every(Number.isFinite) && isEnough(input, rules);
  const split = isWhole ? yield* searchMedian(ruled, shouldStop, BOUND_NODES) : undefined;
  const goal = ({ 'p-median': 'cost', mclp: 'reach', lscp: 'fewest' } as const)[problem];
  const program = sitingProgram(askOf(ruled, { goal }));
  const answer = solve(program, shouldStop, split?.lowerBound);
  // The same columns as of the first answer, which stands where no better one was found in time.
  const values = answer.kind === 'infeasible' ? first.values : (answer.values ?? first.values);
  const objective = values.reduce((sum, value, column) => {
    const exact = program.isWhole[column] === 1 ? Math.round(value) : value;
    return sum + exact * program.cost[column]!;
  }, 0);
  const facilities = openOf(values, input.facilityCount);
  const bound = answer.kind === 'stopped' ? below(answer.bound) : objective;
  if (problem === 'mclp') {
    const total = input.weights.reduce((sum, weight) => sum + weight, 0);
    return success(maximised(facilities, -objective, Math.min(total, -bound), total, 'program'));
  }
  if (problem === 'p-median') {
    const least = Math.min(objective, Math.max(split?.lowerBound ?? 0, bound));
    return success(minimised(facilities, objective, least, 'program'));
  }
  const least = Math.max(1, Math.ceil(bound - SOLVER_TOLERANCE));
  return success(minimised(facilities, facilities.length, Math.min(facilities.length, least), 'program'));
}

/** p-median and maximal covering by the own search, over the facilities that may open. */
function* searchMedian(
  { input, rules, conflicts }: RuledInput,
  shouldStop: () => boolean,
  nodes = Number.POSITIVE_INFINITY,
): Steps<PlaceAnswer> {
  const { clientCount, facilityCount, weights, problem } = input;
  const isCovering = problem === 'mclp';
  const excluded = new Set(rules.excluded);
  const open = Array.from({ length: facilityCount }, (_, j) => j).filter((j) => !excluded.has(j));
  const position = new Map(open.map((j, k) => [j, k]));
  const cost = isCovering ? missedCosts(input) : medianCosts(input);
  const groups = rules.groups.map(({ facilities, atLeast, atMost }) => {
    const isMember = new Uint8Array(open.length);
    for (const j of facilities) if (position.has(j)) isMember[position.get(j)!] = 1;
    return { rule: 'groups', isMember, atLeast, atMost };
  });
  const { between, separation } = rules;
  const fixed = rules.fixed.map((j) => position.get(j)!);
  const apart =
    conflicts === undefined
      ? undefined
      : conflictsOf(
          open.length,
          (a, b) => between![open[a]! * facilityCount + open[b]!]! < separation,
          fixed,
        );
  const { facilities, objective, lowerBound } = yield* solveMedian(
    {
      clientCount,
      facilityCount: open.length,
      cost: joinedColumns(cost, open, clientCount),
      p: input.p!,
      fixed,
      rules: sitingRules(groups, apart),
      ...(rules.capacity < Number.POSITIVE_INFINITY && {
        capacity: { amount: weights, most: rules.capacity },
      }),
    },
    { gap: 0, rounds: ROUNDS, nodes, shouldStop, isCovering },
  );
  const chosen = facilities.map((k) => open[k]!);
  if (!isCovering) return minimised(chosen, objective, lowerBound, 'search');
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return maximised(chosen, total - objective, total - lowerBound, total, 'search');
}

function joinedColumns(cost: Float64Array, open: readonly number[], clientCount: number): Float64Array {
  const joined = new Float64Array(open.length * clientCount);
  open.forEach((j, k) => {
    joined.set(cost.subarray(j * clientCount, (j + 1) * clientCount), k * clientCount);
  });
  return joined;
}

/** p-center: by halving over the costs, from the answer without rules upwards. */
function* smallestRadius(
  ruled: RuledInput,
  first: Float64Array,
  solve: IntegerSolver,
  shouldStop: () => boolean,
): Steps<PlaceAnswer> {
  const { input } = ruled;
  const radii = Array.from(new Set(input.cost.filter(Number.isFinite))).sort((a, b) => a - b);
  const plain = yield* solveCenter({ ...input, p: input.p! }, shouldStop);
  let low = Math.max(
    0,
    radii.findIndex((radius) => radius >= plain.lowerBound),
  );
  let high = radii.length - 1;
  let facilities = openOf(first, input.facilityCount);
  while (low < high) {
    yield { phase: 'hubs.proof', fraction: 1 / (1 + high - low) };
    const middle = (low + high) >> 1;
    const answer = solve(sitingProgram(askOf(ruled, { goal: 'none', radius: radii[middle]! })), shouldStop);
    if (answer.kind === 'infeasible') low = middle + 1;
    else if (answer.values === undefined) break;
    else {
      facilities = openOf(answer.values, input.facilityCount);
      high = middle;
    }
  }
  return minimised(facilities, radii[high]!, radii[low]!, 'program');
}

function below(bound: number): number {
  return bound - SOLVER_TOLERANCE * Math.abs(bound);
}

/** Whether p facilities together serve everybody. */
function isEnough({ p, weights }: PlaceInput, { capacity }: PlaceRules): boolean {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return p! * capacity >= total * (1 - 1e-12);
}

function tightCapacity({ p, weights }: PlaceInput, { capacity }: PlaceRules): Problem {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const expected = `at least ${total / p!}, for ${p} facilities to serve a weight of ${total}; raise it or p`;
  return { kind: 'infeasible', what: 'capacity', where: 'input', expected, got: `${capacity}` };
}

function findTooManyPairs({ clientCount, facilityCount }: PlaceInput): Problem | undefined {
  const pairs = clientCount * facilityCount;
  if (pairs <= MOST_PAIRS) return undefined;
  const expected = `at most ${MOST_PAIRS} pairs of client and facility where a capacity is set`;
  return { kind: 'out-of-range', what: 'costs', where: 'input', expected, got: `${pairs}` };
}

function noneInTime(): Problem {
  const expected = 'more seconds: no answer within the rules was found in the time given';
  return { kind: 'out-of-range', what: 'seconds', where: 'input', expected, got: 'none found' };
}
