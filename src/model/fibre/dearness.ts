/**
 * All cells of the nation from the cheapest to serve to the dearest, as if nothing stood yet: what the baseline is
 * allocated by. It follows the catalogue's default costs, so no lever changes who was served in the past.
 *
 * Cells of many households are the roots of a minimum spanning forest over all others; the ratio-maximal order on it
 * gives every cell the price, cost per household, at which it is reached. A parent across a prefecture's border counts
 * as standing already: prefectures are filled separately, and the neighbour's network ends at the border.
 */
import type { Atlas } from '../atlas.ts';
import { serviceCostsYen } from './cost.ts';
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

/**
 * The forest that hangs all other cells from those of many households.
 * @param edgeYen per edge, at default costs
 * @throws if no cell has anybody in it.
 */
export function createPastForest(
  { households }: Pick<Atlas['cells'], 'households'>,
  network: FibreNetwork,
  edgeYen: Float32Array,
): Forest {
  const most = households.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) throw new Error('Expected at least one household in the cells, got none.');
  const rootHouseholds = Math.min(ROOT_HOUSEHOLDS, most);
  const isRoot = new Uint8Array(households.length);
  for (let cell = 0; cell < isRoot.length; cell++) isRoot[cell] = households[cell]! >= rootHouseholds ? 1 : 0;
  return minimumSpanningForest(network, edgeYen, isRoot);
}

/** All cells, cheapest first; a cell's parent in the same prefecture comes before it. */
export function rankCells(
  atlas: Atlas,
  network: FibreNetwork,
  edgeYen: Float32Array,
  forest: Forest,
): Uint32Array {
  const { households, municipality } = atlas.cells;
  const { prefecture } = atlas.municipalities;
  const { sequence, parent, parentEdge } = forest;
  const hanging = new Float64Array(sequence.length);
  for (let i = 0; i < sequence.length; i++) hanging[i] = households[sequence[i]!]!;
  const serviceYen = serviceCostsYen(atlas, network, defaultFibreParameters(), sequence, hanging);
  const value = new Float64Array(households.length);
  const cost = new Float64Array(households.length);
  const above = new Int32Array(households.length).fill(-1);
  for (let i = 0; i < sequence.length; i++) {
    const cell = sequence[i]!;
    const up = parent[cell]!;
    value[cell] = hanging[i]!;
    cost[cell] = serviceYen[i]! + edgeYen[parentEdge[cell]!]!;
    if (prefecture[municipality[cell]!] === prefecture[municipality[up]!]) above[cell] = up;
  }
  const roots = rootsByHouseholds(households, forest);
  const order = new Uint32Array(roots.length + sequence.length);
  order.set(roots);
  order.set(ratioOrder(sequence, above, value, cost).order, roots.length);
  return order;
}

/** Most households first. */
function rootsByHouseholds(households: Uint16Array, { parent }: Forest): Uint32Array {
  const roots: number[] = [];
  for (let cell = 0; cell < parent.length; cell++) if (parent[cell]! < 0) roots.push(cell);
  const rarity = Float64Array.from(roots, (cell) => 1 / households[cell]!);
  return indicesByKey(rarity).map((i) => roots[i]!);
}
