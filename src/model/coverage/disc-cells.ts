/** The cells of a tile layout that a disc touches, with the squares of each that lie in it. */
import { type DiscWorkspace, PARTS_PER_SIDE } from './disc.ts';
import { rowSlots, TILE_CELLS, type TileLayout } from './tile-layout.ts';

const TILE_SLOTS = TILE_CELLS * TILE_CELLS;
const WHOLE = 0xffff;

/** Columns for the cells of one disc at a time, which lengthen as larger discs come. */
export interface DiscCells {
  /** Per cell, as many as were found: its slot; its squares in the disc (bit 4·j + i: row j, column i), never 0. */
  slot: Int32Array;
  mask: Uint16Array;
}

export function createDiscCells(): DiscCells {
  return { slot: new Int32Array(256), mask: new Uint16Array(256) };
}

/**
 * Finds every address in the layout's box that the workspace's disc touches, by row, then column; those of tiles without
 * slots of their own are left out.
 * @param cells filled, from the first on
 * @returns how many
 */
export function findDiscCells(layout: TileLayout, disc: DiscWorkspace, cells: DiscCells): number {
  let count = 0;
  for (let at = disc.from & -PARTS_PER_SIDE; at < disc.to; at += PARTS_PER_SIDE) {
    count = findRowCells(layout, disc, cells, at, count);
  }
  return count;
}

/** @param at a lattice row's first row of squares, counted from the workspace's first @returns cells found by then */
function findRowCells(
  layout: TileLayout,
  { west, east, from, to, partRowMin }: DiscWorkspace,
  cells: DiscCells,
  at: number,
  before: number,
): number {
  const first = Math.max(at, from);
  const last = Math.min(at + PARTS_PER_SIDE, to) - 1;
  let low = west[first]!;
  let high = east[first]!;
  let innerLow = low;
  let innerHigh = high;
  for (let part = first + 1; part <= last; part++) {
    const w = west[part]!;
    const e = east[part]!;
    if (w < low) low = w;
    if (w > innerLow) innerLow = w;
    if (e > high) high = e;
    if (e < innerHigh) innerHigh = e;
  }
  if (low > high) return before;
  // Where the disc spans all four rows of squares, the cells between the innermost ends lie wholly in it.
  const isDeep = last - first === PARTS_PER_SIDE - 1;
  const wholeFrom = isDeep ? innerLow : 1;
  const wholeTo = isDeep ? innerHigh - (PARTS_PER_SIDE - 1) : 0;
  const columnMin = layout.tileColumnMin * TILE_CELLS;
  const columnMax = columnMin + layout.tileColumns * TILE_CELLS - 1;
  const row = (partRowMin + at) / PARTS_PER_SIDE;
  const begin = Math.max(low >> 2, columnMin);
  const end = Math.min(high >> 2, columnMax);
  if (before + end - begin >= cells.slot.length) lengthen(cells, before + end - begin + 1);
  const { slot, mask } = cells;
  let count = before;
  let slots = 0;
  for (let column = begin, next = 0; column <= end; column++) {
    if (column >= next) {
      slots = rowSlots(layout, row, column);
      next = (column | (TILE_CELLS - 1)) + 1;
    }
    if (slots < TILE_SLOTS) continue;
    const start = column * PARTS_PER_SIDE;
    let own = WHOLE;
    if (start < wholeFrom || start > wholeTo) {
      own = 0;
      for (let part = first; part <= last; part++) {
        own |= spanBits(west[part]! - start, east[part]! - start) << (PARTS_PER_SIDE * (part - at));
      }
      if (own === 0) continue;
    }
    slot[count] = slots + (column & (TILE_CELLS - 1));
    mask[count++] = own;
  }
  return count;
}

function lengthen(cells: DiscCells, least: number): void {
  const slot = new Int32Array(2 * least);
  const mask = new Uint16Array(2 * least);
  slot.set(cells.slot);
  mask.set(cells.mask);
  cells.slot = slot;
  cells.mask = mask;
}

/** Bits low … high of four; spans may reach beyond on either side, or be empty (low > high). */
export function spanBits(low: number, high: number): number {
  const end = high < 0 ? 0 : high > 3 ? 4 : high + 1;
  const start = low < 0 ? 0 : low > 3 ? 4 : low;
  return ((1 << end) - 1) & (0xf << start);
}
