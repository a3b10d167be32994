/** Sets of facilities that keep to rules: opened one after another, or mended from a set that breaks them. */
import { clientBlocks } from './client-blocks.ts';
import type { MedianProblem } from './median-problem.ts';
import { searchWithinRules } from './search-within-rules.ts';
import { allowsOpening, keepsRules, missingCount, type SitingRules } from './siting-rules.ts';

/**
 * Opens the fixed facilities, then each time the one that lowers the cost most among those that rules leave; where that
 * ends too early, any set within the rules is searched for.
 * @returns undefined where none was found
 */
export function openWithinRules(problem: MedianProblem, rules: SitingRules): readonly number[] | undefined {
  const greedy = complete(problem, rules, problem.fixed ?? []);
  if (greedy !== undefined) return greedy;
  const found = searchWithinRules(problem, rules);
  return typeof found === 'string' ? undefined : found;
}

/** Keeps what rules allow of a set, fixed facilities first, and completes it. */
export function mendWithinRules(
  problem: MedianProblem,
  rules: SitingRules,
  facilities: ArrayLike<number>,
): readonly number[] | undefined {
  const { p, fixed = [] } = problem;
  const set = Array.from(facilities);
  if (set.length === p && fixed.every((j) => set.includes(j)) && keepsRules(rules, set)) return set;
  const kept = [...fixed];
  for (const j of set) {
    const isPossible = !kept.includes(j) && kept.length < p && allowsOpening(rules, kept, j);
    if (isPossible && missingCount(rules, [...kept, j]) <= p - kept.length - 1) kept.push(j);
  }
  return complete(problem, rules, kept);
}

/** Sums of costs, relative to the whole, depend on their order by less. */
const ROUNDING = 1e-9;

/**
 * Opens the facility of least cost again and again. What one saves only shrinks as others open, so most are passed over by
 * what they saved when they were looked at last.
 */
function complete(
  { clientCount, facilityCount, cost, p }: MedianProblem,
  rules: SitingRules,
  start: readonly number[],
): number[] | undefined {
  const { alone } = clientBlocks({ clientCount, facilityCount, cost });
  const open = [...start];
  const isOpen = new Uint8Array(facilityCount);
  const served = new Float64Array(clientCount).fill(Infinity);
  let total = Infinity;
  const take = (j: number) => {
    isOpen[j] = 1;
    total = serveFrom(cost, j * clientCount, served);
  };
  for (const j of open) take(j);
  /** No facility saves more. */
  const saving = new Float64Array(facilityCount).fill(Infinity);
  const costWith = (j: number) => {
    const sum = open.length === 0 ? alone[j]! : totalWith(cost, j * clientCount, served);
    saving[j] = total - sum + ROUNDING * total;
    return sum;
  };
  while (open.length < p) {
    const missing = missingCount(rules, open);
    const mustFill = missing >= p - open.length;
    const isPossible = (j: number) =>
      isOpen[j] === 0 &&
      allowsOpening(rules, open, j) &&
      !(mustFill && missingCount(rules, [...open, j]) === missing);
    // Who saved most is likely to do so still, and then all others are passed over.
    let best = -1;
    for (let j = 0; j < facilityCount; j++) {
      if ((best < 0 || saving[j]! > saving[best]!) && isPossible(j)) best = j;
    }
    if (best < 0) return undefined;
    let least = costWith(best);
    for (let j = 0; j < facilityCount; j++) {
      if (j === best || total - saving[j]! > least || !isPossible(j)) continue;
      const sum = costWith(j);
      if (sum > least || (sum === least && j > best)) continue;
      least = sum;
      best = j;
    }
    if (least === Infinity) return undefined;
    open.push(best);
    take(best);
  }
  return open.length === p && keepsRules(rules, open) ? open : undefined;
}

/** Serves every client from the facility too. @returns the total */
function serveFrom(cost: Float64Array, from: number, served: Float64Array): number {
  let total = 0;
  for (let i = 0; i < served.length; i++) {
    served[i] = Math.min(served[i]!, cost[from + i]!);
    total += served[i]!;
  }
  return total;
}

function totalWith(cost: Float64Array, from: number, served: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < served.length; i++) sum += Math.min(served[i]!, cost[from + i]!);
  return sum;
}
