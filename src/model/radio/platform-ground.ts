/** Which 10 km squares a high-altitude platform has below it, from above each: found when it is first asked for. */
import { BASE_SIDE_CELLS, type Ground } from '../coverage/ground.ts';
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { NO_MUNICIPALITY } from '../land.ts';
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../lattice.ts';

export interface PlatformGround {
  readonly radiusM: number;
  /** Per square: municipality with most of its land. */
  readonly municipality: Uint16Array;
  centre(square: number): { readonly lat: number; readonly lon: number };
  /** Squares whose centre lies within the footprint, by row, then column. */
  below(square: number): Uint16Array;
  /** Where platforms may fly: every second square each way, since 20 km apart one sees nearly the same. */
  readonly stations: Uint16Array;
}

/** A square's place in the index: more columns than the country has. */
const COLUMNS = 0x1000;

export function platformGround({ pieces, squareRow, squareColumn }: Ground, radiusM: number): PlatformGround {
  const squares = squareRow.length;
  const rowMin = squareRow.reduce((least, row) => Math.min(least, row), 0xffff);
  const columnMin = squareColumn.reduce((least, column) => Math.min(least, column), 0xffff);
  const rowOf = squareRow.map((row) => (row - rowMin) / BASE_SIDE_CELLS);
  const columnOf = squareColumn.map((column) => (column - columnMin) / BASE_SIDE_CELLS);
  const at = new Int32Array((rowOf.reduce((most, row) => Math.max(most, row), 0) + 1) * COLUMNS).fill(-1);
  for (let s = 0; s < squares; s++) at[rowOf[s]! * COLUMNS + columnOf[s]!] = s;
  const municipality = new Uint16Array(squares);
  const most = new Float64Array(squares);
  for (let i = 0; i < pieces.count; i++) {
    const s = pieces.square[i]!;
    if (pieces.municipality[i] === NO_MUNICIPALITY || pieces.area[i]! <= most[s]!) continue;
    most[s] = pieces.area[i]!;
    municipality[s] = pieces.municipality[i]!;
  }
  const centre = (s: number) => ({
    lat: (squareRow[s]! + BASE_SIDE_CELLS / 2) / ROWS_PER_DEGREE,
    lon: ORIGIN_LON + (squareColumn[s]! + BASE_SIDE_CELLS / 2) / COLUMNS_PER_DEGREE,
  });
  const find = (s: number): Uint16Array => {
    const lat = (centre(s).lat * Math.PI) / 180;
    const rowM = (meridianRadiusM(lat) * Math.PI * BASE_SIDE_CELLS) / 180 / ROWS_PER_DEGREE;
    const columnM =
      (primeVerticalRadiusM(lat) * Math.cos(lat) * Math.PI * BASE_SIDE_CELLS) / 180 / COLUMNS_PER_DEGREE;
    const rows = Math.floor(radiusM / rowM);
    const found: number[] = [];
    for (let r = -rows; r <= rows; r++) {
      const columns = Math.floor(Math.sqrt(radiusM * radiusM - r * r * rowM * rowM) / columnM);
      for (let c = -columns; c <= columns; c++) {
        const column = columnOf[s]! + c;
        if (column < 0 || column >= COLUMNS) continue;
        const other = at[(rowOf[s]! + r) * COLUMNS + column] ?? -1;
        if (other >= 0) found.push(other);
      }
    }
    return Uint16Array.from(found);
  };
  const even = Array.from(rowOf.keys()).filter((s) => ((rowOf[s]! | columnOf[s]!) & 1) === 0);
  const belowOf: (Uint16Array | undefined)[] = new Array(squares).fill(undefined);
  return {
    radiusM,
    municipality,
    // Where a country has no such square, its first will do.
    stations: Uint16Array.from(even.length > 0 ? even : squares > 0 ? [0] : []),
    centre,
    below: (s) => (belowOf[s] ??= find(s)),
  };
}
