/**
 * The served 125 m squares around inhabited cells as a bitmap in tiles.
 *
 * A tile is 8 × 8 cells, 32 × 32 squares: 32 words, one per row of squares from the south, bit 0 in the west. The empty
 * tile's words are written to but never read, so that a span is set without asking who lives there. Setting a disc
 * costs a few words per row, whatever it covers.
 */
import { type DiscWorkspace, PARTS_PER_SIDE } from './disc.ts';
import { TILE_SHIFT, type TileLayout } from './tile-layout.ts';

const TILE_PARTS = 32;
const TILE_PART_SHIFT = 5;

/** One bit per 125 m square. */
export type ServedMap = Int32Array;

export function createServedMap(layout: TileLayout): ServedMap {
  return new Int32Array(layout.tileCount * TILE_PARTS);
}

/** Sets the squares of the workspace's disc. */
export function serveDisc(layout: TileLayout, map: ServedMap, disc: DiscWorkspace): void {
  const { tileRowMin, tileColumnMin, tileColumns, tile } = layout;
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
      map[(tile[first]! << TILE_PART_SHIFT) + inTile]! |= fromLow & toHigh;
    } else {
      map[(tile[first]! << TILE_PART_SHIFT) + inTile]! |= fromLow;
      for (let t = first + 1; t < last; t++) map[(tile[t]! << TILE_PART_SHIFT) + inTile] = -1;
      map[(tile[last]! << TILE_PART_SHIFT) + inTile]! |= toHigh;
    }
  }
}

/** Mask of a cell's sixteen squares: bit 4·j + i is the square in row j from the south, column i from the west. */
export function servedMask(layout: TileLayout, map: ServedMap, row: number, column: number): number {
  const base = ((row >> TILE_SHIFT) - layout.tileRowMin) * layout.tileColumns - layout.tileColumnMin;
  const word =
    (layout.tile[base + (column >> TILE_SHIFT)]! << TILE_PART_SHIFT) +
    ((row << 2) & (TILE_PARTS - PARTS_PER_SIDE));
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
