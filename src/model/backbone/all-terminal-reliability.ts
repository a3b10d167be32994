/**
 * All-terminal reliability: the probability that the links still standing connect every node, links failing
 * independently. Exact, by one of two methods that suit different graphs:
 *
 * - sparse: the frontier method. Work grows with the widest frontier, not with the number of links.
 * - dense: P(S connected) = 1 − Σ over T ⊂ S holding S's first node of P(T connected) · Π of failures between T and S∖T
 *   (Buzacott 1980), over all subsets: 3^n steps, whatever the number of links.
 */
import { prepareFrontier } from './frontier-states.ts';
import type { Graph } from './graph.ts';

const WIDEST_FRONTIER = 11;
const MOST_NODES_FOR_SUBSETS = 20;

/**
 * @param up probability of each link to stand, 0–1, length linkCount
 * @returns undefined where the graph is too large and too dense for an exact answer.
 */
export function allTerminalReliability(graph: Graph, up: Float64Array): number | undefined {
  return prepareReliability(graph)?.(up);
}

/** The same for many probabilities of one graph. */
export function prepareReliability(graph: Graph): ((up: Float64Array) => number) | undefined {
  const solve = solverOf(graph);
  if (solve === undefined) return undefined;
  return (up) => {
    if (up.length !== graph.linkCount)
      throw new Error(`Expected ${graph.linkCount} probabilities, got ${up.length}.`);
    for (const p of up)
      if (!(p >= 0 && p <= 1)) throw new RangeError(`Expected probabilities 0–1, got ${p}.`);
    return solve(up);
  };
}

function solverOf(graph: Graph): ((up: Float64Array) => number) | undefined {
  if (graph.nodeCount <= 1) return () => 1;
  const order = linkOrder(graph);
  if (order.frontierWidth <= WIDEST_FRONTIER) return prepareFrontier(graph, order.links);
  return graph.nodeCount <= MOST_NODES_FOR_SUBSETS ? (up) => bySubsets(graph, up) : undefined;
}

/**
 * Nodes in an order that keeps the frontier small: always the node that closes most of what is open (greedily, from
 * each start), and the links as soon as both ends are known.
 */
function linkOrder(graph: Graph): { links: number[]; frontierWidth: number } {
  let best: { links: number[]; frontierWidth: number } | undefined;
  for (let start = 0; start < graph.nodeCount; start++) {
    const order = linkOrderFrom(graph, start);
    if (best === undefined || order.frontierWidth < best.frontierWidth) best = order;
  }
  return best!;
}

/** What is open with the node less what is closed; nodes beside none that is placed come after all others. */
function scoreOf({ nodeCount, offsets, arcTo }: Graph, isPlaced: Uint8Array, node: number): number {
  let toPlaced = 0;
  let toOthers = 0;
  for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
    if (arcTo[arc] === node) continue;
    if (isPlaced[arcTo[arc]!] === 1) toPlaced++;
    else toOthers++;
  }
  return toPlaced > 0 ? toOthers - toPlaced : nodeCount + toOthers;
}

/** Of the nodes that are not placed: that of least score, of equals the first. */
function nextNode(graph: Graph, isPlaced: Uint8Array): number {
  let chosen = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (let node = 0; node < graph.nodeCount; node++) {
    if (isPlaced[node] === 1) continue;
    const score = scoreOf(graph, isPlaced, node);
    if (score >= fewest) continue;
    fewest = score;
    chosen = node;
  }
  return chosen;
}

function linkOrderFrom(graph: Graph, start: number): { links: number[]; frontierWidth: number } {
  const { nodeCount, offsets, arcTo, arcLink } = graph;
  const isPlaced = new Uint8Array(nodeCount);
  const openArcs = new Int32Array(nodeCount);
  const links: number[] = [];
  let frontierWidth = 0;
  let frontier = 0;
  for (let step = 0; step < nodeCount; step++) {
    const chosen = step === 0 ? start : nextNode(graph, isPlaced);
    isPlaced[chosen] = 1;
    frontier++;
    frontierWidth = Math.max(frontierWidth, frontier);
    for (let arc = offsets[chosen]!; arc < offsets[chosen + 1]!; arc++) {
      const other = arcTo[arc]!;
      if (other === chosen) continue;
      if (isPlaced[other] === 1) {
        links.push(arcLink[arc]!);
        if (--openArcs[other]! === 0) frontier--;
      } else {
        openArcs[chosen]!++;
      }
    }
    if (openArcs[chosen] === 0) frontier--;
  }
  return { links, frontierWidth };
}

function bySubsets(graph: Graph, up: Float64Array): number {
  const { nodeCount, linkCount, from, to } = graph;
  const size = 1 << nodeCount;
  // Probability that all links within a subset fail; failures between T and S∖T follow by division, kept as logs
  // would lose digits, so links that never fail are counted apart.
  const failing = new Float64Array(size).fill(1);
  const certain = new Uint16Array(size);
  const incident = Array.from({ length: nodeCount }, () => ({
    down: new Float64Array(nodeCount).fill(1),
    sure: new Uint16Array(nodeCount),
  }));
  for (let link = 0; link < linkCount; link++) {
    const a = from[link]!;
    const b = to[link]!;
    if (a === b) continue;
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      if (up[link] === 1) incident[x]!.sure[y]!++;
      else incident[x]!.down[y]! *= 1 - up[link]!;
    }
  }
  for (let set = 1; set < size; set++) {
    const first = 31 - Math.clz32(set & -set);
    const rest = set & (set - 1);
    let down = failing[rest]!;
    let sure = certain[rest]!;
    for (let others = rest; others !== 0; others &= others - 1) {
      const other = 31 - Math.clz32(others & -others);
      down *= incident[first]!.down[other]!;
      sure += incident[first]!.sure[other]!;
    }
    failing[set] = down;
    certain[set] = sure;
  }
  const connected = new Float64Array(size);
  for (let set = 1; set < size; set++) {
    const first = set & -set;
    const rest = set ^ first;
    let apart = 0;
    // Every proper subset T that holds the first node: T = first ∪ (a proper subset of the rest).
    for (
      let part = rest === 0 ? -1 : (rest - 1) & rest;
      part >= 0;
      part = part === 0 ? -1 : (part - 1) & rest
    ) {
      const inside = first | part;
      const outside = set ^ inside;
      if (certain[set]! > certain[inside]! + certain[outside]!) continue;
      apart += (connected[inside]! * failing[set]!) / (failing[inside]! * failing[outside]!);
    }
    connected[set] = 1 - apart;
  }
  return connected[size - 1]!;
}
