/**
 * Fast interchange for the p-median (Resende & Werneck 2007, after Whitaker 1983): the best swap of an open for a
 * closed facility is read from three tables, and a swap updates them only for the clients whose nearest or second
 * nearest facility it touches.
 *
 *   profit(in, out) = gain(in) − loss(out) + extra(in, out)
 *
 * gain: what opening `in` saves with nothing closed; loss: what closing `out` costs with nothing opened; extra: what
 * both together do better than each by itself.
 */
import type { AssignmentCosts } from './assignment-costs.ts';

export interface Interchange {
  readonly problem: AssignmentCosts;
  /** Open facilities; a facility's slot is its position here. */
  readonly open: Int32Array;
  /** Slot of each facility, -1 where closed. */
  readonly slot: Int32Array;
  /** Facilities that stay as they are: open ones never close, closed ones never open. */
  readonly frozen: Uint8Array;
  /** Per client: nearest and second nearest open facility, as slots, and their costs. */
  readonly nearest: Int32Array;
  readonly second: Int32Array;
  readonly nearestCost: Float64Array;
  readonly secondCost: Float64Array;
  readonly gain: Float64Array;
  readonly loss: Float64Array;
  /** facilityCount × p. */
  readonly extra: Float64Array;
  readonly isTouched: Uint8Array;
}

/** @param start p distinct facilities */
export function createInterchange(
  problem: AssignmentCosts,
  start: readonly number[],
  frozen: Uint8Array,
): Interchange {
  const { clientCount, facilityCount } = problem;
  const state: Interchange = {
    problem,
    open: Int32Array.from(start),
    slot: new Int32Array(facilityCount).fill(-1),
    frozen,
    nearest: new Int32Array(clientCount),
    second: new Int32Array(clientCount),
    nearestCost: new Float64Array(clientCount),
    secondCost: new Float64Array(clientCount),
    gain: new Float64Array(facilityCount),
    loss: new Float64Array(start.length),
    extra: new Float64Array(facilityCount * start.length),
    isTouched: new Uint8Array(clientCount),
  };
  restart(state, start);
  return state;
}

/** Begins again from another set of the same size. */
export function restart(state: Interchange, start: ArrayLike<number>): void {
  state.slot.fill(-1);
  state.gain.fill(0);
  state.loss.fill(0);
  state.extra.fill(0);
  for (let s = 0; s < start.length; s++) {
    state.open[s] = start[s]!;
    state.slot[start[s]!] = s;
  }
  for (let i = 0; i < state.problem.clientCount; i++) {
    findNearest(state, i);
    account(state, i, 1);
  }
}

export function objectiveOf({ problem, nearestCost }: Interchange): number {
  let total = 0;
  for (let i = 0; i < problem.clientCount; i++) total += problem.weights[i]! * nearestCost[i]!;
  return total;
}

/**
 * Swaps as long as a swap saves more than `tolerance`.
 * @returns the number of swaps
 */
export function descend(state: Interchange, tolerance: number): number {
  for (let swaps = 0; ; swaps++) {
    const { facility, slot, profit } = bestSwap(state);
    if (!(profit > tolerance)) return swaps;
    swap(state, facility, slot);
  }
}

function bestSwap(state: Interchange): { facility: number; slot: number; profit: number } {
  const { gain, loss, extra, slot, open, frozen } = state;
  const p = open.length;
  let least = Number.POSITIVE_INFINITY;
  for (let s = 0; s < p; s++) if (frozen[open[s]!] === 0) least = Math.min(least, loss[s]!);
  const best = { facility: -1, slot: -1, profit: 0 };
  for (let j = 0; j < gain.length; j++) {
    // extra ≤ loss of the slot it belongs to, so a candidate that gains nothing at all can be passed over.
    if (slot[j] !== -1 || frozen[j] !== 0 || gain[j] === 0) continue;
    for (let s = 0, at = j * p; s < p; s++, at++) {
      const profit = gain[j]! - loss[s]! + extra[at]!;
      if (profit > best.profit && frozen[open[s]!] === 0) {
        best.facility = j;
        best.slot = s;
        best.profit = profit;
      }
    }
  }
  return best;
}

/** Opens `facility` in place of the one in `slot`. */
export function swap(state: Interchange, facility: number, slot: number): void {
  const { problem, isTouched, nearest, second, secondCost } = state;
  const { clientCount, facilityCount, costs } = problem;
  for (let i = 0; i < clientCount; i++) {
    const touched =
      nearest[i] === slot || second[i] === slot || costs[i * facilityCount + facility]! < secondCost[i]!;
    isTouched[i] = touched ? 1 : 0;
    if (touched) account(state, i, -1);
  }
  state.slot[state.open[slot]!] = -1;
  state.open[slot] = facility;
  state.slot[facility] = slot;
  for (let i = 0; i < clientCount; i++) {
    if (isTouched[i] === 0) continue;
    findNearest(state, i);
    account(state, i, 1);
  }
}

function findNearest(state: Interchange, client: number): void {
  const { open, problem } = state;
  const row = client * problem.facilityCount;
  let nearest = 0;
  let second = -1;
  let nearestCost = Number.POSITIVE_INFINITY;
  let secondCost = Number.POSITIVE_INFINITY;
  for (let s = 0; s < open.length; s++) {
    const cost = problem.costs[row + open[s]!]!;
    if (cost < nearestCost) {
      second = nearest;
      secondCost = nearestCost;
      nearest = s;
      nearestCost = cost;
    } else if (cost < secondCost) {
      second = s;
      secondCost = cost;
    }
  }
  state.nearest[client] = nearest;
  state.second[client] = secondCost === Number.POSITIVE_INFINITY ? -1 : second;
  state.nearestCost[client] = nearestCost;
  state.secondCost[client] = secondCost;
}

/** Adds (sign 1) or takes back (sign -1) what a client contributes to the tables. */
function account(state: Interchange, client: number, sign: 1 | -1): void {
  const { problem, gain, loss, extra, nearest, nearestCost, secondCost, slot, open } = state;
  const weight = sign * problem.weights[client]!;
  if (weight === 0) return;
  const p = open.length;
  const own = nearest[client]!;
  const d1 = nearestCost[client]!;
  // With a single facility there is no second one: it can only be swapped, and its loss is what it serves now.
  const d2 = secondCost[client]!;
  const bounded = d2 < Number.POSITIVE_INFINITY;
  if (bounded) loss[own]! += weight * (d2 - d1);
  const { facilityCount, costs } = problem;
  const row = client * facilityCount;
  for (let j = 0; j < facilityCount; j++) {
    const cost = costs[row + j]!;
    if (cost >= d2 || slot[j] !== -1) continue;
    if (cost < d1) {
      gain[j]! += weight * (d1 - cost);
      if (bounded) extra[j * p + own]! += weight * (d2 - d1);
    } else if (bounded) {
      extra[j * p + own]! += weight * (d2 - cost);
    } else {
      extra[j * p + own]! -= weight * (cost - d1);
    }
  }
}
