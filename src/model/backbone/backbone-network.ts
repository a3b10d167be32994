/** The backbone as a graph with lengths, latencies and years of service: what routes, cuts and disasters read. */
import type { Backbone } from '../atlas.ts';
import { createGraph, type Graph } from './graph.ts';

/** Never within any horizon. */
export const NEVER = 0xffff;

export interface BackboneNetwork {
  readonly graph: Graph;
  readonly lengthKm: Float64Array;
  /** One way over the link and through the equipment at its end. */
  readonly linkMs: Float64Array;
  /** 1 for submarine links. */
  readonly isSubmarine: Uint8Array;
  /** The link is in service at the end of this fiscal year; 0 for before the horizon, NEVER for not at all. */
  readonly openFiscalYear: Uint16Array;
}

export interface RouteSpeed {
  /** Light in glass, one way. */
  readonly msPerKm: number;
  /** Equipment at each node passed. */
  readonly hopMs: number;
}

/** A link that the table lacks: the addition that somebody tries out. */
export interface ExtraLink {
  readonly from: number;
  readonly to: number;
  readonly lengthKm: number;
  readonly isSubmarine: boolean;
  readonly openFiscalYear: number;
}

/** @param plannedFiscalYear year of service of the planned links; past the horizon for never */
export function createNetwork(
  { nodes, links }: Backbone,
  { msPerKm, hopMs }: RouteSpeed,
  plannedFiscalYear: number,
  extra: readonly ExtraLink[] = [],
): BackboneNetwork {
  const ends: number[] = [];
  for (let k = 0; k < links.count; k++) ends.push(links.from[k]!, links.to[k]!);
  for (const { from, to } of extra) ends.push(from, to);
  const lengthKm = Float64Array.from([...links.lengthKm, ...extra.map((link) => link.lengthKm)]);
  return {
    graph: createGraph(nodes.count, ends),
    lengthKm,
    linkMs: lengthKm.map((km) => km * msPerKm + hopMs),
    isSubmarine: Uint8Array.from([
      ...links.kind.map((kind) => (kind === 'submarine' ? 1 : 0)),
      ...extra.map((link) => (link.isSubmarine ? 1 : 0)),
    ]),
    openFiscalYear: Uint16Array.from([
      ...Array.from(links.fiscalYear, (year, k) => (links.isPlanned[k] === 1 ? plannedFiscalYear : year)),
      ...extra.map((link) => link.openFiscalYear),
    ]),
  };
}

/** Per link, 1 where it is in service at the end of the year. */
export function linksInService({ openFiscalYear }: BackboneNetwork, fiscalYear: number): Uint8Array {
  return Uint8Array.from(openFiscalYear, (opens) => (opens <= fiscalYear ? 1 : 0));
}

/** The graph of the links that are marked, and what each was called before. */
export function subgraph(graph: Graph, isUp: Uint8Array): { graph: Graph; link: Int32Array } {
  const link = Int32Array.from(isUp.keys()).filter((k) => isUp[k] === 1);
  const ends: number[] = [];
  for (const k of link) ends.push(graph.from[k]!, graph.to[k]!);
  return { graph: createGraph(graph.nodeCount, ends), link };
}
