/** The backbone year by year: ring, bridges, landings, exchanges, and where data-centre power stands. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { OSAKA_AREA_PREFECTURES, TOKYO_AREA_PREFECTURES } from '../hubs/hubs-parameters.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../parameter.ts';
import { type Access, sumByNode } from './access.ts';
import { type BackboneNetwork, linksInService, subgraph } from './backbone-network.ts';
import type { BackboneOutcome, Bridge } from './backbone-outcome.ts';
import { heaviestPart, partsOf } from './cut-consequences.ts';
import { cutStructure } from './cut-structure.ts';
import { type Ring, ringInYear } from './ring.ts';

/** The plan's date for the ring: end of FY2025. */
export const RING_TARGET_FISCAL_YEAR = 2025;
/** New stations are those of the plan of March 2022 and later. */
const LAST_OLD_FISCAL_YEAR = 2021;
/** Where cables from abroad concentrate: Bōsō (Chiba) and Shima (Mie). */
const CONCENTRATION = ['12', '24'];
const TOKYO_OSAKA = [...TOKYO_AREA_PREFECTURES, ...OSAKA_AREA_PREFECTURES];

export interface HubPower {
  /** Per hub. */
  readonly powerMw: Float64Array;
  /** 0 for never. */
  readonly openFiscalYear: Uint16Array;
  /** Municipality of each. */
  readonly municipality: ArrayLike<number>;
  /** Power of all data centres before the first regional hub, and the share of it around Tokyo and Ōsaka. */
  readonly existingMw: number;
  readonly existingShare: number;
}

/** What no hub changes. */
export function simulateCables(
  atlas: Atlas,
  demand: Demand,
  network: BackboneNetwork,
  access: Access,
): Omit<BackboneOutcome, 'reliability' | 'disasters' | keyof PowerShares> {
  const { backbone } = atlas;
  const prefecture = nodePrefectures(atlas);
  const rings = FISCAL_YEARS.map((year) => ringInYear(backbone, network, prefecture, year));
  const ringClosed = rings.findIndex(({ isClosed }) => isClosed);
  const cuts = FISCAL_YEARS.map((year, y) => {
    const { count } = atlas.municipalities;
    const people = sumByNode(
      access,
      demand.population.subarray(y * count, (y + 1) * count),
      backbone.nodes.count,
    );
    return cutsInYear(network, year, people);
  });
  return {
    ringSidesClosed: sidesClosed(rings),
    ringClosedFiscalYear: ringClosed < 0 ? 0 : FISCAL_YEARS[ringClosed]!,
    ringAtTarget: rings[FISCAL_YEARS.indexOf(RING_TARGET_FISCAL_YEAR)]!,
    linkOpenFiscalYear: network.openFiscalYear.slice(),
    bridges: cuts.map(({ bridges }) => bridges),
    articulationPoints: cuts.map(({ articulationPoints }) => articulationPoints),
    newLandingCount: newLandings(atlas, network, prefecture),
    exchangesOutside: exchangesOutside(atlas, prefecture),
  };
}

/** What targets ask of the cables, by year: nothing but the links and their years of service. */
export function cableMilestones(
  atlas: Atlas,
  network: BackboneNetwork,
): Pick<BackboneOutcome, 'ringSidesClosed' | 'newLandingCount'> {
  const prefecture = nodePrefectures(atlas);
  const rings = FISCAL_YEARS.map((year) => ringInYear(atlas.backbone, network, prefecture, year));
  return {
    ringSidesClosed: sidesClosed(rings),
    newLandingCount: newLandings(atlas, network, prefecture),
  };
}

function sidesClosed(rings: readonly Ring[]): Float64Array {
  return Float64Array.from(rings, ({ sides }) => sides.filter((side) => side.isClosed).length);
}

/** Two-digit code of the prefecture of each node: that of the nearest municipality's centre. */
export function nodePrefectures({ backbone, municipalities, prefectures }: Atlas): string[] {
  const { nodes } = backbone;
  return Array.from({ length: nodes.count }, (_, n) => {
    let nearest = 0;
    let least = Infinity;
    const scale = Math.cos((nodes.lat[n]! * Math.PI) / 180);
    for (let m = 0; m < municipalities.count; m++) {
      const away = Math.hypot(
        nodes.lat[n]! - municipalities.lat[m]!,
        (nodes.lon[n]! - municipalities.lon[m]!) * scale,
      );
      if (away < least) {
        least = away;
        nearest = m;
      }
    }
    return prefectures.code[municipalities.prefecture[nearest]!]!;
  });
}

