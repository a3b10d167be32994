/**
 * Bottleneck test (Duin & Volgenant 1989; with prizes: Uchoa 2006, Rehfeldt & Koch 2019). An edge is not needed if its
 * ends are joined by a path on which no piece costs more, net of the prizes of the vertices within the piece: whichever
 * tree has the edge can swap it for the piece that crosses between its two halves.
 *
 * A bounded search from each vertex finds such paths; what it overlooks costs speed, not correctness.
 */
import { NodeHeap } from './node-heap.ts';
import type { ReductionGraph } from './reduction-graph.ts';

export class SpecialDistance {
  private readonly graph: ReductionGraph;
  private readonly heap: NodeHeap;
  /** Per vertex: the search that labelled it, and whether its label is the edge from the start itself. */
  private readonly seen: Int32Array;
  private readonly direct: Uint8Array;
  /** Per vertex: the dearest piece of its path, and the dearest piece that ends at it. */
  private readonly bottleneck: Float64Array;
  private readonly piece: Float64Array;
  private stamp = 0;

  constructor(graph: ReductionGraph) {
    this.graph = graph;
    this.heap = new NodeHeap(graph.nodeCount);
    this.seen = new Int32Array(graph.nodeCount);
    this.direct = new Uint8Array(graph.nodeCount);
    this.bottleneck = new Float64Array(graph.nodeCount);
    this.piece = new Float64Array(graph.nodeCount);
  }

  /**
   * Deletes the edges of the vertex for which a detour is found.
   * @param effort edges the search may look at, besides those of the vertex itself
   * @returns how many were deleted.
   */
  reduceAt(start: number, effort: number): number {
    this.search(start, this.graph.dearestAt(start), effort);
    return this.removeDetoured(start);
  }

  private removeDetoured(start: number): number {
    const { graph } = this;
    let removed = 0;
    for (let slot = graph.first[start]!; slot >= 0; ) {
      const following = graph.next[slot]!;
      const v = graph.other(slot);
      if (
        this.seen[v] === this.stamp &&
        this.direct[v] === 0 &&
        this.bottleneck[v]! <= graph.cost[slot >> 1]!
      ) {
        graph.removeEdge(slot >> 1);
        removed++;
      }
      slot = following;
    }
    return removed;
  }

  /** Labels vertices by rising bottleneck, the dearest net piece of the path to them. */
  private search(start: number, limit: number, effort: number): void {
    const { graph, heap, seen, direct, bottleneck, piece } = this;
    this.stamp++;
    heap.clear();
    seen[start] = this.stamp;
    direct[start] = 0;
    bottleneck[start] = 0;
    piece[start] = 0;
    heap.lower(start, 0);
    let left = effort + graph.degree[start]!;
    while (heap.size > 0 && left > 0) left = this.lookFrom(heap.pop(), start, limit, left);
  }

  /** @returns how many edges may still be looked at */
  private lookFrom(x: number, start: number, limit: number, allowed: number): number {
    const { graph, heap, seen, direct, bottleneck, piece, stamp } = this;
    const { cost, next, at } = graph;
    const before = Math.max(0, piece[x]! - (x === start ? 0 : graph.prizes[x]!));
    let left = allowed;
    for (let slot = graph.first[x]!; slot >= 0 && left > 0; slot = next[slot]!) {
      left--;
      const y = at[slot ^ 1]!;
      const now = before + cost[slot >> 1]!;
      if (now > limit || y === start) continue;
      const dearest = Math.max(bottleneck[x]!, now);
      if (seen[y] === stamp && (!heap.has(y) || !this.improves(y, dearest, now))) continue;
      seen[y] = stamp;
      direct[y] = x === start ? 1 : 0;
      bottleneck[y] = dearest;
      piece[y] = now;
      heap.set(y, dearest);
    }
    return left;
  }

  private improves(node: number, dearest: number, now: number): boolean {
    const known = this.bottleneck[node]!;
    if (dearest !== known) return dearest < known;
    // A detour as good as the edge itself is what makes the edge superfluous.
    return this.direct[node] === 1 || now < this.piece[node]!;
  }
}
