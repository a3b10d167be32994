/** The best answer of a p-median problem so far, and how seeds of others are improved and weighed against it. */
import { assignWithinCapacity } from './capacitated-assignment.ts';
import { interchange } from './median-interchange.ts';
import { type MedianProblem, objectiveOf, openFacilities } from './median-problem.ts';
import { mendWithinRules } from './open-within-rules.ts';

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
    const value = capacity === undefined ? atLeast : costWithin(problem, set);
    if (value >= objective) return;
    objective = value;
    facilities = set.slice();
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

/** What a set of facilities costs when each serves only so much. */
function costWithin({ clientCount, cost, capacity }: MedianProblem, set: Int32Array): number {
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
  return still + assignWithinCapacity(amount, unitCost, set.length, most).totalCost;
}

function keyOf(facilities: ArrayLike<number>): string {
  return Int32Array.from(facilities).sort().join(' ');
}

/** @returns whether it was new */
function addNew(set: Set<string>, key: string): boolean {
  return set.size < set.add(key).size;
}