function cutsInYear(
  network: BackboneNetwork,
  fiscalYear: number,
  people: Float64Array,
): { bridges: Bridge[]; articulationPoints: readonly number[] } {
  const isUp = linksInService(network, fiscalYear);
  const standing = subgraph(network.graph, isUp);
  const structure = cutStructure(standing.graph);
  const allNodes = new Uint8Array(network.graph.nodeCount).fill(1);
  const total = people.reduce((sum, each) => sum + each, 0);
  const inMain = (links: Uint8Array) => {
    const { part, partCount } = partsOf(network, links, allNodes);
    const main = heaviestPart(part, partCount, people);
    return people.reduce((sum, each, n) => sum + (part[n] === main ? each : 0), 0);
  };
  const whole = total === 0 ? 0 : inMain(isUp);
  const bridges = structure.bridges.map((position) => {
    const link = standing.link[position]!;
    const without = isUp.slice();
    without[link] = 0;
    return { link, people: total === 0 ? 0 : whole - inMain(without) };
  });
  return { bridges, articulationPoints: structure.articulationPoints };
}

function newLandings(
  { backbone }: Atlas,
  network: BackboneNetwork,
  prefecture: readonly string[],
): Float64Array {
  const { nodes, links } = backbone;
  const firstYear = new Uint16Array(nodes.count).fill(0xffff);
  for (let k = 0; k < links.count; k++) {
    if (links.kind[k] !== 'submarine') continue;
    for (const node of [links.from[k]!, links.to[k]!]) {
      firstYear[node] = Math.min(firstYear[node]!, network.openFiscalYear[k]!);
    }
  }
  return Float64Array.from(FISCAL_YEARS, (fiscalYear) => {
    const isNew = (node: number) =>
      nodes.kind[node] === 'landing' &&
      firstYear[node]! > LAST_OLD_FISCAL_YEAR &&
      firstYear[node]! <= fiscalYear &&
      !CONCENTRATION.includes(prefecture[node]!);
    return Array.from({ length: nodes.count }, (_, node) => node).filter(isNew).length;
  });
}

function exchangesOutside(
  { backbone: { nodes } }: Atlas,
  prefecture: readonly string[],
): BackboneOutcome['exchangesOutside'] {
  let count = 0;
  let outside = 0;
  let all = 0;
  for (let n = 0; n < nodes.count; n++) {
    if (nodes.isExchange[n] === 0) continue;
    const isOutside = !TOKYO_OSAKA.includes(prefecture[n]!);
    const gbps = nodes.exchangeGbps[n]!;
    if (isOutside) count++;
    if (Number.isNaN(gbps)) continue;
    all += gbps;
    if (isOutside) outside += gbps;
  }
  return { count, capacityShare: all > 0 ? outside / all : 0 };
}

export type PowerShares = Pick<BackboneOutcome, 'tokyoOsakaPowerShare' | 'tokyoOsakaPowerShareBefore'>;

/** Data-centre power around Tokyo and Ōsaka, of all there is. */
export function powerShares(
  { municipalities, prefectures }: Atlas,
  { powerMw, openFiscalYear, municipality, existingMw, existingShare }: HubPower,
): PowerShares {
  const tokyoOsakaPowerShare = new Float64Array(YEAR_COUNT);
  FISCAL_YEARS.forEach((fiscalYear, y) => {
    let all = existingMw;
    let inside = existingMw * existingShare;
    openFiscalYear.forEach((opens, h) => {
      if (opens === 0 || opens > fiscalYear) return;
      all += powerMw[h]!;
      const prefecture = prefectures.code[municipalities.prefecture[municipality[h]!]!]!;
      if (TOKYO_OSAKA.includes(prefecture)) inside += powerMw[h]!;
    });
    tokyoOsakaPowerShare[y] = all > 0 ? inside / all : 0;
  });
  return { tokyoOsakaPowerShare, tokyoOsakaPowerShareBefore: existingShare };
}
