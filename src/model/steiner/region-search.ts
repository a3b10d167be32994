/**
 * Local search by regions (in the manner of POPMUSIC, Taillard & Voss 2002): some hundred neighbouring vertices are
 * taken out of a large graph, what hangs together outside counts as one vertex that must be joined, and the little
 * problem is solved by branch and bound. Where the answer is cheaper it replaces what the tree had there.
 */
import type { Goal } from './bounding.ts';
import { BranchAndBound } from './branch-and-bound.ts';
import { coreOf, lift } from './core.ts';
import { buildSteinerGraph, type SteinerGraph } from './graph.ts';
import { shrink } from './presolve.ts';
import { type RandomSource, randomPermutation } from './random-source.ts';
import { ReductionGraph } from './reduction-graph.ts';
import { Trails } from './trails.ts';
import { type Tree, TreeBuilder } from './tree-builder.ts';
import { TreeState } from './tree-state.ts';

/** Nodes of the branch-and-bound tree of a region. */
const NODE_LIMIT = 6;
/** Edges the bottleneck test looks at per vertex of a region. */
const EFFORT = 60;

/** A tree is shown once the sweep has saved this share of its cost. */
const WORTH_SHOWING = 0.001;

/** The little problem; vertices and edges are numbered anew. */
interface Region {
  readonly graph: SteinerGraph;
  readonly prizes: Float64Array;
  /** Per edge: its slot in the whole graph. */
  readonly slots: readonly number[];
  /** What the tree costs here now. */
  readonly cost: number;
}

export class RegionSearch {
  /** Vertices and arcs looked at so far, roughly. */
  work = 0;
  private readonly graph: SteinerGraph;
  private readonly prizes: Float64Array;
  private readonly builder: TreeBuilder;
  private readonly tree: TreeState;
  private readonly random: RandomSource;
  private readonly size: number;
  private readonly inside: Int32Array;
  /** Per vertex that stands for a vertex of the region: its number there, valid where `numbered` has the stamp. */
  private readonly number: Int32Array;
  private readonly numbered: Int32Array;
  private readonly covered: Uint8Array;
  private stamp = 0;

  /** @param size vertices of a region */
  constructor(
    graph: SteinerGraph,
    prizes: Float64Array,
    builder: TreeBuilder,
    random: RandomSource,
    size: number,
  ) {
    this.graph = graph;
    this.prizes = prizes;
    this.builder = builder;
    this.random = random;
    this.size = size;
    this.tree = new TreeState(graph, prizes);
    this.inside = new Int32Array(graph.nodeCount);
    this.number = new Int32Array(graph.nodeCount);
    this.numbered = new Int32Array(graph.nodeCount);
    this.covered = new Uint8Array(graph.nodeCount);
  }

  /**
   * Goes once over the tree.
   * @param found is given the best tree so far from time to time
   * @returns the best tree.
   */
  *sweep(start: Tree, found: (tree: Tree) => void): Generator<void, Tree, void> {
    const { tree, covered } = this;
    tree.load(start);
    covered.fill(0);
    const order = randomPermutation(start.nodes.length, this.random);
    let best = start;
    let saved = 0;
    let unseen = 0;
    for (const place of order) {
      const center = start.nodes[place]!;
      if (covered[center] === 1 || tree.inTree[center] === 0) continue;
      const gain = this.improveAround(center);
      saved += gain;
      unseen += gain;
      yield;
      if (unseen <= WORTH_SHOWING * start.cost) continue;
      unseen = 0;
      best = this.current(best);
      found(best);
    }
    return saved > 0 ? this.current(best) : best;
  }

  private current(best: Tree): Tree {
    const chosen = Uint8Array.from(this.tree.inTree);
    const first = this.prizes.indexOf(Infinity);
    const tree = this.builder.spanBest(first >= 0 ? first : chosen.indexOf(1), chosen);
    this.work += 4 * this.graph.nodeCount;
    return tree.cost < best.cost ? tree : best;
  }

  /** @returns what the tree costs less. */
  private improveAround(center: number): number {
    const nodes = this.collect(center);
    const region = this.cutOut(nodes);
    const better = this.solve(region);
    if (better === undefined) return 0;
    this.replace(nodes, region, better);
    return region.cost - better.cost;
  }

  /** The vertices nearest to the center in steps; the nearer half will not be a center again. */
  private collect(center: number): number[] {
    const { graph, inside, size, covered } = this;
    const { offsets, target } = graph;
    const stamp = ++this.stamp;
    const nodes = [center];
    inside[center] = stamp;
    for (let i = 0; i < nodes.length && nodes.length < size; i++) {
      const v = nodes[i]!;
      for (let k = offsets[v]!; k < offsets[v + 1]! && nodes.length < size; k++) {
        const u = target[k]!;
        if (inside[u] === stamp) continue;
        inside[u] = stamp;
        nodes.push(u);
      }
    }
    for (let i = 0; 2 * i < nodes.length; i++) covered[nodes[i]!] = 1;
    return nodes;
  }

