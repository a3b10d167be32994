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
  /** Cells in building order, each after its parent; the columns below follow it. */
  readonly cells: Uint32Array;
  /** The cell that each is joined to; -1 where the network stands already, in part. */
  readonly parent: Int32Array;
  /** Position of the parent in this order; -1 where the network stands there already. */
  readonly parentAt: Int32Array;
  /** Households at the 2020 level that each cell gains; 0 where a cell is only passed through. */
  readonly households: Float64Array;
  /** Whole yen: the edge to the parent and the service within the cell. */
  readonly costYen: Float64Array;
  /** Whole yen: the edge alone. */
  readonly edgeYen: Float64Array;
  /** Length of the edge to the parent, metres; 0 where the network stands already. */
  readonly lengthM: Float32Array;
  /** Its part under the sea. */
  readonly seaM: Float32Array;
  /** Yen per household of the block of cells that a cell is built with, rising along the order. */
  readonly priceYen: Float64Array;
  /** Exclusive ends of the blocks within `cells`: the breakpoints of the cost–coverage curve. */
  readonly blockEnd: Uint32Array;
  /** The graph that the forest was taken from: vertex 0 is the standing network, the others are open cells. */
  readonly graph: OpenGraph;
  /** Branches without households, which nobody builds: each cell and the one it hangs from, parents first. */
  readonly idle: { readonly cells: Uint32Array; readonly parent: Uint32Array };
}

export interface OpenGraph {
  readonly vertexCount: number;
  /** Per edge: its two vertices. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Per edge: whole yen. */
  readonly costYen: Float32Array;
  /** Per vertex: its position in the tail; -1 for vertex 0 and for idle branches. */
  readonly position: Int32Array;
}

/**
 * @param unservedHouseholds per cell, at the 2020 level
 * @param isServed per cell: 1 where the network stands, wholly or in part
 */
export function createTail(
  atlas: Pick<Atlas, 'cells' | 'municipalities' | 'prefectures'>,
  network: FibreNetwork,
  parameters: FibreParameters,
  unservedHouseholds: Float64Array,
  isServed: Uint8Array,
): FibreTail {
  const open = withEdges(network, edgesLeaving(network, isServed));
  const edgeYen = edgeCostsYen(atlas, open, parameters);
  const { cells, vertexOf, joinedCount } = numberVertices(unservedHouseholds, isServed);
  const ends = {
    from: open.from.map((cell) => vertexOf[cell]!),
    to: open.to.map((cell) => vertexOf[cell]!),
  };
  const isRoot = new Uint8Array(joinedCount);
  isRoot[0] = 1;
  const forest = minimumSpanningForest(ends, edgeYen, isRoot);

  const households = new Float64Array(cells.length);
  for (let v = 1; v < cells.length; v++) households[v] = unservedHouseholds[cells[v]!]!;
  const costYen = serviceCostsYen(atlas, network, parameters, cells, households);
  const parentCell = new Int32Array(cells.length).fill(-1);
  const parent = new Int32Array(cells.length).fill(-1);
  for (const v of forest.sequence) {
    const edge = forest.parentEdge[v]!;
    costYen[v]! += edgeYen[edge]!;
    parentCell[v] = open.from[edge] === cells[v] ? open.to[edge]! : open.from[edge]!;
    if (forest.parent[v]! > 0) parent[v] = forest.parent[v]!;
  }

  const { planned, idle } = prune(forest, households, joinedCount);
  const { order, blockEnd, blockPrice } = ratioOrder(planned, parent, households, costYen);
  const size = order.length;
  const tail = {
    cells: new Uint32Array(size),
    parent: new Int32Array(size),
    parentAt: new Int32Array(size),
    households: new Float64Array(size),
    costYen: new Float64Array(size),
    edgeYen: new Float64Array(size),
    lengthM: new Float32Array(size),
    seaM: new Float32Array(size),
    priceYen: new Float64Array(size),
    blockEnd,
    graph: {
      ...{ ...ends, vertexCount: joinedCount, costYen: edgeYen },
      position: new Int32Array(joinedCount).fill(-1),
    },
    idle: { cells: idle.map((v) => cells[v]!), parent: idle.map((v) => parentCell[v]!) },
  };
  const position = new Int32Array(cells.length).fill(-1);
  for (let i = 0, block = 0; i < size; i++) {
    if (i === blockEnd[block]) block++;
    const v = order[i]!;
    // Cells served in part are no vertices of the forest: they hang from nothing.
    const edge = v < joinedCount ? forest.parentEdge[v]! : -1;
    position[v] = i;
    if (v < joinedCount) tail.graph.position[v] = i;
    tail.cells[i] = cells[v]!;
    tail.parent[i] = parentCell[v]!;
    tail.parentAt[i] = parent[v]! < 0 ? -1 : position[parent[v]!]!;
    tail.households[i] = households[v]!;
    tail.costYen[i] = costYen[v]!;
    tail.priceYen[i] = blockPrice[block]!;
    if (edge < 0) continue;
    tail.edgeYen[i] = edgeYen[edge]!;
    tail.lengthM[i] = open.lengthM[edge]!;
    tail.seaM[i] = open.seaM[edge]!;
  }
  return tail;
}

interface Vertices {
  /** Cell of each vertex; vertex 0 is the whole served network and has none. */
  readonly cells: Uint32Array;
  /** Per cell: its vertex as an end of an edge. */
  readonly vertexOf: Uint32Array;
  /** Vertices 0 … joinedCount - 1 are the network and the cells to be joined; those after are served in part. */
  readonly joinedCount: number;
}

/** Numbers the few open cells closely, so that everything after works in memory that stays near. */
function numberVertices(unserved: Float64Array, isServed: Uint8Array): Vertices {
  const cells = new Uint32Array(unserved.length + 1);
  const vertexOf = new Uint32Array(unserved.length);
  let count = 1;
  for (let cell = 0; cell < unserved.length; cell++) {
    if (isServed[cell] === 1) continue;
    vertexOf[cell] = count;
    cells[count++] = cell;
  }
  const joinedCount = count;
  for (let cell = 0; cell < unserved.length; cell++) {
    if (isServed[cell] === 1 && unserved[cell]! > 0) cells[count++] = cell;
  }
  return { cells: cells.slice(0, count), vertexOf, joinedCount };
}

/** Parts the forest into what leads to households, with the cells served in part, and branches that do not. */
function prune(
  { sequence, parent }: Forest,
  households: Float64Array,
  joinedCount: number,
): { planned: Uint32Array; idle: Uint32Array } {
  const isNeeded = new Uint8Array(households.length);
  let count = households.length - joinedCount;
  for (let i = sequence.length - 1; i >= 0; i--) {
    const v = sequence[i]!;
    if (households[v]! > 0) isNeeded[v] = 1;
    if (isNeeded[v] === 0) continue;
    isNeeded[parent[v]!] = 1;
    count++;
  }
  const planned = new Uint32Array(count);
  let filled = 0;
  for (let v = joinedCount; v < households.length; v++) planned[filled++] = v;
  for (const v of sequence) if (isNeeded[v] === 1) planned[filled++] = v;
  return { planned, idle: sequence.filter((v) => isNeeded[v] === 0) };
}
