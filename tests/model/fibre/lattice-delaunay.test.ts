import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latticeDelaunay } from '../../../src/model/fibre/lattice-delaunay.ts';
import { isometricLatitude } from '../../../src/model/grs80.ts';
import { cellIndexAt, centreLat, type Lattice } from '../../../src/model/lattice.ts';
import { randomLattice } from './random-lattice.ts';

/** From one cell to another in the projection's plane, in column widths. */
function offsetInPlane(lattice: Lattice, a: number, b: number): [number, number] {
  const northing = (cell: number) =>
    (isometricLatitude((centreLat(lattice.row[cell]!) * Math.PI) / 180) * 180 * 160) / Math.PI;
  return [lattice.column[b]! - lattice.column[a]!, northing(b) - northing(a)];
}

function planeDistance(lattice: Lattice, a: number, b: number): number {
  return Math.hypot(...offsetInPlane(lattice, a, b));
}

/** Length of the shortest tree through all cells, by Prim over all pairs. */
function shortestTree(lattice: Lattice, distance: (a: number, b: number) => number): number {
  const best = new Float64Array(lattice.cellCount).fill(Number.POSITIVE_INFINITY);
  const inside = new Set<number>();
  let total = 0;
  best[0] = 0;
  while (inside.size < lattice.cellCount) {
    let next = -1;
    for (let v = 0; v < best.length; v++) {
      if (!inside.has(v) && (next < 0 || best[v]! < best[next]!)) next = v;
    }
    inside.add(next);
    total += best[next]!;
    for (let v = 0; v < best.length; v++) best[v] = Math.min(best[v]!, distance(next, v));
  }
  return total;
}

describe('latticeDelaunay', () => {
  it('lists every edge once, lower cell first, side neighbours among them, fewer than three per cell', () => {
    fc.assert(
      fc.property(randomLattice, (lattice) => {
        const { from, to } = latticeDelaunay(lattice);
        const edges = new Set<string>();
        for (let e = 0; e < from.length; e++) {
          expect(from[e]!).toBeLessThan(to[e]!);
          edges.add(`${from[e]} ${to[e]}`);
        }
        expect(edges.size).toBe(from.length);
        expect(from.length).toBeLessThan(3 * lattice.cellCount);
        for (let cell = 0; cell < lattice.cellCount; cell++) {
          for (const [row, column] of [
            [lattice.row[cell]! + 1, lattice.column[cell]!],
            [lattice.row[cell]!, lattice.column[cell]! + 1],
          ] as const) {
            const other = cellIndexAt(lattice, row, column);
            if (other >= 0) expect(edges.has(`${cell} ${other}`)).toBe(true);
          }
        }
      }),
    );
  });

  it('holds a shortest tree through all cells', () => {
    fc.assert(
      fc.property(randomLattice, (lattice) => {
        const { from, to } = latticeDelaunay(lattice);
        const length = new Map<string, number>();
        for (let e = 0; e < from.length; e++) {
          length.set(`${from[e]} ${to[e]}`, planeDistance(lattice, from[e]!, to[e]!));
        }
        const along = (a: number, b: number) =>
          length.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? Number.POSITIVE_INFINITY;
        const onEdges = shortestTree(lattice, along);
        const onAll = shortestTree(lattice, (a, b) => planeDistance(lattice, a, b));
        expect(onEdges / Math.max(onAll, 1)).toBeCloseTo(onAll / Math.max(onAll, 1), 9);
      }),
      { numRuns: 60 },
    );
  });

  it('holds no edge through an inhabited cell', () => {
    fc.assert(
      fc.property(randomLattice, (lattice) => {
        const { from, to } = latticeDelaunay(lattice);
        for (let e = 0; e < from.length; e++) {
          const rows = lattice.row[from[e]!]! + lattice.row[to[e]!]!;
          const columns = lattice.column[from[e]!]! + lattice.column[to[e]!]!;
          if (rows % 2 !== 0 || columns % 2 !== 0) continue;
          const middle = cellIndexAt(lattice, rows / 2, columns / 2);
          if (middle < 0) continue;
          // Rows grow in the projection, so the middle cell of a long edge may lie beside it, just within the hull.
          const [x, y] = offsetInPlane(lattice, from[e]!, middle);
          const [dx, dy] = offsetInPlane(lattice, from[e]!, to[e]!);
          expect(Math.abs(x * dy - y * dx) / Math.hypot(dx, dy)).toBeGreaterThan(1e-9);
        }
      }),
    );
  });
});
