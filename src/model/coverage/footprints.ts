/**
 * Footprints of sites that are asked for again and again: which of the wanted places each touches, and with which of
 * their sixteen squares. Computed when a site is first asked for; kept in two columns for all.
 */
import { computeDisc, createDiscWorkspace, type DiscWorkspace } from './disc.ts';
import { createDiscCells, type DiscCells, findDiscCells } from './disc-cells.ts';
import { grown } from './grown.ts';
import type { TileLayout } from './tile-layout.ts';

/** Beyond so many entries (48 MB) all are forgotten and computed anew as they are asked for. */
const MOST_ENTRIES = 8_000_000;

export interface Footprints {
  readonly layout: TileLayout;
  /** Per slot: index of the place, -1 where none is wanted. */
  readonly placeOf: Int32Array;
  /** Where places are called by their numbers. */
  readonly numbers: PlaceNumbers | undefined;
  readonly disc: DiscWorkspace;
  readonly cells: DiscCells;
  /** Per site: where its entries start and end; start -1 where it has not been asked for. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** By entry, each site's by row, then column. */
  place: Uint32Array;
  mask: Uint16Array;
  /** Entries that are kept. */
  used: number;
  /** The entries that were asked for last. */
  from: number;
  to: number;
}

/**
 * Numbers of places in the order in which footprints first touch them: those of one site then lie together, and all that
 * are touched lie close. A number stays a place's for good.
 */
export interface PlaceNumbers {
  /** Per place: its number, -1 for none. */
  readonly of: Int32Array;
  /** Place by number, for `count` numbers. */
  at: Uint32Array;
  count: number;
}

/**
 * @param sites how many there may be
 * @param places how many there are, to call them by their numbers; absent to call them by their index
 */
export function createFootprints(
  layout: TileLayout,
  placeOf: Int32Array,
  sites: number,
  places?: number,
): Footprints {
  return {
    layout,
    placeOf,
    numbers:
      places === undefined
        ? undefined
        : { of: new Int32Array(places).fill(-1), at: new Uint32Array(1 << 12), count: 0 },
    disc: createDiscWorkspace(layout.lattice),
    cells: createDiscCells(),
    start: new Int32Array(sites).fill(-1),
    end: new Int32Array(sites),
    place: new Uint32Array(1 << 16),
    mask: new Uint16Array(1 << 16),
    used: 0,
    from: 0,
    to: 0,
  };
}

/**
 * A site's entries: `from` … `to - 1` of `place` and `mask`, until another's are asked for.
 * @param site -1 for one that is none of the sites and is found anew each time
 * @param lat, lon degrees
 */
export function seeFootprint(
  footprints: Footprints,
  site: number,
  lat: number,
  lon: number,
  rangeM: number,
): void {
  if (site >= 0 && seeKept(footprints, site)) return;
  const { start, end } = footprints;
  if (footprints.used > MOST_ENTRIES) {
    start.fill(-1);
    footprints.used = 0;
  }
  footprints.from = footprints.used;
  footprints.to = findEntries(footprints, lat, lon, rangeM);
  if (site < 0) return;
  start[site] = footprints.from;
  end[site] = footprints.to;
  footprints.used = footprints.to;
}

/** The same of a site that has been asked for before. @returns false where it has not */
export function seeKept(footprints: Footprints, site: number): boolean {
  const start = footprints.start[site]!;
  if (start < 0) return false;
  footprints.from = start;
  footprints.to = footprints.end[site]!;
  return true;
}

/** Sites in columns of one length; degrees and metres. */
export interface FootprintSites {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly rangeM: Float64Array;
}

/**
 * Makes sure that all of a plan's footprints have been found, so that no place gets its number later.
 * @param site each one's number, -1 for none
 * @param from, to the sites in question, `to` the first that is not; absent for all
 */
export function findFootprints(
  footprints: Footprints,
  { lat, lon, rangeM }: FootprintSites,
  site: Int32Array,
  from = 0,
  to = site.length,
): void {
  for (let s = from; s < to; s++) {
    if (site[s]! >= 0 && footprints.start[site[s]!]! >= 0) continue;
    seeFootprint(footprints, site[s]!, lat[s]!, lon[s]!, rangeM[s]!);
  }
}

/** Writes the entries of a site anywhere behind those that are kept. @returns where they end */
function findEntries(footprints: Footprints, lat: number, lon: number, rangeM: number): number {
  const { layout, disc, cells, placeOf, numbers, used } = footprints;
  computeDisc(disc, lat, lon, rangeM);
  const count = findDiscCells(layout, disc, cells);
  if (used + count > footprints.place.length) lengthen(footprints, used + count);
  const { place, mask } = footprints;
  const end = writePlaces(placeOf, cells, count, place, mask, used);
  if (numbers !== undefined) callByNumber(numbers, place, used, end);
  return end;
}

function writePlaces(
  placeOf: Int32Array,
  cells: DiscCells,
  count: number,
  place: Uint32Array,
  mask: Uint16Array,
  from: number,
): number {
  const { slot, mask: masks } = cells;
  let at = from;
  for (let n = 0; n < count; n++) {
    const own = placeOf[slot[n]!]!;
    if (own < 0) continue;
    place[at] = own;
    mask[at++] = masks[n]!;
  }
  return at;
}

function callByNumber(numbers: PlaceNumbers, place: Uint32Array, from: number, to: number): void {
  const { of } = numbers;
  for (let at = from; at < to; at++) {
    const own = place[at]!;
    if (of[own]! < 0) addNumber(numbers, own);
    place[at] = of[own]!;
  }
}

function addNumber(numbers: PlaceNumbers, place: number): void {
  if (numbers.count === numbers.at.length) numbers.at = grown(numbers.at, 2 * numbers.count);
  numbers.at[numbers.count] = place;
  numbers.of[place] = numbers.count++;
}

function lengthen(footprints: Footprints, least: number): void {
  const length = Math.max(least, 2 * footprints.place.length);
  footprints.place = grown(footprints.place, length);
  footprints.mask = grown(footprints.mask, length);
}
