/** The network that was built within the horizon or is left over: edges of the past, then the tail's in its order. */
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreOutcome } from './fibre-outcome.ts';
import type { PastWorks } from './past-works.ts';

type Edges = FibreOutcome['edges'];

/** Only years depend on levers: all other columns are the same objects for all works. */
export function createBuiltEdges(
  { tail, structure }: FibreBasis,
  past: PastWorks,
): (workYear: Uint16Array) => Edges {
  const { forest, network } = structure;
  // What stands in part hangs from nothing.
  const built = past.parent.filter((parent) => parent >= 0).length;
  const left = tail.parent.filter((parent) => parent >= 0).length;
  const edges = {
    from: new Uint32Array(built + left),
    to: new Uint32Array(built + left),
    fiscalYear: new Uint16Array(built + left),
    isSea: new Uint8Array(built + left),
  };
  /** Positions of the tail that have an edge. */
  const positions = new Uint32Array(left);
  let count = 0;
  for (let i = 0; i < past.cells.length; i++) {
    if (past.parent[i]! < 0) continue;
    const edge = forest.parentEdge[past.cells[i]!]!;
    edges.from[count] = past.cells[i]!;
    edges.to[count] = past.parent[i]!;
    edges.fiscalYear[count] = past.fiscalYear[i]!;
    edges.isSea[count++] = edge >= 0 && network.seaM[edge]! > 0 ? 1 : 0;
  }
  for (let i = 0; i < tail.cells.length; i++) {
    if (tail.parent[i]! < 0) continue;
    positions[count - built] = i;
    edges.from[count] = tail.cells[i]!;
    edges.to[count] = tail.parent[i]!;
    edges.isSea[count++] = tail.seaM[i]! > 0 ? 1 : 0;
  }
  return (workYear) => {
    const fiscalYear = edges.fiscalYear.slice();
    for (let k = 0; k < left; k++) fiscalYear[built + k] = workYear[positions[k]!]!;
    return { ...edges, fiscalYear };
  };
}
