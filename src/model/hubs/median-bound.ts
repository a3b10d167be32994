/**
 * Lower bound of a p-median problem. Let a client be served any number of times, but charge λ for each time missing
 * and pay it back for each time too many (Lagrangian relaxation; Cornuéjols, Fisher & Nemhauser, Management Science
 * 23, 1977). For any λ
 *   L(λ) = Σ λ_i + the p smallest of ρ_j,  ρ_j = Σ_i min(0, c_ij - λ_i)
 * is a valid bound. λ climbs along subgradients; a client's step is scaled by its own cost, or clients of little
 * weight would jump while those of much weight crawl.
 *
 * λ_i stays below a ceiling: the client's cost to the fourth nearest facility of a good answer. Only pairs below it
 * are kept, and the bound is as valid as with any other λ.
 *
 * Facilities that no better answer can hold drop out, facilities that every better answer holds are kept open.
 */
import type { MedianProblem } from './median-problem.ts';
import { keepFacilities, type NearPairs, pairsBelow } from './near-pairs.ts';
import type { FacilityGroup } from './siting-rules.ts';

export interface MedianBound {
  /** Best bound so far; it holds for every answer that costs less than the cutoffs given. */
  lowerBound: number;
  /** True once no choice is left: the suggestion is the only answer that may cost less than the cutoff. */
  isSettled: boolean;
  /** Facilities of the bound at the last multipliers, rising: the seed of another answer. */
  suggestion: Int32Array;
  /** The facilities of least ρ: where an interchange from the suggestion looks first. */
  promising: Int32Array;
  /** Pairs of the facilities that may be part of a better answer. */
  pairs: NearPairs;
  readonly multiplier: Float64Array;
  readonly ceiling: Float64Array;
  /** Size of a client's step. */
  readonly scale: Float64Array;
  readonly direction: Float64Array;
  /** Per facility, 1 where every better answer has it open. */
  readonly isOpen: Uint8Array;
  readonly p: number;
  /** Groups that ask for a least number of open facilities, sharing none. */
  readonly leastOpen: readonly FacilityGroup[];
  step: number;
  idle: number;
}

const CEILING_RANK = 4;
const FIRST_STEP = 1;
/** Rounds without a better bound before the step is halved. */
const PATIENCE = 6;
/** Share of the last direction in the next: it damps the zigzag of plain subgradients. */
const MOMENTUM = 0.6;

function promisingCount(p: number): number {
  return 4 * p + 20;
}

/**
 * @param answer p facilities that serve well
 * @param isCovering true where each client's costs are only two, served or not: λ then ranges over all between
 */
export function startBound(
  problem: MedianProblem,
  answer: ArrayLike<number>,
  isCovering = false,
): MedianBound {
  const { clientCount, facilityCount, cost, p, fixed = [], rules } = problem;
  const multiplier = new Float64Array(clientCount);
  const ceiling = new Float64Array(clientCount);
  const scale = new Float64Array(clientCount);
  const costs = new Float64Array(answer.length);
  for (let i = 0; i < clientCount; i++) {
    for (let s = 0; s < answer.length; s++) costs[s] = cost[answer[s]! * clientCount + i]!;
    costs.sort();
    const nearest = costs[0]!;
    const second = costs[Math.min(1, costs.length - 1)]!;
    multiplier[i] = (nearest + second) / 2;
    // With few facilities the last is dearest, and λ must still be able to rise above it.
    ceiling[i] = costs.length > CEILING_RANK ? costs[CEILING_RANK - 1]! : 2 * costs.at(-1)!;
    scale[i] = second;
  }
  if (isCovering) spanAllCosts(problem, ceiling, scale);
  const isOpen = new Uint8Array(facilityCount);
  for (const j of fixed) isOpen[j] = 1;
  return {
    lowerBound: 0,
    isSettled: false,
    suggestion: Int32Array.from(answer),
    promising: Int32Array.from(answer),
    pairs: pairsBelow(problem, ceiling),
    multiplier,
    ceiling,
    scale,
    direction: new Float64Array(clientCount),
    isOpen,
    p,
    leastOpen: (rules?.groups ?? []).filter(({ atLeast }) => atLeast > 0),
    step: FIRST_STEP,
    idle: 0,
  };
}

