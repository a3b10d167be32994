/**
 * Clients in blocks, so that a facility that is too far for all of a block is told from a single number. Clients stand in
 * the order of their codes, which keeps neighbours together, and a facility is near to few of them.
 *
 * Costs are compared as parts of a cost of the client's own, or a small client would stand for a large one. Multiplying by
 * the same number never turns an order round: where the least part of a block is above the greatest limit, every cost is
 * above its own, to the last bit.
 */
import type { MedianProblem } from './median-problem.ts';

export const BLOCK_CLIENTS = 16;
/** One facility of so many says how dear a client is. */
const SAMPLED = 32;

export interface ClientBlocks {
  readonly count: number;
  /** Per client: by what its costs are multiplied; Infinity where it is unknown how dear it is. */
  readonly scale: Float64Array;
  /** Facility by facility: of every block the least cost, times the client's scale; NaN where the block tells nothing. */
  readonly least: Float64Array;
  /** Per facility: what all clients cost from it. */
  readonly alone: Float64Array;
}

type Costs = Pick<MedianProblem, 'clientCount' | 'facilityCount' | 'cost'>;

/** Costs never change, so each table is looked through once. */
const known = new WeakMap<Float64Array, ClientBlocks>();

export function clientBlocks(costs: Costs): ClientBlocks {
  let blocks = known.get(costs.cost);
  if (blocks === undefined) {
    blocks = findBlocks(costs);
    known.set(costs.cost, blocks);
  }
  return blocks;
}

function findBlocks({ clientCount, facilityCount, cost }: Costs): ClientBlocks {
  const dearest = new Float64Array(clientCount);
  for (let j = 0; j < facilityCount; j += SAMPLED) raiseDearest(cost, j * clientCount, dearest);
  const count = Math.ceil(clientCount / BLOCK_CLIENTS);
  const blocks = {
    count,
    scale: dearest.map((each) => 1 / each),
    least: new Float64Array(facilityCount * count),
    alone: new Float64Array(facilityCount),
  };
  for (let j = 0; j < facilityCount; j++) surveyFacility(cost, j, blocks);
  return blocks;
}

function raiseDearest(cost: Float64Array, from: number, dearest: Float64Array): void {
  for (let i = 0; i < dearest.length; i++) {
    if (cost[from + i]! > dearest[i]!) dearest[i] = cost[from + i]!;
  }
}

function surveyFacility(cost: Float64Array, j: number, { count, scale, least, alone }: ClientBlocks): void {
  const from = j * scale.length;
  let block = j * count;
  let part = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let i = 0; i < scale.length; i++) {
    const c = cost[from + i]!;
    sum += c;
    part = Math.min(part, c * scale[i]!);
    if (i % BLOCK_CLIENTS !== BLOCK_CLIENTS - 1 && i !== scale.length - 1) continue;
    least[block++] = part;
    part = Number.POSITIVE_INFINITY;
  }
  alone[j] = sum;
}

/**
 * @param limit per client: costs above it are of no interest
 * @param limits per block, filled: where `least` is above it, the facility is above the limit of every client
 */
export function blockLimits({ scale }: ClientBlocks, limit: Float64Array, limits: Float64Array): void {
  let block = 0;
  let part = 0;
  for (let i = 0; i < scale.length; i++) {
    part = Math.max(part, limit[i]! * scale[i]!);
    if (i % BLOCK_CLIENTS !== BLOCK_CLIENTS - 1 && i !== scale.length - 1) continue;
    limits[block++] = part;
    part = 0;
  }
}
