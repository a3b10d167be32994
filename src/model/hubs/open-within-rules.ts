/** Sets of facilities that keep to rules: opened one after another, or mended from a set that breaks them. */
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

function complete(
  { clientCount, facilityCount, cost, p }: MedianProblem,
  rules: SitingRules,
  start: readonly number[],
): number[] | undefined {
  const open = [...start];
  const served = new Float64Array(clientCount).fill(Infinity);
  const take = (j: number) => {
    for (let i = 0; i < clientCount; i++) served[i] = Math.min(served[i]!, cost[j * clientCount + i]!);
  };
  for (const j of open) take(j);
  const costWith = (j: number) => {
    let sum = 0;
    for (let i = 0; i < clientCount; i++) sum += Math.min(served[i]!, cost[j * clientCount + i]!);
    return sum;
  };
  while (open.length < p) {
    const missing = missingCount(rules, open);
    const mustFill = missing >= p - open.length;
    let best = -1;
    let least = Infinity;
    for (let j = 0; j < facilityCount; j++) {
      if (open.includes(j) || !allowsOpening(rules, open, j)) continue;
      if (mustFill && missingCount(rules, [...open, j]) === missing) continue;
      const sum = costWith(j);
      if (sum >= least) continue;
      least = sum;
      best = j;
    }
    if (best < 0) return undefined;
    open.push(best);
    take(best);
  }
  return open.length === p && keepsRules(rules, open) ? open : undefined;
}
