/** Latency from every node to the nearest of some sources (Dijkstra 1959; some hundred nodes need no heap). */
import type { BackboneNetwork } from './backbone-network.ts';

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
  const { nodeCount, offsets, arcTo, arcLink } = graph;
  latencyMs.set(startMs);
  if (isNodeUp) for (let n = 0; n < nodeCount; n++) if (isNodeUp[n] === 0) latencyMs[n] = Infinity;
  const isDone = new Uint8Array(nodeCount);
  for (;;) {
    let node = -1;
    for (let n = 0; n < nodeCount; n++) {
      if (isDone[n] === 0 && latencyMs[n]! < (node < 0 ? Infinity : latencyMs[node]!)) node = n;
    }
    if (node < 0) return latencyMs;
    isDone[node] = 1;
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      const link = arcLink[arc]!;
      const other = arcTo[arc]!;
      if (isLinkUp[link] === 0 || (isNodeUp && isNodeUp[other] === 0)) continue;
      const through = latencyMs[node]! + linkMs[link]!;
      if (through < latencyMs[other]!) latencyMs[other] = through;
    }
  }
}
