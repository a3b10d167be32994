/** Mean elevation of lattice cells over the pixels of the elevation source. */
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../../src/model/lattice.ts';
import { createTileReader, type PixelWindow, pixelX, pixelY, readWindow } from './terrain-source.ts';

/**
 * Mean height of the land in each cell, whole metres (ties away from the sea floor, as Math.round does).
 *
 * Cells and pixels are both rectangles of latitude and longitude, so every pixel counts with the exact area it shares
 * with the cell. Pixels of height 0 are sea and do not count, unless the cell has no other: then it lies at 0 m.
 * @param sourceDir holds `{zoom}/{x}/{y}.webp`
 * @param row, column lattice addresses, sorted by row, then column
 */
export async function meanElevationOfCells(
  sourceDir: string,
  row: Uint16Array,
  column: Uint16Array,
): Promise<Int16Array> {
  if (row.length !== column.length) {
    throw new Error(`Expected as many columns as rows, got ${row.length} rows and ${column.length} columns.`);
  }
  const readTile = createTileReader(sourceDir);
  const elevationM = new Int16Array(row.length);
  for (let start = 0; start < row.length; ) {
    let end = start + 1;
    while (end < row.length && row[end] === row[start]) end++;
    const north = pixelY((row[start]! + 1) / ROWS_PER_DEGREE);
    const south = pixelY(row[start]! / ROWS_PER_DEGREE);
    const y0 = Math.floor(north);
    const y1 = Math.ceil(south);
    const x0 = Math.floor(westOf(column[start]!));
    const x1 = Math.ceil(westOf(column[end - 1]! + 1));
    const window = await readWindow(readTile, x0, y0, x1, y1);
    for (let i = start; i < end; i++) {
      elevationM[i] = Math.round(landMean(window, westOf(column[i]!), north, westOf(column[i]! + 1), south));
    }
    start = end;
  }
  return elevationM;
}

function westOf(column: number): number {
  return pixelX(ORIGIN_LON + column / COLUMNS_PER_DEGREE);
}

/** Area-weighted mean over the pixels that are not 0, in metres. */
function landMean(window: PixelWindow, west: number, north: number, east: number, south: number): number {
  let weight = 0;
  let sum = 0;
  for (let y = Math.floor(north); y < south; y++) {
    const high = Math.min(south, y + 1) - Math.max(north, y);
    for (let x = Math.floor(west); x < east; x++) {
      const heightM = window.heightM[(y - window.y0) * window.width + x - window.x0]!;
      if (heightM === 0) continue;
      const area = high * (Math.min(east, x + 1) - Math.max(west, x));
      weight += area;
      sum += area * heightM;
    }
  }
  return weight === 0 ? 0 : sum / weight;
}
