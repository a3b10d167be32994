/**
 * Joins trees: the best tree within the union of several ones, found by branch and bound on the little graph they span,
 * often is better than all of them.
 */
import type { Goal } from './bounding.ts';
import { BranchAndBound } from './branch-and-bound.ts';
import type { Core } from './core.ts';
import type { Incumbent } from './incumbent.ts';
import { shrink } from './presolve.ts';
import type { RandomSource } from './random-source.ts';
import { ReductionGraph } from './reduction-graph.ts';
import type { Trails } from './trails.ts';
import type { Tree } from './tree-builder.ts';

/**
 * @param base the core that the trees are trees of
 * @param nodeLimit nodes of the branch-and-bound tree
 * @returns the best tree found that is better than all parents.
 */
export function* recombine(
  base: Core,
  parents: readonly Tree[],
  trails: Trails,
  incumbent: Incumbent,
  random: RandomSource,
  nodeLimit: number,
): Generator<void, { tree: Tree | undefined; work: number }, void> {
  const { graph } = base;
  const inUnion = new Uint8Array(graph.nodeCount);
  for (const tree of parents) for (const v of tree.nodes) inUnion[v] = 1;
  const reduced = new ReductionGraph(base, trails);
  for (let e = 0; e < graph.edgeCount; e++) {
    if (inUnion[graph.ends[2 * e]!] === 0 || inUnion[graph.ends[2 * e + 1]!] === 0) reduced.removeEdge(e);
  }
  for (let v = 0; v < graph.nodeCount; v++) if (inUnion[v] === 0) reduced.removeNode(v);
  yield* shrink(reduced, 100, 2);
  const core = reduced.freeze();
  let best: Tree | undefined;
  let cost = Math.min(...parents.map((tree) => tree.cost));
  const goal: Goal = {
    get cost() {
      return cost;
    },
    limit: () => cost - 1,
    lift: (of, tree) => incumbent.lift(of, tree),
  };
  const found = (tree: Tree) => {
    if (tree.cost <= goal.limit()) {
      best = tree;
      cost = tree.cost;
    }
    return [];
  };
  const search = new BranchAndBound(core, core.constant, { trails, goal, random, found });
  while (!search.done && search.nodes < nodeLimit) yield* search.step();
  return { tree: best, work: search.work + 4 * graph.target.length };
}
