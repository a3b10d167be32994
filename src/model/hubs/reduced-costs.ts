/** What opening a facility is worth at given multipliers: the clients that pay more than they cost, as far as it serves. */
import type { ClientCapacity } from './median-problem.ts';
import type { NearPairs } from './near-pairs.ts';

/** Per position of a facility: ρ = Σ min(0, c - λ), or the part of it that the capacity allows. Never positive. */
export function reducedCosts(
  pairs: NearPairs,
  multiplier: Float64Array,
  capacity: ClientCapacity | undefined,
): Float64Array {
  const { facilities } = pairs;
  const rho = new Float64Array(facilities.length);
  if (capacity !== undefined) {
    for (let k = 0; k < facilities.length; k++) rho[k] = fill(pairs, multiplier, capacity, k);
    return rho;
  }
  for (let k = 0; k < facilities.length; k++) rho[k] = sumReduced(pairs, multiplier, k);
  return rho;
}

function sumReduced({ starts, ends, client, cost }: NearPairs, multiplier: Float64Array, k: number): number {
  const end = ends[k]!;
  let sum = 0;
  for (let pair = starts[k]!; pair < end; pair++) {
    // 2 · min(0, c - λ) without a branch.
    const reduced = cost[pair]! - multiplier[client[pair]!]!;
    sum += reduced - Math.abs(reduced);
  }
  return sum / 2;
}

/** Per client: how many times over the chosen facilities serve it at these multipliers. */
export function servedShares(
  pairs: NearPairs,
  multiplier: Float64Array,
  chosen: Int32Array,
  capacity: ClientCapacity | undefined,
): Float64Array {
  const served = new Float64Array(multiplier.length);
  for (const k of chosen) {
    if (capacity !== undefined) {
      fill(pairs, multiplier, capacity, k, served);
      continue;
    }
    serveFully(pairs, multiplier, k, served);
  }
  return served;
}

function serveFully(
  { starts, ends, client, cost }: NearPairs,
  multiplier: Float64Array,
  k: number,
  served: Float64Array,
): void {
  const end = ends[k]!;
  for (let pair = starts[k]!; pair < end; pair++) {
    if (cost[pair]! < multiplier[client[pair]!]!) served[client[pair]!]!++;
  }
}

/** Continuous knapsack: those that pay most per amount first, the last in part. @returns ρ; adds shares to `served` */
function fill(
  { starts, ends, client, cost }: NearPairs,
  multiplier: Float64Array,
  { amount, most }: ClientCapacity,
  k: number,
  served?: Float64Array,
): number {
  const [from, to] = [starts[k]!, ends[k]!];
  let total = 0;
  let sum = 0;
  for (let pair = from; pair < to; pair++) {
    const i = client[pair]!;
    const reduced = cost[pair]! - multiplier[i]!;
    if (reduced >= 0) continue;
    total += amount[i]!;
    sum += reduced;
  }
  const isFull = total > most;
  if (!isFull && served === undefined) return sum;
  const gain: number[] = [];
  const paying: number[] = [];
  for (let pair = from; pair < to; pair++) {
    const i = client[pair]!;
    const reduced = cost[pair]! - multiplier[i]!;
    if (reduced >= 0) continue;
    paying.push(pair);
    gain[pair - from] = reduced / amount[i]!;
  }
  // What takes no room comes first: its gain is -Infinity.
  if (isFull) paying.sort((a, b) => gain[a - from]! - gain[b - from]! || a - b);
  let room = most;
  sum = 0;
  for (const pair of paying) {
    const i = client[pair]!;
    const share = isFull && amount[i]! > room ? room / amount[i]! : 1;
    sum += share * (cost[pair]! - multiplier[i]!);
    if (served !== undefined) served[i]! += share;
    if (share < 1) break;
    room -= amount[i]!;
  }
  return sum;
}
