/** Squares of the atlas whose centre lies in one of several areas, by scan lines through the centres of the rows. */
import type { Atlas } from '../../model/atlas.ts';
import {
  COLUMNS_PER_DEGREE,
  centreLat,
  centreLon,
  lowerBound,
  ORIGIN_LON,
  ROWS_PER_DEGREE,
} from '../../model/lattice.ts';
import type { Ring } from './self-crossing.ts';

/**
 * Marks the cells of one area: even-odd over all its rings, so that holes stay empty.
 * @param isWithin length cellCount; 1 is set, nothing is cleared
 */
export function markCellsWithin(
  lattice: Atlas['lattice'],
  rings: readonly Ring[],
  isWithin: Uint8Array,
): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x0, y0] = ring[i - 1]!;
      const [x1, y1] = ring[i]!;
      const low = Math.min(y0, y1);
      const high = Math.max(y0, y1);
      // Rows whose centre lies in [low, high): a corner on a scan line counts once.
      const from = Math.max(lattice.rowMin, Math.ceil(low * ROWS_PER_DEGREE - 0.5));
      const to = Math.min(lattice.rowMin + lattice.rowCount - 1, Math.ceil(high * ROWS_PER_DEGREE - 0.5) - 1);
      for (let row = from; row <= to; row++) {
        const x = x0 + ((centreLat(row) - y0) / (y1 - y0)) * (x1 - x0);
        const list = crossings.get(row);
        if (list === undefined) crossings.set(row, [x]);
        else list.push(x);
      }
    }
  }
  for (const [row, list] of crossings) {
    list.sort((a, b) => a - b);
    const end = lattice.rowOffsets[row - lattice.rowMin + 1]!;
    for (let i = 0; i + 1 < list.length; i += 2) {
      const column = Math.max(0, Math.ceil((list[i]! - ORIGIN_LON) * COLUMNS_PER_DEGREE - 0.5));
      for (let c = lowerBound(lattice, row, column); c < end; c++) {
        if (centreLon(lattice.column[c]!) > list[i + 1]!) break;
        isWithin[c] = 1;
      }
    }
  }
}

/** People and households of the marked cells, at the 2020 level. */
export function sumWithin(atlas: Atlas, isWithin: Uint8Array) {
  const sums = { cells: 0, population: 0, households: 0 };
  isWithin.forEach((marked, c) => {
    if (marked === 0) return;
    sums.cells++;
    sums.population += atlas.cells.population[c]!;
    sums.households += atlas.cells.households[c]!;
  });
  return sums;
}
