/** Builds trees: shortest-path heuristic, minimum spanning tree of chosen vertices, and the best part of a tree. */

import { drain } from './drain.ts';
import type { SteinerGraph } from './graph.ts';
import type { HubParts } from './hub-parts.ts';
import { NodeHeap } from './node-heap.ts';

export interface Tree {
  readonly nodes: Int32Array;
  /** One fewer than the nodes. */
  readonly edges: Int32Array;
  /** Cost of the edges and prizes of the vertices left out; Infinity if a vertex that must be joined is left out. */
  readonly cost: number;
}

/** Vertices taken between two yields. */
const PORTION = 50_000;

export class TreeBuilder {
  private readonly graph: SteinerGraph;
  private readonly prizes: Float64Array;
  private readonly prizeSum: number;
  private readonly mustCount: number;
  private readonly heap: NodeHeap;
  /** Per vertex: its slot towards the vertex it was reached from; -1 at the start. */
  private readonly via: Int32Array;
  private readonly distance: Float64Array;
  private readonly order: Int32Array;
  private readonly gain: Float64Array;
  private readonly state: Uint8Array;
  private readonly chosen: Uint8Array;
  private readonly parts: HubParts | undefined;

  /** @param parts of the graph: trees from their hub are built part by part, the same but for the order of their vertices */
  constructor(graph: SteinerGraph, prizes: Float64Array, parts?: HubParts) {
    const { nodeCount } = graph;
    this.graph = graph;
    this.prizes = prizes;
    this.parts = parts;
    this.prizeSum = finiteSum(prizes);
    this.mustCount = prizes.reduce((count, prize) => (prize === Infinity ? count + 1 : count), 0);
    this.heap = new NodeHeap(nodeCount);
    this.via = new Int32Array(nodeCount);
    this.distance = new Float64Array(nodeCount);
    this.order = new Int32Array(nodeCount);
    this.gain = new Float64Array(nodeCount);
    this.state = new Uint8Array(nodeCount);
    this.chosen = new Uint8Array(nodeCount);
  }

  /**
   * Shortest-path heuristic (Takahashi & Matsuyama 1980): from the start, again and again the nearest terminal is joined
   * to the tree by a shortest path, through allowed vertices; then the best part of the spanning tree of what was
   * reached is taken.
   * @param start allowed; a vertex that must be joined, if there is any
   * @param cost per slot
   */
  growTree(start: number, allowed: Uint8Array, cost: Float64Array): Tree {
    return drain(this.grow(start, allowed, cost));
  }

  /** Does the same in steps, between which the builder must not be asked for another tree. */
  *grow(start: number, allowed: Uint8Array, cost: Float64Array): Generator<void, Tree, void> {
    const { heap, via, distance, chosen } = this;
    distance.fill(Infinity);
    chosen.fill(0);
    via[start] = -1;
    distance[start] = 0;
    chosen[start] = 1;
    const { slots, start: begins } = this.partsFrom(start);
    let left = PORTION;
    for (let part = 0; part + 1 < begins.length; part++) {
      this.reachAlong(slots, begins[part]!, begins[part + 1]!, allowed, cost);
      while (heap.size > 0) {
        left = this.growPortion(left, allowed, cost);
        if (left > 0) continue;
        left = PORTION;
        yield;
      }
    }
    yield;
    return this.spanBest(start, chosen);
  }

  /**
   * Takes vertices off the queue, so many at most, and joins the terminals among them.
   * @returns how many of them are left to take
   */
  private growPortion(portion: number, allowed: Uint8Array, cost: Float64Array): number {
    const { prizes, heap, chosen } = this;
    let left = portion;
    for (; heap.size > 0 && left > 0; left--) {
      const u = heap.pop();
      if (prizes[u]! > 0 && chosen[u] === 0) this.joinPath(u);
      else this.reachFrom(u, allowed, cost);
    }
    return left;
  }

  /** Joins the vertex by the way it was reached; what is joined begins again, at no distance. */
  private joinPath(terminal: number): void {
    const { heap, via, distance, chosen } = this;
    const { target } = this.graph;
    for (let v = terminal; chosen[v] === 0; v = target[via[v]!]!) {
      chosen[v] = 1;
      distance[v] = 0;
      heap.set(v, 0);
    }
  }

  private reachAlong(
    slots: Int32Array,
    from: number,
    to: number,
    allowed: Uint8Array,
    cost: Float64Array,
  ): void {
    for (let i = from; i < to; i++) this.reach(slots[i]!, 0, allowed, cost);
  }

  private reachFrom(u: number, allowed: Uint8Array, cost: Float64Array): void {
    const end = this.graph.offsets[u + 1]!;
    const so = this.distance[u]!;
    for (let k = this.graph.offsets[u]!; k < end; k++) this.reach(k, so, allowed, cost);
  }

  private reach(k: number, so: number, allowed: Uint8Array, cost: Float64Array): void {
    const v = this.graph.target[k]!;
    if (allowed[v] === 0) return;
    const through = so + cost[k]!;
    if (through >= this.distance[v]!) return;
    this.distance[v] = through;
    this.via[v] = this.graph.mate[k]!;
    this.heap.lower(v, through);
  }

