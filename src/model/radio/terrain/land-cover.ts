/**
 * What covers each 500 m square: sea, open country, houses, blocks, trees, and whether the coast is near. Clutter
 * heights and radio-climatic zones of P.1812 follow from it.
 *
 * The classes come from how many people live in the square; land where nobody lives counts as wood, which two thirds of
 * Japan are (assumption: there is no map of land use in the atlas).
 */
import { graticuleAreaM2, meridianPoint } from '../../grs80.ts';
import { centreLat, type Lattice } from '../../lattice.ts';
import { ZONE_COASTAL, ZONE_INLAND, ZONE_SEA } from '../propagation/p1812/zones.ts';
import { TILE_CELLS, tileKey } from './relief.ts';

export const COVER_SEA = 0;
export const COVER_OPEN = 1;
export const COVER_SUBURBAN = 2;
export const COVER_URBAN = 3;
export const COVER_DENSE_URBAN = 4;
export const COVER_TREES = 5;
const COVER_CLASS = 0x07;
/** Set where the sea is near enough for land below COASTAL_MAXIMUM_M to be of the coastal zone. */
export const COVER_NEAR_SEA = 0x08;

/** Land of the coastal zone A1 lies up to 100 m high and 50 km from the sea (P.1812-8, section 3.6, Table 3). */
const COASTAL_MAXIMUM_M = 100;
const COASTAL_REACH_M = 50_000;

export interface ClutterAssumptions {
  /** Least people per km² of a 500 m square that counts as suburban, urban, dense urban. */
  readonly suburbanFromPerKm2: number;
  readonly urbanFromPerKm2: number;
  readonly denseUrbanFromPerKm2: number;
  /** Height above ground by cover class: sea, open, suburban, urban, dense urban, trees. */
  readonly heightM: readonly number[];
}

/**
 * Heights: the representative clutter heights of P.1812-8, Table 2. Thresholds: 4,000 people per km² is the census's
 * densely inhabited district (人口集中地区); the other two are assumptions.
 */
export const DEFAULT_CLUTTER: ClutterAssumptions = {
  suburbanFromPerKm2: 500,
  urbanFromPerKm2: 4000,
  denseUrbanFromPerKm2: 12_000,
  heightM: [0, 0, 10, 15, 20, 15],
};

/** Land squares as runs along lattice rows; the land mask of the atlas. */
export interface LandRuns {
  readonly rowMin: number;
  readonly rowOffsets: Uint32Array;
  readonly runStart: Uint16Array;
  readonly runLength: Uint16Array;
}

/** Cover by 80 km square (tileKey); squares without land are absent, all their cells are sea. */
export type LandCover = ReadonlyMap<number, Uint8Array>;

/** P.1812 zone of a place of this cover and height above the sea. */
export function zoneOf(cover: number, heightM: number): number {
  if (cover === COVER_SEA) return ZONE_SEA;
  return (cover & COVER_NEAR_SEA) !== 0 && heightM < COASTAL_MAXIMUM_M ? ZONE_COASTAL : ZONE_INLAND;
}

/** Clutter height for every value of a cover byte. @param heightM by cover class */
export function clutterHeights(heightM: readonly number[]): Float64Array {
  return Float64Array.from({ length: 256 }, (_, cover) => heightM[cover & COVER_CLASS] ?? 0);
}

/** @param population per cell of the lattice */
export function createLandCover(
  land: LandRuns,
  lattice: Lattice,
  population: ArrayLike<number>,
  assumptions: ClutterAssumptions,
): LandCover {
  const cover = new Map<number, Uint8Array>();
  const near = nearSea(land);
  for (let r = 0; r + 1 < land.rowOffsets.length; r++) {
    const row = land.rowMin + r;
    for (let run = land.rowOffsets[r]!; run < land.rowOffsets[r + 1]!; run++) {
      const end = land.runStart[run]! + land.runLength[run]!;
      for (let column = land.runStart[run]!; column < end; column++) {
        tileOf(cover, row, column)[cellInTile(row, column)] = COVER_TREES | near(row, column);
      }
    }
  }
  for (let r = 0; r < lattice.rowCount; r++) {
    const row = lattice.rowMin + r;
    const areaKm2 = graticuleAreaM2(centreLat(row), 1 / 240, 1 / 160) / 1e6;
    for (let i = lattice.rowOffsets[r]!; i < lattice.rowOffsets[r + 1]!; i++) {
      const column = lattice.column[i]!;
      const density = population[i]! / areaKm2;
      tileOf(cover, row, column)[cellInTile(row, column)] =
        coverOfDensity(density, assumptions) | near(row, column);
    }
  }
  return cover;
}

