/** A plain p-median solver that tries every choice: for small problems only. */
import type { MedianProblem } from '../../../src/model/hubs/median-problem.ts';

export function costOf({ clientCount, cost }: MedianProblem, facilities: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < clientCount; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < facilities.length; s++) {
      least = Math.min(least, cost[facilities[s]! * clientCount + i]!);
    }
    sum += least;
  }
  return sum;
}

export function bestByTrial(problem: MedianProblem): number {
  const { facilityCount, p, fixed = [] } = problem;
  let best = Number.POSITIVE_INFINITY;
  const choose = (from: number, chosen: number[]): void => {
    if (chosen.length === p) {
      if (fixed.every((j) => chosen.includes(j))) best = Math.min(best, costOf(problem, chosen));
      return;
    }
    for (let j = from; j < facilityCount; j++) choose(j + 1, [...chosen, j]);
  };
  choose(0, []);
  return best;
}