  /** The slots of the vertex that a search begins with, in parts that it can be made in; one part where none are known. */
  private partsFrom(start: number): Pick<HubParts, 'slots' | 'start'> {
    if (this.parts?.hub === start) return this.parts;
    const from = this.graph.offsets[start]!;
    const slots = new Int32Array(this.graph.offsets[start + 1]! - from);
    for (let i = 0; i < slots.length; i++) slots[i] = from + i;
    return { slots, start: Int32Array.of(0, slots.length) };
  }

  /**
   * The best part of the minimum spanning tree of the chosen vertices that the start reaches through chosen ones.
   * @param start chosen; a vertex that must be joined, if there is any
   */
  spanBest(start: number, chosen: Uint8Array): Tree {
    const { via, order, state } = this;
    let count = 0;
    state.fill(0);
    via[start] = -1;
    state[start] = 2;
    order[count++] = start;
    const { slots, start: begins } = this.partsFrom(start);
    for (let part = 0; part + 1 < begins.length; part++) {
      this.spanAlong(slots, begins[part]!, begins[part + 1]!, chosen);
      count = this.spanPart(count, chosen);
    }
    return this.bestPart(count);
  }

  private spanAlong(slots: Int32Array, from: number, to: number, chosen: Uint8Array): void {
    for (let i = from; i < to; i++) this.span(slots[i]!, chosen);
  }

  /** Takes all that is in the queue. @returns how many vertices the tree has then */
  private spanPart(known: number, chosen: Uint8Array): number {
    const { heap, order, state } = this;
    let count = known;
    while (heap.size > 0) {
      const u = heap.pop();
      state[u] = 2;
      order[count++] = u;
      this.spanFrom(u, chosen);
    }
    return count;
  }

  private spanFrom(u: number, chosen: Uint8Array): void {
    const end = this.graph.offsets[u + 1]!;
    for (let k = this.graph.offsets[u]!; k < end; k++) this.span(k, chosen);
  }

  private span(k: number, chosen: Uint8Array): void {
    const { graph, state, distance } = this;
    const v = graph.target[k]!;
    if (chosen[v] === 0 || state[v] === 2) return;
    const c = graph.cost[k]!;
    if (state[v] === 1 && c >= distance[v]!) return;
    state[v] = 1;
    distance[v] = c;
    this.via[v] = graph.mate[k]!;
    this.heap.lower(v, c);
  }

  /** Best connected part of the tree that stands in `order` and `via`. */
  private bestPart(count: number): Tree {
    this.startGains(count);
    this.passGains(count);
    return this.takeBest(count, this.mustCount === 0 ? this.richest(count) : this.order[0]!);
  }

  private startGains(count: number): void {
    const { prizes, order, gain, state } = this;
    for (let i = 0; i < count; i++) {
      const v = order[i]!;
      const must = prizes[v] === Infinity;
      gain[v] = must ? 0 : prizes[v]!;
      state[v] = must ? KEEP : DROP;
    }
  }

  /** From the leaves up: what a branch is worth beyond its edges goes to the vertex that it hangs from. */
  private passGains(count: number): void {
    const { via, order, gain, state } = this;
    const { target, cost } = this.graph;
    for (let i = count - 1; i > 0; i--) {
      const v = order[i]!;
      const up = target[via[v]!]!;
      const c = cost[via[v]!]!;
      if (state[v] === KEEP) state[up] = KEEP;
      if (state[v] === KEEP || gain[v]! > c) {
        gain[up]! += gain[v]! - c;
        if (state[v] === DROP) state[v] = WORTH;
      }
    }
  }

  private richest(count: number): number {
    const { order, gain } = this;
    let top = order[0]!;
    for (let i = 0; i < count; i++) if (gain[order[i]!]! > gain[top]!) top = order[i]!;
    return top;
  }

  /** What is worth it below `top`. */
  private takeBest(count: number, top: number): Tree {
    const { prizes, via, order, state, chosen } = this;
    const { target, cost, edge } = this.graph;
    const nodes = new Int32Array(count);
    const edges = new Int32Array(count);
    let nodeCount = 0;
    let edgeCount = 0;
    let sum = this.prizeSum;
    let missing = this.mustCount;
    chosen.fill(0);
    for (let i = 0; i < count; i++) {
      const v = order[i]!;
      if (v !== top) {
        if (i === 0 || state[v] === DROP || chosen[target[via[v]!]!] === 0) continue;
        edges[edgeCount++] = edge[via[v]!]!;
        sum += cost[via[v]!]!;
      }
      chosen[v] = 1;
      nodes[nodeCount++] = v;
      if (prizes[v] === Infinity) missing--;
      else sum -= prizes[v]!;
    }
    return {
      nodes: nodes.slice(0, nodeCount),
      edges: edges.slice(0, edgeCount),
      cost: missing > 0 ? Infinity : sum,
    };
  }
}

const DROP = 0;
const WORTH = 1;
const KEEP = 2;

export function finiteSum(prizes: Float64Array): number {
  let sum = 0;
  for (let v = 0; v < prizes.length; v++) if (prizes[v] !== Infinity) sum += prizes[v]!;
  return sum;
}
