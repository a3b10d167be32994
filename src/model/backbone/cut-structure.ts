/**
 * Bridges, articulation points and edge connectivity: what a single failure can disconnect, and how many failures it
 * takes at least.
 */
import type { Graph } from './graph.ts';

export interface CutStructure {
  /** Links whose loss disconnects nodes that were connected, rising. */
  readonly bridges: readonly number[];
  /** Nodes whose loss disconnects others that were connected, rising. */
  readonly articulationPoints: readonly number[];
  /** Connected component of each node, numbered by first node. */
  readonly component: Uint32Array;
  readonly componentCount: number;
}

/** One depth-first search over all components (Tarjan 1972), without recursion: a chain of cables may be long. */
export function cutStructure(graph: Graph): CutStructure {
  const { nodeCount, offsets, arcTo, arcLink } = graph;
  const NONE = 0xffffffff;
  const order = new Uint32Array(nodeCount);
  const low = new Uint32Array(nodeCount);
  const entryLink = new Uint32Array(nodeCount).fill(NONE);
  const component = new Uint32Array(nodeCount);
  const next = offsets.slice(0, nodeCount);
  const isArticulation = new Uint8Array(nodeCount);
  const stack = new Uint32Array(nodeCount);
  const bridges: number[] = [];
  let visited = 0;
  let componentCount = 0;

  for (let root = 0; root < nodeCount; root++) {
    if (order[root] !== 0) continue;
    let rootChildren = 0;
    let depth = 0;
    stack[0] = root;
    order[root] = low[root] = ++visited;
    component[root] = componentCount;
    while (depth >= 0) {
      const node = stack[depth]!;
      const arc = next[node]!;
      if (arc < offsets[node + 1]!) {
        next[node]!++;
        const other = arcTo[arc]!;
        // A parallel link is another way back: only the very link we came by is left out.
        if (arcLink[arc] === entryLink[node]) continue;
        if (order[other] === 0) {
          order[other] = low[other] = ++visited;
          component[other] = componentCount;
          entryLink[other] = arcLink[arc]!;
          stack[++depth] = other;
        } else if (order[other]! < low[node]!) {
          low[node] = order[other]!;
        }
        continue;
      }
      depth--;
      if (depth < 0) break;
      const parent = stack[depth]!;
      if (low[node]! < low[parent]!) low[parent] = low[node]!;
      if (low[node]! > order[parent]!) bridges.push(entryLink[node]!);
      if (parent === root) rootChildren++;
      else if (low[node]! >= order[parent]!) isArticulation[parent] = 1;
    }
    if (rootChildren > 1) isArticulation[root] = 1;
    componentCount++;
  }
  const articulationPoints: number[] = [];
  for (let node = 0; node < nodeCount; node++) if (isArticulation[node] === 1) articulationPoints.push(node);
  return { bridges: bridges.sort((a, b) => a - b), articulationPoints, component, componentCount };
}

/**
 * Least number of links whose loss disconnects the graph; 0 where it is not connected (or has one node).
 * Maximum flows with unit capacities from node 0 to every other node (Menger 1927), each stopped at the best so far.
 */
export function edgeConnectivity(graph: Graph): number {
  const { nodeCount, linkCount } = graph;
  if (nodeCount < 2) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let node = 0; node < nodeCount; node++) {
    let degree = 0;
    for (let arc = graph.offsets[node]!; arc < graph.offsets[node + 1]!; arc++)
      if (graph.arcTo[arc] !== node) degree++;
    least = Math.min(least, degree);
  }
  const flow = new Int8Array(linkCount);
  for (let sink = 1; sink < nodeCount && least > 0; sink++) {
    flow.fill(0);
    let value = 0;
    while (value < least && augment(graph, flow, 0, sink)) value++;
    least = Math.min(least, value);
  }
  return least;
}

/** Pushes one unit along a shortest residual path. flow[link] is +1 from `from` to `to`, -1 the other way, 0 none. */
function augment(graph: Graph, flow: Int8Array, source: number, sink: number): boolean {
  const { nodeCount, offsets, arcTo, arcLink, from } = graph;
  const cameBy = new Int32Array(nodeCount).fill(-1);
  const queue = new Uint32Array(nodeCount);
  let tail = 1;
  queue[0] = source;
  cameBy[source] = 0;
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!;
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      const other = arcTo[arc]!;
      const direction = from[arcLink[arc]!] === node ? 1 : -1;
      // An undirected link carries one unit in either direction; a unit the other way can be undone.
      if (cameBy[other] !== -1 || flow[arcLink[arc]!]! === direction) continue;
      cameBy[other] = arcLink[arc]! + 1;
      queue[tail++] = other;
      if (other === sink) {
        for (let at = sink; at !== source; ) {
          const link = cameBy[at]! - 1;
          const forward = graph.to[link] === at;
          flow[link]! += forward ? 1 : -1;
          at = forward ? from[link]! : graph.to[link]!;
        }
        return true;
      }
    }
  }
  return false;
}
