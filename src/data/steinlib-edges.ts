/** From the edges or arcs of a file to those of an undirected problem without parallel edges. */
import { cheapestOfPairs } from '../model/steiner/simple-edges.ts';

export interface SimplifiedEdges {
  /** Ascending. */
  readonly kept: readonly number[];
  /** Arcs without an opposite one at the same cost: an arc of that kind makes the problem a directed one. */
  readonly unpaired: readonly number[];
}

/**
 * Leaves out edges from a vertex to itself and all but the cheapest of parallel ones; of two opposite arcs of the same
 * cost, which are an edge, the one towards the higher vertex is kept.
 * @param ends per edge e its vertices at 2e and 2e + 1
 */
export function simplifyEdges(
  nodeCount: number,
  ends: readonly number[],
  costs: readonly number[],
  arcs: boolean,
): SimplifiedEdges {
  const kept = Array.from(cheapestOfPairs(nodeCount, ends, costs, arcs));
  if (!arcs) return { kept, unpaired: [] };
  const pairOf = (from: number, to: number) => from * nodeCount + to;
  const costOfPair = new Map(kept.map((e) => [pairOf(ends[2 * e]!, ends[2 * e + 1]!), costs[e]!]));
  return {
    kept: kept.filter((e) => ends[2 * e]! < ends[2 * e + 1]!),
    unpaired: kept.filter((e) => costOfPair.get(pairOf(ends[2 * e + 1]!, ends[2 * e]!)) !== costs[e]),
  };
}
