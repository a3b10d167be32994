/**
 * How far fibre is from each candidate: straight metres between the centre of its cell and that of the nearest cell
 * where fibre stands at the end of the year.
 */
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, centreLat, type Lattice, lowerBound, ROWS_PER_DEGREE } from '../lattice.ts';

/** Beyond this no fibre is laid for one station, and the search ends. */
export const FARTHEST_FIBRE_M = 60_000;

/**
 * @param fibreFiscalYear per cell: year at whose end fibre stands there, 0 for never
 * @param distanceM per cell: filled; 0 where fibre stands, Infinity beyond FARTHEST_FIBRE_M
 * @param isWanted per cell: 1 where a distance is asked for; others keep what they have
 */
export function fibreDistances(
  lattice: Lattice,
  fibreFiscalYear: Uint16Array,
  fiscalYear: number,
  isWanted: Uint8Array,
  distanceM: Float64Array,
): Float64Array {
  for (let cell = 0; cell < lattice.cellCount; cell++) {
    if (isWanted[cell] === 0) continue;
    const year = fibreFiscalYear[cell]!;
    if (year > 0 && year <= fiscalYear) {
      distanceM[cell] = 0;
      continue;
    }
    // What was found in an earlier year still stands, and something nearer may have been joined since.
    const { row, column } = lattice;
    distanceM[cell] = nearestFibreM(lattice, fibreFiscalYear, fiscalYear, row[cell]!, column[cell]!);
  }
  return distanceM;
}

/**
 * Straight metres from the centre of a lattice square, inhabited or not, to the nearest cell that has fibre; Infinity
 * beyond FARTHEST_FIBRE_M.
 * @param own, at lattice row and column of the square
 */
export function nearestFibreM(
  lattice: Lattice,
  fibreFiscalYear: Uint16Array,
  fiscalYear: number,
  own: number,
  at: number,
): number {
  const { column, rowMin, rowCount, rowOffsets } = lattice;
  const lat = (centreLat(own) * Math.PI) / 180;
  const rowM = (meridianRadiusM(lat) * Math.PI) / 180 / ROWS_PER_DEGREE;
  const columnM = (primeVerticalRadiusM(lat) * Math.cos(lat) * Math.PI) / 180 / COLUMNS_PER_DEGREE;
  let best = FARTHEST_FIBRE_M;
  const isServed = (i: number) => fibreFiscalYear[i]! > 0 && fibreFiscalYear[i]! <= fiscalYear;
  for (let rows = 0; rows * rowM < best; rows++) {
    for (const r of rows === 0 ? [own] : [own - rows, own + rows]) {
      if (r < rowMin || r >= rowMin + rowCount) continue;
      const north = rows * rowM;
      const middle = lowerBound(lattice, r, at);
      const consider = (i: number): boolean => {
        const east = Math.abs(column[i]! - at) * columnM;
        if (east >= best) return true;
        if (!isServed(i)) return false;
        best = Math.min(best, Math.sqrt(north * north + east * east));
        return true;
      };
      for (let i = middle; i < rowOffsets[r - rowMin + 1]!; i++) if (consider(i)) break;
      for (let i = middle - 1; i >= rowOffsets[r - rowMin]!; i--) if (consider(i)) break;
    }
  }
  return best < FARTHEST_FIBRE_M ? best : Number.POSITIVE_INFINITY;
}
