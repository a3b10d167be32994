/** The cells of a tile layout that a disc touches, one by one, with the squares of each that lie in it. */
import { type DiscWorkspace, PARTS_PER_SIDE } from './disc.ts';
import { rowSlots, TILE_CELLS, type TileLayout } from './tile-layout.ts';

/**
 * Calls `visit` for every address in the layout's box that the workspace's disc touches, by row, then column.
 * @param visit slot, lattice row, lattice column, mask of the squares in the disc (bit 4·j + i: row j, column i); not
 *   called for tiles without slots of their own
 */
export function visitDiscCells(
  layout: TileLayout,
  disc: DiscWorkspace,
  visit: (slot: number, row: number, column: number, mask: number) => void,
): void {
  const { west, east, partRowMin } = disc;
  const columnMin = layout.tileColumnMin * TILE_CELLS;
  const columnMax = columnMin + layout.tileColumns * TILE_CELLS - 1;
  const firstRow = partRowMin / PARTS_PER_SIDE;
  for (let at = disc.from & -PARTS_PER_SIDE; at < disc.to; at += PARTS_PER_SIDE) {
    const first = Math.max(at, disc.from);
    const last = Math.min(at + PARTS_PER_SIDE, disc.to) - 1;
    let low = west[first]!;
    let high = east[first]!;
    for (let part = first + 1; part <= last; part++) {
      if (west[part]! < low) low = west[part]!;
      if (east[part]! > high) high = east[part]!;
    }
    if (low > high) continue;
    const row = firstRow + at / PARTS_PER_SIDE;
    const end = Math.min(high >> 2, columnMax);
    let slots = 0;
    for (let column = Math.max(low >> 2, columnMin), next = 0; column <= end; column++) {
      if (column >= next) {
        slots = rowSlots(layout, row, column);
        next = (column | (TILE_CELLS - 1)) + 1;
      }
      if (slots < TILE_CELLS * TILE_CELLS) continue;
      const start = column * PARTS_PER_SIDE;
      let mask = 0;
      for (let part = first; part <= last; part++) {
        mask |= spanBits(west[part]! - start, east[part]! - start) << (PARTS_PER_SIDE * (part - at));
      }
      if (mask !== 0) visit(slots + (column & (TILE_CELLS - 1)), row, column, mask);
    }
  }
}

/** Bits low … high of four; spans may reach beyond on either side, or be empty (low > high). */
export function spanBits(low: number, high: number): number {
  const end = high < 0 ? 0 : high > 3 ? 4 : high + 1;
  const start = low < 0 ? 0 : low > 3 ? 4 : low;
  return ((1 << end) - 1) & (0xf << start);
}
