/** The pairs of client and facility that are cheap enough to matter, facility by facility. */
import type { MedianProblem } from './median-problem.ts';

export interface NearPairs {
  /** Facilities, rising; the columns below follow their positions here. */
  readonly facilities: Int32Array;
  /** The pairs of facilities[k] are starts[k] … ends[k] - 1. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly client: Int32Array;
  readonly cost: Float64Array;
}

/** All pairs whose cost lies below the client's ceiling. */
export function pairsBelow(
  { clientCount, facilityCount, cost }: MedianProblem,
  ceiling: Float64Array,
): NearPairs {
  let count = 0;
  for (let j = 0, k = 0; j < facilityCount; j++) {
    for (let i = 0; i < clientCount; i++, k++) if (cost[k]! < ceiling[i]!) count++;
  }
  const pairs = {
    facilities: Int32Array.from({ length: facilityCount }, (_, j) => j),
    starts: new Int32Array(facilityCount),
    ends: new Int32Array(facilityCount),
    client: new Int32Array(count),
    cost: new Float64Array(count),
  };
  count = 0;
  for (let j = 0, k = 0; j < facilityCount; j++) {
    pairs.starts[j] = count;
    for (let i = 0; i < clientCount; i++, k++) {
      if (cost[k]! < ceiling[i]!) {
        pairs.client[count] = i;
        pairs.cost[count++] = cost[k]!;
      }
    }
    pairs.ends[j] = count;
  }
  return pairs;
}

/** The same without the facilities whose position is not marked; what is left of the columns is shared. */
export function keepFacilities(
  { facilities, starts, ends, client, cost }: NearPairs,
  isKept: Uint8Array,
): NearPairs {
  const isMarked = (_: number, k: number) => isKept[k] === 1;
  return {
    facilities: facilities.filter(isMarked),
    starts: starts.filter(isMarked),
    ends: ends.filter(isMarked),
    client,
    cost,
  };
}

/** The same without the pairs that reach their client's ceiling. */
export function keepCheaper(
  { facilities, starts, ends, client, cost }: NearPairs,
  ceiling: Float64Array,
): NearPairs {
  const kept = {
    facilities,
    starts: new Int32Array(starts.length),
    ends: new Int32Array(ends.length),
    client: new Int32Array(client.length),
    cost: new Float64Array(client.length),
  };
  let count = 0;
  for (let k = 0; k < facilities.length; k++) {
    kept.starts[k] = count;
    for (let pair = starts[k]!; pair < ends[k]!; pair++) {
      if (cost[pair]! >= ceiling[client[pair]!]!) continue;
      kept.client[count] = client[pair]!;
      kept.cost[count++] = cost[pair]!;
    }
    kept.ends[k] = count;
  }
  return { ...kept, client: kept.client.slice(0, count), cost: kept.cost.slice(0, count) };
}
