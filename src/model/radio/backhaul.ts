/** How far fibre is from a place: straight metres to the centre of the nearest cell where it stands. */
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, centreLat, type Lattice, lowerBound, ROWS_PER_DEGREE } from '../lattice.ts';

/** Beyond this no fibre is laid for one station, and the search ends. */
export const FARTHEST_FIBRE_M = 60_000;

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
