/** Where the multipliers of a p-median bound begin, how far they may rise and how fast: by what an answer costs each client. */
import type { MedianProblem } from './median-problem.ts';

export interface Multipliers {
  /** Per client, as all columns. */
  readonly multiplier: Float64Array;
  readonly ceiling: Float64Array;
  /** Size of a step. */
  readonly scale: Float64Array;
}

/**
 * @param answer p facilities that serve well
 * @param rank the ceiling is the cost to the nearest facility of this rank
 */
export function startMultipliers(
  { clientCount, cost }: MedianProblem,
  answer: ArrayLike<number>,
  rank: number,
): Multipliers {
  const multiplier = new Float64Array(clientCount);
  const ceiling = new Float64Array(clientCount);
  const scale = new Float64Array(clientCount);
  /** A client's cheapest facilities of the answer, rising. */
  const costs = new Float64Array(Math.min(rank, answer.length));
  for (let i = 0; i < clientCount; i++) {
    costs.fill(Number.POSITIVE_INFINITY);
    for (let s = 0; s < answer.length; s++) insert(costs, cost[answer[s]! * clientCount + i]!);
    const nearest = costs[0]!;
    const second = costs[Math.min(1, costs.length - 1)]!;
    multiplier[i] = (nearest + second) / 2;
    // With few facilities the last is dearest, and λ must still be able to rise above it.
    ceiling[i] = (answer.length > rank ? 1 : 2) * costs.at(-1)!;
    scale[i] = second;
  }
  return { multiplier, ceiling, scale };
}

/** Puts a value among the least ones, where it is one of them. */
function insert(least: Float64Array, value: number): void {
  let at = least.length - 1;
  if (!(value < least[at]!)) return;
  for (; at > 0 && least[at - 1]! > value; at--) least[at] = least[at - 1]!;
  least[at] = value;
}

/** Lets λ range over all costs that a client has. */
export function spanAllCosts(
  { clientCount, cost }: MedianProblem,
  ceiling: Float64Array,
  scale: Float64Array,
): void {
  ceiling.fill(0);
  for (let k = 0, i = 0; k < cost.length; k++, i = i + 1 === clientCount ? 0 : i + 1) {
    ceiling[i] = Math.max(ceiling[i]!, cost[k]!);
  }
  scale.set(ceiling);
}
