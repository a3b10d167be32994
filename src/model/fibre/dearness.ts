/**
 * All cells of the nation from the cheapest to serve to the dearest, as if nothing stood yet: what the baseline is
 * allocated by. It follows the catalogue's default costs, so no lever changes who was served in the past.
 *
 * Cells of many households are the roots of a minimum spanning forest over all others; the ratio-maximal order on it
 * gives every cell the price, cost per household, at which it is reached. A parent across a prefecture's border counts
 * as standing already: prefectures are filled separately, and the neighbour's network ends at the border.
 */
import type { Atlas } from '../atlas.ts';
import { edgeCostsYen, serviceCostsYen } from './cost.ts';
import { defaultFibreParameters } from './fibre-parameters.ts';
import type { FibreNetwork } from './network.ts';
import { indicesByKey } from './radix-sort.ts';
import { ratioOrder } from './ratio-order.ts';
import { type Forest, minimumSpanningForest } from './spanning-forest.ts';

/**
 * Assumption: from this number of households on, about 150 per km², a cell belongs to the network that everything
 * else hangs from.
 */
export const ROOT_HOUSEHOLDS = 40;

export interface Dearness {
  readonly forest: Forest;
  /** All cells, cheapest first; a cell's parent in the same prefecture comes before it. */
  readonly order: Uint32Array;
}

/** @throws if no cell has anybody in it. */
export function createDearness(atlas: Atlas, network: FibreNetwork): Dearness {
  const { households, municipality } = atlas.cells;
  const { prefecture } = atlas.municipalities;
  const cellCount = households.length;
  const most = households.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) throw new Error('Expected at least one household in the cells, got none.');
  const rootHouseholds = Math.min(ROOT_HOUSEHOLDS, most);
  const isRoot = new Uint8Array(cellCount);
  const rootKey: number[] = [];
  const roots: number[] = [];
  for (let cell = 0; cell < cellCount; cell++) {
    if (households[cell]! < rootHouseholds) continue;
    isRoot[cell] = 1;
    roots.push(cell);
    rootKey.push(1 / households[cell]!);
  }

  const parameters = defaultFibreParameters();
  const edgeYen = edgeCostsYen(atlas, network, parameters);
  const forest = minimumSpanningForest(network, edgeYen, isRoot);
  const value = Float64Array.from(households);
  const cost = serviceCostsYen(atlas, network, parameters, value);
  const above = new Int32Array(cellCount).fill(-1);
  for (const cell of forest.sequence) {
    cost[cell]! += edgeYen[forest.parentEdge[cell]!]!;
    const parent = forest.parent[cell]!;
    if (prefecture[municipality[cell]!] === prefecture[municipality[parent]!]) above[cell] = parent;
  }
  const hanging = ratioOrder(forest.sequence, above, value, cost).order;
  const order = new Uint32Array(cellCount);
  const rootOrder = indicesByKey(Float64Array.from(rootKey));
  for (let i = 0; i < rootOrder.length; i++) order[i] = roots[rootOrder[i]!]!;
  order.set(hanging, roots.length);
  return { forest, order };
}
