/** The pairs of client and facility that are cheap enough to matter, facility by facility. */
import type { MedianProblem } from './median-problem.ts';

export interface NearPairs {
  /** Facilities, rising; the columns below follow their positions here. */
  readonly facilities: Int32Array;
  /** Length facilities + 1: the pairs of facilities[k] are offsets[k] … offsets[k + 1] - 1. */
  readonly offsets: Int32Array;
  readonly client: Int32Array;
  readonly cost: Float64Array;
}

/** All pairs whose cost lies below the client's ceiling. */
export function pairsBelow(
  { clientCount, facilityCount, cost }: MedianProblem,
  ceiling: Float64Array,
): NearPairs {
  const offsets = new Int32Array(facilityCount + 1);
  let count = 0;
  for (let j = 0, k = 0; j < facilityCount; j++) {
    for (let i = 0; i < clientCount; i++, k++) if (cost[k]! < ceiling[i]!) count++;
    offsets[j + 1] = count;
  }
  const pairs = {
    facilities: Int32Array.from({ length: facilityCount }, (_, j) => j),
    offsets,
    client: new Int32Array(count),
    cost: new Float64Array(count),
  };
  count = 0;
  for (let j = 0, k = 0; j < facilityCount; j++) {
    for (let i = 0; i < clientCount; i++, k++) {
      if (cost[k]! < ceiling[i]!) {
        pairs.client[count] = i;
        pairs.cost[count++] = cost[k]!;
      }
    }
  }
  return pairs;
}

/** The same without the facilities whose position is not marked. */
export function keepFacilities(pairs: NearPairs, isKept: Uint8Array): NearPairs {
  const positions = pairs.facilities.map((_, k) => k).filter((k) => isKept[k] === 1);
  const offsets = new Int32Array(positions.length + 1);
  positions.forEach((k, n) => {
    offsets[n + 1] = offsets[n]! + pairs.offsets[k + 1]! - pairs.offsets[k]!;
  });
  const kept = {
    facilities: positions.map((k) => pairs.facilities[k]!),
    offsets,
    client: new Int32Array(offsets[positions.length]!),
    cost: new Float64Array(offsets[positions.length]!),
  };
  positions.forEach((k, n) => {
    kept.client.set(pairs.client.subarray(pairs.offsets[k]!, pairs.offsets[k + 1]!), offsets[n]!);
    kept.cost.set(pairs.cost.subarray(pairs.offsets[k]!, pairs.offsets[k + 1]!), offsets[n]!);
  });
  return kept;
}

/** The same without the pairs that reach their client's ceiling. */
export function keepCheaper(
  { facilities, offsets, client, cost }: NearPairs,
  ceiling: Float64Array,
): NearPairs {
  const kept = {
    facilities,
    offsets: new Int32Array(offsets.length),
    client: new Int32Array(client.length),
    cost: new Float64Array(client.length),
  };
  let count = 0;
  for (let k = 0; k < facilities.length; k++) {
    for (let pair = offsets[k]!; pair < offsets[k + 1]!; pair++) {
      if (cost[pair]! >= ceiling[client[pair]!]!) continue;
      kept.client[count] = client[pair]!;
      kept.cost[count++] = cost[pair]!;
    }
    kept.offsets[k + 1] = count;
  }
  return { ...kept, client: kept.client.slice(0, count), cost: kept.cost.slice(0, count) };
}
