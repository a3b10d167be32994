/** Repeated dual ascent on a core: bounds it, finds trees in what the ascent charged in full, and reduces it. */
import { boundByAscent } from './ascent-bound.ts';
import { applyFixing, fixByBound } from './bound-fixing.ts';
import type { Core } from './core.ts';
import { reduceByDegree } from './degree-tests.ts';
import { DualAscent, type Residual } from './dual-ascent.ts';
import { shrink } from './presolve.ts';
import { type RandomSource, randomPermutation } from './random-source.ts';
import { reachByChargedArcs } from './saturated-graph.ts';
import type { Trails } from './trails.ts';
import { finiteSum, type Tree, TreeBuilder } from './tree-builder.ts';

/** What is known of the trees wanted, and how a core's tree becomes one of the first graph. */
export interface Goal {
  /** Cost of the best tree known. */
  readonly cost: number;
  /** Cost of the dearest tree of interest. */
  limit(): number;
  lift(core: Core, tree: Tree): Tree;
}

/** Called with each tree found; what it yields is passed on. */
export type Found = (tree: Tree) => Iterable<void>;

export interface Bounding {
  readonly trails: Trails;
  readonly goal: Goal;
  readonly random: RandomSource;
  readonly found: Found;
}

export interface Bounded {
  readonly core: Core;
  /** No tree of interest costs less; above the limit if there is none. */
  readonly bound: number;
  /** The best tree found of the core as it is returned. */
  readonly tree: Tree | undefined;
  /** Arcs looked at, roughly. */
  readonly work: number;
}

export interface Thoroughness {
  readonly rounds: number;
  /** Rounds in a row that may bring nothing. */
  readonly patience: number;
  /** Edges the bottleneck test may look at per vertex once much has been deleted. */
  readonly effort: number;
}

/** λ as a share of the surplus, in turn; see boundByAscent. */
const SURPLUS_SHARES = [0.1, 1, 0.3];
/** Shares of the edges: less is no progress; more is worth a bottleneck test. */
const LITTLE = 0.01;
const MUCH = 0.15;

/** @param known a bound of the core */
export function* tighten(
  start: Core,
  known: number,
  { trails, goal, random, found }: Bounding,
  { rounds, patience, effort }: Thoroughness,
): Generator<void, Bounded, void> {
  let core = start;
  let bound = Math.max(known, core.constant);
  let tree: Tree | undefined;
  let work = 0;
  let idle = 0;
  let bestShare = SURPLUS_SHARES[0]!;
  let bestResult = -Infinity;
  for (let round = 0; round < rounds && idle < patience && bound <= goal.limit(); round++) {
    yield* offerSingle(core, goal, found);
    if (holdsNoTree(core)) return { core, bound: Infinity, tree: undefined, work };
    const { graph } = core;
    const root = chooseRoot(core, round, random);
    const share = round < SURPLUS_SHARES.length ? SURPLUS_SHARES[round]! : bestShare;
    const ascent = new DualAscent(graph);
    const result = yield* boundByAscent(
      core,
      ascent,
      randomPermutation(graph.nodeCount, random),
      root,
      share,
      goal.cost,
    );
    work += ascent.work + 10 * graph.target.length;
    if (result.bound > bestResult) {
      bestResult = result.bound;
      bestShare = share;
    }
    bound = Math.max(bound, result.bound);
    yield;
    if (bound > goal.limit()) break;
    const candidate = yield* treeInCharged(core, result.residual);
    if (candidate !== undefined && candidate.cost < Infinity) {
      if (tree === undefined || candidate.cost < tree.cost) tree = candidate;
      yield* found(goal.lift(core, candidate));
      if (bound > goal.limit()) break;
    }
    yield;
    const fixing = fixByBound(core, result, goal.limit(), root);
    yield;
    const gain = (fixing.edgesOut + fixing.must.length + fixing.out.length) / (graph.edgeCount + 1);
    idle = gain < LITTLE ? idle + 1 : gain < MUCH ? idle + 0.5 : 0;
    if (gain < LITTLE) continue;
    const reduced = applyFixing(core, fixing, trails);
    yield;
    if (gain > MUCH && effort > 0) yield* shrink(reduced, effort, 1);
    else reduceByDegree(reduced);
    core = reduced.freeze();
    tree = undefined;
    bound = Math.max(bound, core.constant);
    yield;
  }
  return { core, bound, tree, work };
}

/** Offers the best tree of a single vertex of an unrooted core. */
function* offerSingle(core: Core, goal: Goal, found: Found): Generator<void, void, void> {
  const { prizes } = core;
  if (core.root >= 0 || prizes.length === 0) return;
  let richest = 0;
  for (let v = 1; v < prizes.length; v++) if (prizes[v]! > prizes[richest]!) richest = v;
  const cost = core.constant + finiteSum(prizes) - prizes[richest]!;
  if (cost > goal.limit()) return;
  yield* found(goal.lift(core, { nodes: Int32Array.of(richest), edges: new Int32Array(0), cost }));
}

/** Whether only trees of a single vertex are left, which are known already. */
function holdsNoTree(core: Core): boolean {
  if (core.root >= 0) return false;
  let terminals = 0;
  for (let v = 0; v < core.graph.nodeCount; v++) if (core.prizes[v]! > 0) terminals++;
  return terminals < 2;
}

/** The core's own root in every other round, another vertex that must be joined in between. */
function chooseRoot(core: Core, round: number, random: RandomSource): number {
  if (core.root < 0 || round % 2 === 0) return core.root;
  const must: number[] = [];
  core.prizes.forEach((prize, v) => {
    if (prize === Infinity) must.push(v);
  });
  return must[Math.floor(random() * must.length)]!;
}

/** The best tree within what the ascent has charged in full; undefined where nothing is. */
export function* treeInCharged(core: Core, residual: Residual): Generator<void, Tree | undefined, void> {
  const { graph, root } = core;
  const reached = new Uint8Array(graph.nodeCount);
  const queue = new Int32Array(graph.nodeCount);
  if (reachByChargedArcs(graph, residual, reached, queue) === 0) return undefined;
  const start = root >= 0 ? root : queue[0]!;
  reached[start] = 1;
  return yield* new TreeBuilder(graph, core.prizes).grow(start, reached, graph.cost);
}
