import type { Residual } from './dual-ascent.ts';
import type { SteinerGraph } from './graph.ts';

/**
 * Marks the vertices that the root reaches by arcs charged in full.
 * @param reached filled with 0 and 1 per vertex
 * @param queue as long as there are vertices; filled with the reached ones, those with a root arc first
 * @returns how many were reached.
 */
export function reachByChargedArcs(
  graph: SteinerGraph,
  { arcs, rootArcs }: Residual,
  reached: Uint8Array,
  queue: Int32Array,
): number {
  reached.fill(0);
  let count = 0;
  for (let v = 0; v < graph.nodeCount; v++) {
    if (rootArcs[v]! > 0) continue;
    reached[v] = 1;
    queue[count++] = v;
  }
  for (let i = 0; i < count; i++) {
    count = reachFrom(graph, queue[i]!, arcs, reached, queue, count);
  }
  return count;
}

/** @returns how many have been reached with those that the vertex reaches */
function reachFrom(
  { offsets, target, mate }: SteinerGraph,
  u: number,
  arcs: Float64Array,
  reached: Uint8Array,
  queue: Int32Array,
  known: number,
): number {
  const end = offsets[u + 1]!;
  let count = known;
  for (let k = offsets[u]!; k < end; k++) {
    const v = target[k]!;
    if (reached[v] === 1 || arcs[mate[k]!]! > 0) continue;
    reached[v] = 1;
    queue[count++] = v;
  }
  return count;
}
