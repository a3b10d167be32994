/** The 10 km squares (第2次地域区画) that form the base of the 5G base deployment rate: those with an inhabited cell. */
import type { Lattice } from '../lattice.ts';

/** A 10 km square is 20 × 20 cells. */
const SIDE_CELLS = 20;

export interface BaseSquares {
  readonly count: number;
  /** Per cell: number of its square. */
  readonly squareOf: Uint16Array;
}

export function baseSquares({ row, column, cellCount }: Lattice): BaseSquares {
  const numberOf = new Map<number, number>();
  const squareOf = new Uint16Array(cellCount);
  for (let i = 0; i < cellCount; i++) {
    const key = Math.floor(row[i]! / SIDE_CELLS) * 0x10000 + Math.floor(column[i]! / SIDE_CELLS);
    let square = numberOf.get(key);
    if (square === undefined) {
      square = numberOf.size;
      numberOf.set(key, square);
    }
    squareOf[i] = square;
  }
  return { count: numberOf.size, squareOf };
}
