/**
 * What is left to build after the baseline: the cheapest forest that joins every cell with unserved households to the
 * served network, and the order along it that reaches most households per yen at every budget.
 */
import type { Atlas } from '../atlas.ts';
import { edgeCostsYen, serviceCostsYen } from './cost.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { edgesLeaving, type FibreNetwork, withEdges } from './network.ts';
import { ratioOrder } from './ratio-order.ts';
import { type Forest, minimumSpanningForest } from './spanning-forest.ts';

export interface FibreTail {
  readonly forest: Forest;
  /** Cells in building order, parents first; all columns below follow it. */
  readonly cells: Uint32Array;
  /** Households at the 2020 level that each cell gains; 0 where a cell is only passed through. */
  readonly households: Float64Array;
  /** Whole yen: the edge to the parent and the service within the cell. */
  readonly costYen: Float64Array;
  /** Yen per household of the block of cells that a cell is built with, rising along the order. */
  readonly priceYen: Float64Array;
  /** Exclusive ends of the blocks within `cells`: the breakpoints of the cost–coverage curve. */
  readonly blockEnd: Uint32Array;
}

/**
 * @param unservedHouseholds per cell, at the 2020 level
 * @param isServed per cell: 1 where the network stands, wholly or in part
 */
export function createTail(
  atlas: Pick<Atlas, 'cells'>,
  network: FibreNetwork,
  parameters: FibreParameters,
  unservedHouseholds: Float64Array,
  isServed: Uint8Array,
): FibreTail {
  const open = withEdges(network, edgesLeaving(network, isServed));
  const edgeYen = edgeCostsYen(atlas, open, parameters);
  const forest = minimumSpanningForest(open, edgeYen, isServed);
  const cost = serviceCostsYen(atlas, network, parameters, unservedHouseholds);
  for (const cell of forest.sequence) cost[cell]! += edgeYen[forest.parentEdge[cell]!]!;

  const { order, blockEnd, blockPrice } = ratioOrder(
    cellsToBuild(forest, unservedHouseholds, isServed),
    untilServed(forest, isServed),
    unservedHouseholds,
    cost,
  );
  const households = new Float64Array(order.length);
  const costYen = new Float64Array(order.length);
  const priceYen = new Float64Array(order.length);
  for (let i = 0, block = 0; i < order.length; i++) {
    if (i === blockEnd[block]) block++;
    households[i] = unservedHouseholds[order[i]!]!;
    costYen[i] = cost[order[i]!]!;
    priceYen[i] = blockPrice[block]!;
  }
  return { forest, cells: order, households, costYen, priceYen, blockEnd };
}

/** Cells served in part, and the forest pruned of branches without households; parents first. */
function cellsToBuild(forest: Forest, unserved: Float64Array, isServed: Uint8Array): Uint32Array {
  const needed = new Uint8Array(unserved.length);
  for (let i = forest.sequence.length - 1; i >= 0; i--) {
    const cell = forest.sequence[i]!;
    if (unserved[cell]! > 0) needed[cell] = 1;
    if (needed[cell] === 1) needed[forest.parent[cell]!] = 1;
  }
  const cells = new Uint32Array(unserved.length);
  let count = 0;
  for (let cell = 0; cell < unserved.length; cell++) {
    if (isServed[cell] === 1 && unserved[cell]! > 0) cells[count++] = cell;
  }
  for (const cell of forest.sequence) if (needed[cell] === 1) cells[count++] = cell;
  return cells.slice(0, count);
}

/** The parents, without those that are served in part: the network stands there already. */
function untilServed({ parent, sequence }: Forest, isServed: Uint8Array): Int32Array {
  const above = new Int32Array(parent.length).fill(-1);
  for (const cell of sequence) if (isServed[parent[cell]!] === 0) above[cell] = parent[cell]!;
  return above;
}
