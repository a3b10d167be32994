/**
 * The served 125 m squares around inhabited cells as a bitmap in tiles.
 *
 * A tile is 8 × 8 cells, 32 × 32 squares: 32 words, one per row of squares from the south, bit 0 in the west. Only
 * tiles with an inhabited cell have words; tile 0 stands for all others and is written to but never read, so that a
 * span is set without asking who lives there. Setting a disc costs a few words per row, whatever it covers.
 */
import type { Lattice } from '../lattice.ts';
import { type DiscWorkspace, PARTS_PER_SIDE } from './disc.ts';

const TILE_SHIFT = 3;
const TILE_PARTS = 32;
const TILE_PART_SHIFT = 5;

/** Where each tile's words stand; one per lattice, shared by all maps over it. */
export interface TileLayout {
  readonly lattice: Lattice;
  readonly tileRowMin: number;
  readonly tileColumnMin: number;
  readonly tileColumns: number;
  /** By tile row, then tile column: index of the tile's first word. */
  readonly firstWord: Int32Array;
  readonly wordCount: number;
}

/** One bit per 125 m square. */
export type ServedMap = Int32Array;

export function createTileLayout(lattice: Lattice): TileLayout {
  const { cellCount, row, column, rowMin, rowCount } = lattice;
  let columnMin = 0xffff;
  let columnMax = 0;
  for (let i = 0; i < cellCount; i++) {
    if (column[i]! < columnMin) columnMin = column[i]!;
    if (column[i]! > columnMax) columnMax = column[i]!;
  }
  const tileRowMin = rowMin >> TILE_SHIFT;
  const tileRows = ((rowMin + rowCount) >> TILE_SHIFT) - tileRowMin + 1;
  const tileColumnMin = columnMin >> TILE_SHIFT;
  const tileColumns = Math.max(1, (columnMax >> TILE_SHIFT) - tileColumnMin + 1);
  const firstWord = new Int32Array(tileRows * tileColumns);
  let tiles = 1;
  for (let i = 0; i < cellCount; i++) {
    const at =
      ((row[i]! >> TILE_SHIFT) - tileRowMin) * tileColumns + (column[i]! >> TILE_SHIFT) - tileColumnMin;
    if (firstWord[at] === 0) firstWord[at] = tiles++ * TILE_PARTS;
  }
  return { lattice, tileRowMin, tileColumnMin, tileColumns, firstWord, wordCount: tiles * TILE_PARTS };
}

export function createServedMap(layout: TileLayout): ServedMap {
  return new Int32Array(layout.wordCount);
}

/** Sets the squares of the workspace's disc. */
export function serveDisc(layout: TileLayout, map: ServedMap, disc: DiscWorkspace): void {
  const { tileRowMin, tileColumnMin, tileColumns, firstWord } = layout;
  const { partRowMin, west, east } = disc;
  const partMin = tileColumnMin << TILE_PART_SHIFT;
  const partMax = ((tileColumnMin + tileColumns) << TILE_PART_SHIFT) - 1;
  for (let row = disc.from; row < disc.to; row++) {
    const low = Math.max(west[row]!, partMin);
    const high = Math.min(east[row]!, partMax);
    if (low > high) continue;
    const partRow = partRowMin + row;
    const inTile = partRow & (TILE_PARTS - 1);
    const base = ((partRow >> TILE_PART_SHIFT) - tileRowMin) * tileColumns - tileColumnMin;
    const first = base + (low >> TILE_PART_SHIFT);
    const last = base + (high >> TILE_PART_SHIFT);
    const fromLow = -1 << (low & (TILE_PARTS - 1));
    const toHigh = -1 >>> (TILE_PARTS - 1 - (high & (TILE_PARTS - 1)));
    if (first === last) {
      map[firstWord[first]! + inTile]! |= fromLow & toHigh;
    } else {
      map[firstWord[first]! + inTile]! |= fromLow;
      for (let t = first + 1; t < last; t++) map[firstWord[t]! + inTile] = -1;
      map[firstWord[last]! + inTile]! |= toHigh;
    }
  }
}

/** Mask of a cell's sixteen squares: bit 4·j + i is the square in row j from the south, column i from the west. */
export function servedMask(layout: TileLayout, map: ServedMap, row: number, column: number): number {
  const tile = ((row >> TILE_SHIFT) - layout.tileRowMin) * layout.tileColumns - layout.tileColumnMin;
  const word =
    layout.firstWord[tile + (column >> TILE_SHIFT)]! + ((row << 2) & (TILE_PARTS - PARTS_PER_SIDE));
  const shift = (column & 7) << 2;
  return (
    ((map[word]! >>> shift) & 0xf) |
    (((map[word + 1]! >>> shift) & 0xf) << 4) |
    (((map[word + 2]! >>> shift) & 0xf) << 8) |
    (((map[word + 3]! >>> shift) & 0xf) << 12)
  );
}

/** Adds the map's squares to the masks of all cells. */
export function addServedMasks(layout: TileLayout, map: ServedMap, masks: Uint16Array): void {
  const { cellCount, row, column } = layout.lattice;
  for (let i = 0; i < cellCount; i++) masks[i]! |= servedMask(layout, map, row[i]!, column[i]!);
}
