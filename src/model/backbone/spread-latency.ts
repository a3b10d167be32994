/** Latency from every node to the nearest of some sources (Dijkstra 1959; some hundred nodes need no heap). */
import type { BackboneNetwork } from './backbone-network.ts';
import type { Graph } from './graph.ts';

/**
 * @param startMs per node: latency of a source that stands there, Infinity where none does
 * @param isLinkUp per link, 1 where it carries
 * @param isNodeUp per node, 1 where it stands; all where not given
 * @param latencyMs receives the latencies; Infinity where no source can be reached, and at nodes that are down
 * @returns latencyMs
 */
export function spreadLatency(
  { graph, linkMs }: BackboneNetwork,
  startMs: Float64Array,
  isLinkUp: Uint8Array,
  isNodeUp: Uint8Array | undefined,
  latencyMs: Float64Array,
): Float64Array {
  const { nodeCount } = graph;
  latencyMs.set(startMs);
  if (isNodeUp) for (let n = 0; n < nodeCount; n++) if (isNodeUp[n] === 0) latencyMs[n] = Infinity;
  const isDone = new Uint8Array(nodeCount);
  for (;;) {
    const node = nearestLeft(isDone, latencyMs);
    if (node < 0) return latencyMs;
    isDone[node] = 1;
    passOn(graph, linkMs, node, isLinkUp, isNodeUp, latencyMs);
  }
}

/** Of the nodes that are not done: the nearest, of equals the first; -1 where none can be reached. */
function nearestLeft(isDone: Uint8Array, latencyMs: Float64Array): number {
  let node = -1;
  let least = Infinity;
  for (let n = 0; n < isDone.length; n++) {
    if (isDone[n] === 1 || !(latencyMs[n]! < least)) continue;
    least = latencyMs[n]!;
    node = n;
  }
  return node;
}

function passOn(
  { offsets, arcTo, arcLink }: Graph,
  linkMs: ArrayLike<number>,
  node: number,
  isLinkUp: Uint8Array,
  isNodeUp: Uint8Array | undefined,
  latencyMs: Float64Array,
): void {
  const end = offsets[node + 1]!;
  const here = latencyMs[node]!;
  for (let arc = offsets[node]!; arc < end; arc++) {
    const link = arcLink[arc]!;
    const other = arcTo[arc]!;
    if (isLinkUp[link] === 0 || (isNodeUp !== undefined && isNodeUp[other] === 0)) continue;
    const through = here + linkMs[link]!;
    if (through < latencyMs[other]!) latencyMs[other] = through;
  }
}
