/**
 * Iterated local search near a tree: a small random change, then local search only where something has changed, then
 * either on from there or back (record-to-record travel, Dueck 1993).
 */
import type { SteinerGraph } from './graph.ts';
import { KeyPathSearch } from './key-path-search.ts';
import type { RandomSource } from './random-source.ts';
import type { Tree, TreeBuilder } from './tree-builder.ts';
import { TreeState } from './tree-state.ts';
import { VertexInsertion } from './vertex-insertion.ts';

/** How much dearer than the best tree of the walk a tree may be to go on from there, as a share. */
const DEVIATION = 0.001;
/** Of a changed vertex's neighbours outside the tree, the nearest so many are tried. */
const NEIGHBOURS = 12;
/** Work between two yields. */
const PORTION = 1_000_000;

export class TreeWalk {
  /** Edges and vertices looked at so far. */
  work = 0;
  private readonly tree: TreeState;
  private readonly builder: TreeBuilder;
  private readonly insertion: VertexInsertion;
  private readonly paths: KeyPathSearch;
  private readonly random: RandomSource;
  private readonly tolerance: number;
  private readonly keptVia: Int32Array;
  private readonly keptIn: Uint8Array;
  private readonly queue: number[] = [];
  private readonly queued: Uint8Array;
  private readonly chosen: Uint8Array;

  constructor(
    graph: SteinerGraph,
    prizes: Float64Array,
    { builder, tolerance }: { readonly builder: TreeBuilder; readonly tolerance: number },
    random: RandomSource,
  ) {
    this.tree = new TreeState(graph, prizes);
    this.builder = builder;
    this.insertion = new VertexInsertion(this.tree, tolerance);
    this.paths = new KeyPathSearch(this.tree, tolerance);
    this.random = random;
    this.tolerance = tolerance;
    this.keptVia = new Int32Array(graph.nodeCount);
    this.keptIn = new Uint8Array(graph.nodeCount);
    this.queued = new Uint8Array(graph.nodeCount);
    this.chosen = new Uint8Array(graph.nodeCount);
  }

  /** @returns the best tree met; `start` itself if none is better. */
  *run(start: Tree, workLimit: number): Generator<void, Tree, void> {
    const { tree, keptVia, keptIn, random } = this;
    tree.load(start);
    let best = start;
    let cost = start.cost;
    let record = cost;
    const end = this.work + workLimit;
    let portion = this.work + PORTION;
    while (this.work < end) {
      keptVia.set(tree.via);
      keptIn.set(tree.inTree);
      const dearest = tree.dearest;
      const changed = cost - this.kick() - this.settle();
      this.work += 3 * tree.graph.nodeCount;
      if (changed < record - this.tolerance) {
        const polished = this.polish();
        if (polished.cost < best.cost) best = polished;
        record = polished.cost;
        cost = polished.cost;
        tree.load(polished);
      } else if (changed <= cost || changed <= record * (1 + DEVIATION * random())) {
        cost = changed;
      } else {
        tree.via.set(keptVia);
        tree.inTree.set(keptIn);
        tree.dearest = dearest;
        tree.number();
      }
      if (this.work > portion) {
        portion = this.work + PORTION;
        yield;
      }
    }
    return best;
  }

  private polish(): Tree {
    this.chosen.set(this.tree.inTree);
    return this.builder.spanBest(this.tree.order[0]!, this.chosen);
  }

  /** A random vertex or two more, or a key vertex less. @returns what the tree costs less. */
  private kick(): number {
    const { tree, random } = this;
    const { graph } = tree;
    let saved = 0;
    const center = tree.order[Math.floor(random() * tree.size)]!;
    if (random() < 0.4) saved += this.eliminate(center);
    let near = center;
    for (let i = 0; i < 3; i++) {
      const from = graph.offsets[near]!;
      const degree = Math.min(NEIGHBOURS, graph.offsets[near + 1]! - from);
      near = graph.target[from + Math.floor(random() * degree)]!;
      if (tree.inTree[near] === 0 && random() < 0.7) saved += this.insert(near, Infinity);
    }
    return saved;
  }

  private eliminate(v: number): number {
    return this.paths.tryEliminate(v, Infinity) ? this.afterPaths() : 0;
  }

  private insert(v: number, allowance: number): number {
    const { insertion } = this;
    return insertion.tryInsert(v, allowance) ? this.after(insertion.saved, insertion.touched) : 0;
  }

  private afterPaths(): number {
    return this.after(this.paths.saved, this.paths.touched);
  }

  /** Renumbers after a change and queues what may change next. */
  private after(saved: number, touched: readonly number[]): number {
    this.tree.number();
    this.work += this.tree.size;
    for (const v of touched) this.enqueueAround(v);
    return saved;
  }

  private enqueueAround(v: number): void {
    const { tree } = this;
    const { offsets, target } = tree.graph;
    this.enqueue(v);
    if (tree.inTree[v] === 0) return;
    const end = Math.min(offsets[v + 1]!, offsets[v]! + NEIGHBOURS);
    for (let k = offsets[v]!; k < end; k++) this.enqueue(target[k]!);
    let below = v;
    while (tree.isInner(below)) below = tree.order[tree.entry[below]! + 1]!;
    this.enqueue(below);
    let above = v;
    while (tree.via[above]! >= 0) {
      above = target[tree.via[above]!]!;
      if (!tree.isInner(above)) break;
    }
    this.enqueue(above);
  }

  private enqueue(v: number): void {
    if (this.queued[v] === 1) return;
    this.queued[v] = 1;
    this.queue.push(v);
  }

  /** Local search at the queued vertices until none of them helps. */
  private settle(): number {
    const { tree, queue, queued, paths, insertion } = this;
    let saved = 0;
    for (let i = 0; i < queue.length; i++) {
      const v = queue[i]!;
      queued[v] = 0;
      if (tree.inTree[v] === 0) {
        saved += this.insert(v, 0);
        continue;
      }
      const dropped = this.dropLeaf(v);
      if (dropped > 0) {
        saved += dropped;
        continue;
      }
      if (paths.tryExchange(v) || paths.tryEliminate(v)) saved += this.afterPaths();
    }
    queue.length = 0;
    this.work += paths.work + insertion.work;
    paths.work = 0;
    insertion.work = 0;
    return saved;
  }

  /** Drops a leaf, with the path to it, whose prize does not pay for the path. */
  private dropLeaf(leaf: number): number {
    const { tree } = this;
    const { via, inTree, prizes, degree } = tree;
    const { target, cost } = tree.graph;
    if (degree[leaf] !== 1 || via[leaf]! < 0) return 0;
    let sum = -prizes[leaf]!;
    let v = leaf;
    const path: number[] = [];
    do {
      path.push(v);
      sum += cost[via[v]!]!;
      v = target[via[v]!]!;
    } while (tree.isInner(v) && via[v]! >= 0);
    if (!(sum > this.tolerance)) return 0;
    for (const w of path) {
      inTree[w] = 0;
      via[w] = -1;
    }
    return this.after(sum, [v, leaf]);
  }
}
