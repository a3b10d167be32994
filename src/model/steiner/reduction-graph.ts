/**
 * A graph that shrinks: incidence lists that allow to delete an edge, shorten a path to an edge and contract an edge in
 * time proportional to the degree. Slots 2e and 2e + 1 are the two ends of edge e. There are never parallel edges.
 */
import type { Core } from './core.ts';
import { buildSteinerGraph } from './graph.ts';
import type { Trails } from './trails.ts';

export class ReductionGraph {
  readonly nodeCount: number;
  /** Per slot: the vertex at this end. */
  readonly at: Int32Array;
  /** Per slot: the next slot of the same vertex; -1 at the end. */
  readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** Per vertex: its first slot; -1 where it has none. */
  readonly first: Int32Array;
  readonly degree: Int32Array;
  readonly alive: Uint8Array;
  /** Per edge. */
  readonly cost: Float64Array;
  readonly edgeAlive: Uint8Array;
  /** Per slot: 1 where no better tree has the arc that ends here. */
  readonly closed: Uint8Array;
  readonly prizes: Float64Array;
  root: number;
  constant: number;
  private readonly nodeTrails: Int32Array;
  private readonly edgeTrails: Int32Array;
  private readonly trails: Trails;
  /** Vertices whose surroundings have changed, each at most once. */
  private readonly touched: number[] = [];
  private readonly isTouched: Uint8Array;
  private readonly slotTo: Int32Array;
  private richest = -1;
  /** Vertices that must be joined. */
  private mustCount = 0;

  constructor(core: Core, trails: Trails) {
    const { graph } = core;
    this.nodeCount = graph.nodeCount;
    this.at = Int32Array.from(graph.ends);
    this.next = new Int32Array(graph.ends.length);
    this.previous = new Int32Array(graph.ends.length);
    this.first = new Int32Array(graph.nodeCount).fill(-1);
    this.degree = new Int32Array(graph.nodeCount);
    this.alive = new Uint8Array(graph.nodeCount).fill(1);
    this.cost = Float64Array.from(graph.edgeCost);
    this.edgeAlive = new Uint8Array(graph.edgeCount).fill(1);
    this.closed = new Uint8Array(graph.ends.length);
    this.prizes = Float64Array.from(core.prizes);
    this.root = core.root;
    this.constant = core.constant;
    this.nodeTrails = Int32Array.from(core.nodeTrails);
    this.edgeTrails = Int32Array.from(core.edgeTrails);
    this.trails = trails;
    this.isTouched = new Uint8Array(graph.nodeCount);
    this.slotTo = new Int32Array(graph.nodeCount).fill(-1);
    for (let v = 0; v < graph.nodeCount; v++) {
      if (this.prizes[v] === Infinity) this.mustCount++;
      this.linkAll(core, v);
      this.touch(v);
    }
  }

  /** Links the vertex's slots, the last first, so that they stand in the order of the core. */
  private linkAll({ graph: { offsets, edge, ends }, closed }: Core, v: number): void {
    const from = offsets[v]!;
    for (let k = offsets[v + 1]! - 1; k >= from; k--) {
      const e = edge[k]!;
      const slot = ends[2 * e] === v ? 2 * e : 2 * e + 1;
      this.closed[slot] = closed[k]!;
      this.link(slot, v);
    }
  }

  other(slot: number): number {
    return this.at[slot ^ 1]!;
  }

  /** Cost of the vertex's dearest edge; 0 where it has none. */
  dearestAt(node: number): number {
    let dearest = 0;
    for (let slot = this.first[node]!; slot >= 0; slot = this.next[slot]!) {
      dearest = Math.max(dearest, this.cost[slot >> 1]!);
    }
    return dearest;
  }

  isTerminal(node: number): boolean {
    return this.prizes[node]! > 0;
  }

  /** Every tree has the vertex from now on. */
  demand(node: number): void {
    if (this.prizes[node] === Infinity) return;
    this.prizes[node] = Infinity;
    this.mustCount++;
    if (this.root < 0) this.root = node;
  }

