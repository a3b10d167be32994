/**
 * All ground that coverage is measured on: land cells and inhabited cells together, with people, municipality, 10 km
 * square and land area per slot of a tile layout. Whole numbers throughout, so that sums do not depend on their order
 * and what is taken back leaves no trace.
 */
import type { Atlas } from '../atlas.ts';
import { graticuleAreaM2 } from '../grs80.ts';
import { type Land, landShares } from '../land.ts';
import { COLUMNS_PER_DEGREE, centreLat, createLattice, type Lattice, ROWS_PER_DEGREE } from '../lattice.ts';
import { createTileLayout, type TileLayout } from './tile-layout.ts';

/** A 10 km square (第2次地域区画) is 20 × 20 cells. */
export const BASE_SIDE_CELLS = 20;
/** A cell's area in whole units of 1/16 of 1/255 m², so that each of its sixteen squares has a whole number of them. */
export const AREA_UNITS_PER_KM2 = 1e6 * 255;

/** One municipality's land within one 10 km square. */
export interface Pieces {
  readonly count: number;
  /** Index in the municipality table, or NO_MUNICIPALITY. */
  readonly municipality: Uint16Array;
  /** Index of the 10 km square. */
  readonly square: Uint16Array;
  /** Land, in area units. */
  readonly area: Float64Array;
}

export interface Ground {
  readonly atlas: Atlas;
  readonly lattice: Lattice;
  readonly layout: TileLayout;
  /** Per slot: people at the 2020 level. */
  readonly population: Uint16Array;
  /** Per slot: index into `pieces`; 0xffff at sea. */
  readonly piece: Uint16Array;
  /** Per slot: land within one of the cell's sixteen squares, in area units. */
  readonly partArea: Int32Array;
  readonly pieces: Pieces;
  /** Squares of 10 km with land: lattice row and column of their south-western cell. */
  readonly squareRow: Uint16Array;
  readonly squareColumn: Uint16Array;
  /** Per 10 km square: 1 where somebody lives, so that it is in the base of the base deployment rate. */
  readonly isBase: Uint8Array;
}

export const NO_PIECE = 0xffff;

const known = new WeakMap<Atlas, Ground>();

/** Built once per atlas and kept as long as it is. */
export function groundOf(atlas: Atlas, land: Land): Ground {
  let ground = known.get(atlas);
  if (ground === undefined) {
    ground = createGround(atlas, land);
    known.set(atlas, ground);
  }
  return ground;
}

export function createGround(atlas: Atlas, land: Land): Ground {
  const cells = mergedCells(atlas, land);
  const { lattice } = cells;
  const layout = createTileLayout(lattice);
  const { slotCount, slotOf } = layout;
  const population = new Uint16Array(slotCount);
  const piece = new Uint16Array(slotCount).fill(NO_PIECE);
  const partArea = new Int32Array(slotCount);
  const places = createPlaces();
  const area: number[] = [];
  const isBase: number[] = [];
  for (let r = 0; r < lattice.rowCount; r++) {
    const from = lattice.rowOffsets[r]!;
    const to = lattice.rowOffsets[r + 1]!;
    if (from === to) continue;
    const row = lattice.rowMin + r;
    const squareM2 = graticuleAreaM2(centreLat(row), 1 / ROWS_PER_DEGREE, 1 / COLUMNS_PER_DEGREE);
    const partM2 = Math.round(squareM2 / 16);
    for (let i = from; i < to; i++) {
      const slot = slotOf[i]!;
      const place = places.pieceAt(row, lattice.column[i]!, cells.municipality[i]!);
      population[slot] = cells.population[i]!;
      piece[slot] = place;
      partArea[slot] = partM2 * cells.share[i]!;
      area[place] = (area[place] ?? 0) + 16 * partArea[slot]!;
      const square = places.squareOfPiece(place);
      isBase[square] = Math.max(isBase[square] ?? 0, cells.isInhabited[i]!);
    }
  }
  return {
    atlas,
    lattice,
    layout,
    population,
    piece,
    partArea,
    pieces: { ...places.pieces(), area: Float64Array.from(area) },
    ...places.squares(),
    isBase: Uint8Array.from(isBase),
  };
}

interface MergedCells {
  readonly lattice: Lattice;
  readonly municipality: Uint16Array;
  readonly population: Uint16Array;
  readonly share: Uint8Array;
  readonly isInhabited: Uint8Array;
}

