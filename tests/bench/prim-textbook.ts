/** Prim's algorithm as textbooks have it: adjacency lists of objects and a binary heap with stale entries. */
export interface TextbookEdge {
  readonly to: number;
  readonly weight: number;
}

export function primTextbook(adjacency: readonly (readonly TextbookEdge[])[]): number {
  const visited = new Array<boolean>(adjacency.length).fill(false);
  const heap: TextbookEdge[] = [];
  const push = (entry: TextbookEdge): void => {
    heap.push(entry);
    let at = heap.length - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (heap[up]!.weight <= heap[at]!.weight) break;
      [heap[up], heap[at]] = [heap[at]!, heap[up]!];
      at = up;
    }
  };
  const pop = (): TextbookEdge => {
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      let at = 0;
      for (;;) {
        const left = 2 * at + 1;
        if (left >= heap.length) break;
        const right = left + 1;
        const child = right < heap.length && heap[right]!.weight < heap[left]!.weight ? right : left;
        if (heap[child]!.weight >= heap[at]!.weight) break;
        [heap[child], heap[at]] = [heap[at]!, heap[child]!];
        at = child;
      }
    }
    return top;
  };
  let total = 0;
  push({ to: 0, weight: 0 });
  while (heap.length > 0) {
    const { to, weight } = pop();
    if (visited[to]) continue;
    visited[to] = true;
    total += weight;
    for (const edge of adjacency[to]!) if (!visited[edge.to]) push(edge);
  }
  return total;
}
