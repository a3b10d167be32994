/**
 * Which 10 km squares a high-altitude platform has below it, from above each. Squares lie in rows on a grid, each row as
 * long as the country is wide there, so what is below is one stretch of every row.
 */
import { BASE_SIDE_CELLS, type Ground } from '../coverage/ground.ts';
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { NO_MUNICIPALITY } from '../land.ts';
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../lattice.ts';

export interface PlatformGround {
  readonly radiusM: number;
  /** Per square: municipality with most of its land. */
  readonly municipality: Uint16Array;
  /** Where platforms may fly: every second square each way, since 20 km apart one sees nearly the same. */
  readonly stations: Uint16Array;
  readonly rows: GridRows;
  /** Per square: its row, its column there, and its place on the grid. */
  readonly row: Uint16Array;
  readonly column: Int32Array;
  readonly place: Uint32Array;
  /** By row: columns on either side that are below a platform above that row, by distance of rows from 0 on. */
  readonly halfWidth: readonly Uint16Array[];
  centre(square: number): { readonly lat: number; readonly lon: number };
}

export interface GridRows {
  /** By row: its first column; places `start[r]` … `start[r + 1] - 1`. */
  readonly west: Int32Array;
  readonly start: Uint32Array;
  /** Per place: its square, -1 at sea. */
  readonly square: Int32Array;
}

export function platformGround({ pieces, squareRow, squareColumn }: Ground, radiusM: number): PlatformGround {
  const squares = squareRow.length;
  const rowMin = squareRow.reduce((least, each) => Math.min(least, each), 0xffff);
  const columnMin = squareColumn.reduce((least, each) => Math.min(least, each), 0xffff);
  const row = squareRow.map((each) => (each - rowMin) / BASE_SIDE_CELLS);
  const column = Int32Array.from(squareColumn, (each) => (each - columnMin) / BASE_SIDE_CELLS);
  const rows = gridRows(row, column);
  const municipality = new Uint16Array(squares);
  const most = new Float64Array(squares);
  for (let i = 0; i < pieces.count; i++) {
    const s = pieces.square[i]!;
    if (pieces.municipality[i] === NO_MUNICIPALITY || pieces.area[i]! <= most[s]!) continue;
    most[s] = pieces.area[i]!;
    municipality[s] = pieces.municipality[i]!;
  }
  const even = Array.from(row.keys()).filter((s) => ((row[s]! | column[s]!) & 1) === 0);
  return {
    radiusM,
    municipality,
    // Where a country has no such square, its first will do.
    stations: Uint16Array.from(even.length > 0 ? even : squares > 0 ? [0] : []),
    rows,
    row,
    column,
    place: Uint32Array.from(row, (r, s) => rows.start[r]! + column[s]! - rows.west[r]!),
    halfWidth: Array.from(rows.west, (_, r) => halfWidths(rowMin + r * BASE_SIDE_CELLS, radiusM)),
    centre: (s) => ({
      lat: centreLatOf(squareRow[s]!),
      lon: ORIGIN_LON + (squareColumn[s]! + BASE_SIDE_CELLS / 2) / COLUMNS_PER_DEGREE,
    }),
  };
}

/** Rows of places that a platform above a square sees: one stretch of each, from the first row to the last. */
export function firstRow({ row, halfWidth }: PlatformGround, square: number): number {
  return Math.max(0, row[square]! - halfWidth[row[square]!]!.length + 1);
}

export function lastRow({ rows, row, halfWidth }: PlatformGround, square: number): number {
  return Math.min(row[square]! + halfWidth[row[square]!]!.length, rows.west.length) - 1;
}

/** The stretch of row r: places from here to one before its end; none where that comes first. */
export function stretchStart(places: PlatformGround, square: number, r: number): number {
  const { rows, column } = places;
  return rows.start[r]! + Math.max(0, column[square]! - widthAt(places, square, r) - rows.west[r]!);
}

export function stretchEnd(places: PlatformGround, square: number, r: number): number {
  const { rows, column } = places;
  const east = column[square]! + widthAt(places, square, r) + 1;
  return Math.min(rows.start[r + 1]!, rows.start[r]! + east - rows.west[r]!);
}

function widthAt({ row, halfWidth }: PlatformGround, square: number, r: number): number {
  return halfWidth[row[square]!]![Math.abs(r - row[square]!)]!;
}

function gridRows(row: Uint16Array, column: Int32Array): GridRows {
  const count = row.reduce((most, each) => Math.max(most, each + 1), 0);
  const west = new Int32Array(count).fill(0x7fffffff);
  const east = new Int32Array(count).fill(-1);
  row.forEach((r, s) => {
    west[r] = Math.min(west[r]!, column[s]!);
    east[r] = Math.max(east[r]!, column[s]!);
  });
  const start = new Uint32Array(count + 1);
  for (let r = 0; r < count; r++) start[r + 1] = start[r]! + Math.max(0, east[r]! - west[r]! + 1);
  const square = new Int32Array(start[count]!).fill(-1);
  row.forEach((r, s) => {
    square[start[r]! + column[s]! - west[r]!] = s;
  });
  return { west, start, square };
}

/** A square is below where its centre lies within the footprint. @param row lattice row of the squares' southern edge */
function halfWidths(row: number, radiusM: number): Uint16Array {
  const lat = (centreLatOf(row) * Math.PI) / 180;
  const rowM = (meridianRadiusM(lat) * Math.PI * BASE_SIDE_CELLS) / 180 / ROWS_PER_DEGREE;
  const columnM =
    (primeVerticalRadiusM(lat) * Math.cos(lat) * Math.PI * BASE_SIDE_CELLS) / 180 / COLUMNS_PER_DEGREE;
  return Uint16Array.from({ length: Math.floor(radiusM / rowM) + 1 }, (_, r) =>
    Math.floor(Math.sqrt(radiusM * radiusM - r * r * rowM * rowM) / columnM),
  );
}

function centreLatOf(row: number): number {
  return (row + BASE_SIDE_CELLS / 2) / ROWS_PER_DEGREE;
}
