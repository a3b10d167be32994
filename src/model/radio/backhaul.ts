/**
 * How far fibre is from each candidate: straight metres between the centre of its cell and that of the nearest cell
 * where fibre stands at the end of the year.
 */
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, centreLat, type Lattice, lowerBound, ROWS_PER_DEGREE } from '../lattice.ts';

/** Beyond this no fibre is laid for one station, and the search ends. */
export const FARTHEST_FIBRE_M = 60_000;

/** A search for fibre from one cell after the other. */
export interface FibreSearch {
  readonly lattice: Lattice;
  /** Per cell: year at whose end fibre stands there, 0 for never. */
  readonly fibreFiscalYear: Uint16Array;
  readonly firstYear: number;
  /** Per lattice row, once it has been asked for: metres that a row and a column are apart; 0 before. */
  readonly rowM: Float64Array;
  readonly columnM: Float64Array;
  /**
   * Of the last cell, per year from the first on: straight metres from its centre to the nearest cell that has fibre at
   * the end of the year, at most FARTHEST_FIBRE_M.
   */
  readonly metres: Float64Array;
}

/** @param years one after the other; at least one */
export function createFibreSearch(
  lattice: Lattice,
  fibreFiscalYear: Uint16Array,
  firstYear: number,
  years: number,
): FibreSearch {
  const rowM = new Float64Array(lattice.rowCount);
  const columnM = new Float64Array(lattice.rowCount);
  return { lattice, fibreFiscalYear, firstYear, rowM, columnM, metres: new Float64Array(years) };
}

/** Fills the search's metres. One search finds all years: what is nearest in the first is farthest of all. */
export function searchFibre(search: FibreSearch, cell: number): void {
  const { lattice, metres } = search;
  const own = lattice.row[cell]!;
  const at = lattice.column[cell]!;
  const r = own - lattice.rowMin;
  if (search.rowM[r] === 0) measureRow(search, r);
  const rowM = search.rowM[r]!;
  const columnM = search.columnM[r]!;
  metres.fill(FARTHEST_FIBRE_M);
  searchRow(search, r, cell, at, 0, columnM);
  for (let rows = 1; rows * rowM < metres[0]!; rows++) {
    const north = rows * rowM;
    if (rows <= r) searchRow(search, r - rows, lowerBound(lattice, own - rows, at), at, north, columnM);
    if (r + rows < lattice.rowCount)
      searchRow(search, r + rows, lowerBound(lattice, own + rows, at), at, north, columnM);
  }
  for (let y = 1; y < metres.length; y++) if (metres[y - 1]! < metres[y]!) metres[y] = metres[y - 1]!;
}

function measureRow({ lattice, rowM, columnM }: FibreSearch, r: number): void {
  const lat = (centreLat(lattice.rowMin + r) * Math.PI) / 180;
  rowM[r] = (meridianRadiusM(lat) * Math.PI) / 180 / ROWS_PER_DEGREE;
  columnM[r] = (primeVerticalRadiusM(lat) * Math.cos(lat) * Math.PI) / 180 / COLUMNS_PER_DEGREE;
}

/** @param middle first cell of the row that is not west of the column @param at column */
function searchRow(
  search: FibreSearch,
  r: number,
  middle: number,
  at: number,
  north: number,
  columnM: number,
): void {
  const { column, rowOffsets } = search.lattice;
  const from = rowOffsets[r]!;
  const to = rowOffsets[r + 1]!;
  for (let i = middle; i < to; i++) {
    if (isPassed(search, i, north, (column[i]! - at) * columnM)) break;
  }
  for (let i = middle - 1; i >= from; i--) {
    if (isPassed(search, i, north, (at - column[i]!) * columnM)) break;
  }
}

/** Looks at a cell. @returns whether none behind it in its row is nearer in any year */
function isPassed(
  { fibreFiscalYear, firstYear, metres }: FibreSearch,
  i: number,
  north: number,
  east: number,
): boolean {
  if (east >= metres[0]!) return true;
  const year = fibreFiscalYear[i]!;
  if (year === 0) return false;
  const y = year <= firstYear ? 0 : year - firstYear;
  if (y >= metres.length) return false;
  const away = Math.sqrt(north * north + east * east);
  if (away < metres[y]!) metres[y] = away;
  // It serves all years, and is nearer than what follows in its row.
  return y === 0;
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
