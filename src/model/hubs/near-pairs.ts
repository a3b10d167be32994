/** The pairs of client and facility that are cheap enough to matter, facility by facility. */
import { BLOCK_CLIENTS, blockLimits, type ClientBlocks, clientBlocks } from './client-blocks.ts';
import type { MedianProblem } from './median-problem.ts';

export interface NearPairs {
  /** Facilities, rising; the columns below follow their positions here. */
  readonly facilities: Int32Array;
  /** The pairs of facilities[k] are starts[k] … ends[k] - 1; behind the last there may be room. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly client: Int32Array;
  readonly cost: Float64Array;
}

/** All pairs whose cost lies below the client's ceiling. */
export function pairsBelow(problem: MedianProblem, ceiling: Float64Array): NearPairs {
  const { facilityCount } = problem;
  const blocks = clientBlocks(problem);
  const limits = new Float64Array(blocks.count);
  blockLimits(blocks, ceiling, limits);
  const most = BLOCK_CLIENTS * nearBlocks(blocks, limits);
  const pairs = {
    facilities: new Int32Array(facilityCount),
    starts: new Int32Array(facilityCount),
    ends: new Int32Array(facilityCount),
    client: new Int32Array(most),
    cost: new Float64Array(most),
  };
  let count = 0;
  for (let j = 0; j < facilityCount; j++) {
    pairs.facilities[j] = j;
    pairs.starts[j] = count;
    count = fillBelow(problem, blocks, limits, ceiling, j, pairs);
    pairs.ends[j] = count;
  }
  return pairs;
}

/** Blocks of all facilities in which a pair may be. */
function nearBlocks({ count, least }: ClientBlocks, limits: Float64Array): number {
  let near = 0;
  for (let k = 0, block = 0; k < least.length; k++, block = block + 1 === count ? 0 : block + 1) {
    if (!(least[k]! > limits[block]!)) near++;
  }
  return near;
}

/** @returns how many pairs there are with the facility's */
function fillBelow(
  { clientCount, cost }: MedianProblem,
  { count, least }: ClientBlocks,
  limits: Float64Array,
  ceiling: Float64Array,
  j: number,
  pairs: NearPairs,
): number {
  let pair = pairs.starts[j]!;
  for (let block = 0; block < count; block++) {
    if (least[j * count + block]! > limits[block]!) continue;
    const end = Math.min(clientCount, (block + 1) * BLOCK_CLIENTS);
    for (let i = block * BLOCK_CLIENTS; i < end; i++) {
      const c = cost[j * clientCount + i]!;
      if (c >= ceiling[i]!) continue;
      pairs.client[pair] = i;
      pairs.cost[pair++] = c;
    }
  }
  return pair;
}

/** The same without the facilities whose position is not marked; what is left of the columns is shared. */
export function keepFacilities(
  { facilities, starts, ends, client, cost }: NearPairs,
  isKept: Uint8Array,
): NearPairs {
  const positions = positionsKept(isKept);
  return {
    facilities: takeInts(facilities, positions),
    starts: takeInts(starts, positions),
    ends: takeInts(ends, positions),
    client,
    cost,
  };
}

function positionsKept(isKept: Uint8Array): Int32Array {
  const positions = new Int32Array(isKept.length);
  let count = 0;
  for (let k = 0; k < isKept.length; k++) if (isKept[k] === 1) positions[count++] = k;
  return positions.subarray(0, count);
}

function takeInts(column: Int32Array, positions: Int32Array): Int32Array {
  const taken = new Int32Array(positions.length);
  for (let k = 0; k < positions.length; k++) taken[k] = column[positions[k]!]!;
  return taken;
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
    count = takeCheaper(client, cost, starts[k]!, ends[k]!, ceiling, kept, count);
    kept.ends[k] = count;
  }
  return { ...kept, client: kept.client.slice(0, count), cost: kept.cost.slice(0, count) };
}

/** One facility's pairs. @returns how many there are with them */
function takeCheaper(
  client: Int32Array,
  cost: Float64Array,
  start: number,
  end: number,
  ceiling: Float64Array,
  kept: Pick<NearPairs, 'client' | 'cost'>,
  from: number,
): number {
  let count = from;
  for (let pair = start; pair < end; pair++) {
    if (cost[pair]! >= ceiling[client[pair]!]!) continue;
    kept.client[count] = client[pair]!;
    kept.cost[count++] = cost[pair]!;
  }
  return count;
}
