/** What a roll-out notes of a site while it builds, and the sites that come of it. */
import { grown } from '../coverage/grown.ts';
import { centreLat, centreLon } from '../lattice.ts';
import type { BuildableSite } from './own-sites.ts';
import { ALONE, createPlannedSites, type PlannedSites, SHARED } from './planned-sites.ts';
import { COST_ITEMS } from './radio-outcome.ts';
import type { PricedCountry } from './roll-out-state.ts';
import { backhaulAt, backhaulYenOf, type SitePrices, towerYenOf } from './site-cost.ts';

/** `count` sites in build order, in columns that lengthen. */
export interface BuildNotes {
  count: number;
  /** Its place among the sources'; −1 − n for the n-th of the country's own sites. */
  place: Int32Array;
  fiscalYear: Uint16Array;
  /** To fibre. */
  metres: Float64Array;
  addedPopulation: Float64Array;
  /** Cells that count once it stands. */
  freshEnd: Uint32Array;
}

export function createBuildNotes(length: number): BuildNotes {
  return {
    count: 0,
    place: new Int32Array(length),
    fiscalYear: new Uint16Array(length),
    metres: new Float64Array(length),
    addedPopulation: new Float64Array(length),
    freshEnd: new Uint32Array(length),
  };
}

export function note(
  notes: BuildNotes,
  place: number,
  fiscalYear: number,
  metres: number,
  addedPopulation: number,
  freshEnd: number,
): void {
  if (notes.count === notes.place.length) lengthen(notes, Math.max(64, 2 * notes.count));
  const s = notes.count++;
  notes.place[s] = place;
  notes.fiscalYear[s] = fiscalYear;
  notes.metres[s] = metres;
  notes.addedPopulation[s] = addedPopulation;
  notes.freshEnd[s] = freshEnd;
}

function lengthen(notes: BuildNotes, length: number): void {
  notes.place = grown(notes.place, length);
  notes.fiscalYear = grown(notes.fiscalYear, length);
  notes.metres = grown(notes.metres, length);
  notes.addedPopulation = grown(notes.addedPopulation, length);
  notes.freshEnd = grown(notes.freshEnd, length);
}

export interface NotedSites {
  readonly sites: PlannedSites;
  /** Per site: its candidate, and that one's rank; -1 for the user's own. */
  readonly candidate: Int32Array;
  readonly rank: Int32Array;
  /** count + 1: site s first counts the fresh cells `freshStart[s]` … `freshStart[s + 1] - 1`. */
  readonly freshStart: Uint32Array;
}

export function sitesOf(priced: PricedCountry, notes: BuildNotes): NotedSites {
  const { count } = notes;
  const sites = createPlannedSites(count);
  const candidate = new Int32Array(count).fill(-1);
  const rank = new Int32Array(count).fill(-1);
  const freshStart = new Uint32Array(count + 1);
  sites.fiscalYear.set(notes.fiscalYear.subarray(0, count));
  sites.backhaulM.set(notes.metres.subarray(0, count));
  sites.addedPopulation.set(notes.addedPopulation.subarray(0, count));
  freshStart.set(notes.freshEnd.subarray(0, count), 1);
  for (let s = 0; s < count; s++) {
    const place = notes.place[s]!;
    if (place < 0) {
      writeOwn(priced, priced.ownSites[-1 - place]!, sites, s);
    } else {
      candidate[s] = priced.sources.candidate[place]!;
      rank[s] = priced.sources.rank[place]!;
      writePlanned(priced, place, notes.metres[s]!, sites, s);
    }
  }
  return { sites, candidate, rank, freshStart };
}

/** A site in the centre of its square. @param place among the sources' */
function writePlanned(
  { open, prices, sources, carried }: PricedCountry,
  place: number,
  metres: number,
  sites: PlannedSites,
  s: number,
): void {
  const { lattice, cells } = open.field.atlas;
  const i = sources.candidate[place]!;
  const source = sources.source[place]!;
  const cell = open.sets.candidateCell[i]!;
  const kind = open.kinds[open.kind[i]!]!;
  sites.cell[s] = cell;
  sites.lat[s] = centreLat(lattice.row[cell]!);
  sites.lon[s] = centreLon(lattice.column[cell]!);
  sites.municipality[s] = cells.municipality[cell]!;
  sites.rangeM[s] = kind.rangeM;
  sites.band[s] = kind.band;
  sites.environment[s] = kind.environment;
  sites.build[s] = ALONE;
  sites.own[s] = -1;
  sites.property[s] = carried.property[i]!;
  writeCost(prices, sources.tower[source]!, sources.isJoined[source]!, metres, sites, s);
}

function writeOwn({ prices }: PricedCountry, site: BuildableSite, sites: PlannedSites, s: number): void {
  // Nobody lives at -1, which an unsigned column holds as NO_CELL.
  sites.cell[s] = site.cell;
  sites.lat[s] = site.lat;
  sites.lon[s] = site.lon;
  sites.municipality[s] = site.municipality;
  sites.rangeM[s] = site.kind.rangeM;
  sites.band[s] = site.kind.band;
  sites.environment[s] = site.kind.environment;
  sites.build[s] = site.isShared ? SHARED : ALONE;
  sites.own[s] = site.own;
  sites.property[s] = site.property;
  writeCost(prices, site.tower, site.isJoined, site.metres, sites, s);
}

function writeCost(
  prices: SitePrices,
  tower: number,
  isJoined: number,
  metres: number,
  sites: PlannedSites,
  s: number,
): void {
  const { itemYen } = sites;
  const item = s * COST_ITEMS.length;
  sites.tower[s] = tower;
  sites.backhaul[s] = backhaulAt(prices, isJoined, metres);
  itemYen[item] = prices.stationYen;
  itemYen[item + 1] = towerYenOf(prices, tower);
  itemYen[item + 2] = backhaulYenOf(prices, isJoined, metres);
  sites.costYen[s] = itemYen[item]! + itemYen[item + 1]! + itemYen[item + 2]!;
}
