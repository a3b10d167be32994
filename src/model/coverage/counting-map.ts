/** A served map that knows which cells count: sites are tried and added one at a time. */
import { centreLat, centreLon, type Lattice } from '../lattice.ts';
import { computeDisc, createDiscWorkspace, type DiscWorkspace, PARTS_PER_SIDE } from './disc.ts';
import { spanBits } from './disc-cells.ts';
import { createServedMap, type ServedMap, serveDisc, servedMask } from './served-map.ts';
import { isCounted } from './served-squares.ts';
import { rowSlots, TILE_CELLS, type TileLayout } from './tile-layout.ts';

export interface CountingMap {
  readonly lattice: Lattice;
  readonly layout: TileLayout;
  readonly map: ServedMap;
  readonly disc: DiscWorkspace;
  /** Per slot of the layout: 1 for cells that count, and where nobody lives. */
  readonly settled: Uint8Array;
  /** After a site was tried: slots of the cells that would newly count, by row, then column. */
  readonly fresh: Uint32Array;
}

export function createCountingMap(layout: TileLayout): CountingMap {
  const { lattice, slotOf } = layout;
  const settled = new Uint8Array(layout.slotCount).fill(1);
  for (let i = 0; i < slotOf.length; i++) settled[slotOf[i]!] = 0;
  return {
    lattice,
    layout,
    map: createServedMap(layout),
    disc: createDiscWorkspace(lattice),
    settled,
    fresh: new Uint32Array(lattice.cellCount),
  };
}

/** Computes the disc of a site in the centre of a cell and the cells it would newly count. @returns how many */
export function trySiteAtCell(counting: CountingMap, cell: number, rangeM: number): number {
  const { lattice } = counting;
  return trySiteAt(counting, centreLat(lattice.row[cell]!), centreLon(lattice.column[cell]!), rangeM);
}

/** The same of a site anywhere. @param lat, lon degrees */
export function trySiteAt(counting: CountingMap, lat: number, lon: number, rangeM: number): number {
  computeDisc(counting.disc, lat, lon, rangeM);
  return freshCells(counting);
}

/** Adds the disc that was tried last; `freshCount` is what trying it returned. */
export function addTriedSite(counting: CountingMap, freshCount: number): void {
  const { layout, map, disc, settled, fresh } = counting;
  serveDisc(layout, map, disc);
  for (let i = 0; i < freshCount; i++) settled[fresh[i]!] = 1;
}

function freshCells(counting: CountingMap): number {
  const { lattice, layout, map, disc, settled, fresh } = counting;
  const { west, east } = disc;
  const columnMin = layout.tileColumnMin * TILE_CELLS;
  const columnMax = columnMin + layout.tileColumns * TILE_CELLS - 1;
  let count = 0;
  // A lattice row's four rows of squares start at multiples of four from the workspace's first.
  for (let at = disc.from & -PARTS_PER_SIDE; at < disc.to; at += PARTS_PER_SIDE) {
    const first = Math.max(at, disc.from);
    const last = Math.min(at + PARTS_PER_SIDE, disc.to) - 1;
    let low = west[first]!;
    let high = east[first]!;
    for (let part = first + 1; part <= last; part++) {
      if (west[part]! < low) low = west[part]!;
      if (east[part]! > high) high = east[part]!;
    }
    const row = lattice.rowMin + at / PARTS_PER_SIDE;
    const end = Math.min(high >> 2, columnMax);
    let slots = 0;
    for (let column = Math.max(low >> 2, columnMin), next = 0; column <= end; column++) {
      if (column >= next) {
        slots = rowSlots(layout, row, column);
        next = (column | (TILE_CELLS - 1)) + 1;
      }
      const slot = slots + (column & (TILE_CELLS - 1));
      if (settled[slot] !== 0) continue;
      const start = column * PARTS_PER_SIDE;
      let mask = servedMask(layout, map, row, column);
      for (let part = first; part <= last; part++) {
        mask |= spanBits(west[part]! - start, east[part]! - start) << (PARTS_PER_SIDE * (part - at));
      }
      if (isCounted(mask)) fresh[count++] = slot;
    }
  }
  return count;
}
