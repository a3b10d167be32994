/**
 * Latency of every municipality to the nearest hub while links or nodes are gone. A place lives by its home node, the
 * nearest: where that falls the place is cut off, and with its part of the network it loses the entries that it had
 * beyond.
 */
import type { HubRoutes } from '../hubs/hub-routes.ts';
import type { BackboneNetwork } from './backbone-network.ts';
import { type Cut, NO_PART, partsOf, standingUnder } from './cut-consequences.ts';
import { spreadLatency } from './spread-latency.ts';

export interface OpenHubs {
  /** Municipalities of the hubs in service. */
  readonly municipality: readonly number[];
  readonly fiscalYear: number;
  /** Of the line, added to every latency. */
  readonly accessMs: number;
}

const NOTHING: Cut = { links: [], nodes: [] };

/**
 * @param count of municipalities
 * @returns one way, per municipality; Infinity where no hub is reached, NaN where a place is not known or no hub is open
 */
export function hubLatencyUnderCut(routes: HubRoutes, hubs: OpenHubs, cut: Cut, count: number): Float64Array {
  const { network, access, msPerKm, directMs } = routes;
  const { choices, node, km } = access;
  const { nodeCount } = network.graph;
  const { isLinkUp, isNodeUp } = standingUnder(network, hubs.fiscalYear, cut);
  const isEntry = entriesUnder(routes, hubs.fiscalYear, cut);
  const startMs = new Float64Array(nodeCount).fill(Infinity);
  for (const hub of hubs.municipality) {
    for (let c = hub * choices; c < (hub + 1) * choices; c++) {
      if (isEntry[c] === 1) startMs[node[c]!] = Math.min(startMs[node[c]!]!, km[c]! * msPerKm);
    }
  }
  const nodeMs = spreadLatency(network, startMs, isLinkUp, isNodeUp, new Float64Array(nodeCount));
  return Float64Array.from({ length: count }, (_, m) => {
    if (hubs.municipality.length === 0) return Number.NaN;
    const isHome = choices === 0 || isEntry[m * choices] === 1;
    let least = Infinity;
    for (const hub of hubs.municipality) {
      const direct = directMs(hub, m);
      if (Number.isNaN(direct)) return Number.NaN;
      if (isHome && direct < least) least = direct;
    }
    for (let c = m * choices; c < (m + 1) * choices; c++) {
      if (isEntry[c] === 1) least = Math.min(least, km[c]! * msPerKm + nodeMs[node[c]!]!);
    }
    return hubs.accessMs + least;
  });
}

/** Per choice of `access`, 1 where a place still enters the network there. */
function entriesUnder({ network, access }: HubRoutes, fiscalYear: number, cut: Cut): Uint8Array {
  const { choices, node } = access;
  const before = partsUnder(network, fiscalYear, NOTHING);
  const after = partsUnder(network, fiscalYear, cut);
  return Uint8Array.from(node, (n, c) => {
    const home = node[c - (c % choices)]!;
    if (n === 0xffff || after[home] === NO_PART || after[n] === NO_PART) return 0;
    return before[n] === before[home] && after[n] !== after[home] ? 0 : 1;
  });
}

function partsUnder(network: BackboneNetwork, fiscalYear: number, cut: Cut): Uint16Array {
  const { isLinkUp, isNodeUp } = standingUnder(network, fiscalYear, cut);
  return partsOf(network, isLinkUp, isNodeUp).part;
}
