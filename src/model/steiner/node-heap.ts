/**
 * A queue of vertices by rising key, equal keys by rising vertex, so that no result depends on the order of insertion.
 * A vertex stands in it at most once; a four-way heap keeps the path to the root short and its children side by side.
 */
export class NodeHeap {
  /** Key of each vertex that stands or stood in the queue since the last `clear`. */
  readonly key: Float64Array;
  size = 0;
  private readonly heap: Int32Array;
  /** Place in the heap + 1; 0 where the vertex is not queued. */
  private readonly place: Int32Array;

  constructor(nodeCount: number) {
    this.key = new Float64Array(nodeCount);
    this.heap = new Int32Array(nodeCount);
    this.place = new Int32Array(nodeCount);
  }

  has(node: number): boolean {
    return this.place[node] !== 0;
  }

  /** Queues the vertex, or moves it forward if it stands further back. */
  lower(node: number, key: number): void {
    let at = this.place[node]! - 1;
    if (at < 0) at = this.size++;
    else if (this.key[node]! <= key) return;
    this.key[node] = key;
    this.rise(node, at);
  }

  /** Queues the vertex, or moves it to where the key belongs. */
  set(node: number, key: number): void {
    const at = this.place[node]! - 1;
    if (at < 0 || key < this.key[node]!) {
      this.lower(node, key);
      return;
    }
    this.key[node] = key;
    this.sink(node, at);
  }

  /** First vertex of the queue; -1 if it is empty. */
  first(): number {
    return this.size === 0 ? -1 : this.heap[0]!;
  }

  pop(): number {
    const { heap, place } = this;
    const node = heap[0]!;
    place[node] = 0;
    this.size--;
    if (this.size > 0) this.sink(heap[this.size]!, 0);
    return node;
  }

  clear(): void {
    if (this.size === 0) return;
    this.takeOut(this.size);
    this.size = 0;
  }

  private takeOut(size: number): void {
    const { heap, place } = this;
    for (let i = 0; i < size; i++) place[heap[i]!] = 0;
  }

  private rise(node: number, from: number): void {
    const { heap, place, key } = this;
    const own = key[node]!;
    let at = from;
    while (at > 0) {
      const up = (at - 1) >> 2;
      const other = heap[up]!;
      const otherKey = key[other]!;
      if (otherKey < own || (otherKey === own && other < node)) break;
      heap[at] = other;
      place[other] = at + 1;
      at = up;
    }
    heap[at] = node;
    place[node] = at + 1;
  }

  private sink(node: number, from: number): void {
    const { heap, place, key, size } = this;
    const own = key[node]!;
    let at = from;
    for (;;) {
      const firstChild = 4 * at + 1;
      if (firstChild >= size) break;
      const end = Math.min(firstChild + 4, size);
      let child = firstChild;
      let least = heap[child]!;
      let leastKey = key[least]!;
      for (let i = firstChild + 1; i < end; i++) {
        const other = heap[i]!;
        const otherKey = key[other]!;
        if (otherKey < leastKey || (otherKey === leastKey && other < least)) {
          child = i;
          least = other;
          leastKey = otherKey;
        }
      }
      if (own < leastKey || (own === leastKey && node < least)) break;
      heap[at] = least;
      place[least] = at + 1;
      at = child;
    }
    heap[at] = node;
    place[node] = at + 1;
  }
}
