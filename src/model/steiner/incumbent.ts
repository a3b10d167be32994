/** The best tree known of the graph that all cores were reduced from. */
import { type Core, lift } from './core.ts';
import type { SteinerGraph } from './graph.ts';
import { LocalSearch } from './local-search.ts';
import type { Trails } from './trails.ts';
import type { Tree } from './tree-builder.ts';

/** A larger graph has more places to try, so at each of them a smaller part of the tree is looked at. */
const REACH = 5e7;

export function reachIn(graph: SteinerGraph): number {
  return REACH / graph.nodeCount;
}

export class Incumbent {
  /** The best tree found in this graph; undefined while a better one is known elsewhere. */
  best: Tree | undefined;
  /** Cost of the best tree known. */
  cost: number;
  readonly search: LocalSearch;
  private readonly trails: Trails;
  private readonly prizes: Float64Array;

  /**
   * @param tolerance a small change saves if it saves more than this; 0 where all amounts are whole
   * @param cost of a tree known from elsewhere
   */
  constructor(graph: SteinerGraph, prizes: Float64Array, trails: Trails, tolerance: number, cost: number) {
    this.trails = trails;
    this.search = new LocalSearch(graph, prizes, tolerance, reachIn(graph));
    this.prizes = prizes;
    this.cost = cost;
  }

  /** Cost of the dearest tree that would still count as better. */
  limit(): number {
    return this.cost - 1;
  }

  /** The tree of a core as one of the first graph, which may be cheaper. */
  lift(core: Core, tree: Tree): Tree {
    return lift(core, tree, this.trails, this.search.builder, this.prizes);
  }

  /** @returns whether the tree is the best now. */
  offer(tree: Tree): boolean {
    if (tree.cost > this.limit()) return false;
    this.best = tree;
    this.cost = tree.cost;
    return true;
  }
}
