/** Improves a tree by small changes until none of them helps. */
import type { SteinerGraph } from './graph.ts';
import { KeyPathSearch } from './key-path-search.ts';
import { type Tree, TreeBuilder } from './tree-builder.ts';
import { TreeState } from './tree-state.ts';
import { VertexInsertion } from './vertex-insertion.ts';

export class LocalSearch {
  readonly builder: TreeBuilder;
  /** Edges and vertices looked at so far. */
  work = 0;
  private readonly state: TreeState;
  private readonly insertion: VertexInsertion;
  private readonly paths: KeyPathSearch;
  private readonly chosen: Uint8Array;
  private end = Infinity;
  readonly tolerance: number;

  /** @param reach how large a part of the tree may be that is joined anew, in vertices */
  constructor(graph: SteinerGraph, prizes: Float64Array, tolerance: number, reach = Infinity) {
    this.builder = new TreeBuilder(graph, prizes);
    this.state = new TreeState(graph, prizes);
    this.insertion = new VertexInsertion(this.state, tolerance);
    this.paths = new KeyPathSearch(this.state, tolerance, reach);
    this.chosen = new Uint8Array(graph.nodeCount);
    this.tolerance = tolerance;
  }

  /**
   * Yields after each `PORTION` of work.
   * @param workLimit stops soon after as much work
   */
  *improve(start: Tree, workLimit = Infinity): Generator<void, Tree, void> {
    this.end = this.work + workLimit;
    let best = start;
    for (;;) {
      if (this.work >= this.end) return best;
      const before = best.cost;
      best = yield* this.pass(best, this.insertion, (v) => this.insertion.tryInsert(v));
      best = yield* this.pass(best, this.paths, (v) => this.paths.tryExchange(v));
      best = yield* this.pass(best, this.paths, (v) => this.paths.tryEliminate(v));
      if (best.cost >= before - this.tolerance) return best;
    }
  }

  private *pass(
    tree: Tree,
    change: { readonly saved: number },
    tryAt: (v: number) => boolean,
  ): Generator<void, Tree, void> {
    const { state, chosen, paths } = this;
    state.load(tree);
    let saved = 0;
    let portion = PORTION;
    for (let v = 0; v < state.graph.nodeCount; v++) {
      if (this.work + paths.work + this.insertion.work >= this.end) break;
      if (tryAt(v)) saved += change.saved;
      if (paths.work + this.insertion.work > portion) {
        portion += PORTION;
        yield;
      }
    }
    this.work += paths.work + this.insertion.work + state.graph.nodeCount;
    paths.work = 0;
    this.insertion.work = 0;
    if (saved <= this.tolerance) return tree;
    chosen.set(state.inTree);
    const pruned = this.builder.spanBest(tree.nodes.find((v) => chosen[v] === 1) ?? 0, chosen);
    return pruned.cost < tree.cost ? pruned : tree;
  }
}

/** Edges and vertices looked at between two yields. */
const PORTION = 400_000;