function coverOfDensity(perKm2: number, assumptions: ClutterAssumptions): number {
  if (perKm2 >= assumptions.denseUrbanFromPerKm2) return COVER_DENSE_URBAN;
  if (perKm2 >= assumptions.urbanFromPerKm2) return COVER_URBAN;
  return perKm2 >= assumptions.suburbanFromPerKm2 ? COVER_SUBURBAN : COVER_OPEN;
}

function tileOf(cover: Map<number, Uint8Array>, row: number, column: number): Uint8Array {
  const key = tileKey(Math.floor(row / TILE_CELLS), Math.floor(column / TILE_CELLS));
  let tile = cover.get(key);
  if (tile === undefined) {
    tile = new Uint8Array(TILE_CELLS * TILE_CELLS);
    cover.set(key, tile);
  }
  return tile;
}

function cellInTile(row: number, column: number): number {
  return (row % TILE_CELLS) * TILE_CELLS + (column % TILE_CELLS);
}

/** Cells along a side of the blocks in which the distance to the sea is measured: about 5 km. */
const BLOCK = 10;

/**
 * COVER_NEAR_SEA where a block that holds sea lies within 50 km, from block centre to block centre; else 0. Off by a
 * block at most, which the zone's own definition ("of the order of") allows.
 */
function nearSea(land: LandRuns): (row: number, column: number) => number {
  const rows = land.rowOffsets.length - 1;
  if (rows <= 0) return () => 0;
  let west = Infinity;
  let east = 0;
  for (let run = 0; run < land.runStart.length; run++) {
    west = Math.min(west, land.runStart[run]!);
    east = Math.max(east, land.runStart[run]! + land.runLength[run]!);
  }
  const blockRow = Math.floor(land.rowMin / BLOCK);
  const blockColumn = Math.floor(west / BLOCK);
  const height = Math.floor((land.rowMin + rows) / BLOCK) - blockRow + 1;
  const width = Math.floor(east / BLOCK) - blockColumn + 1;
  const landCells = new Uint8Array(height * width);
  for (let r = 0; r < rows; r++) {
    const at = (Math.floor((land.rowMin + r) / BLOCK) - blockRow) * width - blockColumn;
    for (let run = land.rowOffsets[r]!; run < land.rowOffsets[r + 1]!; run++) {
      const end = land.runStart[run]! + land.runLength[run]!;
      for (let c = land.runStart[run]!; c < end; c++) landCells[at + Math.floor(c / BLOCK)]!++;
    }
  }
  const isNear = new Uint8Array(height * width);
  const hasSea = (r: number, c: number) =>
    r < 0 || c < 0 || r >= height || c >= width || landCells[r * width + c]! < BLOCK * BLOCK;
  for (let r = 0; r < height; r++) {
    const { axisM, meridianCurvature } = meridianPoint(centreLat((blockRow + r) * BLOCK));
    const stepNorth = ((BLOCK / 240) * (Math.PI / 180)) / meridianCurvature;
    const stepEast = (BLOCK / 160) * (Math.PI / 180) * axisM;
    const reach = Math.floor(COASTAL_REACH_M / stepNorth);
    for (let c = 0; c < width; c++) {
      if (landCells[r * width + c] === 0) continue;
      for (let dr = -reach; dr <= reach && isNear[r * width + c] === 0; dr++) {
        const left = Math.sqrt(COASTAL_REACH_M ** 2 - (dr * stepNorth) ** 2);
        const across = Math.floor(left / stepEast);
        for (let dc = -across; dc <= across; dc++) {
          if (!hasSea(r + dr, c + dc)) continue;
          isNear[r * width + c] = 1;
          break;
        }
      }
    }
  }
  return (row, column) => {
    const at = (Math.floor(row / BLOCK) - blockRow) * width + Math.floor(column / BLOCK) - blockColumn;
    return isNear[at] === 1 ? COVER_NEAR_SEA : 0;
  };
}
