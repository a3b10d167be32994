/**
 * Minimum spanning forest hanging from a set of roots: the cheapest set of edges that joins every vertex to a root.
 *
 * All roots are one vertex to it (they are connected already), so this is the minimum spanning tree of the graph with
 * the roots contracted. Where every vertex has to be reached it is the cheapest network there is on the graph.
 *
 * Borůvka (1926): in each round every component takes its cheapest edge out, and edges within a component are dropped.
 * Edges stand in the order of their cells, so a round reads memory almost in sequence, and no sorting is needed.
 * Ties fall to the edge listed first, so the forest depends on nothing but its input.
 */
import { findComponent } from './component.ts';
import type { EdgeList } from './lattice-delaunay.ts';

export interface Forest {
  /** Next vertex towards the root; -1 for roots and for vertices that no path joins to one. */
  readonly parent: Int32Array;
  /** Edge to the parent; -1 where there is no parent. */
  readonly parentEdge: Int32Array;
  /** The vertices that have a parent, in preorder: each after its parent, each subtree in one piece. */
  readonly sequence: Uint32Array;
}

/**
 * @param weight per edge, finite
 * @param isRoot per vertex, 1 for a root
 * @throws if the lengths do not fit or a weight is not finite.
 */
export function minimumSpanningForest(edges: EdgeList, weight: Float32Array, isRoot: Uint8Array): Forest {
  if (weight.length !== edges.from.length || edges.to.length !== edges.from.length) {
    throw new Error(`Expected one weight for each of ${edges.from.length} edges, got ${weight.length}.`);
  }
  return hang(edges, takeEdges(edges, weight, isRoot), isRoot);
}

const NO_EDGE = 0xffffffff;

/** Indices of the edges of the forest, rising. */
function takeEdges({ from, to }: EdgeList, weight: Float32Array, isRoot: Uint8Array): Uint32Array {
  const vertexCount = isRoot.length;
  const component = new Uint32Array(vertexCount);
  const firstRoot = isRoot.indexOf(1);
  for (let v = 0; v < vertexCount; v++) component[v] = isRoot[v] === 1 ? firstRoot : v;
  const best = new Uint32Array(vertexCount).fill(NO_EDGE);
  const bestWeight = new Float32Array(vertexCount).fill(Number.POSITIVE_INFINITY);
  const isTaken = new Uint8Array(weight.length);
  let count = 0;
  // Edges that may still join two components, with their ends' components.
  const edge = new Uint32Array(weight.length);
  const a = new Uint32Array(weight.length);
  const b = new Uint32Array(weight.length);
  let left = 0;
  for (let e = 0; e < weight.length; e++) {
    if (!(weight[e]! < Number.POSITIVE_INFINITY)) {
      throw new Error(`Expected finite weights, got ${weight[e]} for edge ${e}.`);
    }
    edge[left] = e;
    a[left] = component[from[e]!]!;
    b[left] = component[to[e]!]!;
    if (a[left] !== b[left]) left++;
  }
  while (left > 0) {
    for (let i = 0; i < left; i++) {
      const x = a[i]!;
      const y = b[i]!;
      const w = weight[edge[i]!]!;
      // Edges come by rising index, so an equal weight never displaces an earlier edge.
      if (w < bestWeight[x]!) {
        bestWeight[x] = w;
        best[x] = edge[i]!;
      }
      if (w < bestWeight[y]!) {
        bestWeight[y] = w;
        best[y] = edge[i]!;
      }
    }
    for (let i = 0; i < left; i++) {
      const e = edge[i]!;
      if (best[a[i]!] !== e && best[b[i]!] !== e) continue;
      const x = findComponent(component, a[i]!);
      const y = findComponent(component, b[i]!);
      if (x === y) continue;
      if (x < y) component[y] = x;
      else component[x] = y;
      isTaken[e] = 1;
      count++;
    }
    let kept = 0;
    for (let i = 0; i < left; i++) {
      const x = findComponent(component, a[i]!);
      const y = findComponent(component, b[i]!);
      if (x === y) continue;
      edge[kept] = edge[i]!;
      a[kept] = x;
      b[kept] = y;
      kept++;
      bestWeight[x] = Number.POSITIVE_INFINITY;
      bestWeight[y] = Number.POSITIVE_INFINITY;
    }
    left = kept;
  }
  const taken = new Uint32Array(count);
  for (let e = weight.length - 1; count > 0; e--) if (isTaken[e] === 1) taken[--count] = e;
  return taken;
}

/** Directs the taken edges away from the roots, depth first. */
function hang({ from, to }: EdgeList, taken: Uint32Array, isRoot: Uint8Array): Forest {
  const vertexCount = isRoot.length;
  const offsets = new Uint32Array(vertexCount + 1);
  for (let i = 0; i < taken.length; i++) {
    offsets[from[taken[i]!]!]!++;
    offsets[to[taken[i]!]!]!++;
  }
  let sum = 0;
  for (let v = 0; v <= vertexCount; v++) {
    sum += offsets[v]!;
    offsets[v] = sum;
  }
  const incident = new Uint32Array(sum);
  for (let i = taken.length - 1; i >= 0; i--) {
    incident[--offsets[from[taken[i]!]!]!] = taken[i]!;
    incident[--offsets[to[taken[i]!]!]!] = taken[i]!;
  }
  const parent = new Int32Array(vertexCount).fill(-1);
  const parentEdge = new Int32Array(vertexCount).fill(-1);
  const sequence = new Uint32Array(taken.length);
  const stack = new Uint32Array(taken.length + 1);
  let filled = 0;
  for (let root = 0; root < vertexCount; root++) {
    if (isRoot[root] === 0) continue;
    let depth = 1;
    stack[0] = root;
    while (depth > 0) {
      const v = stack[--depth]!;
      if (v !== root) sequence[filled++] = v;
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
        const e = incident[i]!;
        if (e === parentEdge[v]) continue;
        const other = from[e] === v ? to[e]! : from[e]!;
        parent[other] = v;
        parentEdge[other] = e;
        stack[depth++] = other;
      }
    }
  }
  return { parent, parentEdge, sequence: sequence.slice(0, filled) };
}
