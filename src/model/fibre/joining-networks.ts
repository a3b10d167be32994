/**
 * How good the joining networks are. Where every open cell is to be joined no cell may be skipped, and the minimum
 * spanning forest is the cheapest network that the graph has. Where a household is worth a given sum only, places that
 * cost more than they are worth are left out: a prize-collecting Steiner tree with the standing network as its root, on
 * all edges of the graph with a lower bound, and on the forest of the plan exactly (a branch is kept where its worth
 * exceeds its edges, from the leaves up), so that it shows what the plan's own routes cost.
 */
import type { Progress, Steps } from '../progress.ts';
import { createQuickSteiner } from '../steiner/quick-tree.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { FibreTail } from './tail.ts';

export interface JoiningNetworks {
  /** All that is left after the baseline, joined: edges and service, whole yen. */
  readonly whole: { readonly costYen: number; readonly lowerBoundYen: number; readonly gap: number };
  readonly prizeCollecting: PrizeCollecting;
}

export interface PrizeCollecting {
  readonly valueYenPerHousehold: number;
  /** At the 2020 level. */
  readonly households: number;
  readonly cells: number;
  /** Edges and service. */
  readonly costYen: number;
  /** Cost and the worth of the households that are left out. */
  readonly objectiveYen: number;
  /** No network of the graph has less. */
  readonly lowerBoundYen: number;
  /** (objective - lower bound) / objective. */
  readonly gap: number;
  /** The same objective with the edges of the plan's forest only, at its best. */
  readonly forestObjectiveYen: number;
}

type Places = Pick<FibreTail, 'households' | 'costYen' | 'edgeYen' | 'parentAt' | 'graph'>;

/** What no value changes is found once; what comes back joins at any value of a household. */
export function createJoiningNetworks(
  tail: Places,
): (parameters: FibreParameters, progress: Progress) => Steps<JoiningNetworks> {
  const costYen = tail.costYen.reduce((a, b) => a + b, 0);
  const whole = { costYen, lowerBoundYen: costYen, gap: 0 };
  const collect = createPrizeCollecting(tail);
  return function* (parameters, progress) {
    return { whole, prizeCollecting: yield* collect(parameters['fibre.valuePerHouseholdYen'], progress) };
  };
}

/** Steps for one value must have ended, or been given up, before those for the next begin. */
export function createPrizeCollecting(
  tail: Places,
): (valueYen: number, progress: Progress) => Steps<PrizeCollecting> {
  const { households, costYen, edgeYen, parentAt, graph } = tail;
  const size = households.length;
  // All served cells are one vertex, so there are many parallel edges.
  const ends = new Int32Array(2 * graph.from.length);
  for (let e = 0; e < graph.from.length; e++) {
    ends[2 * e] = graph.from[e]!;
    ends[2 * e + 1] = graph.to[e]!;
  }
  const edgeCost = Float64Array.from(graph.costYen);
  const treeOf = createQuickSteiner({ nodeCount: graph.vertexCount, ends, edgeCost, decimals: 0 });

  return function* (valueYen, progress) {
    // What a place is worth once the cable is there; where serving costs more it is only passed through.
    const net = new Float64Array(size);
    let worthYen = 0;
    let netYen = 0;
    for (let i = 0; i < size; i++) {
      net[i] = Math.max(0, Math.round(valueYen * households[i]! - (costYen[i]! - edgeYen[i]!)));
      worthYen += valueYen * households[i]!;
      netYen += net[i]!;
    }
    const prizes = new Float64Array(graph.vertexCount);
    prizes[0] = Number.POSITIVE_INFINITY;
    // Cells that the network reaches in part need no edge: they are no vertices, and their worth is collected anyway.
    const isServed = new Uint8Array(size).fill(1);
    for (let v = 1; v < graph.vertexCount; v++) {
      const i = graph.position[v]!;
      if (i < 0) continue;
      prizes[v] = net[i]!;
      isServed[i] = 0;
    }
    const tree = yield* telling(treeOf(prizes), progress);
    for (const v of tree.nodes) if (graph.position[v]! >= 0) isServed[graph.position[v]!] = 1;
    const result = { households: 0, cells: 0, costYen: 0 };
    for (const e of tree.edges) result.costYen += edgeCost[e]!;
    for (let i = 0; i < size; i++) {
      if (isServed[i] === 0 || net[i] === 0) continue;
      result.costYen += costYen[i]! - edgeYen[i]!;
      result.households += households[i]!;
      result.cells++;
    }
    const constantYen = worthYen - netYen;
    const objectiveYen = constantYen + tree.objective;
    const lowerBoundYen = constantYen + tree.lowerBound;
    return {
      valueYenPerHousehold: valueYen,
      ...result,
      objectiveYen,
      lowerBoundYen,
      gap: objectiveYen > 0 ? (objectiveYen - lowerBoundYen) / objectiveYen : 0,
      forestObjectiveYen: constantYen + forestObjective(net, edgeYen, parentAt),
    };
  };
}

/** Steps that know no progress of their own. */
function* telling<T>(steps: Generator<void, T, void>, progress: Progress): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield progress;
  }
}

/** Edges of the best part of the forest and the prizes that it leaves out. */
function forestObjective(net: Float64Array, edgeYen: Float64Array, parentAt: Int32Array): number {
  const kept = keepWorthy(net, edgeYen, parentAt);
  let yen = 0;
  for (let i = 0; i < kept.length; i++) yen += kept[i] === 1 ? edgeYen[i]! : net[i]!;
  return yen;
}

/**
 * Per position: 1 where it is in the best set of places closed under parents, by value less cost of the edges.
 * @param parentAt positions of parents, each before its children; -1 for none
 */
export function keepWorthy(value: Float64Array, edgeYen: Float64Array, parentAt: Int32Array): Uint8Array {
  const branch = value.slice();
  for (let i = branch.length - 1; i >= 0; i--) {
    branch[i]! -= edgeYen[i]!;
    if (branch[i]! > 0 && parentAt[i]! >= 0) branch[parentAt[i]!]! += branch[i]!;
  }
  const kept = new Uint8Array(branch.length);
  for (let i = 0; i < branch.length; i++) {
    const up = parentAt[i]!;
    kept[i] = branch[i]! > 0 && (up < 0 || kept[up] === 1) ? 1 : 0;
  }
  return kept;
}
