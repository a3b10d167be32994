/** A good tree and a lower bound in one go, for simulations, where no clock may decide what comes out. */
import { boundByAscent } from './ascent-bound.ts';
import { treeInCharged } from './bounding.ts';
import { coreOf } from './core.ts';
import { reduceByDegree } from './degree-tests.ts';
import { drain } from './drain.ts';
import { DualAscent } from './dual-ascent.ts';
import { type HubParts, partsAround } from './hub-parts.ts';
import { LocalSearch } from './local-search.ts';
import { shrink } from './presolve.ts';
import { randomPermutation, randomSource } from './random-source.ts';
import { ReductionGraph } from './reduction-graph.ts';
import { cheapestOfPairs } from './simple-edges.ts';
import { Stage } from './stage.ts';
import {
  createSteinerProblems,
  inInputUnit,
  type SteinerInput,
  type SteinerProblem,
} from './steiner-problem.ts';
import type { SteinerAnswer } from './steiner-search.ts';
import { Trails } from './trails.ts';
import { TreeBuilder } from './tree-builder.ts';

export interface QuickEffort {
  /** Arcs and vertices the local search may look at, roughly; 0 for none. Some 30 to 60 million take a second. */
  readonly searchWork: number;
  /** How large a part of the tree may be that is joined anew, in vertices. */
  readonly reach: number;
}

export const QUICK_EFFORT: QuickEffort = { searchWork: 8_000_000, reach: 30 };
/** Edges the bottleneck test looks at per vertex. */
const BOTTLENECK_EFFORT = 30;

/**
 * Reduces the graph, raises one dual ascent (the bound), grows a tree within the arcs it has charged in full (strong
 * pruning included), and improves that tree by local search. The same input gives the same answer everywhere; nearly
 * linear in the edges but for the local search, which stops at its limit.
 *
 * @param input parallel edges and edges from a vertex to itself are allowed; a prize is what it costs to leave the vertex out; Infinity for one that must be joined. All amounts in
 *   one unit, e.g. yen
 * @returns objective Infinity where vertices that must be joined are not connected
 */
export function quickSteinerTree(
  { prizes, ...graph }: SteinerInput,
  effort: QuickEffort = QUICK_EFFORT,
): SteinerAnswer {
  return drain(createQuickSteiner(graph)(prizes, effort));
}

/**
 * The same for one graph after another set of prizes: what depends on the graph alone is found once. In steps of some
 * milliseconds; the steps for one set of prizes must have ended, or been given up, before those for the next begin.
 */
export function createQuickSteiner({
  nodeCount,
  ends,
  edgeCost,
  decimals,
}: Omit<SteinerInput, 'prizes'>): (
  prizes: Float64Array,
  effort?: QuickEffort,
) => Generator<void, SteinerAnswer, void> {
  const kept = cheapestOfPairs(nodeCount, ends, edgeCost);
  const keptEnds = new Int32Array(2 * kept.length);
  const keptCost = new Float64Array(kept.length);
  for (let i = 0; i < kept.length; i++) {
    keptEnds[2 * i] = ends[2 * kept[i]!]!;
    keptEnds[2 * i + 1] = ends[2 * kept[i]! + 1]!;
    keptCost[i] = edgeCost[kept[i]!]!;
  }
  const problemOf = createSteinerProblems({
    nodeCount,
    ends: keptEnds,
    edgeCost: keptCost,
    ...(decimals !== undefined && { decimals }),
  });
  let parts: HubParts | undefined;
  return function* (prizes, effort = QUICK_EFFORT) {
    let start = 0;
    for (let v = 1; v < prizes.length; v++) if (prizes[v]! > prizes[start]!) start = v;
    yield;
    const problem = problemOf(prizes);
    // Slots are the same whatever the unit of the costs.
    if (parts?.hub !== start) parts = partsAround(problem.graph, start);
    const answer = yield* solve(problem, parts, effort);
    return { ...answer, edges: answer.edges.map((e) => kept[e]!) };
  };
}

function* solve(
  problem: SteinerProblem,
  parts: HubParts,
  effort: QuickEffort,
): Generator<void, SteinerAnswer, void> {
  const { graph, prizes } = problem;
  const builder = new TreeBuilder(graph, prizes, parts);
  yield;
  const grown = yield* builder.grow(parts.hub, new Uint8Array(graph.nodeCount).fill(1), graph.cost);
  let best = grown;
  let bound = 0;
  if (grown.cost < Infinity) {
    yield;
    const trails = new Trails();
    const whole = coreOf(problem);
    yield;
    const reduced = new ReductionGraph(whole, trails);
    yield;
    yield* shrink(reduced, BOTTLENECK_EFFORT, 1);
    yield;
    reduceByDegree(reduced);
    const origin = reduced.freeze(true);
    const stage = new Stage(problem, undefined, origin, trails, grown.cost);
    const { core } = stage;
    const order = randomPermutation(core.graph.nodeCount, randomSource(1));
    const ascent = new DualAscent(core.graph);
    yield;
    const raised = yield* boundByAscent(core, ascent, order, core.root, 1, grown.cost - stage.offset);
    bound = Math.max(0, Math.min(grown.cost, raised.bound + stage.offset));
    yield;
    const found = yield* treeInCharged(core, raised.residual);
    if (found !== undefined && found.cost < Infinity) {
      const search = new LocalSearch(core.graph, core.prizes, problem.isWhole ? 0 : 1, effort.reach);
      yield;
      const better = yield* search.improve(found, effort.searchWork);
      yield;
      const improved = stage.toProblem(better, builder, prizes);
      if (improved.cost < best.cost) best = improved;
    }
    bound = Math.min(bound, best.cost);
  }
  return {
    objective: inInputUnit(problem, best.cost),
    lowerBound: inInputUnit(problem, bound),
    gap: best.cost > 0 ? (best.cost - bound) / best.cost : 0,
    nodes: best.nodes,
    edges: best.edges,
  };
}
