/**
 * The graph that fibre can be laid along: Delaunay edges between inhabited cells, each with its length on the
 * ellipsoid, its slope, and whether it has to cross the sea. It depends on the atlas alone and on no lever.
 */
import type { Atlas } from '../atlas.ts';
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, type Lattice, ROWS_PER_DEGREE } from '../lattice.ts';
import { cellLandAreaKm2 } from './cell-area.ts';
import type { EdgeList } from './lattice-delaunay.ts';
import { islandCells, seaLengthsM } from './sea-crossing.ts';

export interface FibreNetwork extends EdgeList {
  /** Per edge: straight length on the ellipsoid, metres. */
  readonly lengthM: Float32Array;
  /** Per edge: difference in height of the two ends over the length. */
  readonly slope: Float32Array;
  /** Per edge: metres under the sea, 0 where it stays on land. */
  readonly seaM: Float32Array;
  /** Per cell: 1 on islands that only sea edges reach. */
  readonly island: Uint8Array;
  /** Per cell. */
  readonly landAreaKm2: Float32Array;
}

/** @param edges between the atlas's cells, e.g. `latticeDelaunay` */
export function createNetwork(
  atlas: Pick<Atlas, 'lattice' | 'cells' | 'seaEdges'>,
  edges: EdgeList,
): FibreNetwork {
  const lengthM = edgeLengthsM(atlas.lattice, edges);
  const { elevationM } = atlas.cells;
  const slope = new Float32Array(lengthM.length);
  for (let e = 0; e < lengthM.length; e++) {
    const a = edges.from[e]!;
    const b = edges.to[e]!;
    slope[e] = Math.abs(elevationM[a]! - elevationM[b]!) / lengthM[e]!;
  }
  const seaM = seaLengthsM(atlas, edges);
  const island = islandCells(edges, seaM, atlas.lattice.cellCount);
  return { ...edges, lengthM, slope, seaM, island, landAreaKm2: cellLandAreaKm2(atlas) };
}

/**
 * The same cells with only some of the edges.
 * @param edges indices of the edges to keep; edge `i` of the result is `edges[i]` of `network`
 */
export function withEdges(network: FibreNetwork, edges: Uint32Array): FibreNetwork {
  const size = edges.length;
  const kept = {
    from: new Uint32Array(size),
    to: new Uint32Array(size),
    lengthM: new Float32Array(size),
    slope: new Float32Array(size),
    seaM: new Float32Array(size),
    island: network.island,
    landAreaKm2: network.landAreaKm2,
  };
  for (let i = 0; i < size; i++) {
    const e = edges[i]!;
    kept.from[i] = network.from[e]!;
    kept.to[i] = network.to[e]!;
    kept.lengthM[i] = network.lengthM[e]!;
    kept.slope[i] = network.slope[e]!;
    kept.seaM[i] = network.seaM[e]!;
  }
  return kept;
}

/** Indices of the edges with at least one end that is not marked. */
export function edgesLeaving({ from, to }: EdgeList, isMarked: Uint8Array): Uint32Array {
  const edges = new Uint32Array(from.length);
  let count = 0;
  for (let e = 0; e < from.length; e++) {
    // Written always, kept only where an end is free: no branch to mispredict.
    edges[count] = e;
    count += 1 - (isMarked[from[e]!]! & isMarked[to[e]!]!);
  }
  return edges.slice(0, count);
}

/**
 * Length √((M Δφ)² + (N cos φ Δλ)²) with the ellipsoid's radii at the middle latitude φ. Against the geodesic this is
 * right to 1e-6 below 10 km and to 3e-4 at 300 km.
 */
export function edgeLengthsM(lattice: Lattice, { from, to }: EdgeList): Float32Array {
  // Indexed by the sum of both rows, so that the middle between two rows has its own entry.
  const size = 2 * lattice.rowCount;
  const rowStepM = new Float64Array(size);
  const columnStepM = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const lat = (((lattice.rowMin + i / 2 + 0.5) / ROWS_PER_DEGREE) * Math.PI) / 180;
    rowStepM[i] = (meridianRadiusM(lat) * Math.PI) / (180 * ROWS_PER_DEGREE);
    columnStepM[i] = (primeVerticalRadiusM(lat) * Math.cos(lat) * Math.PI) / (180 * COLUMNS_PER_DEGREE);
  }
  const { row, column, rowMin } = lattice;
  const lengthM = new Float32Array(from.length);
  for (let e = 0; e < from.length; e++) {
    const a = from[e]!;
    const b = to[e]!;
    const middle = row[a]! + row[b]! - 2 * rowMin;
    const y = (row[a]! - row[b]!) * rowStepM[middle]!;
    const x = (column[a]! - column[b]!) * columnStepM[middle]!;
    lengthM[e] = Math.sqrt(x * x + y * y);
  }
  return lengthM;
}
