/**
 * How good the joining networks are. Where every open cell is to be joined no cell may be skipped, and the minimum
 * spanning forest is the cheapest network that the graph has. Where a household is worth a given sum only, places that
 * cost more than they are worth are left out: on the forest exactly, by a pass from the leaves (a branch is kept where
 * its worth exceeds its edge); against all trees of the graph with a lower bound.
 */
import { cutBound } from './cut-bound.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';

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
  readonly costYen: number;
  /** Cost and the worth of the households that are left out. */
  readonly objectiveYen: number;
  /** No network of the graph has less. */
  readonly lowerBoundYen: number;
  /** (objective - lower bound) / objective. */
  readonly gap: number;
}

/** Arcs that the bound may look at: a fixed amount of work, about a tenth of a second. */
const ALLOWANCE = 20e6;

export function joiningNetworks({ tail }: FibreBasis, parameters: FibreParameters): JoiningNetworks {
  const costYen = tail.costYen.reduce((a, b) => a + b, 0);
  return {
    whole: { costYen, lowerBoundYen: costYen, gap: 0 },
    prizeCollecting: collectPrizes(tail, parameters['fibre.valuePerHouseholdYen']),
  };
}

export function collectPrizes(tail: FibreBasis['tail'], valueYen: number): PrizeCollecting {
  const { households, costYen, edgeYen, parentAt, graph } = tail;
  const size = households.length;
  // What a place is worth once the cable is there; where serving costs more it is only passed through.
  const net = new Float64Array(size);
  let worthYen = 0;
  let netYen = 0;
  for (let i = 0; i < size; i++) {
    net[i] = Math.max(0, valueYen * households[i]! - (costYen[i]! - edgeYen[i]!));
    worthYen += valueYen * households[i]!;
    netYen += net[i]!;
  }
  const kept = keepWorthy(net, edgeYen, parentAt);
  const result = { households: 0, cells: 0, costYen: 0 };
  let collected = 0;
  for (let i = 0; i < size; i++) {
    if (kept[i] === 0) continue;
    result.costYen += edgeYen[i]!;
    if (net[i] === 0) continue;
    result.costYen += costYen[i]! - edgeYen[i]!;
    result.households += households[i]!;
    result.cells++;
    collected += net[i]!;
  }
  const edges = kept.reduce((sum, is, i) => sum + is * edgeYen[i]!, 0);
  const objectiveYen = worthYen - collected + edges;
  const prize = new Float64Array(graph.vertexCount);
  for (let v = 1; v < graph.vertexCount; v++) {
    if (graph.position[v]! >= 0) prize[v] = net[graph.position[v]!]!;
  }
  // Cells that the network reaches in part need no edge: they are no vertices, and their worth is collected anyway.
  const lowerBoundYen = worthYen - netYen + cutBound(graph, prize, ALLOWANCE);
  const gap = objectiveYen > 0 ? Math.max(0, objectiveYen - lowerBoundYen) / objectiveYen : 0;
  return { valueYenPerHousehold: valueYen, ...result, objectiveYen, lowerBoundYen, gap };
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
