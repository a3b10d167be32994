/** The best answer of a p-median problem so far, and how seeds of others are improved and weighed against it. */
import { assignWithinCapacity } from './capacitated-assignment.ts';
import { interchange } from './median-interchange.ts';
import { type MedianProblem, objectiveOf, openFacilities } from './median-problem.ts';
import { mendWithinRules } from './open-within-rules.ts';
import { allowsSwap } from './siting-rules.ts';

export interface Incumbent {
  /** In the order of their slots. */
  readonly facilities: Int32Array;
  readonly objective: number;
  /**
   * Weighs a seed as it stands, then what an interchange among the promising makes of it; where that comes near, all others
   * are tried too.
   */
  offer(seed: ArrayLike<number>, promising: ArrayLike<number>, all?: ArrayLike<number>): void;
}

/** A seed that costs more than this over the best answer is not worth an interchange. */
const SEED_TOLERANCE = 0.5;
/** Only where the promising facilities lead this close to the best answer are all others tried. */
const FULL_SEARCH_TOLERANCE = 0.005;

/** @param start p facilities within the rules, improved at once */
export function createIncumbent(problem: MedianProblem, start: ArrayLike<number>): Incumbent {
  const { rules, capacity } = problem;
  const isFixed = new Uint8Array(problem.facilityCount);
  for (const j of problem.fixed ?? []) isFixed[j] = 1;
  const seeds = new Set<string>();
  const searched = new Set<string>();
  let facilities = Int32Array.from(start);
  let objective = Number.POSITIVE_INFINITY;

  /** @param atLeast what they cost without capacities */
  const weigh = (set: Int32Array, atLeast: number): void => {
    if (atLeast >= objective) return;
    if (capacity === undefined) {
      objective = atLeast;
      facilities = set.slice();
      return;
    }
    let tried = set;
    for (;;) {
      const { totalCost, amount } = serveWithin(problem, tried, objective);
      if (totalCost >= objective) return;
      objective = totalCost;
      facilities = tried.slice();
      tried = moveToOwnClients(problem, tried, amount, isFixed);
    }
  };
  const offer: Incumbent['offer'] = (suggestion, promising, all) => {
    const seed = rules === undefined ? suggestion : mendWithinRules(problem, rules, suggestion);
    if (seed === undefined || !addNew(seeds, keyOf(seed))) return;
    const open = openFacilities(problem, seed);
    const plain = objectiveOf(open);
    weigh(open.facilities, plain);
    if (plain >= objective * (1 + SEED_TOLERANCE)) return;
    let reached = interchange(problem, open, promising, isFixed);
    const isNear = reached < objective * (1 + FULL_SEARCH_TOLERANCE);
    if (all !== undefined && isNear && addNew(searched, keyOf(open.facilities))) {
      reached = interchange(problem, open, all, isFixed);
    }
    weigh(open.facilities, reached);
  };
  const everything = Int32Array.from({ length: problem.facilityCount }, (_, j) => j);
  const open = openFacilities(problem, start);
  weigh(open.facilities, objectiveOf(open));
  weigh(open.facilities, interchange(problem, open, everything, isFixed));
  searched.add(keyOf(open.facilities));
  return {
    get facilities() {
      return facilities;
    },
    get objective() {
      return objective;
    },
    offer,
  };
}

/**
 * What a set of facilities costs when each serves only so much.
 * @param tooMuch a total of no interest
 */
function serveWithin(
  { clientCount, cost, capacity }: MedianProblem,
  set: Int32Array,
  tooMuch: number,
): { totalCost: number; amount: Float64Array } {
  const { amount, most } = capacity!;
  const unitCost = new Float64Array(set.length * clientCount);
  set.forEach((j, s) => {
    for (let i = 0; i < clientCount; i++) {
      unitCost[s * clientCount + i] = amount[i]! > 0 ? cost[j * clientCount + i]! / amount[i]! : 0;
    }
  });
  // Who takes no room is served where it is cheapest.
  let still = 0;
  for (let i = 0; i < clientCount; i++) {
    if (amount[i]! > 0) continue;
    let least = Number.POSITIVE_INFINITY;
    for (const j of set) least = Math.min(least, cost[j * clientCount + i]!);
    still += least;
  }
  const served = assignWithinCapacity(amount, unitCost, set.length, most, tooMuch - still);
  return { totalCost: still + served.totalCost, amount: served.amount };
}

/** Each facility to where it serves its own clients best (Cooper, SIAM Review 6, 1964), as far as rules allow. */
function moveToOwnClients(
  { clientCount, facilityCount, cost, capacity, rules }: MedianProblem,
  set: Int32Array,
  amount: Float64Array,
  isFixed: Uint8Array,
): Int32Array {
  const moved = set.slice();
  const isOpen = new Set(set);
  for (let s = 0; s < set.length; s++) {
    if (isFixed[set[s]!] === 1) continue;
    const share = Float64Array.from(capacity!.amount, (each, i) =>
      each > 0 ? amount[s * clientCount + i]! / each : 0,
    );
    const own = Int32Array.from(share.keys()).filter((i) => share[i]! > 0);
    let best = moved[s]!;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < facilityCount; j++) {
      if (j !== moved[s] && isOpen.has(j)) continue;
      let sum = 0;
      for (const i of own) sum += share[i]! * cost[j * clientCount + i]!;
      if (sum >= least || (j !== moved[s] && rules !== undefined && !allowsSwap(rules, moved, s, j)))
        continue;
      least = sum;
      best = j;
    }
    isOpen.delete(moved[s]!);
    isOpen.add(best);
    moved[s] = best;
  }
  return moved;
}

function keyOf(facilities: ArrayLike<number>): string {
  return Int32Array.from(facilities).sort().join(' ');
}

/** @returns whether it was new */
function addNew(set: Set<string>, key: string): boolean {
  return set.size < set.add(key).size;
}
