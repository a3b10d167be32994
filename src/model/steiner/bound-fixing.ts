/**
 * Reductions by bound: what would make a tree cost more than the best known one is closed, and a prize whose loss would
 * is turned into a demand (Polzin & Daneshmand 2001; with prizes: Leitner et al. 2018).
 */
import type { AscentBound } from './ascent-bound.ts';
import type { Core } from './core.ts';
import { NodeHeap } from './node-heap.ts';
import { ReductionGraph } from './reduction-graph.ts';
import { distancesFromRoot, distancesToTerminals } from './residual-distances.ts';
import type { Trails } from './trails.ts';

export interface Fixing {
  /** Per slot: 1 where the arc that ends here is closed. */
  readonly closed: Uint8Array;
  /** Vertices that no better tree has, and vertices that every better tree has. */
  readonly out: readonly number[];
  readonly must: readonly number[];
  /** Edges neither of whose arcs is open. */
  readonly edgesOut: number;
}

/**
 * @param limit cost of the dearest tree that is still of interest
 * @param root where the ascent started; single arcs are closed only if that is the core's own root
 */
export function fixByBound(
  core: Core,
  { bound, residual }: AscentBound,
  limit: number,
  root: number,
): Fixing {
  const { graph, prizes } = core;
  const { offsets, target, mate } = graph;
  const heap = new NodeHeap(graph.nodeCount);
  const fromRoot = new Float64Array(graph.nodeCount);
  const toTerminal = new Float64Array(graph.nodeCount);
  distancesFromRoot(graph, residual, heap, fromRoot);
  distancesToTerminals(graph, residual, prizes, root, heap, toTerminal);
  const directed = root === core.root;
  const slack = limit - bound;
  const out: number[] = [];
  const must: number[] = [];
  const closed = new Uint8Array(target.length);
  for (let v = 0; v < graph.nodeCount; v++) {
    if (v !== root && fromRoot[v]! + toTerminal[v]! > slack) out.push(v);
    else if (prizes[v]! > 0 && prizes[v] !== Infinity && residual.prizes[v]! > slack) must.push(v);
    const rest = slack - toTerminal[v]!;
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      if (fromRoot[target[k]!]! + residual.arcs[k]! > rest || v === root) closed[k] = 1;
    }
  }
  let edgesOut = 0;
  for (let k = 0; k < closed.length; k++) if (closed[k] === 1 && closed[mate[k]!] === 1) edgesOut++;
  if (!directed) for (let k = 0; k < closed.length; k++) closed[k]! &= closed[mate[k]!]!;
  return { closed, out, must, edgesOut: edgesOut / 2 };
}

/** The core without what is closed. */
export function applyFixing(core: Core, fixing: Fixing, trails: Trails): ReductionGraph {
  const { graph } = core;
  const reduced = new ReductionGraph(core, trails);
  for (let v = 0; v < graph.nodeCount; v++) {
    for (let k = graph.offsets[v]!; k < graph.offsets[v + 1]!; k++) {
      if (fixing.closed[k] === 0) continue;
      const e = graph.edge[k]!;
      reduced.closed[graph.ends[2 * e] === v ? 2 * e : 2 * e + 1] = 1;
    }
  }
  for (let e = 0; e < graph.edgeCount; e++) {
    if (reduced.closed[2 * e] === 1 && reduced.closed[2 * e + 1] === 1) reduced.removeEdge(e);
  }
  for (const v of fixing.out) reduced.removeNode(v);
  for (const v of fixing.must) reduced.demand(v);
  return reduced;
}
