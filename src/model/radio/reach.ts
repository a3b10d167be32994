/**
 * Which cells a site in the centre of a cell counts by itself, as a template: for a site in a given lattice row, how
 * many columns east and west it counts in each row around. The same for all columns, since the ellipsoid turns.
 */
import { computeDisc, createDiscWorkspace, PARTS_PER_SIDE } from '../coverage/disc.ts';
import { COUNTED_FROM } from '../coverage/served-squares.ts';
import { centreLat, centreLon, type Lattice, ROWS_PER_DEGREE } from '../lattice.ts';

export interface Reach {
  readonly rangeM: number;
  /** Rows north or south in which a site counts a cell, at most. */
  readonly rowSpan: number;
  /** Columns east or west, at most. */
  readonly columnSpan: number;
  /** By the site's row from the lattice's first, then row offset -rowSpan … rowSpan: columns, -1 for none. */
  readonly halfWidth: Int16Array;
}

/** Columns far from the lattice's ends, so that no span is cut. */
const MIDDLE_COLUMN = 0x8000;

/** @param rangeM metres, the same for all sites that share the reach */
export function createReach(lattice: Lattice, rangeM: number): Reach {
  const { rowMin, rowCount, rowOffsets } = lattice;
  const disc = createDiscWorkspace(lattice);
  // Rows of the farthest square that any site may serve, whatever its latitude: a degree is more than 110 km.
  const room = Math.ceil((rangeM / 110_000) * ROWS_PER_DEGREE) + 1;
  const wide = new Int16Array(rowCount * (2 * room + 1)).fill(-1);
  let rowSpan = 0;
  let columnSpan = 0;
  for (let r = 0; r < rowCount; r++) {
    if (rowOffsets[r] === rowOffsets[r + 1]) continue;
    computeDisc(disc, centreLat(rowMin + r), centreLon(MIDDLE_COLUMN), rangeM);
    for (let at = disc.from & -PARTS_PER_SIDE; at < disc.to; at += PARTS_PER_SIDE) {
      const first = Math.max(at, disc.from);
      const columns = countedColumns(disc.east, first, Math.min(at + PARTS_PER_SIDE, disc.to));
      if (columns < 0) continue;
      const offset = at / PARTS_PER_SIDE - r;
      wide[r * (2 * room + 1) + offset + room] = columns;
      rowSpan = Math.max(rowSpan, Math.abs(offset));
      columnSpan = Math.max(columnSpan, columns);
    }
  }
  const halfWidth = new Int16Array(rowCount * (2 * rowSpan + 1));
  for (let r = 0; r < rowCount; r++) {
    const start = r * (2 * room + 1) + room - rowSpan;
    halfWidth.set(wide.subarray(start, start + 2 * rowSpan + 1), r * (2 * rowSpan + 1));
  }
  return { rangeM, rowSpan, columnSpan, halfWidth };
}

/**
 * Columns east or west that a site in row `from` counts in row `to`, both counted from the lattice's first; -1 for
 * none.
 */
export function halfWidthAt(reach: Reach, from: number, to: number): number {
  const { rowSpan } = reach;
  const offset = to - from + rowSpan;
  if (offset < 0 || offset > 2 * rowSpan) return -1;
  return reach.halfWidth[from * (2 * rowSpan + 1) + offset]!;
}

/** Columns east of the site's to which a lattice row counts, from the easternmost squares of its rows of squares. */
function countedColumns(east: Int32Array, first: number, past: number): number {
  let columns = -1;
  for (;;) {
    const start = (MIDDLE_COLUMN + columns + 1) * PARTS_PER_SIDE;
    let parts = 0;
    for (let part = first; part < past; part++) {
      // In the site's own column the span is symmetric: squares west of the middle mirror those east of it.
      const reached = Math.min(Math.max(east[part]! - start + 1, 0), PARTS_PER_SIDE);
      parts += columns < 0 ? Math.max(0, 2 * reached - PARTS_PER_SIDE) : reached;
    }
    if (parts < COUNTED_FROM) return columns;
    columns++;
  }
}
