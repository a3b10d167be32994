/** An undirected graph with edge costs, each edge seen from both of its ends. */
export interface SteinerGraph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Per edge e: its ends at 2e and 2e + 1. */
  readonly ends: Int32Array;
  /** Per edge. */
  readonly edgeCost: Float64Array;
  /** Per vertex v: its slots are offsets[v] ≤ k < offsets[v + 1]. Length nodeCount + 1. */
  readonly offsets: Int32Array;
  /** Per slot: the vertex at the other end. */
  readonly target: Int32Array;
  /** Per slot: the slot of the same edge at its other end. */
  readonly mate: Int32Array;
  /** Per slot: its edge. */
  readonly edge: Int32Array;
  /** Per slot: cost of its edge; in the order of the edges at each vertex. */
  readonly cost: Float64Array;
}

/**
 * @param ends per edge e its two vertices at 2e and 2e + 1, different from each other
 * @param edgeCost per edge, finite and ≥ 0
 * @throws if lengths do not fit or a vertex is out of range.
 */
export function buildSteinerGraph(nodeCount: number, ends: Int32Array, edgeCost: Float64Array): SteinerGraph {
  const edgeCount = edgeCost.length;
  if (ends.length !== 2 * edgeCount) {
    throw new Error(`Expected ${2 * edgeCount} ends for ${edgeCount} edges, got ${ends.length}.`);
  }
  const offsets = new Int32Array(nodeCount + 1);
  for (let i = 0; i < ends.length; i++) {
    const v = ends[i]!;
    if (v < 0 || v >= nodeCount) throw new Error(`Expected vertices 0 to ${nodeCount - 1}, got ${v}.`);
    offsets[v + 1]!++;
  }
  for (let v = 0; v < nodeCount; v++) offsets[v + 1]! += offsets[v]!;
  const fill = offsets.slice(0, nodeCount);
  const target = new Int32Array(2 * edgeCount);
  const mate = new Int32Array(2 * edgeCount);
  const edge = new Int32Array(2 * edgeCount);
  const cost = new Float64Array(2 * edgeCount);
  for (let e = 0; e < edgeCount; e++) {
    const u = ends[2 * e]!;
    const v = ends[2 * e + 1]!;
    if (u === v) throw new Error(`Expected an edge between two vertices, got ${u} twice.`);
    const a = fill[u]!++;
    const b = fill[v]!++;
    target[a] = v;
    target[b] = u;
    mate[a] = b;
    mate[b] = a;
    edge[a] = e;
    edge[b] = e;
    cost[a] = edgeCost[e]!;
    cost[b] = edgeCost[e]!;
  }
  return { nodeCount, edgeCount, ends, edgeCost, offsets, target, mate, edge, cost };
}