/** Inhabited cells keep their own municipality and land share; the others have those of the land mask. */
function mergedCells(atlas: Atlas, land: Land): MergedCells {
  const shares = landShares(land);
  const most = land.landCellCount + atlas.lattice.cellCount;
  const row = new Uint16Array(most);
  const column = new Uint16Array(most);
  const municipality = new Uint16Array(most);
  const population = new Uint16Array(most);
  const share = new Uint8Array(most);
  const isInhabited = new Uint8Array(most);
  let count = 0;
  const push = (r: number, c: number, m: number, landShare: number, people: number) => {
    row[count] = r;
    column[count] = c;
    municipality[count] = m;
    share[count] = landShare;
    population[count++] = people;
  };
  const { lattice, cells } = atlas;
  const landRows = land.rowOffsets.length - 1;
  const first = lattice.cellCount === 0 ? land.rowMin : Math.min(land.rowMin, lattice.rowMin);
  const last = Math.max(land.rowMin + landRows, lattice.rowMin + lattice.rowCount);
  let inhabited = 0;
  let landCell = 0;
  for (let r = first; r < last; r++) {
    const pushInhabited = () => {
      push(
        r,
        lattice.column[inhabited]!,
        cells.municipality[inhabited]!,
        cells.landShare[inhabited]!,
        cells.population[inhabited]!,
      );
      isInhabited[count - 1] = 1;
      inhabited++;
    };
    const end = r < lattice.rowMin ? 0 : (lattice.rowOffsets[r - lattice.rowMin + 1] ?? lattice.cellCount);
    const inLand = r >= land.rowMin && r < land.rowMin + landRows;
    const runEnd = inLand ? land.rowOffsets[r - land.rowMin + 1]! : 0;
    for (let run = inLand ? land.rowOffsets[r - land.rowMin]! : 0; run < runEnd; run++) {
      const start = land.runStart[run]!;
      for (let c = start; c < start + land.runLength[run]!; c++, landCell++) {
        while (inhabited < end && lattice.column[inhabited]! < c) pushInhabited();
        if (inhabited < end && lattice.column[inhabited] === c) pushInhabited();
        else push(r, c, land.runMunicipality[run]!, shares[landCell]!, 0);
      }
    }
    while (inhabited < end) pushInhabited();
  }
  return {
    lattice: createLattice(row.slice(0, count), column.slice(0, count)),
    municipality: municipality.subarray(0, count),
    population: population.subarray(0, count),
    share: share.subarray(0, count),
    isInhabited: isInhabited.subarray(0, count),
  };
}

/** Numbers 10 km squares and pieces in the order in which they are met. */
function createPlaces() {
  const squareOf = new Map<number, number>();
  const squareRow: number[] = [];
  const squareColumn: number[] = [];
  const pieceOf = new Map<number, number>();
  const pieceMunicipality: number[] = [];
  const pieceSquare: number[] = [];
  let lastKey = -1;
  let lastPiece = 0;
  return {
    pieceAt(row: number, column: number, municipality: number): number {
      const south = Math.floor(row / BASE_SIDE_CELLS);
      const west = Math.floor(column / BASE_SIDE_CELLS);
      const key = (south * 0x1000 + west) * 0x10000 + municipality;
      if (key === lastKey) return lastPiece;
      let piece = pieceOf.get(key);
      if (piece === undefined) {
        let square = squareOf.get(south * 0x1000 + west);
        if (square === undefined) {
          square = squareRow.length;
          squareOf.set(south * 0x1000 + west, square);
          squareRow.push(south * BASE_SIDE_CELLS);
          squareColumn.push(west * BASE_SIDE_CELLS);
        }
        piece = pieceSquare.length;
        pieceOf.set(key, piece);
        pieceMunicipality.push(municipality);
        pieceSquare.push(square);
      }
      lastKey = key;
      lastPiece = piece;
      return piece;
    },
    squareOfPiece: (piece: number): number => pieceSquare[piece]!,
    pieces: () => ({
      count: pieceSquare.length,
      municipality: Uint16Array.from(pieceMunicipality),
      square: Uint16Array.from(pieceSquare),
    }),
    squares: () => ({
      squareRow: Uint16Array.from(squareRow),
      squareColumn: Uint16Array.from(squareColumn),
    }),
  };
}
