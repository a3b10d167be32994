/** What a cut means, as rows to read. Pure. */
import type { Backbone } from '../../../model/atlas.ts';
import type { CutPair } from '../../../services/resilience-client.ts';
import type { CutMeasure } from '../../../state/backbone/cuts.ts';
import type { BackbonePart } from '../../../state/backbone/link-state.ts';

export interface CutRow {
  readonly measure: CutMeasure;
  readonly before: number;
  readonly after: number;
}

/** Latency is of the people who still reach a hub or exchange after the cut, on both sides. */
export function cutRows({ before, after }: CutPair): readonly CutRow[] {
  return [
    { measure: 'people', before: before.peopleCutOff, after: after.peopleCutOff },
    { measure: 'households', before: before.householdsCutOff, after: after.householdsCutOff },
    { measure: 'traffic', before: before.trafficCutOffGbps, after: after.trafficCutOffGbps },
    { measure: 'withoutService', before: before.peopleWithoutService, after: after.peopleWithoutService },
    { measure: 'latency', before: after.meanLatencyMsBefore, after: after.meanLatencyMsAfter },
    { measure: 'parts', before: before.partCount, after: after.partCount },
  ];
}

/** Nodes that the cut takes from the main network, and nodes whose way has grown longest, most first. */
export interface HitNodes {
  readonly cutOff: readonly number[];
  readonly slower: readonly { readonly node: number; readonly ms: number }[];
}

/** Less is the noise of another route of the same length. */
const LEAST_MS = 0.005;

export function hitNodes({ before, after }: CutPair, most: number): HitNodes {
  const nodes = Array.from(after.nodeState.keys());
  return {
    cutOff: nodes.filter((n) => after.nodeState[n] !== 0 && before.nodeState[n] === 0),
    slower: nodes
      .filter((n) => after.latencyIncreaseMs[n]! >= LEAST_MS && after.latencyIncreaseMs[n]! < Infinity)
      .map((node) => ({ node, ms: after.latencyIncreaseMs[node]! }))
      .sort((a, b) => b.ms - a.ms || a.node - b.node)
      .slice(0, most),
  };
}

/** The name of a cut part: a node's own, or the ends of a link with its cable. */
export function partName(
  { nodes, links }: Backbone,
  { kind, index }: BackbonePart,
  language: 'ja' | 'en',
): string {
  const names = language === 'ja' ? nodes.nameJa : nodes.nameEn;
  if (kind === 'node') return names[index]!;
  const [from, to] = [names[links.from[index]!]!, names[links.to[index]!]!];
  const ends = language === 'ja' ? `${from}〜${to}` : `${from}–${to}`;
  const cable = links.cable[index]!;
  return cable === '' ? ends : language === 'ja' ? `${ends}（${cable}）` : `${ends} (${cable})`;
}
