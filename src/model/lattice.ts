/**
 * The lattice of 500 m squares (2分の1地域メッシュ, JIS X 0410): 240 rows to a degree of latitude and 160 columns
 * to a degree of longitude east of 100°E. A cell's address is its row and column; inhabited cells are kept sorted
 * by row, then column, with an offset per row, so that any disc or neighbourhood is a few contiguous slices.
 */
export const ROWS_PER_DEGREE = 240;
export const COLUMNS_PER_DEGREE = 160;
/** Longitude of column 0. */
export const ORIGIN_LON = 100;

export interface Lattice {
  readonly cellCount: number;
  /** Row of `rowOffsets[0]`. */
  readonly rowMin: number;
  readonly rowCount: number;
  /** Length rowCount + 1: the cells of row `rowMin + i` are `rowOffsets[i] … rowOffsets[i + 1] - 1`. */
  readonly rowOffsets: Uint32Array;
  /** Length cellCount: lattice row of each cell. */
  readonly row: Uint16Array;
  /** Length cellCount: lattice column of each cell, rising within a row. */
  readonly column: Uint16Array;
}

/**
 * Decimal degrees that mean a grid line (35.1, 34 + 1/3 …) are not exact in binary, and their product with the grid
 * constant can land one unit in the last place below the line. Anything within 1e-9 of a line (less than a tenth of
 * a millimetre on the ground) stands on it, and a square owns its southern and western edges.
 */
const LINE_TOLERANCE = 1e-9;

/** ⌊degrees · perDegree⌋ with grid lines exact. */
export function gridFloor(degrees: number, perDegree: number): number {
  const scaled = degrees * perDegree;
  const nearest = Math.round(scaled);
  return Math.abs(scaled - nearest) < LINE_TOLERANCE ? nearest : Math.floor(scaled);
}

export function rowAt(lat: number): number {
  return gridFloor(lat, ROWS_PER_DEGREE);
}

export function columnAt(lon: number): number {
  return gridFloor(lon, COLUMNS_PER_DEGREE) - ORIGIN_LON * COLUMNS_PER_DEGREE;
}

/** Latitude of a cell's centre, in degrees. */
export function centreLat(row: number): number {
  return (row + 0.5) / ROWS_PER_DEGREE;
}

/** Longitude of a cell's centre, in degrees. */
export function centreLon(column: number): number {
  return ORIGIN_LON + (column + 0.5) / COLUMNS_PER_DEGREE;
}

/**
 * Builds the row index over addresses sorted by row, then column.
 * @throws if the columns differ in length or the order is broken.
 */
export function createLattice(row: Uint16Array, column: Uint16Array): Lattice {
  const cellCount = row.length;
  if (column.length !== cellCount) {
    throw new Error(`Expected ${cellCount} columns, one per row value, got ${column.length}.`);
  }
  const rowMin = cellCount === 0 ? 0 : row[0]!;
  const rowCount = cellCount === 0 ? 0 : row[cellCount - 1]! - rowMin + 1;
  const rowOffsets = new Uint32Array(rowCount + 1);
  for (let i = 0; i < cellCount; i++) {
    if (i > 0 && (row[i]! < row[i - 1]! || (row[i] === row[i - 1] && column[i]! <= column[i - 1]!))) {
      throw new Error(`Expected cells sorted by row, then column; cell ${i} is out of order.`);
    }
    rowOffsets[row[i]! - rowMin + 1]!++;
  }
  for (let r = 0; r < rowCount; r++) rowOffsets[r + 1]! += rowOffsets[r]!;
  return { cellCount, rowMin, rowCount, rowOffsets, row, column };
}

/** First cell of `row` whose column is at least `column` (binary search); the row's end where there is none. */
export function lowerBound(lattice: Lattice, row: number, column: number): number {
  const r = row - lattice.rowMin;
  if (r < 0) return 0;
  if (r >= lattice.rowCount) return lattice.cellCount;
  let low = lattice.rowOffsets[r]!;
  let high = lattice.rowOffsets[r + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lattice.column[middle]! < column) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cell at an address, or -1 where nobody lives. */
export function cellIndexAt(lattice: Lattice, row: number, column: number): number {
  const r = row - lattice.rowMin;
  if (r < 0 || r >= lattice.rowCount) return -1;
  const index = lowerBound(lattice, row, column);
  return index < lattice.rowOffsets[r + 1]! && lattice.column[index] === column ? index : -1;
}
