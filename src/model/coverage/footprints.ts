/**
 * Footprints of sites that are asked for again and again: which of the wanted places each touches, and with which of
 * their sixteen squares. Computed when a site is first asked for; kept in two columns for all.
 */
import { computeDisc, createDiscWorkspace, type DiscWorkspace } from './disc.ts';
import { visitDiscCells } from './disc-cells.ts';
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
  /** Per site: where its entries start and end; start -1 where it has not been asked for. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** By entry, each site's by row, then column. */
  place: Uint32Array;
  mask: Uint16Array;
  used: number;
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
    start: new Int32Array(sites).fill(-1),
    end: new Int32Array(sites),
    place: new Uint32Array(1 << 16),
    mask: new Uint16Array(1 << 16),
    used: 0,
  };
}

/**
 * Makes sure that a site's entries are there: `start[site]` … `end[site] - 1` of `place` and `mask`, which may be new
 * columns afterwards.
 * @param lat, lon degrees
 */
export function findFootprint(
  footprints: Footprints,
  site: number,
  lat: number,
  lon: number,
  rangeM: number,
): void {
  const { start, end } = footprints;
  if (start[site]! >= 0) return;
  if (footprints.used > MOST_ENTRIES) {
    start.fill(-1);
    footprints.used = 0;
  }
  start[site] = footprints.used;
  visitFootprint(footprints, lat, lon, rangeM, (place, mask) => {
    if (footprints.used === footprints.place.length) grow(footprints);
    footprints.place[footprints.used] = place;
    footprints.mask[footprints.used++] = mask;
  });
  end[site] = footprints.used;
}

/** A site's entries: `start` … `end - 1` of the columns. */
export interface FootprintEntries {
  readonly place: ArrayLike<number>;
  readonly mask: ArrayLike<number>;
  readonly start: number;
  readonly end: number;
}

/** @param site -1 for one that is none of the sites and is found anew each time */
export function footprintOf(
  footprints: Footprints,
  site: number,
  lat: number,
  lon: number,
  rangeM: number,
): FootprintEntries {
  if (site < 0) {
    const places: number[] = [];
    const masks: number[] = [];
    visitFootprint(footprints, lat, lon, rangeM, (place, mask) => {
      places.push(place);
      masks.push(mask);
    });
    return { place: places, mask: masks, start: 0, end: places.length };
  }
  findFootprint(footprints, site, lat, lon, rangeM);
  const { place, mask, start, end } = footprints;
  return { place, mask, start: start[site]!, end: end[site]! };
}

/** Makes sure that all of a plan's footprints have been found, so that no place gets its number later. */
export function findFootprints(
  footprints: Footprints,
  sites: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly kind: { readonly rangeM: number };
  }[],
  site: readonly number[],
): void {
  for (let s = 0; s < sites.length; s++) {
    if (site[s]! >= 0 && footprints.start[site[s]!]! >= 0) continue;
    const { lat, lon, kind } = sites[s]!;
    footprintOf(footprints, site[s]!, lat, lon, kind.rangeM);
  }
}

/** Calls `visit` with the wanted places that a site anywhere touches, by row, then column. @param lat, lon degrees */
export function visitFootprint(
  { layout, placeOf, numbers, disc }: Footprints,
  lat: number,
  lon: number,
  rangeM: number,
  visit: (place: number, mask: number) => void,
): void {
  computeDisc(disc, lat, lon, rangeM);
  visitDiscCells(layout, disc, (slot, _row, _column, mask) => {
    const place = placeOf[slot]!;
    if (place >= 0) visit(numbers === undefined ? place : numberOf(numbers, place), mask);
  });
}

function numberOf(numbers: PlaceNumbers, place: number): number {
  const { of } = numbers;
  if (of[place]! >= 0) return of[place]!;
  if (numbers.count === numbers.at.length) {
    const grown = new Uint32Array(2 * numbers.count);
    grown.set(numbers.at);
    numbers.at = grown;
  }
  numbers.at[numbers.count] = place;
  of[place] = numbers.count;
  return numbers.count++;
}

function grow(footprints: Footprints): void {
  const place = new Uint32Array(2 * footprints.used);
  const mask = new Uint16Array(2 * footprints.used);
  place.set(footprints.place);
  mask.set(footprints.mask);
  footprints.place = place;
  footprints.mask = mask;
}
