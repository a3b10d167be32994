/**
 * Latency from a hub to every municipality over the backbone: on the access route to one of the nearest nodes, along
 * the shortest links, and down again. Two places with the same home node may also take the direct route between them.
 */
import type { Atlas } from '../atlas.ts';
import { type Access, createAccess } from '../backbone/access.ts';
import { type BackboneNetwork, createNetwork, linksInService } from '../backbone/backbone-network.ts';
import type { BackboneParameters } from '../backbone/backbone-parameters.ts';
import { spreadLatency } from '../backbone/spread-latency.ts';
import { distanceM, geocentricM } from './ellipsoid-distance.ts';
import type { HubsParameters } from './hubs-parameters.ts';

const LIGHT_KM_PER_MS = 299.792458;

export interface HubRoutes {
  readonly network: BackboneNetwork;
  readonly access: Access;
  /** Light in glass, one way. */
  readonly msPerKm: number;
  /**
   * One way on the direct route, without the access line; Infinity where the home nodes differ, NaN where a place is
   * not known.
   */
  readonly directMs: (hub: number, place: number) => number;
  /**
   * One way, without the access line and the two ends.
   * @param hub municipality
   * @param latencyMs per municipality, receives the latencies; NaN where a place is not known
   * @returns latencyMs
   */
  readonly from: (hub: number, fiscalYear: number, latencyMs: Float64Array) => Float64Array;
  /** The same for years in which the same links are in service. */
  readonly linksOf: (fiscalYear: number) => number;
}

export function createHubRoutes(atlas: Atlas, parameters: HubsParameters & BackboneParameters): HubRoutes {
  const { count, lat, lon } = atlas.municipalities;
  const msPerKm = parameters['hubs.refractiveIndex'] / LIGHT_KM_PER_MS;
  const detour = parameters['hubs.detourRatio'];
  const network = createNetwork(
    atlas.backbone,
    { msPerKm, hopMs: parameters['hubs.hopMs'] },
    parameters['backbone.japanSeaFiscalYear'],
  );
  const access = createAccess(atlas, detour);
  const points = geocentricM(lat, lon);
  const tables = new Map<number, Float64Array>();
  const opens = network.openFiscalYear.slice().sort();
  const nodeMs = new Float64Array(network.graph.nodeCount);
  const directMs = (hub: number, m: number): number => {
    if (Number.isNaN(lat[m]! + lon[m]!)) return Number.NaN;
    const { choices, node } = access;
    const isNeighbour = choices === 0 || node[m * choices] === node[hub * choices];
    return isNeighbour ? (distanceM(points, hub, m) / 1000) * detour * msPerKm : Infinity;
  };
  // Links only come into service: as many links are the same links.
  const linksOf = (fiscalYear: number): number => {
    let count = 0;
    while (count < opens.length && opens[count]! <= fiscalYear) count++;
    return count;
  };
  return {
    network,
    access,
    msPerKm,
    directMs,
    linksOf,
    from(hub, fiscalYear, latencyMs) {
      const links = linksOf(fiscalYear);
      let between = tables.get(links);
      if (between === undefined) {
        between = latencyBetween(network, fiscalYear);
        tables.set(links, between);
      }
      const { choices, node, km } = access;
      const { nodeCount } = network.graph;
      nodeMs.fill(Infinity);
      for (let c = hub * choices; c < (hub + 1) * choices; c++) {
        if (node[c] === 0xffff) continue;
        const row = node[c]! * nodeCount;
        for (let n = 0; n < nodeCount; n++) {
          nodeMs[n] = Math.min(nodeMs[n]!, km[c]! * msPerKm + between[row + n]!);
        }
      }
      for (let m = 0; m < count; m++) {
        let least = directMs(hub, m);
        for (let c = m * choices; c < (m + 1) * choices; c++) {
          if (node[c] !== 0xffff) least = Math.min(least, km[c]! * msPerKm + nodeMs[node[c]!]!);
        }
        latencyMs[m] = least;
      }
      return latencyMs;
    },
  };
}

/** nodes × nodes. */
function latencyBetween(network: BackboneNetwork, fiscalYear: number): Float64Array {
  const isUp = linksInService(network, fiscalYear);
  const { nodeCount } = network.graph;
  const between = new Float64Array(nodeCount * nodeCount);
  const start = new Float64Array(nodeCount);
  for (let n = 0; n < nodeCount; n++) {
    start.fill(Infinity);
    start[n] = 0;
    spreadLatency(network, start, isUp, undefined, between.subarray(n * nodeCount, (n + 1) * nodeCount));
  }
  return between;
}
