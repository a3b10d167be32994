/**
 * Clients to open facilities when each serves only so much: the transportation problem, to its optimum. Everybody starts at
 * the nearest; what is too much moves along the cheapest chain of facilities to one with room (successive shortest paths;
 * Ahuja, Magnanti & Orlin 1993, ch. 9). A client may be split.
 */
export interface CapacitatedAssignment {
  /** facility × client: how much of the client the facility serves. */
  readonly amount: Float64Array;
  readonly load: Float64Array;
  /** Σ amount × cost. */
  readonly totalCost: number;
}

/** What each move of the cheapest client between two facilities costs. */
interface Moves {
  readonly cost: Float64Array;
  readonly client: Int32Array;
}

/**
 * @param weight per client
 * @param unitCost facility × client, cost of a unit of weight; finite
 * @param tooMuch a total of no interest: the search ends there, with loads beyond the capacity and a total of at least this
 * @throws RangeError where the clients together are more than all facilities serve.
 */
export function assignWithinCapacity(
  weight: Float64Array,
  unitCost: Float64Array,
  facilityCount: number,
  capacity: number,
  tooMuch = Number.POSITIVE_INFINITY,
): CapacitatedAssignment {
  const clients = weight.length;
  const total = weight.reduce((sum, each) => sum + each, 0);
  const tolerance = 1e-9 * Math.max(1, total);
  if (total > facilityCount * capacity + tolerance)
    throw new RangeError(`Expected at most ${facilityCount * capacity}, got ${total}.`);
  const amount = new Float64Array(facilityCount * clients);
  const load = new Float64Array(facilityCount);
  for (let i = 0; i < clients; i++) {
    let best = 0;
    for (let h = 1; h < facilityCount; h++) {
      if (unitCost[h * clients + i]! < unitCost[best * clients + i]!) best = h;
    }
    amount[best * clients + i] = weight[i]!;
    load[best]! += weight[i]!;
  }
  let totalCost = 0;
  for (let k = 0; k < amount.length; k++) if (amount[k]! > 0) totalCost += amount[k]! * unitCost[k]!;
  const moves: Moves = {
    cost: new Float64Array(facilityCount * facilityCount),
    client: new Int32Array(facilityCount * facilityCount),
  };
  for (let from = 0; from < facilityCount; from++) findMoves(moves, amount, unitCost, facilityCount, from);
  // Each chain costs no less than the one before, so the total so far bounds the end.
  while (totalCost < tooMuch) {
    const full = load.findIndex((served) => served > capacity + tolerance);
    if (full < 0) break;
    const chain = cheapestChain(moves, load, capacity - tolerance, full);
    let moved = load[full]! - capacity;
    for (const { from, client } of chain) moved = Math.min(moved, amount[from * clients + client]!);
    moved = Math.min(moved, capacity - load[chain.at(-1)!.to]!);
    for (const { from, to, client } of chain) {
      amount[from * clients + client]! -= moved;
      amount[to * clients + client]! += moved;
      load[from]! -= moved;
      load[to]! += moved;
      totalCost += moved * (unitCost[to * clients + client]! - unitCost[from * clients + client]!);
    }
    const touched = new Set(chain.flatMap(({ from, to }) => [from, to]));
    for (const from of touched) findMoves(moves, amount, unitCost, facilityCount, from);
  }
  return { amount, load, totalCost };
}

/** Looks up anew which client of `from` moves to each other facility at least cost. */
function findMoves(
  moves: Moves,
  amount: Float64Array,
  unitCost: Float64Array,
  facilityCount: number,
  from: number,
): void {
  const clients = amount.length / facilityCount;
  moves.cost.fill(Number.POSITIVE_INFINITY, from * facilityCount, (from + 1) * facilityCount);
  for (let client = 0; client < clients; client++) {
    if (amount[from * clients + client]! <= 1e-6) continue;
    const here = unitCost[from * clients + client]!;
    for (let to = 0; to < facilityCount; to++) {
      const dearer = unitCost[to * clients + client]! - here;
      if (to === from || dearer >= moves.cost[from * facilityCount + to]!) continue;
      moves.cost[from * facilityCount + to] = dearer;
      moves.client[from * facilityCount + to] = client;
    }
  }
}

interface Move {
  readonly from: number;
  readonly to: number;
  readonly client: number;
}

/** Bellman–Ford over the facilities; an edge costs what the cheapest of its clients loses by moving. */
function cheapestChain(
  { cost: edgeCost, client: edgeClient }: Moves,
  load: Float64Array,
  capacity: number,
  start: number,
): Move[] {
  const n = load.length;
  const cost = new Float64Array(n).fill(Infinity);
  const cameFrom = new Int32Array(n).fill(-1);
  cost[start] = 0;
  for (let round = 1; round < n; round++) {
    for (let from = 0; from < n; from++) {
      for (let to = 0; to < n; to++) {
        // Rounding must not close a circle.
        if (cost[from]! + edgeCost[from * n + to]! >= cost[to]! - 1e-12) continue;
        cost[to] = cost[from]! + edgeCost[from * n + to]!;
        cameFrom[to] = from;
      }
    }
  }
  let end = -1;
  for (let h = 0; h < n; h++) {
    if (load[h]! < capacity && cost[h]! < Infinity && (end < 0 || cost[h]! < cost[end]!)) end = h;
  }
  const chain: Move[] = [];
  for (let to = end; to !== start; to = cameFrom[to]!) {
    const from = cameFrom[to]!;
    chain.unshift({ from, to, client: edgeClient[from * n + to]! });
  }
  return chain;
}
