/** A reduced problem that is searched as a problem of its own, and the way its trees become those of the one before. */
import { type Core, coreOf, lift } from './core.ts';
import { Incumbent } from './incumbent.ts';
import { type SteinerProblem, toleranceOf } from './steiner-problem.ts';
import { Trails } from './trails.ts';
import type { Tree, TreeBuilder } from './tree-builder.ts';

export class Stage {
  readonly core: Core;
  /** Of the cores that are reduced from this stage's. */
  readonly trails = new Trails();
  /** What every tree costs besides what it costs here. */
  readonly offset: number;
  readonly incumbent: Incumbent;
  private readonly previous: Stage | undefined;
  private readonly origin: Core;
  private readonly originTrails: Trails;

  /**
   * @param origin a core of the previous stage, or of the problem where there is none
   * @param bestCost cost of the best tree known of the problem
   */
  constructor(
    problem: SteinerProblem,
    previous: Stage | undefined,
    origin: Core,
    originTrails: Trails,
    bestCost: number,
  ) {
    const { graph, prizes, closed, root, constant } = origin;
    this.previous = previous;
    this.origin = origin;
    this.originTrails = originTrails;
    this.core = { ...coreOf({ ...problem, graph, prizes }), closed, root };
    this.offset = constant + (previous?.offset ?? 0);
    this.incumbent = new Incumbent(graph, prizes, this.trails, toleranceOf(problem), bestCost - this.offset);
  }

  /** A tree of this stage as one of the problem. */
  toProblem(tree: Tree, builder: TreeBuilder, prizes: Float64Array): Tree {
    const { previous, origin, originTrails } = this;
    if (previous === undefined) return lift(origin, tree, originTrails, builder, prizes);
    const { core, incumbent } = previous;
    const before = lift(origin, tree, originTrails, incumbent.search.builder, core.prizes);
    return previous.toProblem(before, builder, prizes);
  }
}
