/**
 * Branch and bound on vertices, with dual ascent as the bound (Polzin & Daneshmand 2001, Leitner et al. 2018): each
 * node reduces its core by what the bound allows and splits into the trees with and without a vertex.
 */
import { type Bounding, tighten } from './bounding.ts';
import type { Core } from './core.ts';
import { reduceByDegree } from './degree-tests.ts';
import { ReductionGraph } from './reduction-graph.ts';
import { type Tree, TreeBuilder } from './tree-builder.ts';

interface OpenNode {
  readonly core: Core;
  /** The vertex decided upon; -1 at the first node. */
  readonly vertex: number;
  readonly joined: boolean;
  readonly bound: number;
  readonly depth: number;
}

const THOROUGHNESS = { rounds: 6, patience: 2, effort: 40 };

export class BranchAndBound {
  nodes = 0;
  /** Arcs looked at so far, roughly. */
  work = 0;
  private readonly bounding: Bounding;
  private readonly open: OpenNode[] = [];
  /** Bound of the node being worked on. */
  private current = Infinity;

  /** @param bound a lower bound of the core */
  constructor(core: Core, bound: number, bounding: Bounding) {
    this.bounding = bounding;
    this.open.push({ core, vertex: -1, joined: false, bound, depth: 0 });
  }

  get done(): boolean {
    return this.open.length === 0;
  }

  /** No tree of the core that is of interest costs less. */
  get lowerBound(): number {
    let bound = this.current;
    for (const node of this.open) bound = Math.min(bound, node.bound);
    return bound;
  }

  /** Works on one node. */
  *step(): Generator<void, void, void> {
    const { goal, found } = this.bounding;
    const node = this.take();
    if (node === undefined || node.bound > goal.limit()) return;
    this.nodes++;
    this.current = node.bound;
    const bounded = yield* tighten(this.decide(node), node.bound, this.bounding, THOROUGHNESS);
    this.work += bounded.work;
    this.current = Infinity;
    const { core, bound } = bounded;
    if (bound > goal.limit()) return;
    const vertex = chooseVertex(core, bounded.tree);
    if (vertex < 0) {
      // Every vertex must be joined: the minimum spanning tree is the best tree.
      const all = new Uint8Array(core.graph.nodeCount).fill(1);
      const spanning = new TreeBuilder(core.graph, core.prizes).spanBest(core.root, all);
      if (spanning.cost < Infinity) yield* found(goal.lift(core, spanning));
      return;
    }
    this.open.push({ core, vertex, joined: false, bound, depth: node.depth + 1 });
    this.open.push({ core, vertex, joined: true, bound, depth: node.depth + 1 });
  }

  /** The open node with the least bound, the deepest of these. */
  private take(): OpenNode | undefined {
    const { open } = this;
    let best = open.length - 1;
    for (let i = best - 1; i >= 0; i--) {
      const node = open[i]!;
      const other = open[best]!;
      if (node.bound < other.bound || (node.bound === other.bound && node.depth > other.depth)) best = i;
    }
    const node = open[best];
    const last = open.pop();
    if (best < open.length) open[best] = last!;
    return node;
  }

  private decide({ core, vertex, joined }: OpenNode): Core {
    if (vertex < 0) return core;
    const graph = new ReductionGraph(core, this.bounding.trails);
    if (joined) graph.demand(vertex);
    else graph.removeNode(vertex);
    reduceByDegree(graph);
    this.work += 4 * core.graph.target.length;
    return graph.freeze();
  }
}

/** The vertex at which the tree branches most, else the one with most edges, that may be in or out. */
function chooseVertex(core: Core, tree: Tree | undefined): number {
  const { graph, prizes } = core;
  const degree = new Int32Array(graph.nodeCount);
  if (tree !== undefined) {
    for (let i = 0; i < tree.edges.length; i++) {
      degree[graph.ends[2 * tree.edges[i]!]!]!++;
      degree[graph.ends[2 * tree.edges[i]! + 1]!]!++;
    }
  }
  let best = -1;
  let bestScore = -1;
  for (let v = 0; v < graph.nodeCount; v++) {
    if (prizes[v] === Infinity) continue;
    const score = degree[v]! * graph.edgeCount + graph.offsets[v + 1]! - graph.offsets[v]!;
    if (score > bestScore) {
      best = v;
      bestScore = score;
    }
  }
  return best;
}
