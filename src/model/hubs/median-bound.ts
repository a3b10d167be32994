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
 * Rules: of facilities in conflict, split into cliques, each clique opens its best at most; least numbers of groups are
 * filled; most numbers, and cliques that cross the split, are priced. A facility that serves only so much takes the clients
 * that pay it most (the continuous knapsack of Dantzig 1957, as clients may be split).
 *
 * Facilities that no better answer can hold drop out, facilities that every better answer holds are kept open.
 */
import { cliquePartition } from './conflicts.ts';
import { type Choice, type ChoiceInput, choose, fixByReducedCost, smallest } from './median-choice.ts';
import { spanAllCosts, startMultipliers } from './median-multipliers.ts';
import type { ClientCapacity, MedianProblem } from './median-problem.ts';
import { keepCheaper, keepFacilities, type NearPairs, pairsBelow } from './near-pairs.ts';
import { addBrokenCliques, type PackingRow, rowsOfGroups } from './packing-rows.ts';
import { FREE, OPEN, propagateRules } from './propagate-rules.ts';
import { reducedCosts, servedShares } from './reduced-costs.ts';
import type { SitingRules } from './siting-rules.ts';

/** What the last round looked at and opened. */
interface LastRound {
  readonly facilities: Int32Array;
  /** Per position in `facilities`. */
  readonly rho: Float64Array;
  /** Positions of those that the bound opens. */
  readonly chosen: Int32Array;
}

export interface MedianBound {
  /** Best bound so far; it holds for every answer that costs less than the cutoffs given. */
  lowerBound: number;
  /** True once no choice is left: the suggestion is the only answer that may cost less than the cutoff. */
  isSettled: boolean;
  last: LastRound;
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
  readonly rules: SitingRules | undefined;
  /** Per facility its clique; the split follows the reduced costs from time to time. */
  cliqueOf: Int32Array | undefined;
  rows: PackingRow[];
  readonly rowScale: number;
  readonly capacity: ClientCapacity | undefined;
  step: number;
  idle: number;
  round: number;
}

const CEILING_RANK = 4;
/** Who finds the nearest full may have to go far. */
const CAPACITY_CEILING_RANK = 10;
/** Rounds between two splits into cliques. */
const SPLIT_ROUNDS = 40;
/** Facilities are fixed with each better bound, and else this often. */
const FIXING_ROUNDS = 8;
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
  const { clientCount, facilityCount, p, fixed = [], rules, capacity } = problem;
  const rank = capacity === undefined ? CEILING_RANK : CAPACITY_CEILING_RANK;
  const { multiplier, ceiling, scale } = startMultipliers(problem, answer, rank);
  if (isCovering) spanAllCosts(problem, ceiling, scale);
  const isOpen = new Uint8Array(facilityCount);
  for (const j of fixed) isOpen[j] = 1;
  const bound: MedianBound = {
    lowerBound: 0,
    isSettled: false,
    last: {
      facilities: Int32Array.from(answer),
      rho: new Float64Array(answer.length),
      chosen: Int32Array.from(answer, (_, k) => k),
    },
    pairs: pairsBelow(problem, ceiling),
    multiplier,
    ceiling,
    scale,
    direction: new Float64Array(clientCount),
    isOpen,
    p,
    rules,
    cliqueOf: undefined,
    rows: rules === undefined ? [] : rowsOfGroups(rules),
    rowScale: scale.reduce((sum, each) => sum + each, 0) / p,
    capacity,
    step: FIRST_STEP,
    idle: 0,
    round: 0,
  };
  applyRules(bound);
  return bound;
}

/** Keeps multipliers near where they stand, so that dearer pairs no longer matter. The bound is as valid as before. */
export function lowerCeilings(bound: MedianBound, times: number): void {
  const { multiplier, ceiling } = bound;
  for (let i = 0; i < ceiling.length; i++) ceiling[i] = Math.min(ceiling[i]!, times * multiplier[i]!);
  bound.pairs = keepCheaper(bound.pairs, ceiling);
}

/** A node of its own: what it learns stays with it. */
export function copyBound(bound: MedianBound): MedianBound {
  return {
    ...bound,
    multiplier: bound.multiplier.slice(),
    direction: new Float64Array(bound.direction.length),
    isOpen: bound.isOpen.slice(),
    rows: bound.rows.map((row) => ({ ...row, direction: 0 })),
  };
}

/**
 * One round: evaluates the multipliers, fixes facilities, climbs.
 * @param cutoff only answers below it are of interest
 */
export function improveBound(bound: MedianBound, cutoff: number): void {
  const { multiplier, isOpen, p, rules, pairs } = bound;
  const leastOpen = rules?.minimums ?? [];
  const { facilities } = pairs;
  const rho = reducedCosts(pairs, multiplier, bound.capacity);
  let base = -chargeRows(bound, rho);
  for (let i = 0; i < multiplier.length; i++) base += multiplier[i]!;
  if (rules?.conflicts !== undefined && bound.round % SPLIT_ROUNDS === 0) {
    const cellOf = (j: number) => leastOpen.findIndex(({ isMember }) => isMember[j] === 1);
    bound.cliqueOf = cliquePartition(rules.conflicts, byReducedCost(facilities, rho), cellOf);
  }
  const input: ChoiceInput = { facilities, rho, isOpen, p, leastOpen, cliqueOf: bound.cliqueOf };
  const choice = choose(input);
  const { chosen } = choice;
  if (chosen === undefined) {
    // What may be part of a better answer no longer fills the groups: there is none.
    bound.isSettled = true;
    return;
  }
  const value = base + sumOver(chosen, rho);
  bound.last = { facilities, rho, chosen };
  const isBetter = value > bound.lowerBound;
  if (isBetter) {
    bound.lowerBound = value;
    bound.idle = 0;
  } else if (++bound.idle >= PATIENCE) {
    bound.step /= 2;
    bound.idle = 0;
  }
  if (rules !== undefined)
    addBrokenCliques(bound.rows, rules, Array.from(suggestionOf(bound)), () =>
      byReducedCost(facilities, rho),
    );
  climb(bound, chosen, value, cutoff);
  if (isBetter || bound.round % FIXING_ROUNDS === 0) {
    fix(bound, input, choice, base + sumOver(choice.free, rho), cutoff);
  }
  bound.round++;
}

