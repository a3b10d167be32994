/** One dual ascent on a core: a lower bound, and what it leaves of costs and prizes. */
import type { Core } from './core.ts';
import type { DualAscent, Residual } from './dual-ascent.ts';
import { finiteSum } from './tree-builder.ts';

export interface AscentBound {
  /** No tree of the core that is better than the best known one costs less, constant included. */
  readonly bound: number;
  readonly residual: Residual;
}

/**
 * @param root the vertex to start from, one that must be joined; -1 for an unrooted core
 * @param surplusShare for an unrooted core: λ as a share of what the best known tree wins over the empty one. At λ up to
 *   that surplus the relaxation is exact if no two trees together win more; below some λ it falls apart into many trees
 * @param bestCost cost of the best known tree, constant included
 */
export function* boundByAscent(
  core: Core,
  ascent: DualAscent,
  rank: Int32Array,
  root: number,
  surplusShare: number,
  bestCost: number,
): Generator<void, AscentBound, void> {
  const { graph, prizes, closed, constant } = core;
  const arcs = Float64Array.from(graph.cost);
  const rootArcs = new Float64Array(graph.nodeCount).fill(Infinity);
  const directed = root === core.root;
  if (directed) for (let k = 0; k < arcs.length; k++) if (closed[k] === 1) arcs[k] = Infinity;
  let lambda = 0;
  if (root >= 0) rootArcs[root] = 0;
  else {
    const surplus = finiteSum(prizes) + constant - bestCost;
    lambda = Math.max(1, Math.round(surplus * surplusShare));
    for (let v = 0; v < graph.nodeCount; v++) if (prizes[v]! > 0) rootArcs[v] = lambda;
  }
  const residual = { arcs, rootArcs, prizes: Float64Array.from(prizes) };
  const charged = yield* ascent.run(residual, rank);
  return { bound: charged - lambda + constant, residual };
}