  /**
   * Whether the vertex alone is the best tree of a single vertex. Such a tree may be optimal, and where the vertex stands
   * for several ones nobody else knows it.
   */
  isBestAlone(node: number): boolean {
    if (this.mustCount > 0) return this.mustCount === 1 && this.prizes[node] === Infinity;
    if (this.richest < 0 || this.alive[this.richest] === 0) {
      this.richest = this.alive.indexOf(1);
      for (let v = this.richest + 1; v < this.nodeCount; v++) {
        if (this.prizes[v]! > this.prizes[this.richest]!) this.richest = v;
      }
    }
    return node === this.richest;
  }

  touch(node: number): void {
    if (this.isTouched[node] === 1) return;
    this.isTouched[node] = 1;
    this.touched.push(node);
  }

  /** A vertex whose surroundings have changed since it was taken; -1 if there is none. */
  takeTouched(): number {
    const node = this.touched.pop();
    if (node === undefined) return -1;
    this.isTouched[node] = 0;
    return node;
  }

  removeEdge(e: number): void {
    this.edgeAlive[e] = 0;
    this.unlink(2 * e);
    this.touch(this.at[2 * e]!);
    this.unlink(2 * e + 1);
    this.touch(this.at[2 * e + 1]!);
  }

  /** The vertex is in no tree from now on. */
  removeNode(node: number): void {
    for (let slot = this.first[node]!; slot >= 0; ) {
      const following = this.next[slot]!;
      this.removeEdge(slot >> 1);
      slot = following;
    }
    this.alive[node] = 0;
    this.constant += this.prizes[node]!;
    this.prizes[node] = 0;
  }

  /** A tree with either end of the edge has both and the edge; `gone` becomes part of `kept`. */
  contract(e: number, kept: number, gone: number): void {
    const { cost, prizes } = this;
    this.constant += cost[e]!;
    if (prizes[kept] === Infinity && prizes[gone] === Infinity) this.mustCount--;
    prizes[kept] = prizes[kept]! + prizes[gone]! - cost[e]!;
    this.nodeTrails[kept] = this.trails.join(
      this.nodeTrails[kept]!,
      this.trails.join(this.nodeTrails[gone]!, this.edgeTrails[e]!),
    );
    if (this.root === gone) this.root = kept;
    if (this.richest === gone || (this.richest >= 0 && prizes[kept]! > prizes[this.richest]!))
      this.richest = kept;
    this.removeEdge(e);
    this.alive[gone] = 0;
    prizes[gone] = 0;
    // Parallel edges are found from the kept vertex's list or from the neighbours' lists, whichever is shorter.
    let around = 0;
    for (let slot = this.first[gone]!; slot >= 0; slot = this.next[slot]!)
      around += this.degree[this.other(slot)]!;
    const marked = this.degree[kept]! < around;
    if (marked) this.markNeighbours(kept, true);
    for (let slot = this.first[gone]!; slot >= 0; ) {
      const following = this.next[slot]!;
      const neighbour = this.other(slot);
      const parallel = marked ? this.slotTo[neighbour]! : this.slotBetween(kept, neighbour);
      if (parallel >= 0 && cost[parallel >> 1]! <= cost[slot >> 1]!) this.removeEdge(slot >> 1);
      else {
        if (parallel >= 0) this.removeEdge(parallel >> 1);
        this.unlink(slot);
        this.link(slot, kept);
        this.touch(neighbour);
      }
      slot = following;
    }
    if (marked) this.markNeighbours(kept, false);
    this.touch(kept);
  }

  /** Replaces a vertex of degree 2, which a better tree only passes through, by an edge. */
  shorten(node: number): void {
    const a = this.first[node]!;
    const b = this.next[a]!;
    const x = this.other(a);
    const y = this.other(b);
    const { cost, closed, edgeTrails, trails } = this;
    const prize = this.prizes[node]!;
    const sum = cost[a >> 1]! + cost[b >> 1]! - prize;
    const intoY = closed[a]! | closed[b ^ 1]!;
    const intoX = closed[a ^ 1]! | closed[b]!;
    const trail = trails.join(this.nodeTrails[node]!, trails.join(edgeTrails[a >> 1]!, edgeTrails[b >> 1]!));
    this.constant += prize;
    this.prizes[node] = 0;
    this.alive[node] = 0;
    this.removeEdge(b >> 1);
    const parallel = this.slotBetween(x, y);
    if (parallel >= 0 && cost[parallel >> 1]! <= sum) {
      this.removeEdge(a >> 1);
      return;
    }
    if (parallel >= 0) this.removeEdge(parallel >> 1);
    this.unlink(a);
    this.link(a, y);
    cost[a >> 1] = sum;
    edgeTrails[a >> 1] = trail;
    closed[a] = intoY;
    closed[a ^ 1] = intoX;
    this.touch(x);
    this.touch(y);
  }

