/**
 * The cell surface as pixels, for one view that stands still: what the map's shader draws, computed without a graphics
 * card. A pixel is the mean of four points of its footprint, as in the shader, and levels are the same: a block of
 * 2^shift squares a side shows the class of its most populous cell (the smaller index where two are equal).
 */
import { COLUMNS_PER_DEGREE, type Lattice, ORIGIN_LON, ROWS_PER_DEGREE } from '../model/lattice.ts';
import { latOfMercatorY, lonOfMercatorX, type MercatorView } from '../model/web-mercator.ts';

/** One level of the surface as a whole rectangle, sea included. */
export interface CellGrid {
  readonly shift: number;
  /** Block row and column of the grid's first entry, in blocks of 2^shift squares. */
  readonly rowMin: number;
  readonly columnMin: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** cellIndex + 1 by row, then column; 0 where nobody lives. */
  readonly cell: Uint32Array;
}

/** @param population people per cell */
export function createCellGrid(lattice: Lattice, population: Uint16Array, shift: number): CellGrid {
  const { row, column, cellCount } = lattice;
  let columnMin = cellCount === 0 ? 0 : column[0]!;
  let columnMax = columnMin;
  for (let i = 1; i < cellCount; i++) {
    const value = column[i]!;
    if (value < columnMin) columnMin = value;
    else if (value > columnMax) columnMax = value;
  }
  columnMin >>= shift;
  columnMax >>= shift;
  const rowMin = cellCount === 0 ? 0 : row[0]! >> shift;
  const rowMax = cellCount === 0 ? 0 : row[cellCount - 1]! >> shift;
  const columnCount = columnMax - columnMin + 1;
  const rowCount = rowMax - rowMin + 1;
  const cell = new Uint32Array(rowCount * columnCount);
  for (let i = 0; i < cellCount; i++) {
    const at = ((row[i]! >> shift) - rowMin) * columnCount + (column[i]! >> shift) - columnMin;
    const held = cell[at]!;
    // Cells come by rising index, so the earlier one stays where two are equal.
    if (held === 0 || population[i]! > population[held - 1]!) cell[at] = i + 1;
  }
  return { shift, rowMin, columnMin, rowCount, columnCount, cell };
}

/**
 * @param classes one byte per cell
 * @param palette RGBA of the 256 classes; a class is opaque or wholly transparent
 * @param out RGBA of width · height pixels, all zero before
 */
export function rasteriseCells(
  grid: CellGrid,
  view: MercatorView,
  classes: Uint8Array,
  palette: Uint8Array,
  out: Uint8ClampedArray,
): void {
  const { width, height } = view;
  const { columnCount, rowCount, cell } = grid;
  const left = sampleColumns(grid, view, 0.25);
  const right = sampleColumns(grid, view, 0.75);
  let from = 0;
  while (from < width && left[from]! < 0 && right[from]! < 0) from++;
  let to = width;
  while (to > from && left[to - 1]! < 0 && right[to - 1]! < 0) to--;
  const classAt = (start: number, column: number) => {
    if (start < 0 || column < 0) return 0;
    const index = cell[start + column]!;
    return index === 0 ? 0 : classes[index - 1]!;
  };
  const startOfRow = (y: number) => {
    const block = Math.floor(
      (latOfMercatorY(view.y + y / view.worldPixels) * ROWS_PER_DEGREE) / 2 ** grid.shift,
    );
    const row = block - grid.rowMin;
    return row < 0 || row >= rowCount ? -1 : row * columnCount;
  };
  const colours = new Uint32Array(palette.slice().buffer);
  const pixels = new Uint32Array(out.buffer, out.byteOffset, width * height);
  for (let y = 0; y < height; y++) {
    const upper = startOfRow(y + 0.25);
    const lower = startOfRow(y + 0.75);
    if (upper < 0 && lower < 0) continue;
    for (let x = from; x < to; x++) {
      const a = classAt(upper, left[x]!);
      const b = classAt(upper, right[x]!);
      const c = classAt(lower, left[x]!);
      const d = classAt(lower, right[x]!);
      if ((a | b | c | d) === 0) continue;
      if (a === b && b === c && c === d) pixels[y * width + x] = colours[a]!;
      else mix(palette, a, b, c, d, out, (y * width + x) * 4);
    }
  }
}

/** Column of the grid under each pixel column, at a share of its width; -1 beside the grid. */
function sampleColumns(
  { shift, columnMin, columnCount }: CellGrid,
  view: MercatorView,
  share: number,
): Int32Array {
  const columns = new Int32Array(view.width);
  for (let x = 0; x < columns.length; x++) {
    const lon = lonOfMercatorX(view.x + (x + share) / view.worldPixels);
    const column = Math.floor(((lon - ORIGIN_LON) * COLUMNS_PER_DEGREE) / 2 ** shift) - columnMin;
    columns[x] = column < 0 || column >= columnCount ? -1 : column;
  }
  return columns;
}

/** The mean colour of the opaque classes, as opaque as they are many. */
function mix(
  palette: Uint8Array,
  a: number,
  b: number,
  c: number,
  d: number,
  out: Uint8ClampedArray,
  at: number,
): void {
  const alpha = palette[a * 4 + 3]! + palette[b * 4 + 3]! + palette[c * 4 + 3]! + palette[d * 4 + 3]!;
  if (alpha === 0) return;
  for (let channel = 0; channel < 3; channel++) {
    const sum =
      palette[a * 4 + channel]! * palette[a * 4 + 3]! +
      palette[b * 4 + channel]! * palette[b * 4 + 3]! +
      palette[c * 4 + channel]! * palette[c * 4 + 3]! +
      palette[d * 4 + channel]! * palette[d * 4 + 3]!;
    out[at + channel] = sum / alpha;
  }
  out[at + 3] = alpha / 4;
}
