/**
 * Clients in blocks, so that a facility that is too far for all of a block is told from a single number. Clients stand in
 * the order of their codes, which keeps neighbours together, and a facility is near to few of them.
 *
 * Costs are compared as parts of the client's dearest one, or a small client would stand for a large one. Dividing by the
 * same number never turns an order round: where the least part of a block is above the greatest limit, every cost is above
 * its own, to the last bit.
 */
import type { MedianProblem } from './median-problem.ts';

export const BLOCK_CLIENTS = 16;

export interface ClientBlocks {
  readonly count: number;
  /** Per client: its dearest cost. */
  readonly dearest: Float64Array;
  /** Facility by facility: of every block the least cost, in parts of the client's dearest. NaN where somebody pays nothing. */
  readonly least: Float64Array;
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
  const count = Math.ceil(clientCount / BLOCK_CLIENTS);
  const dearest = new Float64Array(clientCount);
  for (let j = 0; j < facilityCount; j++) raiseDearest(cost, j * clientCount, dearest);
  const least = new Float64Array(facilityCount * count);
  for (let j = 0; j < facilityCount; j++) fillLeast(cost, j * clientCount, dearest, least, j * count);
  return { count, dearest, least };
}

function raiseDearest(cost: Float64Array, from: number, dearest: Float64Array): void {
  for (let i = 0; i < dearest.length; i++) {
    if (cost[from + i]! > dearest[i]!) dearest[i] = cost[from + i]!;
  }
}

function fillLeast(
  cost: Float64Array,
  from: number,
  dearest: Float64Array,
  least: Float64Array,
  at: number,
): void {
  let block = at;
  let part = Number.POSITIVE_INFINITY;
  for (let i = 0; i < dearest.length; i++) {
    part = Math.min(part, cost[from + i]! / dearest[i]!);
    if (i % BLOCK_CLIENTS !== BLOCK_CLIENTS - 1 && i !== dearest.length - 1) continue;
    least[block++] = part;
    part = Number.POSITIVE_INFINITY;
  }
}

/**
 * @param limit per client: costs above it are of no interest
 * @param limits per block, filled: no cost below or at its client's limit is above it, in parts of the client's dearest
 */
export function blockLimits({ dearest }: ClientBlocks, limit: Float64Array, limits: Float64Array): void {
  let block = 0;
  let part = 0;
  for (let i = 0; i < dearest.length; i++) {
    part = Math.max(part, limit[i]! / dearest[i]!);
    if (i % BLOCK_CLIENTS !== BLOCK_CLIENTS - 1 && i !== dearest.length - 1) continue;
    limits[block++] = part;
    part = 0;
  }
}
