/**
 * The ground that the cell surface covers: one rectangle per run of pages along a row of pages, so that the sea costs
 * no pixel. Web Mercator bends latitude, but over the sixteen rows of a page a straight line misses the true row by
 * less than 0.003 rows, so rows are interpolated between a rectangle's edges.
 */

import { type CellPages, PAGE_SIZE } from '../data/cell-pages.ts';
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../model/lattice.ts';
import { mercatorX, mercatorY } from '../model/web-mercator.ts';

/** Numbers per rectangle, see `cellRectangles`. */
export const RECTANGLE_STRIDE = 12;

export function mercatorXOfColumn(column: number): number {
  return mercatorX(ORIGIN_LON + column / COLUMNS_PER_DEGREE);
}

export function mercatorYOfRow(row: number): number {
  return mercatorY(row / ROWS_PER_DEGREE);
}

/**
 * Rectangles of twelve 32-bit numbers: west, east, south and north edge in Mercator as (high, low) pairs whose sum
 * has the precision of 48 bits, then west and east column, south and north row, counted from the pages' origin.
 */
export function cellRectangles(pages: CellPages): Float32Array {
  const { directory, levels, rowOrigin, columnOrigin } = pages;
  const { directoryRows, directoryColumns } = levels[0]!;
  const values: number[] = [];
  for (let r = 0; r < directoryRows; r++) {
    for (let c = 0; c < directoryColumns; c++) {
      if (directory[r * directoryColumns + c] === 0) continue;
      const first = c;
      while (c + 1 < directoryColumns && directory[r * directoryColumns + c + 1] !== 0) c++;
      const west = first * PAGE_SIZE;
      const east = (c + 1) * PAGE_SIZE;
      const south = r * PAGE_SIZE;
      const north = south + PAGE_SIZE;
      values.push(
        ...split(mercatorXOfColumn(columnOrigin + west)),
        ...split(mercatorXOfColumn(columnOrigin + east)),
        ...split(mercatorYOfRow(rowOrigin + south)),
        ...split(mercatorYOfRow(rowOrigin + north)),
        west,
        east,
        south,
        north,
      );
    }
  }
  return Float32Array.from(values);
}

/** A double as the sum of two singles. */
export function split(value: number): [high: number, low: number] {
  const high = Math.fround(value);
  return [high, Math.fround(value - high)];
}

/**
 * The matrix that projects Mercator coordinates counted from an anchor, for shaders that have only single precision.
 * @param matrix column-major 4 × 4, from absolute Mercator coordinates
 */
export function anchoredMatrix(matrix: ArrayLike<number>, x: number, y: number): Float32Array {
  const result = Float64Array.from(matrix);
  for (let i = 0; i < 4; i++) result[12 + i]! += matrix[i]! * x + matrix[4 + i]! * y;
  return Float32Array.from(result);
}

/** Smallest latitude of the country (Hateruma stands at 24.06°): rows are narrowest on screen there. */
const SOUTHERNMOST_LAT = 24;

/** Texels of at least this many pixels show, on the mean of a footprint, without one of them going under. */
const SMALLEST_TEXEL_PIXELS = 0.6;

/**
 * The finest level whose texels are at least 0.6 pixels in both directions everywhere; the coarsest where none is.
 * @param pixelsPerDegree device pixels to a degree of longitude
 */
export function levelForScale(pixelsPerDegree: number, levelCount: number): number {
  const columnPixels = pixelsPerDegree / COLUMNS_PER_DEGREE;
  const rowPixels = pixelsPerDegree / ROWS_PER_DEGREE / Math.cos((SOUTHERNMOST_LAT * Math.PI) / 180);
  const smallest = Math.min(columnPixels, rowPixels);
  const level = Math.ceil(Math.log2(SMALLEST_TEXEL_PIXELS / smallest));
  return Math.min(Math.max(level, 0), levelCount - 1);
}
