/** Anytime search for a Steiner tree and a lower bound. */
import type { Progress, Steps } from '../progress.ts';
import { type Bounded, type Bounding, type Goal, tighten } from './bounding.ts';
import { BranchAndBound } from './branch-and-bound.ts';
import { type Core, coreOf, lift } from './core.ts';
import { Diversifier } from './diversifier.ts';
import type { Incumbent } from './incumbent.ts';
import { presolve } from './presolve.ts';
import { type RandomSource, randomSource } from './random-source.ts';
import { ReductionGraph } from './reduction-graph.ts';
import { Stage } from './stage.ts';
import { inInputUnit, type SteinerProblem, toleranceOf } from './steiner-problem.ts';
import { Trails } from './trails.ts';
import { type Tree, TreeBuilder } from './tree-builder.ts';

export interface SteinerAnswer {
  /** Cost of the edges and prizes of the vertices left out, in the unit of the input. */
  readonly objective: number;
  /** No tree costs less. */
  readonly lowerBound: number;
  /** (objective − lowerBound) / objective; 0 where both are 0. */
  readonly gap: number;
  readonly nodes: Int32Array;
  readonly edges: Int32Array;
}

/** How much is done at a time. */
const OPENING = { rounds: 1, patience: 1, effort: 0 };
const FIRST = { rounds: 2, patience: 2, effort: 200 };
const SHORT = { rounds: 3, patience: 2, effort: 200 };
const LONG = { rounds: 20, patience: 3, effort: 200 };
/** A core with this share of the edges is worth a stage of its own. */
const SMALLER = 0.6;
const IDLE_ROUNDS = 8;
/** From so many edges on the reductions take longer than a first bound. */
const LARGE = 30_000;
/** With a gap above this share trees are looked for this many times as long as bounds. */
const WIDE_GAP = 0.015;
const WIDE_SHARE = 6;
/** The search starts again from the whole core once the gap has shrunk to this share. */
const WORTH_ANOTHER_LOOK = 0.75;

export class SteinerSearch {
  private readonly problem: SteinerProblem;
  private readonly random: RandomSource;
  private readonly builder: TreeBuilder;
  private best: Tree;
  private readonly largeFrom: number;
  private bound = 0;
  private stage: Stage | undefined;
  /** Arcs and vertices looked at so far, roughly: the same on every machine. */
  work = 0;

  /** @param largeFrom from this number of edges on a bound and a tree come before the reductions */
  constructor(problem: SteinerProblem, seed: number, largeFrom = LARGE) {
    this.problem = problem;
    this.largeFrom = largeFrom;
    this.random = randomSource(seed);
    const { graph, prizes } = problem;
    this.builder = new TreeBuilder(graph, prizes);
    const start = likeliest(prizes);
    const single = new Uint8Array(graph.nodeCount);
    single[start] = 1;
    const alone = this.builder.spanBest(start, single);
    const grown = this.builder.growTree(start, new Uint8Array(graph.nodeCount).fill(1), graph.cost);
    this.best = grown.cost <= alone.cost ? grown : alone;
  }

  /** Ends once the best tree is proved to be optimal; may be left off after any step. */
  *steps(): Steps<void> {
    const { problem } = this;
    const trails = new Trails();
    const whole = coreOf(problem);
    const opened =
      problem.graph.edgeCount < this.largeFrom ? whole : yield* this.pass(this.open(whole, trails));
    if (opened === undefined) return;
    let origin = yield* this.pass(presolve(opened, trails));
    this.work += 8 * problem.graph.target.length;
    let stage = new Stage(problem, undefined, origin, trails, this.best.cost);
    for (;;) {
      this.stage = stage;
      const core = yield* this.pass(this.workOn(stage));
      this.takeBest();
      if (core === undefined) {
        this.bound = Math.max(this.bound, this.best.cost - toleranceOf(problem));
        return;
      }
      origin = new ReductionGraph(core, stage.trails).freeze(true);
      stage = new Stage(problem, stage, origin, stage.trails, this.best.cost);
    }
  }

  /**
   * A bound, a tree and what they close, before anything else: they come soon in the largest graphs too.
   * @returns undefined once the best tree is proved to be optimal.
   */
  private *open(core: Core, trails: Trails): Generator<void, Core | undefined, void> {
    const { problem, random, builder } = this;
    const self = this;
    const goal: Goal = {
      get cost() {
        return self.best.cost;
      },
      limit: () => this.best.cost - 1,
      lift: (core, tree) => lift(core, tree, trails, builder, problem.prizes),
    };
    const found = (tree: Tree) => {
      if (tree.cost < this.best.cost) this.best = tree;
      return [];
    };
    const opened = yield* tighten(core, 0, { trails, goal, random, found }, OPENING);
    this.work += opened.work;
    this.bound = Math.max(0, Math.min(opened.bound, this.best.cost) - toleranceOf(problem));
    return opened.bound > goal.limit() ? undefined : opened.core;
  }

  answer(): SteinerAnswer {
    this.takeBest();
    const { problem, best } = this;
    const bound = Math.min(best.cost, this.bound);
    return {
      objective: inInputUnit(problem, best.cost),
      lowerBound: inInputUnit(problem, bound),
      gap: best.cost > 0 ? (best.cost - bound) / best.cost : 0,
      nodes: best.nodes,
      edges: best.edges,
    };
  }