function spanAllCosts(
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

/**
 * One round: evaluates the multipliers, fixes facilities, climbs.
 * @param cutoff only answers below it are of interest
 */
export function improveBound(bound: MedianBound, cutoff: number): void {
  const { pairs, multiplier, isOpen, p } = bound;
  const rho = reducedCosts(pairs, multiplier);
  let base = 0;
  for (let i = 0; i < multiplier.length; i++) base += multiplier[i]!;
  const free = choosePositions(pairs, rho, isOpen, p);
  const freeValue = free.reduce((sum, k) => sum + rho[k]!, base);
  const chosen = bound.leastOpen.length > 0 ? chooseWithGroups(bound, rho) : free;
  if (chosen === undefined) {
    // What may be part of a better answer no longer fills the groups: there is none.
    bound.isSettled = true;
    return;
  }
  const value = chosen.reduce((sum, k) => sum + rho[k]!, base);
  if (value > bound.lowerBound) {
    bound.lowerBound = value;
    bound.idle = 0;
  } else if (++bound.idle >= PATIENCE) {
    bound.step /= 2;
    bound.idle = 0;
  }
  bound.suggestion = chosen.map((k) => pairs.facilities[k]!).sort();
  bound.promising = leastReduced(pairs, rho, promisingCount(p));
  climb(bound, chosen, value, cutoff);
  fixFacilities(bound, free, rho, freeValue, cutoff);
}

function reducedCosts(
  { facilities, offsets, client, cost }: NearPairs,
  multiplier: Float64Array,
): Float64Array {
  const rho = new Float64Array(facilities.length);
  for (let k = 0; k < facilities.length; k++) {
    let sum = 0;
    for (let pair = offsets[k]!; pair < offsets[k + 1]!; pair++) {
      // 2 · min(0, c - λ) without a branch.
      const reduced = cost[pair]! - multiplier[client[pair]!]!;
      sum += reduced - Math.abs(reduced);
    }
    rho[k] = sum / 2;
  }
  return rho;
}

/** About `count` facilities of least reduced cost, rising; all where there are no more. */
function leastReduced({ facilities }: NearPairs, rho: Float64Array, count: number): Int32Array {
  if (facilities.length <= count) return facilities;
  const limit = rho.slice().sort()[count]!;
  return facilities.filter((_, k) => rho[k]! < limit);
}

/** Positions of the facilities that must be open and of the least others, p in all. */
function choosePositions(
  { facilities }: NearPairs,
  rho: Float64Array,
  isOpen: Uint8Array,
  p: number,
): Int32Array {
  const chosen = new Int32Array(p);
  let filled = 0;
  for (let k = 0; k < facilities.length; k++) if (isOpen[facilities[k]!] === 1) chosen[filled++] = k;
  const first = filled;
  for (let k = 0; k < facilities.length; k++) {
    if (isOpen[facilities[k]!] === 1 || (filled === p && (first === p || rho[k]! >= rho[chosen[p - 1]!]!)))
      continue;
    // Insertion into the sorted rest.
    let at = filled < p ? filled++ : p - 1;
    for (; at > first && rho[chosen[at - 1]!]! > rho[k]!; at--) chosen[at] = chosen[at - 1]!;
    chosen[at] = k;
  }
  return chosen;
}

/**
 * The same with the least numbers of the groups: of each the best, then the best of all. Groups share no member, so that
 * is the least sum. @returns undefined where a group has too few left
 */
function chooseWithGroups(
  { pairs: { facilities }, isOpen, p, leastOpen }: MedianBound,
  rho: Float64Array,
): Int32Array | undefined {
  const order = Array.from(rho.keys()).sort((a, b) => rho[a]! - rho[b]! || a - b);
  const chosen = new Set(order.filter((k) => isOpen[facilities[k]!] === 1));
  for (const { isMember, atLeast } of leastOpen) {
    const members = order.filter((k) => isMember[facilities[k]!] === 1);
    let count = members.filter((k) => chosen.has(k)).length;
    for (const k of members) {
      if (count >= atLeast) break;
      if (!chosen.has(k)) count++;
      chosen.add(k);
    }
    if (count < atLeast) return undefined;
  }
  if (chosen.size > p) return undefined;
  for (const k of order) {
    if (chosen.size === p) break;
    chosen.add(k);
  }
  return Int32Array.from(chosen);
}

function climb(bound: MedianBound, chosen: Int32Array, value: number, cutoff: number): void {
  const { pairs, multiplier, ceiling, scale, direction, step } = bound;
  const served = new Int32Array(multiplier.length);
  for (const k of chosen) {
    for (let pair = pairs.offsets[k]!; pair < pairs.offsets[k + 1]!; pair++) {
      if (pairs.cost[pair]! < multiplier[pairs.client[pair]!]!) served[pairs.client[pair]!]!++;
    }
  }
  let square = 0;
  for (let i = 0; i < served.length; i++) {
    direction[i] = 1 - served[i]! + MOMENTUM * direction[i]!;
    square += scale[i]! * direction[i]! * direction[i]!;
  }
  if (square === 0) return;
  const length = (step * (cutoff - value)) / square;
  for (let i = 0; i < served.length; i++) {
    const next = multiplier[i]! + length * scale[i]! * direction[i]!;
    multiplier[i] = Math.min(ceiling[i]!, Math.max(0, next));
  }
}

function fixFacilities(
  bound: MedianBound,
  chosen: Int32Array,
  rho: Float64Array,
  value: number,
  cutoff: number,
): void {
  const { pairs, isOpen, p } = bound;
  const isChosen = new Uint8Array(rho.length);
  let worstInside = Number.NEGATIVE_INFINITY;
  for (const k of chosen) {
    isChosen[k] = 1;
    if (isOpen[pairs.facilities[k]!] === 0) worstInside = Math.max(worstInside, rho[k]!);
  }
  let bestOutside = Number.POSITIVE_INFINITY;
  for (let k = 0; k < rho.length; k++) {
    if (isChosen[k] === 0) bestOutside = Math.min(bestOutside, rho[k]!);
  }
  // Rounding must never drop a facility that would just do.
  const limit = cutoff + 1e-9 * Math.abs(cutoff);
  const isKept = isChosen.slice();
  let kept = p;
  let opened = 0;
  for (let k = 0; k < rho.length; k++) {
    const facility = pairs.facilities[k]!;
    if (isChosen[k] === 1) {
      if (value - rho[k]! + bestOutside >= limit) isOpen[facility] = 1;
      opened += isOpen[facility]!;
    } else if (value + rho[k]! - worstInside < limit) {
      isKept[k] = 1;
      kept++;
    }
  }
  if (kept < rho.length) bound.pairs = keepFacilities(pairs, isKept);
  bound.isSettled = kept === p || opened === p;
}
