/**
 * Official rule of 5G population coverage: a 500 m square counts with all its people when more than half of its area
 * is served, otherwise with none. The served area is a mask of sixteen 125 m squares, so "more than half" is nine.
 */
import type { Lattice } from '../lattice.ts';
import { computeDisc, createDiscWorkspace } from './disc.ts';
import { addServedMasks, createServedMap, serveDisc } from './served-map.ts';
import { createTileLayout } from './tile-layout.ts';

/** More than half of sixteen: eight is half, and half does not count. */
export const COUNTED_FROM = 9;

/** Sites in columns of one length; degrees and metres. */
export interface SiteColumns {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly rangeM: Float64Array;
}

/** Number of served 125 m squares in a mask of sixteen bits. */
export function servedParts(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x5555);
  const nibbles = (pairs & 0x3333) + ((pairs >>> 2) & 0x3333);
  const bytes = (nibbles + (nibbles >>> 4)) & 0x0f0f;
  return (bytes + (bytes >>> 8)) & 0x1f;
}

export function isCounted(mask: number): boolean {
  return servedParts(mask) >= COUNTED_FROM;
}

/**
 * Adds the squares that the sites serve to the masks of the inhabited cells. Returns `masks`.
 * @param masks one per cell; what is set stays set, so calls accumulate the union
 * @throws where columns differ in length, or a site is not a place on Earth with a range (see computeDisc).
 */
export function markServed(lattice: Lattice, sites: SiteColumns, masks: Uint16Array): Uint16Array {
  const { lat, lon, rangeM } = sites;
  if (lon.length !== lat.length || rangeM.length !== lat.length) {
    throw new Error(`Expected ${lat.length} longitudes and ranges, got ${lon.length} and ${rangeM.length}.`);
  }
  if (masks.length !== lattice.cellCount) {
    throw new Error(`Expected ${lattice.cellCount} masks, one per cell, got ${masks.length}.`);
  }
  const disc = createDiscWorkspace(lattice);
  const layout = createTileLayout(lattice);
  const map = createServedMap(layout);
  for (let s = 0; s < lat.length; s++) {
    computeDisc(disc, lat[s]!, lon[s]!, rangeM[s]!);
    serveDisc(layout, map, disc);
  }
  addServedMasks(layout, map, masks);
  return masks;
}

/** 1 for every cell that counts, else 0. Fills and returns `counted`. */
export function countedCells(masks: Uint16Array, counted: Uint8Array): Uint8Array {
  for (let i = 0; i < masks.length; i++) counted[i] = isCounted(masks[i]!) ? 1 : 0;
  return counted;
}