  /** What is left, renumbered: vertices in the old order, edges too or by rising cost. */
  freeze(byCost = false): Core {
    const { at, alive, edgeAlive, cost, prizes, nodeTrails, edgeTrails } = this;
    const number = new Int32Array(this.nodeCount);
    const nodes = keptIndices(alive);
    for (let i = 0; i < nodes.length; i++) number[nodes[i]!] = i;
    const kept = keptIndices(edgeAlive);
    const edges = byCost ? kept.sort((a, b) => cost[a]! - cost[b]! || a - b) : kept;
    const ends = new Int32Array(2 * edges.length);
    const edgeCost = new Float64Array(edges.length);
    const keptEdgeTrails = new Int32Array(edges.length);
    for (let i = 0; i < edges.length; i++) {
      const e = edges[i]!;
      ends[2 * i] = number[at[2 * e]!]!;
      ends[2 * i + 1] = number[at[2 * e + 1]!]!;
      edgeCost[i] = cost[e]!;
      keptEdgeTrails[i] = edgeTrails[e]!;
    }
    const keptPrizes = new Float64Array(nodes.length);
    const keptNodeTrails = new Int32Array(nodes.length);
    for (let i = 0; i < nodes.length; i++) {
      keptPrizes[i] = prizes[nodes[i]!]!;
      keptNodeTrails[i] = nodeTrails[nodes[i]!]!;
    }
    const graph = buildSteinerGraph(nodes.length, ends, edgeCost);
    const closed = new Uint8Array(ends.length);
    for (let k = 0; k < closed.length; k++) {
      const i = graph.edge[k]!;
      // Slot k belongs to the end that is not its target.
      closed[k] = this.closed[2 * edges[i]! + (ends[2 * i] === graph.target[k] ? 1 : 0)]!;
    }
    return {
      graph,
      prizes: keptPrizes,
      closed,
      root: this.root < 0 ? -1 : number[this.root]!,
      constant: this.constant,
      nodeTrails: keptNodeTrails,
      edgeTrails: keptEdgeTrails,
    };
  }

  private markNeighbours(node: number, on: boolean): void {
    for (let slot = this.first[node]!; slot >= 0; slot = this.next[slot]!) {
      this.slotTo[this.other(slot)] = on ? slot : -1;
    }
  }

  private slotBetween(x: number, y: number): number {
    const from = this.degree[x]! <= this.degree[y]! ? x : y;
    const to = from === x ? y : x;
    for (let slot = this.first[from]!; slot >= 0; slot = this.next[slot]!) {
      if (this.other(slot) === to) return slot;
    }
    return -1;
  }

  private link(slot: number, node: number): void {
    const head = this.first[node]!;
    this.at[slot] = node;
    this.next[slot] = head;
    this.previous[slot] = -1;
    if (head >= 0) this.previous[head] = slot;
    this.first[node] = slot;
    this.degree[node]!++;
  }

  private unlink(slot: number): void {
    const before = this.previous[slot]!;
    const after = this.next[slot]!;
    if (before >= 0) this.next[before] = after;
    else this.first[this.at[slot]!] = after;
    if (after >= 0) this.previous[after] = before;
    this.degree[this.at[slot]!]!--;
  }
}

function keptIndices(alive: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < alive.length; i++) count += alive[i]!;
  const kept = new Int32Array(count);
  let filled = 0;
  for (let i = 0; i < alive.length; i++) if (alive[i] === 1) kept[filled++] = i;
  return kept;
}
