/** Shortest distances over what an ascent has left of the arcs' costs. */
import type { Residual } from './dual-ascent.ts';
import type { SteinerGraph } from './graph.ts';
import type { NodeHeap } from './node-heap.ts';

/**
 * @param heap empty, as large as the graph; afterwards empty again
 * @param distances filled per vertex with the distance from the root; Infinity where there is no way
 */
export function distancesFromRoot(
  graph: SteinerGraph,
  { arcs, rootArcs }: Residual,
  heap: NodeHeap,
  distances: Float64Array,
): void {
  const { offsets, target, mate } = graph;
  distances.fill(Infinity);
  for (let v = 0; v < graph.nodeCount; v++) {
    if (rootArcs[v] === Infinity) continue;
    distances[v] = rootArcs[v]!;
    heap.lower(v, rootArcs[v]!);
  }
  while (heap.size > 0) {
    const u = heap.pop();
    const so = distances[u]!;
    for (let k = offsets[u]!; k < offsets[u + 1]!; k++) {
      const v = target[k]!;
      const through = so + arcs[mate[k]!]!;
      if (through >= distances[v]!) continue;
      distances[v] = through;
      heap.lower(v, through);
    }
  }
}

/**
 * @param root the vertex a tree hangs from, where no branch ends; -1 where any may be it
 * @param distances filled per vertex with the distance to the nearest other vertex that has a prize
 */
export function distancesToTerminals(
  graph: SteinerGraph,
  { arcs }: Residual,
  prizes: Float64Array,
  root: number,
  heap: NodeHeap,
  distances: Float64Array,
): void {
  const { offsets, target } = graph;
  distances.fill(Infinity);
  for (let v = 0; v < graph.nodeCount; v++) {
    if (!(prizes[v]! > 0) || v === root) continue;
    distances[v] = 0;
    heap.lower(v, 0);
  }
  while (heap.size > 0) {
    const v = heap.pop();
    const so = distances[v]!;
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      const u = target[k]!;
      const through = so + arcs[k]!;
      if (through >= distances[u]!) continue;
      distances[u] = through;
      heap.lower(u, through);
    }
  }
}
