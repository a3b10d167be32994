/** Plain versions of covering problems: greedy, with full sums each time. */
interface Table {
  readonly clientCount: number;
  readonly facilityCount: number;
  readonly cost: Float64Array;
}

/** Opens what reaches most of those not reached yet. @returns facilities opened until all are reached */
export function greedyCoverTextbook({
  clientCount,
  facilityCount,
  cost,
  radius,
}: Table & { radius: number }): number {
  const isReached = new Uint8Array(clientCount);
  let opened = 0;
  while (isReached.includes(0)) {
    let best = -1;
    let most = 0;
    for (let j = 0; j < facilityCount; j++) {
      let count = 0;
      for (let i = 0; i < clientCount; i++) {
        if (isReached[i] === 0 && cost[j * clientCount + i]! <= radius) count++;
      }
      if (count > most) {
        most = count;
        best = j;
      }
    }
    if (best < 0) return Infinity;
    for (let i = 0; i < clientCount; i++) if (cost[best * clientCount + i]! <= radius) isReached[i] = 1;
    opened++;
  }
  return opened;
}

/** The first radius, from below, at which a greedy cover needs no more than p. */
export function tryAllRadiiTextbook({ p, ...table }: Table & { p: number }): number {
  const radii = Array.from(new Set(table.cost)).sort((a, b) => a - b);
  for (const radius of radii) if (greedyCoverTextbook({ ...table, radius }) <= p) return radius;
  throw new Error('Expected a radius that does.');
}

/** Adds p facilities, each the one that reaches most weight anew. @returns the weight reached */
export function greedyDemandTextbook({
  clientCount,
  facilityCount,
  cost,
  weights,
  p,
  radius,
}: Table & { weights: Float64Array; p: number; radius: number }): number {
  const isReached = new Uint8Array(clientCount);
  let reached = 0;
  for (let round = 0; round < p; round++) {
    let best = 0;
    let most = -1;
    for (let j = 0; j < facilityCount; j++) {
      let sum = 0;
      for (let i = 0; i < clientCount; i++) {
        if (isReached[i] === 0 && cost[j * clientCount + i]! <= radius) sum += weights[i]!;
      }
      if (sum > most) {
        most = sum;
        best = j;
      }
    }
    for (let i = 0; i < clientCount; i++) if (cost[best * clientCount + i]! <= radius) isReached[i] = 1;
    reached += most;
  }
  return reached;
}
