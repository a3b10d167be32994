/**
 * How far fibre is from each candidate: straight metres between the centre of its cell and that of the nearest cell
 * where fibre stands at the end of the year.
 */
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, centreLat, type Lattice, lowerBound, ROWS_PER_DEGREE } from '../lattice.ts';

/** Beyond this no fibre is laid for one station, and the search ends. */
export const FARTHEST_FIBRE_M = 60_000;

/**
 * Straight metres from the centre of a cell to the nearest cell that has fibre at the end of each year, at most
 * FARTHEST_FIBRE_M. One search finds all years: what is nearest in the first is farthest of all.
 * @param fibreFiscalYear per cell: year at whose end fibre stands there, 0 for never
 * @param firstYear of as many years, one after the other, as `metres` has room for; at least one
 * @param metres filled
 */
export function fibreDistancesByYear(
  lattice: Lattice,
  fibreFiscalYear: Uint16Array,
  firstYear: number,
  cell: number,
  metres: Float64Array,
): void {
  const { row, column, rowMin, rowCount, rowOffsets } = lattice;
  const own = row[cell]!;
  const at = column[cell]!;
  const lat = (centreLat(own) * Math.PI) / 180;
  const rowM = (meridianRadiusM(lat) * Math.PI) / 180 / ROWS_PER_DEGREE;
  const columnM = (primeVerticalRadiusM(lat) * Math.cos(lat) * Math.PI) / 180 / COLUMNS_PER_DEGREE;
  metres.fill(FARTHEST_FIBRE_M);
  for (let rows = 0; rows * rowM < metres[0]!; rows++) {
    const north = rows * rowM;
    for (const r of rows === 0 ? [own] : [own - rows, own + rows]) {
      if (r < rowMin || r >= rowMin + rowCount) continue;
      const from = rowOffsets[r - rowMin]!;
      const to = rowOffsets[r - rowMin + 1]!;
      const middle = rows === 0 ? cell : lowerBound(lattice, r, at);
      for (const step of [1, -1]) {
        for (let i = step > 0 ? middle : middle - 1; i >= from && i < to; i += step) {
          const east = Math.abs(column[i]! - at) * columnM;
          if (east >= metres[0]!) break;
          const year = fibreFiscalYear[i]!;
          if (year === 0) continue;
          const y = year <= firstYear ? 0 : year - firstYear;
          if (y >= metres.length) continue;
          const away = Math.sqrt(north * north + east * east);
          if (away < metres[y]!) metres[y] = away;
          // It serves all years, and is nearer than what follows in its row.
          if (y === 0) break;
        }
      }
    }
  }
  for (let y = 1; y < metres.length; y++) if (metres[y - 1]! < metres[y]!) metres[y] = metres[y - 1]!;
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
