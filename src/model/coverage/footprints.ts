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
  readonly disc: DiscWorkspace;
  /** Per site: where its entries start and end; start -1 where it has not been asked for. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** By entry, each site's by row, then column. */
  place: Uint32Array;
  mask: Uint16Array;
  used: number;
}

/** @param sites how many there may be */
export function createFootprints(layout: TileLayout, placeOf: Int32Array, sites: number): Footprints {
  return {
    layout,
    placeOf,
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
  { lat, lon, rangeM }: { readonly lat: number; readonly lon: number; readonly rangeM: number },
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

/** Calls `visit` with the wanted places that a site anywhere touches, by row, then column. @param lat, lon degrees */
export function visitFootprint(
  { layout, placeOf, disc }: Footprints,
  lat: number,
  lon: number,
  rangeM: number,
  visit: (place: number, mask: number) => void,
): void {
  computeDisc(disc, lat, lon, rangeM);
  visitDiscCells(layout, disc, (slot, _row, _column, mask) => {
    const place = placeOf[slot]!;
    if (place >= 0) visit(place, mask);
  });
}

function grow(footprints: Footprints): void {
  const place = new Uint32Array(2 * footprints.used);
  const mask = new Uint16Array(2 * footprints.used);
  place.set(footprints.place);
  mask.set(footprints.mask);
  footprints.place = place;
  footprints.mask = mask;
}
