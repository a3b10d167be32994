/** The 10 km squares (第2次地域区画) that form the base of the 5G base deployment rate: those with an inhabited cell. */
import { columnAt, type Lattice, rowAt } from '../lattice.ts';

/** A 10 km square is 20 × 20 cells. */
const SIDE_CELLS = 20;

export interface BaseSquares {
  readonly count: number;
  /** Per cell: number of its square. */
  readonly squareOf: Uint16Array;
  /** Number of the square at a place, inhabited or not; -1 where it is not in the base. */
  at(lat: number, lon: number): number;
}

export function baseSquares({ row, column, cellCount }: Lattice): BaseSquares {
  const numberOf = new Map<number, number>();
  const squareOf = new Uint16Array(cellCount);
  for (let i = 0; i < cellCount; i++) {
    const key = squareKey(row[i]!, column[i]!);
    let square = numberOf.get(key);
    if (square === undefined) {
      square = numberOf.size;
      numberOf.set(key, square);
    }
    squareOf[i] = square;
  }
  return {
    count: numberOf.size,
    squareOf,
    at: (lat, lon) => numberOf.get(squareKey(rowAt(lat), columnAt(lon))) ?? -1,
  };
}

function squareKey(row: number, column: number): number {
  return Math.floor(row / SIDE_CELLS) * 0x10000 + Math.floor(column / SIDE_CELLS);
}