function sumOver(positions: Int32Array, rho: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < positions.length; s++) sum += rho[positions[s]!]!;
  return sum;
}

/** @param value of the bound with the free choice */
function fix(bound: MedianBound, input: ChoiceInput, choice: Choice, value: number, cutoff: number): void {
  const { isOpen, p, pairs } = bound;
  // Rounding must never drop a facility that would just do.
  const { isKept, opened } = fixByReducedCost(input, choice, value, cutoff + 1e-9 * Math.abs(cutoff));
  let isChanged = isKept.includes(0);
  for (const k of opened) {
    isChanged ||= isOpen[pairs.facilities[k]!] === 0;
    isOpen[pairs.facilities[k]!] = 1;
  }
  if (isKept.includes(0)) bound.pairs = keepFacilities(pairs, isKept);
  if (isChanged) applyRules(bound);
  bound.isSettled ||= bound.pairs.facilities.length === p || opened.length === p;
}

/** Facilities that the bound opens at the last multipliers, rising. */
export function suggestionOf({ last: { facilities, chosen } }: MedianBound): Int32Array {
  return chosen.map((k) => facilities[k]!).sort();
}

/** The facilities of least ρ: where an interchange from the suggestion looks first. */
export function promisingOf({ last: { facilities, rho }, p }: MedianBound): Int32Array {
  const count = promisingCount(p);
  if (facilities.length <= count) return facilities;
  const limit = smallest(rho.slice(), rho.length, count + 1);
  return facilities.filter((_, k) => rho[k]! < limit);
}

/** The only set that a settled bound leaves, else what it opens: the seed of another answer. */
export function seedOf(bound: MedianBound): Int32Array {
  const { facilities } = bound.pairs;
  if (facilities.length === bound.p) return facilities;
  const open = facilities.filter((j) => bound.isOpen[j] === 1);
  return open.length === bound.p ? open : suggestionOf(bound);
}

/** Draws what the rules force from what is open and left; settles the bound where no set keeps to them. */
export function applyRules(bound: MedianBound): void {
  const { rules, pairs, isOpen, p } = bound;
  if (rules === undefined) return;
  const status = new Uint8Array(isOpen.length);
  for (const j of pairs.facilities) status[j] = isOpen[j] === 1 ? OPEN : FREE;
  if (!propagateRules(rules, p, status)) {
    bound.isSettled = true;
    return;
  }
  const isKept = Uint8Array.from(pairs.facilities, (j) => (status[j] === FREE || status[j] === OPEN ? 1 : 0));
  for (const j of pairs.facilities) if (status[j] === OPEN) isOpen[j] = 1;
  if (isKept.includes(0)) bound.pairs = keepFacilities(pairs, isKept);
}

/** Adds the prices of rows to their facilities. @returns what the rows grant for free */
function chargeRows({ rows, pairs: { facilities } }: MedianBound, rho: Float64Array): number {
  if (!rows.some(({ price }) => price > 0)) return 0;
  const position = new Map(Array.from(facilities, (j, k) => [j, k]));
  let granted = 0;
  for (const { facilities: members, most, price } of rows) {
    if (price === 0) continue;
    granted += price * most;
    for (const j of members) {
      const k = position.get(j);
      if (k !== undefined) rho[k]! += price;
    }
  }
  return granted;
}

function byReducedCost(facilities: Int32Array, rho: Float64Array): Int32Array {
  const order = Array.from(rho.keys()).sort((a, b) => rho[a]! - rho[b]! || a - b);
  return Int32Array.from(order, (k) => facilities[k]!);
}

function climb(bound: MedianBound, chosen: Int32Array, value: number, cutoff: number): void {
  const { pairs, multiplier, ceiling, scale, direction, step, rows, rowScale } = bound;
  const served = servedShares(pairs, multiplier, chosen, bound.capacity);
  let square = pointRows(bound, chosen);
  for (let i = 0; i < served.length; i++) {
    const turned = 1 - served[i]! + MOMENTUM * direction[i]!;
    direction[i] = turned;
    square += scale[i]! * turned * turned;
  }
  if (square === 0) return;
  const length = (step * (cutoff - value)) / square;
  for (let i = 0; i < served.length; i++) {
    const next = multiplier[i]! + length * scale[i]! * direction[i]!;
    multiplier[i] = next < 0 ? 0 : next > ceiling[i]! ? ceiling[i]! : next;
  }
  for (const row of rows) row.price = Math.max(0, row.price + length * rowScale * row.direction);
}

/** Turns the prices of rows to how far they are broken. @returns their part of the step's square */
function pointRows({ rows, rowScale, pairs, isOpen }: MedianBound, chosen: Int32Array): number {
  if (rows.length === 0) return 0;
  const isChosen = new Uint8Array(isOpen.length);
  for (const k of chosen) isChosen[pairs.facilities[k]!] = 1;
  let square = 0;
  for (const row of rows) {
    let count = 0;
    for (const j of row.facilities) count += isChosen[j]!;
    row.direction = count - row.most + MOMENTUM * row.direction;
    if (row.price === 0 && row.direction < 0) row.direction = 0;
    square += rowScale * row.direction * row.direction;
  }
  return square;
}
