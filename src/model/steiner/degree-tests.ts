/**
 * Reductions that look at a vertex and its edges only (Duin & Volgenant 1987, Ljubić et al. 2006): they keep at least
 * one optimal tree. The best tree of a single vertex, where there may be one, is kept besides, as that vertex.
 */
import type { ReductionGraph } from './reduction-graph.ts';

/** A vertex that has swallowed many others is not scanned again and again; its neighbours still find it. */
const SCANNED = 256;

/** Applies all tests until none applies. */
export function reduceByDegree(graph: ReductionGraph): void {
  for (let v = graph.takeTouched(); v >= 0; v = graph.takeTouched()) {
    if (graph.alive[v] === 1) reduceNode(graph, v);
  }
}

function reduceNode(graph: ReductionGraph, v: number): void {
  const degree = graph.degree[v]!;
  const prize = graph.prizes[v]!;
  if (degree === 0) {
    if (prize !== Infinity && !graph.isBestAlone(v)) graph.removeNode(v);
  } else if (degree === 1) {
    reduceLeaf(graph, v);
  } else if (degree === 2 && v !== graph.root && prize <= cheapest(graph, v) && !graph.isBestAlone(v)) {
    graph.shorten(v);
  } else if (prize > 0 && degree <= SCANNED) {
    contractToTerminal(graph, v);
  }
}

function reduceLeaf(graph: ReductionGraph, v: number): void {
  const slot = graph.first[v]!;
  const e = slot >> 1;
  const u = graph.other(slot);
  if (graph.prizes[u]! < graph.cost[e]! && graph.isBestAlone(v)) return;
  if (graph.prizes[v]! <= graph.cost[e]!) graph.removeNode(v);
  else graph.contract(e, u, v);
}

/** A terminal joined to another one by its cheapest edge, which neither prize would not pay for, shares a tree with it. */
function contractToTerminal(graph: ReductionGraph, v: number): void {
  const least = cheapest(graph, v);
  if (least > graph.prizes[v]!) return;
  for (let slot = graph.first[v]!; slot >= 0; slot = graph.next[slot]!) {
    const u = graph.other(slot);
    if (graph.cost[slot >> 1] === least && graph.prizes[u]! >= least && graph.prizes[u]! > 0) {
      if (graph.degree[u]! >= graph.degree[v]!) graph.contract(slot >> 1, u, v);
      else graph.contract(slot >> 1, v, u);
      return;
    }
  }
}

function cheapest(graph: ReductionGraph, v: number): number {
  let least = Infinity;
  for (let slot = graph.first[v]!; slot >= 0; slot = graph.next[slot]!) {
    const cost = graph.cost[slot >> 1]!;
    if (cost < least) least = cost;
  }
  return least;
}
