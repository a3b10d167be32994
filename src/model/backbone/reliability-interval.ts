/**
 * All-terminal reliability of a graph of any size. What hangs on one link, lies in a row or runs in parallel is folded
 * away exactly (Satyanarayana & Wood, SIAM J. Comput. 14, 1985: degree-1, series and parallel reductions); what is left
 * is solved exactly where that is possible, and sampled where it is not.
 */
import { prepareReliability } from './all-terminal-reliability.ts';
import { createGraph, type Graph } from './graph.ts';
import { connectionSampler } from './sampled-connection.ts';
import type { Sampling } from './sampling.ts';

export interface ReliabilityInterval {
  /** The answer where low and high are one. */
  readonly low: number;
  readonly high: number;
  readonly isExact: boolean;
}

/** Two-sided 95 %. */
const Z = 1.959963984540054;

export function reliabilityInterval(graph: Graph, up: Float64Array, sampling: Sampling): ReliabilityInterval {
  return createReliabilityReader(graph, sampling)(up);
}

/** The same for many probabilities of one graph: what they do not change is found once. */
export function createReliabilityReader(
  graph: Graph,
  sampling: Sampling,
): (up: Float64Array) => ReliabilityInterval {
  let solve: ((up: Float64Array) => ReliabilityInterval) | undefined;
  return (up) => {
    const folded = fold(graph, up);
    if (folded.factor === 0 || folded.graph.nodeCount <= 1)
      return { low: folded.factor, high: folded.factor, isExact: true };
    // Into what a graph folds does not depend on probabilities, but where a node is cut off for good.
    solve ??= solverOf(folded.graph, sampling);
    const { low, high, isExact } = solve(folded.up);
    return { low: folded.factor * low, high: folded.factor * high, isExact };
  };
}

function solverOf(graph: Graph, sampling: Sampling): (up: Float64Array) => ReliabilityInterval {
  const exact = prepareReliability(graph);
  if (exact !== undefined) {
    return (up) => {
      const reliability = exact(up);
      return { low: reliability, high: reliability, isExact: true };
    };
  }
  const connected = connectionSampler(graph, sampling);
  return (up) => ({ ...wilsonInterval(connected(up), sampling.members), isExact: false });
}

/** The smaller graph whose reliability times `factor` is the graph's. */
export function fold(graph: Graph, up: Float64Array): { graph: Graph; up: Float64Array; factor: number } {
  // Neighbours of each node with the probability that the link between them stands; parallel links are one.
  const beside = Array.from({ length: graph.nodeCount }, () => new Map<number, number>());
  const join = (a: number, b: number, p: number) => {
    if (a === b) return;
    const together = 1 - (1 - (beside[a]!.get(b) ?? 0)) * (1 - p);
    beside[a]!.set(b, together);
    beside[b]!.set(a, together);
  };
  for (let k = 0; k < graph.linkCount; k++) join(graph.from[k]!, graph.to[k]!, up[k]!);
  const isLeft = new Uint8Array(graph.nodeCount).fill(1);
  let left = graph.nodeCount;
  let factor = 1;
  const remove = (node: number) => {
    for (const other of beside[node]!.keys()) beside[other]!.delete(node);
    isLeft[node] = 0;
    left--;
  };
  for (let changed = true; changed && left > 1; ) {
    changed = false;
    for (let node = 0; node < graph.nodeCount && left > 1; node++) {
      if (isLeft[node] === 0 || beside[node]!.size > 2) continue;
      changed = true;
      const [first, second] = [...beside[node]!];
      if (first === undefined) return { graph: createGraph(1, []), up: new Float64Array(0), factor: 0 };
      remove(node);
      if (second === undefined) {
        factor *= first[1];
        continue;
      }
      // The node hangs on at least one of its links; both together carry what the link between the ends would.
      const any = first[1] + second[1] - first[1] * second[1];
      factor *= any;
      if (any > 0) join(first[0], second[0], (first[1] * second[1]) / any);
    }
  }
  const number = new Int32Array(graph.nodeCount).fill(-1);
  let count = 0;
  for (let node = 0; node < graph.nodeCount; node++) if (isLeft[node] === 1) number[node] = count++;
  const ends: number[] = [];
  const chances: number[] = [];
  beside.forEach((others, a) => {
    if (isLeft[a] === 0) return;
    for (const [b, p] of others) {
      if (a > b) continue;
      ends.push(number[a]!, number[b]!);
      chances.push(p);
    }
  });
  return { graph: createGraph(count, ends), up: Float64Array.from(chances), factor };
}

/** Wilson's interval (1927). */
function wilsonInterval(connected: number, members: number): { low: number; high: number } {
  const share = connected / members;
  const centre = (share + (Z * Z) / (2 * members)) / (1 + (Z * Z) / members);
  const half =
    (Z / (1 + (Z * Z) / members)) *
    Math.sqrt((share * (1 - share)) / members + (Z * Z) / (4 * members * members));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
