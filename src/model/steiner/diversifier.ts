/** Keeps finding trees in new places: guided and noisy shortest-path heuristics, kicks, and joins of the best trees. */
import { boundByAscent } from './ascent-bound.ts';
import type { Core } from './core.ts';
import { DualAscent, type Residual } from './dual-ascent.ts';
import { type Incumbent, reachIn } from './incumbent.ts';
import { LocalSearch } from './local-search.ts';
import { type RandomSource, randomPermutation } from './random-source.ts';
import { recombine } from './recombination.ts';
import { RegionSearch } from './region-search.ts';
import type { Trails } from './trails.ts';
import { finiteSum, type Tree } from './tree-builder.ts';
import { TreePool } from './tree-pool.ts';
import { TreeWalk } from './tree-walk.ts';

const POOL = 16;
const RESIDUALS = 5;
const WALK = 2_000_000;
/** Graphs of so many vertices and of less than so many edges per vertex are searched by regions of so many vertices. */
const LARGE = 1000;
const SPARSE = 4;
const REGION = 200;
const WORTH_A_SWEEP = 0.0005;
/** What rounding may make of a sum, as a share of all amounts. */
const ROUNDING = 1e-12;

export class Diversifier {
  readonly pool = new TreePool(POOL);
  /** Edges looked at so far, roughly. */
  work = 0;
  private readonly base: Core;
  private readonly trails: Trails;
  private readonly incumbent: Incumbent;
  private readonly random: RandomSource;
  private readonly residuals: Residual[] = [];
  private readonly noisyCost: Float64Array;
  private readonly noisySearch: LocalSearch;
  private readonly treeWalk: TreeWalk;
  private readonly all: Uint8Array;
  private readonly must: Int32Array;
  /** Undefined where the graph is too small or too dense to be worth it. */
  private readonly regionSearch: RegionSearch | undefined;
  /** The tree that the last sweep by regions has ended with. */
  private swept: Tree | undefined;
  private rounds = 0;

  constructor(base: Core, trails: Trails, incumbent: Incumbent, random: RandomSource) {
    this.base = base;
    this.trails = trails;
    this.incumbent = incumbent;
    this.random = random;
    const { graph, prizes } = base;
    this.noisyCost = Float64Array.from(graph.cost);
    this.noisySearch = new LocalSearch(
      { ...graph, cost: this.noisyCost },
      prizes,
      ROUNDING * (finiteSum(graph.edgeCost) + finiteSum(prizes)),
      reachIn(graph),
    );
    this.treeWalk = new TreeWalk(graph, prizes, incumbent.search, random);
    if (graph.nodeCount >= LARGE && graph.edgeCount < SPARSE * graph.nodeCount) {
      this.regionSearch = new RegionSearch(graph, prizes, incumbent.search.builder, random, REGION);
    }
    this.all = new Uint8Array(graph.nodeCount).fill(1);
    this.must = Int32Array.from(prizes.keys()).filter((v) => prizes[v] === Infinity);
  }

  *round(): Generator<void, void, void> {
    if (yield* this.sweep()) return;
    const kind = this.rounds++ % 6;
    if (kind === 0 || this.pool.trees.length < 2) yield* this.guided();
    else if (kind === 2) yield* this.noisy();
    else if (kind === 4) yield* this.kick();
    else if (kind === 5) yield* this.walk();
    else yield* this.join();
  }

  /** Goes over a tree, the best one unless told, by regions. @returns whether there was any reason to. */
  *sweep(tree?: Tree): Generator<void, boolean, void> {
    const best = tree ?? this.pool.trees[0];
    if (this.regionSearch === undefined || best === undefined || best === this.swept) return false;
    yield* this.regions(this.regionSearch, best);
    return true;
  }

  /** Local search, then the pool. */
  *improve(tree: Tree): Generator<void, void, void> {
    if (tree.cost === Infinity) return;
    const before = this.incumbent.search.work;
    const better = yield* this.incumbent.search.improve(tree);
    this.work += this.incumbent.search.work - before;
    this.pool.add(better);
    this.incumbent.offer(better);
  }

