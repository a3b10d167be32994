/** A reduced problem, with the way back to the one it was reduced from. */
import type { SteinerGraph } from './graph.ts';
import type { SteinerProblem } from './steiner-problem.ts';
import { Trails } from './trails.ts';
import type { Tree, TreeBuilder } from './tree-builder.ts';

export interface Core {
  readonly graph: SteinerGraph;
  readonly prizes: Float64Array;
  /** Per slot k of vertex v: 1 where no tree better than the best known one has the arc target[k] → v. */
  readonly closed: Uint8Array;
  /** The vertex from which arcs are directed; -1 while none is known to be joined. */
  readonly root: number;
  /** Cost that every solution has besides. */
  readonly constant: number;
  /** Per vertex and per edge: the vertices of the first graph that a tree with it holds. */
  readonly nodeTrails: Int32Array;
  readonly edgeTrails: Int32Array;
}

/** The problem itself as its own first core. */
export function coreOf({ graph, prizes }: SteinerProblem): Core {
  return {
    graph,
    prizes,
    closed: new Uint8Array(2 * graph.edgeCount),
    root: prizes.indexOf(Infinity),
    constant: 0,
    nodeTrails: Int32Array.from({ length: graph.nodeCount }, (_, v) => Trails.ofNode(v)),
    edgeTrails: new Int32Array(graph.edgeCount).fill(Trails.NONE),
  };
}

/**
 * The tree of a core as one of the graph it was reduced from, which may be cheaper.
 * @param builder of that graph, as are the prizes
 */
export function lift(
  core: Core,
  tree: Tree,
  trails: Trails,
  builder: TreeBuilder,
  prizes: Float64Array,
): Tree {
  const chosen = new Uint8Array(prizes.length);
  for (const v of tree.nodes) trails.expand(core.nodeTrails[v]!, chosen);
  const must = prizes.indexOf(Infinity);
  const start = must >= 0 ? must : chosen.indexOf(1);
  for (const e of tree.edges) trails.expand(core.edgeTrails[e]!, chosen);
  return builder.spanBest(start, chosen);
}
