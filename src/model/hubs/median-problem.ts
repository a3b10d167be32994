import type { SitingRules } from './siting-rules.ts';

/** The weighted p-median problem: open p facilities so that the clients' costs to their nearest ones add up to least. */
export interface MedianProblem {
  readonly clientCount: number;
  readonly facilityCount: number;
  /**
   * Facility by facility: what it costs to serve client `i` from facility `j`, its weight included, stands at
   * `j * clientCount + i`. Not negative, finite.
   */
  readonly cost: Float64Array;
  /** Facilities to open, `fixed` included. */
  readonly p: number;
  /** Facilities that stand whatever happens. */
  readonly fixed?: readonly number[];
  /** What the open facilities must keep to. */
  readonly rules?: SitingRules;
  readonly capacity?: ClientCapacity;
}

/** A facility serves only so much; a client may be split between several. */
export interface ClientCapacity {
  /** Per client: how much there is to serve. */
  readonly amount: Float64Array;
  /** What one facility serves at most. */
  readonly most: number;
}

/** Throws where the columns do not fit or the problem has no answer. */
export function assertMedianProblem({
  clientCount,
  facilityCount,
  cost,
  p,
  fixed = [],
  capacity,
}: MedianProblem): void {
  if (cost.length !== clientCount * facilityCount) {
    throw new Error(`Expected ${clientCount} × ${facilityCount} costs, got ${cost.length}.`);
  }
  if (!Number.isInteger(p) || p < 1 || p > facilityCount) {
    throw new Error(`Expected a number of facilities from 1 to ${facilityCount}, got ${p}.`);
  }
  if (fixed.length > p || fixed.some((j) => !Number.isInteger(j) || j < 0 || j >= facilityCount)) {
    throw new Error(
      `Expected at most ${p} fixed facilities below ${facilityCount}, got ${fixed.join(', ')}.`,
    );
  }
  if (capacity === undefined) return;
  const total = capacity.amount.reduce((sum, each) => sum + each, 0);
  if (total > p * capacity.most * (1 + 1e-9)) {
    throw new Error(`Expected at most ${p * capacity.most} to serve, got ${total}.`);
  }
}

/** A set of open facilities with each client's nearest and second nearest. */
export interface OpenSet {
  /** Open facilities in the order of their slots. */
  readonly facilities: Int32Array;
  /** Per facility its slot, or -1 where it is closed. */
  readonly slot: Int32Array;
  /** Per client the slot of the nearest open facility. */
  readonly nearest: Int32Array;
  readonly nearestCost: Float64Array;
  /** Infinity where only one facility is open. */
  readonly secondCost: Float64Array;
}

/** @param facilities which to open, each once */
export function openFacilities(problem: MedianProblem, facilities: ArrayLike<number>): OpenSet {
  const open: OpenSet = {
    facilities: Int32Array.from(facilities),
    slot: new Int32Array(problem.facilityCount).fill(-1),
    nearest: new Int32Array(problem.clientCount),
    nearestCost: new Float64Array(problem.clientCount),
    secondCost: new Float64Array(problem.clientCount),
  };
  open.facilities.forEach((j, slot) => {
    open.slot[j] = slot;
  });
  open.nearestCost.fill(Number.POSITIVE_INFINITY);
  open.secondCost.fill(Number.POSITIVE_INFINITY);
  // Slot by slot, along the costs as they stand in memory.
  for (let s = 0; s < open.facilities.length; s++) offerSlot(problem, open, s);
  return open;
}

/** Every client looks at one more slot, as `findNearest` does. */
function offerSlot(
  { cost, clientCount }: MedianProblem,
  { facilities, nearest, nearestCost, secondCost }: OpenSet,
  s: number,
): void {
  const facility = facilities[s]!;
  const from = facility * clientCount;
  for (let i = 0; i < clientCount; i++) {
    const c = cost[from + i]!;
    const first = nearestCost[i]!;
    if (c < first || (c === first && facility < facilities[nearest[i]!]!)) {
      secondCost[i] = first;
      nearestCost[i] = c;
      nearest[i] = s;
    } else if (c < secondCost[i]!) {
      secondCost[i] = c;
    }
  }
}

/** Looks client `i`'s two nearest open facilities up anew. Ties go to the facility of lower number. */
export function findNearest({ cost, clientCount }: MedianProblem, open: OpenSet, i: number): void {
  let nearest = 0;
  let first = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let s = 0; s < open.facilities.length; s++) {
    const c = cost[open.facilities[s]! * clientCount + i]!;
    if (c < first || (c === first && open.facilities[s]! < open.facilities[nearest]!)) {
      second = first;
      first = c;
      nearest = s;
    } else if (c < second) {
      second = c;
    }
  }
  open.nearest[i] = nearest;
  open.nearestCost[i] = first;
  open.secondCost[i] = second;
}

export function objectiveOf({ nearestCost }: OpenSet): number {
  let sum = 0;
  for (let i = 0; i < nearestCost.length; i++) sum += nearestCost[i]!;
  return sum;
}
