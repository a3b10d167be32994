/**
 * Inhabited land in tiles of 8 × 8 cells. Values per cell that are used place by place, not row by row, stand tile by
 * tile: 64 slots for its addresses, inhabited or not. So a neighbourhood is a few short runs of memory with plain
 * arithmetic between row, column and slot, where the row-wise order would touch a distant page for every row.
 *
 * Only tiles with an inhabited cell have slots of their own; tile 0 stands for all others and means "nobody here".
 */
import type { Lattice } from '../lattice.ts';

export const TILE_SHIFT = 3;
export const TILE_CELLS = 1 << TILE_SHIFT;
const BLOCK_TILES = 8;
const TILE_SLOTS = TILE_CELLS * TILE_CELLS;
const TILE_SLOT_SHIFT = 2 * TILE_SHIFT;

export interface TileLayout {
  readonly lattice: Lattice;
  /** The box of tiles around the lattice, in units of 8 rows and 8 columns. */
  readonly tileRowMin: number;
  readonly tileColumnMin: number;
  readonly tileColumns: number;
  /** By tile row, then tile column: the tile's number. */
  readonly tile: Int32Array;
  /** Own tiles and the empty one. */
  readonly tileCount: number;
  /** tileCount · 64. */
  readonly slotCount: number;
  /** Per cell. */
  readonly slotOf: Int32Array;
  /** Per slot; -1 where nobody lives. */
  readonly cellOf: Int32Array;
  /** Per tile: lattice row and column of its south-western corner. */
  readonly southOf: Int32Array;
  readonly westOf: Int32Array;
}

export function createTileLayout(lattice: Lattice): TileLayout {
  const { cellCount, row, column, rowMin, rowCount } = lattice;
  let westernmost = cellCount === 0 ? 0 : 0xffff;
  let easternmost = 0;
  for (let i = 0; i < cellCount; i++) {
    if (column[i]! < westernmost) westernmost = column[i]!;
    if (column[i]! > easternmost) easternmost = column[i]!;
  }
  const tileRowMin = rowMin >> TILE_SHIFT;
  const tileRows = ((rowMin + rowCount) >> TILE_SHIFT) - tileRowMin + 1;
  const tileColumnMin = westernmost >> TILE_SHIFT;
  const tileColumns = (easternmost >> TILE_SHIFT) - tileColumnMin + 1;
  const tile = new Int32Array(tileRows * tileColumns);
  const tileAt = (i: number) =>
    ((row[i]! >> TILE_SHIFT) - tileRowMin) * tileColumns + (column[i]! >> TILE_SHIFT) - tileColumnMin;
  for (let i = 0; i < cellCount; i++) tile[tileAt(i)] = 1;
  const tileCount = numberTiles(tile, tileRows, tileColumns);
  const slotOf = new Int32Array(cellCount);
  for (let i = 0; i < cellCount; i++) {
    const inTile = (row[i]! % TILE_CELLS) * TILE_CELLS + (column[i]! % TILE_CELLS);
    slotOf[i] = tile[tileAt(i)]! * TILE_SLOTS + inTile;
  }
  const slotCount = tileCount * TILE_SLOTS;
  const cellOf = new Int32Array(slotCount).fill(-1);
  const southOf = new Int32Array(tileCount);
  const westOf = new Int32Array(tileCount);
  for (let i = 0; i < cellCount; i++) {
    cellOf[slotOf[i]!] = i;
    southOf[slotOf[i]! >> TILE_SLOT_SHIFT] = row[i]! & -TILE_CELLS;
    westOf[slotOf[i]! >> TILE_SLOT_SHIFT] = column[i]! & -TILE_CELLS;
  }
  return {
    lattice,
    tileRowMin,
    tileColumnMin,
    tileColumns,
    tile,
    tileCount,
    slotCount,
    slotOf,
    cellOf,
    southOf,
    westOf,
  };
}

/** Numbers the marked tiles from 1, block by block of 8 × 8 tiles, so that neighbours share pages of memory too. */
function numberTiles(tile: Int32Array, tileRows: number, tileColumns: number): number {
  let count = 1;
  for (let south = 0; south < tileRows; south += BLOCK_TILES) {
    const north = Math.min(south + BLOCK_TILES, tileRows);
    for (let west = 0; west < tileColumns; west += BLOCK_TILES) {
      const east = Math.min(west + BLOCK_TILES, tileColumns);
      for (let r = south; r < north; r++)
        count = numberRow(tile, r * tileColumns + west, r * tileColumns + east, count);
    }
  }
  return count;
}

/** @returns the number after the last */
function numberRow(tile: Int32Array, from: number, to: number, first: number): number {
  let count = first;
  for (let at = from; at < to; at++) if (tile[at] !== 0) tile[at] = count++;
  return count;
}

/** Slot of column 0 of the tile's row in which an address stands; add `column % 8`. The address must be in the box. */
export function rowSlots(layout: TileLayout, row: number, column: number): number {
  const { tile, tileRowMin, tileColumnMin, tileColumns } = layout;
  const at = ((row >> TILE_SHIFT) - tileRowMin) * tileColumns + (column >> TILE_SHIFT) - tileColumnMin;
  return (tile[at]! * TILE_CELLS + (row & (TILE_CELLS - 1))) * TILE_CELLS;
}

export function rowOfSlot(layout: TileLayout, slot: number): number {
  return layout.southOf[slot >> TILE_SLOT_SHIFT]! + ((slot >> TILE_SHIFT) & (TILE_CELLS - 1));
}

export function columnOfSlot(layout: TileLayout, slot: number): number {
  return layout.westOf[slot >> TILE_SLOT_SHIFT]! + (slot & (TILE_CELLS - 1));
}

/** A column of values per cell spread over the slots; slots without a cell hold `elsewhere`. */
export function spread<T extends Float64Array | Int32Array | Uint8Array>(
  layout: TileLayout,
  values: T,
  elsewhere: number,
): T {
  const { slotOf, slotCount } = layout;
  const slots = new (values.constructor as { new (length: number): T })(slotCount).fill(elsewhere) as T;
  for (let i = 0; i < values.length; i++) slots[slotOf[i]!] = values[i]!;
  return slots;
}
