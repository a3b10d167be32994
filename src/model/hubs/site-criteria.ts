/**
 * What speaks for a municipality as a data-centre site, one column per criterion, 0 for the worst of all places and 1 for
 * the best. How much each counts is the reader's choice (`rank-sites.ts`).
 */
import type { Atlas } from '../atlas.ts';
import { linksInService } from '../backbone/backbone-network.ts';
import type { BackboneParameters } from '../backbone/backbone-parameters.ts';
import { spreadLatency } from '../backbone/spread-latency.ts';
import { createHubRoutes } from './hub-routes.ts';
import type { HubsParameters } from './hubs-parameters.ts';

export const SITE_CRITERIA = [
  /** Mean latency from everybody, by people. */
  'latency',
  /** Latency from Tōkyō: how well a site takes over its load. */
  'tokyoLoad',
  /** Latency to the nearest exchange. */
  'exchange',
  /** Latency to the nearest landing station. */
  'cable',
  /** Capacity of the lines to other grid areas. */
  'power',
  /** Renewable share of the grid area. */
  'renewable',
  /** Energy that the grid area had to throw away. */
  'curtailment',
  /** 30-year probability of intensity 6-lower at the prefecture's capital; less is better. */
  'hazard',
  /** Habitable land per person. */
  'land',
  /** Latitude, for cool air: an assumption in place of a climate map. */
  'climate',
] as const;
export type SiteCriterion = (typeof SITE_CRITERIA)[number];

export interface SiteCriteria {
  /** Municipalities that can be sites: those with a place. */
  readonly candidates: Int32Array;
  /** Per criterion, a value 0–1 per candidate; an unknown figure stands in the middle, 0.5. */
  readonly value: Readonly<Record<SiteCriterion, Float64Array>>;
}

/** @param people per municipality */
export function siteCriteria(
  atlas: Atlas,
  people: ArrayLike<number>,
  parameters: HubsParameters & BackboneParameters,
): SiteCriteria {
  const { municipalities: m, prefectures, gridAreas, gridLinks, backbone } = atlas;
  const candidates = Int32Array.from({ length: m.count }, (_, i) => i).filter(
    (i) => !Number.isNaN(m.lat[i]! + m.lon[i]!),
  );
  const year = parameters['hubs.demandFiscalYear'];
  const routes = createHubRoutes(atlas, parameters);
  const column = (of: (municipality: number) => number) => Float64Array.from(candidates, of);
  const areaOf = (i: number) => prefectures.gridArea[m.prefecture[i]!]!;
  const capacityMw = new Float64Array(gridAreas.length);
  for (const link of gridLinks) {
    capacityMw[link.from]! += link.capacityMw;
    capacityMw[link.to]! += link.capacityMw;
  }
  const fromHub = new Float64Array(m.count);
  const meanLatency = column((i) => {
    routes.from(i, year, fromHub);
    let sum = 0;
    let total = 0;
    for (const c of candidates) {
      sum += people[c]! * fromHub[c]!;
      total += people[c]!;
    }
    return total > 0 ? sum / total : Number.NaN;
  });
  const { nodes } = backbone;
  const isUp = linksInService(routes.network, year);
  const nearest = (isSource: (node: number) => boolean) => {
    const start = Float64Array.from({ length: nodes.count }, (_, n) => (isSource(n) ? 0 : Infinity));
    const ms = spreadLatency(routes.network, start, isUp, undefined, new Float64Array(nodes.count));
    const { choices, node, km } = routes.access;
    return column((i) => {
      let least = Infinity;
      for (let c = i * choices; c < (i + 1) * choices; c++) {
        if (node[c] !== 0xffff) least = Math.min(least, ms[node[c]!]! + km[c]! * routes.msPerKm);
      }
      return least < Infinity ? least : Number.NaN;
    });
  };
  const tokyo = nodes.id.indexOf('c13');
  return {
    candidates,
    value: {
      latency: scaled(meanLatency, -1),
      tokyoLoad: scaled(
        nearest((n) => n === tokyo),
        -1,
      ),
      exchange: scaled(
        nearest((n) => nodes.isExchange[n] === 1),
        -1,
      ),
      cable: scaled(
        nearest((n) => nodes.kind[n] === 'landing'),
        -1,
      ),
      power: scaled(
        column((i) => capacityMw[areaOf(i)]!),
        1,
      ),
      renewable: scaled(
        column((i) => gridAreas[areaOf(i)]!.renewableShare),
        1,
      ),
      curtailment: scaled(
        column((i) => gridAreas[areaOf(i)]!.curtailmentGwh),
        1,
      ),
      hazard: scaled(
        column((i) => prefectures.seismicProbability[m.prefecture[i]!]!),
        -1,
      ),
      land: scaled(
        column((i) => Math.log((m.areaKm2[i]! * m.habitableShare[i]!) / Math.max(1, people[i]!))),
        1,
      ),
      climate: scaled(
        column((i) => m.lat[i]!),
        1,
      ),
    },
  };
}

/** Linear from the worst value to the best; 0.5 where unknown or where all are alike. */
function scaled(values: Float64Array, sign: 1 | -1): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return values.map((value) => {
    if (!Number.isFinite(value) || high === low) return 0.5;
    const share = (value - low) / (high - low);
    return sign === 1 ? share : 1 - share;
  });
}
