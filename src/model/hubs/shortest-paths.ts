/** Shortest paths between all vertices of an undirected graph (Dijkstra 1959, binary heap, from each vertex). */

/**
 * A repeated edge takes its last cost, as the OR-Library prescribes for its p-median graphs.
 * @param edges end, end, cost ≥ 0; vertices from 0
 * @returns vertexCount × vertexCount, symmetric; Infinity where no path leads
 */
export function shortestPaths(
  vertexCount: number,
  edges: readonly (readonly [number, number, number])[],
): Float64Array {
  const last = new Map<number, number>();
  for (const [u, v, cost] of edges)
    if (u !== v) last.set(Math.min(u, v) * vertexCount + Math.max(u, v), cost);
  const offsets = new Int32Array(vertexCount + 1);
  for (const key of last.keys()) {
    offsets[Math.floor(key / vertexCount) + 1]!++;
    offsets[(key % vertexCount) + 1]!++;
  }
  for (let v = 0; v < vertexCount; v++) offsets[v + 1]! += offsets[v]!;
  const next = offsets.slice(0, vertexCount);
  const to = new Int32Array(2 * last.size);
  const cost = new Float64Array(2 * last.size);
  for (const [key, value] of last) {
    const u = Math.floor(key / vertexCount);
    const v = key % vertexCount;
    cost[next[u]!] = value;
    to[next[u]!++] = v;
    cost[next[v]!] = value;
    to[next[v]!++] = u;
  }
  const distances = new Float64Array(vertexCount * vertexCount).fill(Number.POSITIVE_INFINITY);
  const heap = new Int32Array(vertexCount);
  const place = new Int32Array(vertexCount);
  for (let source = 0; source < vertexCount; source++) {
    const row = distances.subarray(source * vertexCount, (source + 1) * vertexCount);
    spread(row, source, offsets, to, cost, heap, place);
  }
  return distances;
}

/** Fills `distance` (all Infinity) from one source. `heap` holds vertices, `place` where each stands in it. */
function spread(
  distance: Float64Array,
  source: number,
  offsets: Int32Array,
  to: Int32Array,
  cost: Float64Array,
  heap: Int32Array,
  place: Int32Array,
): void {
  place.fill(-1);
  distance[source] = 0;
  heap[0] = source;
  place[source] = 0;
  let size = 1;
  const rise = (vertex: number, from: number): void => {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (distance[heap[parent]!]! <= distance[vertex]!) break;
      heap[at] = heap[parent]!;
      place[heap[at]!] = at;
      at = parent;
    }
    heap[at] = vertex;
    place[vertex] = at;
  };
  const sink = (vertex: number): void => {
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && distance[heap[child + 1]!]! < distance[heap[child]!]!) child++;
      if (distance[heap[child]!]! >= distance[vertex]!) break;
      heap[at] = heap[child]!;
      place[heap[at]!] = at;
      at = child;
    }
    heap[at] = vertex;
    place[vertex] = at;
  };
  while (size > 0) {
    const vertex = heap[0]!;
    size--;
    if (size > 0) sink(heap[size]!);
    for (let arc = offsets[vertex]!; arc < offsets[vertex + 1]!; arc++) {
      const other = to[arc]!;
      const through = distance[vertex]! + cost[arc]!;
      if (through >= distance[other]!) continue;
      const isNew = distance[other] === Number.POSITIVE_INFINITY;
      distance[other] = through;
      rise(other, isNew ? size++ : place[other]!);
    }
  }
}
