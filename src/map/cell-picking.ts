/** From a place on the map to the cell that is drawn there. */
import {
  COLUMNS_PER_DEGREE,
  centreLat,
  centreLon,
  columnAt,
  type Lattice,
  lowerBound,
  ORIGIN_LON,
  ROWS_PER_DEGREE,
  rowAt,
} from '../model/lattice.ts';

/**
 * The cell shown at a point: on level 0 the square that holds it, on coarser levels the most populous of the block.
 * @param population people per cell
 * @param shift a texel of the level drawn is 2^shift squares a side
 * @returns cellIndex, or -1 where nobody lives
 */
export function pickCell(
  lattice: Lattice,
  population: Uint16Array,
  lat: number,
  lon: number,
  shift: number,
): number {
  const row = (rowAt(lat) >> shift) << shift;
  const column = (columnAt(lon) >> shift) << shift;
  const size = 1 << shift;
  let best = -1;
  for (let r = row; r < row + size; r++) {
    const end = lowerBound(lattice, r, column + size);
    for (let i = lowerBound(lattice, r, column); i < end; i++) {
      if (best < 0 || population[i]! > population[best]!) best = i;
    }
  }
  return best;
}

export interface GeoBounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function cellCentre(lattice: Lattice, cellIndex: number): [lon: number, lat: number] {
  return [centreLon(lattice.column[cellIndex]!), centreLat(lattice.row[cellIndex]!)];
}

export function cellBounds(lattice: Lattice, cellIndex: number): GeoBounds {
  const row = lattice.row[cellIndex]!;
  const column = lattice.column[cellIndex]!;
  return {
    west: ORIGIN_LON + column / COLUMNS_PER_DEGREE,
    south: row / ROWS_PER_DEGREE,
    east: ORIGIN_LON + (column + 1) / COLUMNS_PER_DEGREE,
    north: (row + 1) / ROWS_PER_DEGREE,
  };
}