  /** The vertex that stands for all that hangs together with v outside the region. */
  private topOf(v: number): number {
    const { inside, stamp } = this;
    const { via, inTree } = this.tree;
    const { target } = this.graph;
    if (inTree[v] === 0) return v;
    let top = v;
    for (;;) {
      this.work++;
      const slot = via[top]!;
      if (slot < 0 || (inside[top] === stamp && inside[target[slot]!] === stamp)) return top;
      top = target[slot]!;
    }
  }

  private cutOut(nodes: readonly number[]): Region {
    const { graph, inside, stamp, number, numbered, prizes } = this;
    const { offsets, target, mate, cost } = graph;
    const { via, inTree } = this.tree;
    const regionPrizes: number[] = [];
    const numberOf: number[] = [];
    let sum = 0;
    for (const v of nodes) {
      const top = this.topOf(v);
      if (numbered[top] !== stamp) {
        numbered[top] = stamp;
        number[top] = regionPrizes.length;
        regionPrizes.push(0);
      }
      const own = number[top]!;
      numberOf.push(own);
      regionPrizes[own]! += prizes[v]!;
      if (inTree[v] === 0) sum += prizes[v]!;
      else if (via[v]! >= 0 && inside[target[via[v]!]!] === stamp) sum += cost[via[v]!]!;
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const u = target[k]!;
        const isFixed = inside[u] !== stamp && (via[v] === k || via[u] === mate[k]!);
        if (isFixed && inTree[v] === 1 && inTree[u] === 1) regionPrizes[own] = Infinity;
      }
      this.work += 8;
    }
    for (let i = 0; i < nodes.length; i++) number[nodes[i]!] = numberOf[i]!;
    const slotOfPair = new Map<number, number>();
    for (const v of nodes) {
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const u = target[k]!;
        if (inside[u] !== stamp || number[u]! <= number[v]!) continue;
        const pair = number[v]! * nodes.length + number[u]!;
        const known = slotOfPair.get(pair);
        if (known === undefined || cost[k]! < cost[known]!) slotOfPair.set(pair, k);
      }
    }
    const slots = [...slotOfPair.values()].sort((a, b) => cost[a]! - cost[b]! || a - b);
    const ends = Int32Array.from(slots.flatMap((k) => [number[target[mate[k]!]!]!, number[target[k]!]!]));
    const edgeCost = Float64Array.from(slots, (k) => cost[k]!);
    return {
      graph: buildSteinerGraph(regionPrizes.length, ends, edgeCost),
      prizes: Float64Array.from(regionPrizes),
      slots,
      cost: sum,
    };
  }

  private solve({ graph, prizes, cost: start }: Region): Tree | undefined {
    const trails = new Trails();
    const core = coreOf({ graph, prizes, divisor: 1, perDigit: 1, isWhole: true });
    const reduced = new ReductionGraph(core, trails);
    for (const _ of shrink(reduced, EFFORT, 1));
    const builder = new TreeBuilder(graph, prizes);
    let best: Tree | undefined;
    let cost = start;
    const goal: Goal = {
      get cost() {
        return cost;
      },
      limit: () => cost - 1,
      lift: (of, tree) => lift(of, tree, trails, builder, prizes),
    };
    const found = (tree: Tree) => {
      if (tree.cost <= goal.limit()) {
        best = tree;
        cost = tree.cost;
      }
      return [];
    };
    const rest = reduced.freeze();
    const search = new BranchAndBound(rest, rest.constant, { trails, goal, random: this.random, found });
    while (!search.done && search.nodes < NODE_LIMIT) for (const _ of search.step());
    this.work += search.work + 40 * graph.edgeCount;
    return best;
  }

  /** Takes the region's old edges out of the tree and the new ones in. */
  private replace(nodes: readonly number[], { slots }: Region, better: Tree): void {
    const { graph, inside, stamp, number } = this;
    const { target, mate, offsets } = graph;
    const { via, inTree } = this.tree;
    const chosen = new Set(better.nodes);
    const isNew = new Set(Array.from(better.edges, (e) => slots[e]!));
    for (const v of nodes) if (via[v]! >= 0 && inside[target[via[v]!]!] === stamp) via[v] = -1;
    const members = new Map<number, number[]>();
    for (const v of nodes) {
      const own = number[v]!;
      if (!chosen.has(own)) {
        inTree[v] = 0;
        via[v] = -1;
        continue;
      }
      inTree[v] = 1;
      const list = members.get(own);
      if (list === undefined) members.set(own, [v]);
      else list.push(v);
    }
    // From which part the tree hangs does not matter.
    const queue = [better.nodes[0]!];
    const reached = new Set(queue);
    for (const own of queue) {
      for (const v of members.get(own)!) {
        for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
          const u = target[k]!;
          if (inside[u] !== stamp || reached.has(number[u]!)) continue;
          if (!isNew.has(k) && !isNew.has(mate[k]!)) continue;
          this.tree.evert(u);
          via[u] = mate[k]!;
          reached.add(number[u]!);
          queue.push(number[u]!);
        }
      }
    }
  }
}
