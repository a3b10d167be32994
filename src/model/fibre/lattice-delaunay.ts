/**
 * Delaunay triangulation of the inhabited cells' centres, as a list of edges.
 *
 * The plane is the ellipsoid's Mercator projection. It is conformal, so the small circles that decide a triangulation
 * stay circles, and it keeps the lattice a product of columns and rows.
 *
 * A cell whose four side neighbours are all inhabited has its own rectangle as Voronoi region, so its edges are the
 * four to those neighbours: such *inner* cells need no triangulation, and of the 471,066 cells of the census of 2015
 * only 272,082 are left to Delaunator. Taking the inner cells away leaves holes that it fills with edges of its own.
 * Every such edge has its midpoint in a unit square with an inner corner, and only such edges have, diagonals of unit
 * squares aside, where four corners on one circle leave the choice open anyway.
 */
import Delaunator from 'delaunator';
import { isometricLatitude } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, cellIndexAt, centreLat, type Lattice } from '../lattice.ts';

/** Undirected edges between cells; `from[e] < to[e]`, no edge twice. */
export interface EdgeList {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Edges of the Delaunay triangulation; they connect all cells and hold a Euclidean minimum spanning tree. */
export function latticeDelaunay(lattice: Lattice): EdgeList {
  const north = northNeighbours(lattice);
  const inner = innerCells(lattice, north);
  const outer = indicesOfZeros(inner);
  const { triangles, halfedges, hull } = new Delaunator(project(lattice, outer));

  // A planar graph has fewer than 3 n edges.
  const from = new Uint32Array(3 * lattice.cellCount);
  const to = new Uint32Array(3 * lattice.cellCount);
  let count = 0;
  const add = (a: number, b: number): void => {
    from[count] = Math.min(a, b);
    to[count] = Math.max(a, b);
    count++;
  };
  for (let cell = 0; cell < lattice.cellCount; cell++) {
    if (isEastNeighbour(lattice, cell, cell + 1)) add(cell, cell + 1);
    if (north[cell]! >= 0) add(cell, north[cell]!);
  }
  const addUnlessSide = (a: number, b: number): void => {
    if (!isSide(lattice, a, b) && !isInHole(lattice, inner, a, b)) add(a, b);
  };
  for (let half = 0; half < triangles.length; half++) {
    if (half < halfedges[half]!) continue;
    const next = half % 3 === 2 ? half - 2 : half + 1;
    addUnlessSide(outer[triangles[half]!]!, outer[triangles[next]!]!);
  }
  // Points on one line have no triangles; Delaunator then lists them in order along it.
  if (triangles.length === 0) {
    for (let i = 1; i < hull.length; i++) addUnlessSide(outer[hull[i - 1]!]!, outer[hull[i]!]!);
  }
  return { from: from.slice(0, count), to: to.slice(0, count) };
}

/** The cell one row up in the same column, or -1. Two neighbouring rows are walked at once. */
function northNeighbours({ cellCount, rowCount, rowOffsets, column }: Lattice): Int32Array {
  const north = new Int32Array(cellCount).fill(-1);
  for (let r = 0; r + 1 < rowCount; r++) {
    let above = rowOffsets[r + 1]!;
    const aboveEnd = rowOffsets[r + 2]!;
    for (let cell = rowOffsets[r]!; cell < rowOffsets[r + 1]!; cell++) {
      while (above < aboveEnd && column[above]! < column[cell]!) above++;
      if (above < aboveEnd && column[above] === column[cell]) north[cell] = above;
    }
  }
  return north;
}

function isEastNeighbour({ row, column }: Lattice, cell: number, east: number): boolean {
  return row[cell] === row[east] && column[cell]! + 1 === column[east];
}

/** 1 where all four side neighbours are inhabited. */
function innerCells(lattice: Lattice, north: Int32Array): Uint8Array {
  const hasSouth = new Uint8Array(lattice.cellCount);
  for (const cell of north) if (cell >= 0) hasSouth[cell] = 1;
  const inner = new Uint8Array(lattice.cellCount);
  for (let cell = 1; cell < lattice.cellCount; cell++) {
    if (
      hasSouth[cell] === 1 &&
      north[cell]! >= 0 &&
      isEastNeighbour(lattice, cell, cell + 1) &&
      isEastNeighbour(lattice, cell - 1, cell)
    ) {
      inner[cell] = 1;
    }
  }
  return inner;
}

function indicesOfZeros(flags: Uint8Array): Uint32Array {
  const indices = new Uint32Array(flags.length);
  let count = 0;
  for (let i = 0; i < flags.length; i++) if (flags[i] === 0) indices[count++] = i;
  return indices.slice(0, count);
}

/**
 * Northings are held to this part of a column's width, half a millimetre: engines differ in the last bit of
 * trigonometric functions, and the many rectangles of the lattice, whose corners lie on one circle, would be split by
 * that bit. So a browser and the command line lay the same edges.
 */
const NORTHING_STEPS = 2 ** 20;

/** x, y of each cell's centre in units of one column's width. */
function project(lattice: Lattice, cells: Uint32Array): Float64Array {
  const unit = Math.PI / (180 * COLUMNS_PER_DEGREE);
  const northing = new Float64Array(lattice.rowCount);
  for (let r = 0; r < lattice.rowCount; r++) {
    const columns = isometricLatitude((centreLat(lattice.rowMin + r) * Math.PI) / 180) / unit;
    northing[r] = Math.round(columns * NORTHING_STEPS) / NORTHING_STEPS;
  }
  const coordinates = new Float64Array(2 * cells.length);
  for (let i = 0; i < cells.length; i++) {
    coordinates[2 * i] = lattice.column[cells[i]!]!;
    coordinates[2 * i + 1] = northing[lattice.row[cells[i]!]! - lattice.rowMin]!;
  }
  return coordinates;
}

function isSide({ row, column }: Lattice, a: number, b: number): boolean {
  return Math.abs(row[a]! - row[b]!) + Math.abs(column[a]! - column[b]!) === 1;
}

/** True for an edge, longer than a unit square's diagonal, that spans a hole left by inner cells. */
function isInHole(lattice: Lattice, inner: Uint8Array, a: number, b: number): boolean {
  const rows = lattice.row[a]! + lattice.row[b]!;
  const columns = lattice.column[a]! + lattice.column[b]!;
  if (
    Math.abs(lattice.row[a]! - lattice.row[b]!) <= 1 &&
    Math.abs(lattice.column[a]! - lattice.column[b]!) <= 1
  ) {
    return false;
  }
  for (let row = rows >> 1; row <= (rows + 1) >> 1; row++) {
    for (let column = columns >> 1; column <= (columns + 1) >> 1; column++) {
      const cell = cellIndexAt(lattice, row, column);
      if (cell >= 0 && inner[cell] === 1) return true;
    }
  }
  return false;
}
