/** Edges that no tree needs: from a vertex to itself, and all but the cheapest between the same two vertices. */

/**
 * @param ends per edge e its vertices at 2e and 2e + 1
 * @param directed whether an edge from u to v is another one than an edge from v to u
 * @returns the edges to keep, ascending; of equally cheap ones the first.
 */
export function cheapestOfPairs(
  nodeCount: number,
  ends: ArrayLike<number>,
  edgeCost: ArrayLike<number>,
  directed = false,
): Int32Array {
  const edgeCount = edgeCost.length;
  // Edges are chained by the vertex they stand under: the lower end, or the tail of an arc.
  const first = new Int32Array(nodeCount).fill(-1);
  const next = new Int32Array(edgeCount);
  for (let e = edgeCount - 1; e >= 0; e--) {
    const u = ends[2 * e]!;
    const v = ends[2 * e + 1]!;
    const under = directed || u < v ? u : v;
    next[e] = first[under]!;
    first[under] = e;
  }
  const cheapest = new Int32Array(nodeCount).fill(-1);
  const isKept = new Uint8Array(edgeCount);
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    for (let e = first[v]!; e >= 0; e = next[e]!) {
      const u = ends[2 * e]! === v ? ends[2 * e + 1]! : ends[2 * e]!;
      if (u === v) continue;
      const known = cheapest[u]!;
      if (known < 0) count++;
      if (known >= 0 && edgeCost[known]! <= edgeCost[e]!) continue;
      if (known >= 0) isKept[known] = 0;
      isKept[e] = 1;
      cheapest[u] = e;
    }
    for (let e = first[v]!; e >= 0; e = next[e]!) {
      cheapest[ends[2 * e]!] = -1;
      cheapest[ends[2 * e + 1]!] = -1;
    }
  }
  const kept = new Int32Array(count);
  for (let e = 0, i = 0; e < edgeCount; e++) if (isKept[e] === 1) kept[i++] = e;
  return kept;
}
