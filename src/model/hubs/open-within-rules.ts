/** Sets of facilities that keep to rules: opened one after another, or mended from a set that breaks them. */
import type { MedianProblem } from './median-problem.ts';
import { allowsOpening, missingCount, type SitingRules } from './siting-rules.ts';

/**
 * Opens the fixed facilities, then each time the one that lowers the cost most among those that rules leave; where that
 * ends too early, those first that leave most others possible.
 * @returns undefined where neither way reaches p facilities
 */
export function openWithinRules(problem: MedianProblem, rules: SitingRules): number[] | undefined {
  return complete(problem, rules, problem.fixed ?? []) ?? packTightly(problem, rules);
}

/** Keeps what rules allow of a set, fixed facilities first, and completes it. */
export function mendWithinRules(
  problem: MedianProblem,
  rules: SitingRules,
  facilities: ArrayLike<number>,
): number[] | undefined {
  const kept = [...(problem.fixed ?? [])];
  for (const j of Array.from(facilities)) {
    const isPossible = !kept.includes(j) && kept.length < problem.p && allowsOpening(rules, kept, j);
    if (isPossible && missingCount(rules, [...kept, j]) <= problem.p - kept.length - 1) kept.push(j);
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
  return missingCount(rules, open) === 0 ? open : undefined;
}

/** Opens what rules out the fewest others; of equals the first. */
function packTightly(
  { facilityCount, p, fixed = [] }: MedianProblem,
  rules: SitingRules,
): number[] | undefined {
  const open = [...fixed];
  let left = Array.from({ length: facilityCount }, (_, j) => j).filter((j) => !open.includes(j));
  while (open.length < p) {
    left = left.filter((j) => allowsOpening(rules, open, j));
    const missing = missingCount(rules, open);
    const mustFill = missing >= p - open.length;
    let best = -1;
    let most = -1;
    for (const j of left) {
      if (mustFill && missingCount(rules, [...open, j]) === missing) continue;
      const alone = [j];
      const others = left.reduce((count, k) => count + (allowsOpening(rules, alone, k) ? 1 : 0), 0);
      if (others <= most) continue;
      most = others;
      best = j;
    }
    if (best < 0) return undefined;
    open.push(best);
    left = left.filter((j) => j !== best);
  }
  return missingCount(rules, open) === 0 ? open : undefined;
}
