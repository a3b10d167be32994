import type { SteinerInput } from '../../src/model/steiner/steiner-problem.ts';

/**
 * Mehlhorn (1988) as textbooks give it, for vertices that must be joined: nearest terminals by Dijkstra with a binary
 * heap of objects, Kruskal over the edges between their neighbourhoods, and the paths behind the chosen edges.
 * @returns the cost of the tree.
 */
export function mehlhornTextbook({ nodeCount, ends, edgeCost, prizes }: SteinerInput): number {
  const neighbours: { v: number; e: number }[][] = Array.from({ length: nodeCount }, () => []);
  edgeCost.forEach((_, e) => {
    neighbours[ends[2 * e]!]!.push({ v: ends[2 * e + 1]!, e });
    neighbours[ends[2 * e + 1]!]!.push({ v: ends[2 * e]!, e });
  });
  const distance = new Array<number>(nodeCount).fill(Infinity);
  const nearest = new Array<number>(nodeCount).fill(-1);
  const via = new Array<number>(nodeCount).fill(-1);
  const heap: { key: number; v: number }[] = [];
  prizes.forEach((prize, v) => {
    if (prize !== Infinity) return;
    distance[v] = 0;
    nearest[v] = v;
    push(heap, { key: 0, v });
  });
  while (heap.length > 0) {
    const { key, v: u } = pop(heap);
    if (key > distance[u]!) continue;
    for (const { v, e } of neighbours[u]!) {
      const through = key + edgeCost[e]!;
      if (through >= distance[v]!) continue;
      distance[v] = through;
      nearest[v] = nearest[u]!;
      via[v] = e;
      push(heap, { key: through, v });
    }
  }
  const length = (e: number) => distance[ends[2 * e]!]! + edgeCost[e]! + distance[ends[2 * e + 1]!]!;
  const bridges = Array.from(edgeCost.keys()).filter(
    (e) => nearest[ends[2 * e]!] !== nearest[ends[2 * e + 1]!],
  );
  bridges.sort((a, b) => length(a) - length(b));
  const up = Array.from({ length: nodeCount }, (_, v) => v);
  const top = (start: number) => {
    let v = start;
    while (up[v] !== v) v = up[v] = up[up[v]!]!;
    return v;
  };
  const used = new Set<number>();
  for (const e of bridges) {
    const a = top(nearest[ends[2 * e]!]!);
    const b = top(nearest[ends[2 * e + 1]!]!);
    if (a === b) continue;
    up[a] = b;
    used.add(e);
    for (const end of [ends[2 * e]!, ends[2 * e + 1]!]) {
      for (let v = end; via[v]! >= 0; ) {
        const step = via[v]!;
        used.add(step);
        v = ends[2 * step] === v ? ends[2 * step + 1]! : ends[2 * step]!;
      }
    }
  }
  let cost = 0;
  for (const e of used) cost += edgeCost[e]!;
  return cost;
}

function push(heap: { key: number; v: number }[], item: { key: number; v: number }): void {
  heap.push(item);
  for (let at = heap.length - 1; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (heap[parent]!.key <= heap[at]!.key) return;
    [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
    at = parent;
  }
}

function pop(heap: { key: number; v: number }[]): { key: number; v: number } {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  heap[0] = last;
  for (let at = 0; ; ) {
    let child = 2 * at + 1;
    if (child >= heap.length) return first;
    if (child + 1 < heap.length && heap[child + 1]!.key < heap[child]!.key) child++;
    if (heap[at]!.key <= heap[child]!.key) return first;
    [heap[at], heap[child]] = [heap[child]!, heap[at]!];
    at = child;
  }
}
