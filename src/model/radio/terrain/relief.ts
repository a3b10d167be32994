/**
 * The ground as the terrain kernels read it: heights at the corners of the 250 m squares (4分の1地域メッシュ) and what
 * covers each 500 m square, in tiles of 80 km (第1次地域区画). 480 samples to a degree of latitude and 320 to a degree of
 * longitude line up with the lattice: a 500 m square spans two samples each way. A tile has 321 × 321 heights, the last
 * row and column being the first of its neighbours, so that a point is always interpolated within one tile.
 */
import { ORIGIN_LON } from '../../lattice.ts';

/** Steps between samples along a tile's side. */
export const TILE_STEPS = 320;
/** Samples along a tile's side. */
export const TILE_SAMPLES = TILE_STEPS + 1;
export const SAMPLES_PER_DEGREE_LAT = 480;
export const SAMPLES_PER_DEGREE_LON = 320;
/** 500 m squares along a tile's side. */
export const TILE_CELLS = TILE_STEPS / 2;

/** 'sea': no land in the tile, heights are 0. 'absent': there is land, but its heights are not at hand. */
export type TileState = 'land' | 'sea' | 'absent';

export interface ReliefTile {
  readonly state: TileState;
  /** Whole metres, TILE_SAMPLES × TILE_SAMPLES, row by row from the south-west. */
  readonly heightM: Int16Array;
  /** Cover of each 500 m square (land-cover.ts), TILE_CELLS × TILE_CELLS, row by row from the south-west. */
  readonly cover: Uint8Array;
}

export interface Relief {
  /** @param meshRow, meshColumn the first and last two digits of an 80 km square's code */
  tileAt(meshRow: number, meshColumn: number): ReliefTile;
}

/** How much of what was asked rests on heights: all of it, a part (the rest fell back), nothing. */
export type TerrainUse = 'full' | 'partial' | 'none';

/** The four digits of an 80 km square's code as a number. */
export function tileKey(meshRow: number, meshColumn: number): number {
  return meshRow * 100 + meshColumn;
}

/** Samples north of the equator. */
export function sampleY(lat: number): number {
  return lat * SAMPLES_PER_DEGREE_LAT;
}

/** Samples east of 100°E. */
export function sampleX(lon: number): number {
  return (lon - ORIGIN_LON) * SAMPLES_PER_DEGREE_LON;
}

/**
 * Height at a place within a tile, metres, bilinear between its four samples.
 * @param y, x samples north and east of the tile's south-western corner, 0 … TILE_STEPS
 */
export function sampleBilinear(heightM: Int16Array, y: number, x: number): number {
  const row = Math.min(Math.floor(y), TILE_STEPS - 1);
  const column = Math.min(Math.floor(x), TILE_STEPS - 1);
  const north = y - row;
  const east = x - column;
  const at = row * TILE_SAMPLES + column;
  const southern = heightM[at]! + (heightM[at + 1]! - heightM[at]!) * east;
  const above = at + TILE_SAMPLES;
  const northern = heightM[above]! + (heightM[above + 1]! - heightM[above]!) * east;
  return southern + (northern - southern) * north;
}

export interface Ground {
  readonly heightM: number;
  readonly cover: number;
  /** Heights are not at hand: `heightM` is 0 for want of better. */
  readonly isAbsent: boolean;
}

/** One place, for profiles of single paths; rays are sampled in columns (ray-profile.ts). */
export function groundAt(relief: Relief, lat: number, lon: number): Ground {
  const meshRow = Math.floor(sampleY(lat) / TILE_STEPS);
  const meshColumn = Math.floor(sampleX(lon) / TILE_STEPS);
  const { state, heightM, cover } = relief.tileAt(meshRow, meshColumn);
  const y = sampleY(lat) - meshRow * TILE_STEPS;
  const x = sampleX(lon) - meshColumn * TILE_STEPS;
  const row = Math.min(y >> 1, TILE_CELLS - 1);
  const column = Math.min(x >> 1, TILE_CELLS - 1);
  return {
    heightM: sampleBilinear(heightM, y, x),
    cover: cover[row * TILE_CELLS + column]!,
    isAbsent: state === 'absent',
  };
}