  /** One sweep over the best tree. */
  private *regions(search: RegionSearch, best: Tree): Generator<void, void, void> {
    let before = search.work;
    const steps = search.sweep(best, (tree) => this.incumbent.offer(tree));
    for (;;) {
      const step = steps.next();
      this.work += search.work - before;
      before = search.work;
      if (step.done) {
        // Worth another sweep, around other vertices, as long as it saves this much.
        this.swept = step.value.cost < best.cost * (1 - WORTH_A_SWEEP) ? undefined : step.value;
        this.incumbent.offer(step.value);
        this.pool.add(step.value);
        return;
      }
      yield;
    }
  }

  /** Shortest paths by what an ascent has left of the costs: they follow the arcs that the bound pays for. */
  private *guided(): Generator<void, void, void> {
    const { base, random, residuals } = this;
    const { graph } = base;
    if (residuals.length < RESIDUALS) {
      const ascent = new DualAscent(graph);
      const root = this.must.length > 0 ? this.must[Math.floor(random() * this.must.length)]! : -1;
      const share = 0.05 + 0.3 * random();
      const { residual } = yield* boundByAscent(
        { ...base, root, closed: new Uint8Array(graph.target.length) },
        ascent,
        randomPermutation(graph.nodeCount, random),
        root,
        share,
        this.incumbent.cost,
      );
      residuals.push(residual);
      this.work += ascent.work;
      yield;
    }
    const residual = residuals[Math.floor(random() * residuals.length)]!;
    const mix = 0.02 + 0.4 * random() * random();
    const noise = random();
    const cost = this.noisyCost;
    for (let k = 0; k < cost.length; k++) {
      cost[k] =
        Math.min(residual.arcs[graph.mate[k]!]!, graph.cost[k]!) +
        mix * graph.cost[k]! * (1 + noise * random());
    }
    const starts: number[] = [];
    for (let v = 0; v < graph.nodeCount; v++) if (residual.rootArcs[v]! <= 0) starts.push(v);
    if (starts.length === 0) return;
    const start = starts[Math.floor(random() * starts.length)]!;
    this.work += 3 * graph.target.length;
    yield* this.improve(yield* this.incumbent.search.builder.grow(start, this.all, cost));
  }

  private *noisy(): Generator<void, void, void> {
    this.makeNoise(0.1 + this.random());
    const { random } = this;
    const nodes = this.pool.pick(1, random)[0]!.nodes;
    const start = this.must.length > 0 ? this.must[0]! : nodes[Math.floor(random() * nodes.length)]!;
    this.work += 3 * this.base.graph.target.length;
    yield* this.improve(yield* this.incumbent.search.builder.grow(start, this.all, this.noisyCost));
  }

  /** Local search at noisy costs moves a tree away from where it is stuck. */
  private *kick(): Generator<void, void, void> {
    const { base, incumbent, noisySearch } = this;
    this.makeNoise(0.05 + 0.4 * this.random());
    const tree = this.pool.pick(1, this.random)[0]!;
    const chosen = new Uint8Array(base.graph.nodeCount);
    for (const v of tree.nodes) chosen[v] = 1;
    const before = noisySearch.work;
    const moved = yield* noisySearch.improve(noisySearch.builder.spanBest(tree.nodes[0]!, chosen));
    this.work += noisySearch.work - before;
    chosen.fill(0);
    for (const v of moved.nodes) chosen[v] = 1;
    yield* this.improve(incumbent.search.builder.spanBest(moved.nodes[0]!, chosen));
  }

  private *walk(): Generator<void, void, void> {
    const { treeWalk } = this;
    const start = this.pool.pick(1, this.random)[0]!;
    const before = treeWalk.work;
    const tree = yield* treeWalk.run(start, WALK);
    this.work += treeWalk.work - before;
    if (tree.cost < start.cost) yield* this.improve(tree);
  }

  private *join(): Generator<void, void, void> {
    const parents = this.pool.pick(2 + Math.floor(3 * this.random()), this.random);
    const { base, trails, incumbent, random } = this;
    const { tree, work } = yield* recombine(base, parents, trails, incumbent, random, 30);
    this.work += work;
    if (tree !== undefined) yield* this.improve(tree);
  }

  private makeNoise(strength: number): void {
    const { noisyCost: cost, random } = this;
    const { cost: plain, mate } = this.base.graph;
    for (let k = 0; k < cost.length; k++) {
      if (k > mate[k]!) continue;
      const c = plain[k]! * (1 + strength * random());
      cost[k] = c;
      cost[mate[k]!] = c;
    }
  }
}