  private *pass<T>(steps: Generator<void, T, void>): Generator<Progress, T, void> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      const { cost } = this.stage?.incumbent ?? this.best;
      const known = cost + (this.stage?.offset ?? 0);
      yield { phase: 'steiner', fraction: known > 0 ? Math.min(1, this.bound / known) : 1 };
    }
  }

  private takeBest(): void {
    const { stage, problem } = this;
    const found = stage?.incumbent.best;
    if (stage === undefined || found === undefined || found.cost + stage.offset >= this.best.cost) return;
    const tree = stage.toProblem(found, this.builder, problem.prizes);
    if (tree.cost < this.best.cost) this.best = tree;
  }

  /**
   * Bounds and trees in turn: each better tree lets the bound close more of the graph, and each smaller graph lets the
   * local search go over it more often.
   * @returns a core to go on with as the next stage; undefined once the best tree is proved to be optimal.
   */
  private *workOn(stage: Stage): Generator<void, Core | undefined, void> {
    const { core, trails, incumbent } = stage;
    const { random } = this;
    if (core.graph.nodeCount === 0) return undefined;
    const diversifier = new Diversifier(core, trails, incumbent, random);
    const bounding: Bounding = {
      trails,
      goal: incumbent,
      random,
      found: (tree) => diversifier.improve(tree),
    };

    let bounded = yield* this.boundFirst(stage, diversifier);
    for (;;) {
      for (const thoroughness of [SHORT, LONG]) {
        if (bounded.bound > incumbent.limit()) return undefined;
        bounded = yield* tighten(bounded.core, bounded.bound, bounding, thoroughness);
        this.work += bounded.work;
        this.note(stage, bounded.bound);
        if (bounded.bound > incumbent.limit()) return undefined;
        if (bounded.core.graph.edgeCount < SMALLER * core.graph.edgeCount) return bounded.core;
        if (thoroughness === SHORT) yield* this.diversify(diversifier, incumbent, bounded.bound);
      }
      const isProved = yield* this.branch(stage, bounded, bounding, diversifier);
      if (isProved) return undefined;
    }
  }

  /** A first tree, a first bound, and local search from the better of the trees met. */
  private *boundFirst(stage: Stage, diversifier: Diversifier): Generator<void, Bounded, void> {
    const { core, trails, incumbent } = stage;
    const { graph, prizes } = core;
    let first = incumbent.search.builder.growTree(
      likeliest(prizes),
      new Uint8Array(graph.nodeCount).fill(1),
      graph.cost,
    );
    incumbent.offer(first);
    const found = (tree: Tree) => {
      if (tree.cost < first.cost) first = tree;
      incumbent.offer(tree);
      return [];
    };
    const bounding: Bounding = { trails, goal: incumbent, random: this.random, found };
    const thoroughness = graph.edgeCount >= this.largeFrom ? OPENING : FIRST;
    const bounded = yield* tighten(core, 0, bounding, thoroughness);
    this.work += bounded.work;
    this.note(stage, bounded.bound);
    if (bounded.bound <= incumbent.limit()) {
      // The sweep saves most per time, but only where the graph is large is that worth thinking about.
      if (graph.edgeCount >= this.largeFrom) yield* this.working(diversifier, diversifier.sweep(first));
      yield* this.working(diversifier, diversifier.improve(diversifier.pool.trees[0] ?? first));
      yield* this.working(diversifier, diversifier.sweep());
    }
    return bounded;
  }

  /** Rounds of the diversifier until some in a row have brought nothing. */
  private *diversify(
    diversifier: Diversifier,
    incumbent: Incumbent,
    bound: number,
  ): Generator<void, void, void> {
    let idle = 0;
    while (idle < IDLE_ROUNDS && bound <= incumbent.limit()) {
      const before = incumbent.cost;
      yield* this.working(diversifier, diversifier.round());
      idle = incumbent.cost < before ? 0 : idle + 1;
    }
  }

  /**
   * Branch and bound, with rounds of the diversifier in between, until the gap has become so much smaller that the
   * whole core is worth another look.
   * @returns whether the best tree is proved to be optimal.
   */
  private *branch(
    stage: Stage,
    { core, bound }: Bounded,
    bounding: Bounding,
    diversifier: Diversifier,
  ): Generator<void, boolean, void> {
    const { incumbent, offset } = stage;
    const found = (tree: Tree) => (tree.cost <= incumbent.limit() ? diversifier.improve(tree) : []);
    const search = new BranchAndBound(core, bound, { ...bounding, found });
    const gap = incumbent.cost - bound;
    const spent = diversifier.work;
    while (!search.done) {
      const before = search.work;
      yield* search.step();
      this.work += search.work - before;
      this.note(stage, search.lowerBound);
      const isWide = incumbent.cost - search.lowerBound > WIDE_GAP * (incumbent.cost + offset);
      const share = isWide ? WIDE_SHARE : 1;
      while (
        diversifier.work - spent < share * search.work &&
        !search.done &&
        search.lowerBound <= incumbent.limit()
      ) {
        yield* this.working(diversifier, diversifier.round());
      }
      if (!search.done && incumbent.cost - bound < WORTH_ANOTHER_LOOK * gap) break;
    }
    return search.done || search.lowerBound > incumbent.limit();
  }

  private note({ offset, incumbent }: Stage, bound: number): void {
    this.bound = Math.max(this.bound, offset + Math.min(bound, incumbent.cost));
  }

  /** Adds what the diversifier does to the work. */
  private *working(
    diversifier: Diversifier,
    steps: Generator<void, unknown, void>,
  ): Generator<void, void, void> {
    let before = diversifier.work;
    for (;;) {
      const step = steps.next();
      this.work += diversifier.work - before;
      before = diversifier.work;
      yield;
      if (step.done) return;
    }
  }
}

/** A vertex that must be joined, else the one with the highest prize. */
function likeliest(prizes: Float64Array): number {
  let best = 0;
  for (let v = 1; v < prizes.length; v++) if (prizes[v]! > prizes[best]!) best = v;
  return best;
}
