import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellBounds } from '../../src/map/cell-picking.ts';
import { cellStrips } from '../../src/map/cells-overlay.ts';
import { createLattice } from '../../src/model/lattice.ts';

describe('squares as strips', () => {
  it('cover the chosen squares and nothing else, runs of neighbours in one', () => {
    const places = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(9)), {
      selector: ([r, c]) => r * 10 + c,
      minLength: 1,
    });
    fc.assert(
      fc.property(places, fc.infiniteStream(fc.boolean()), (all, choose) => {
        const sorted = [...all].sort(([a, b], [c, d]) => a - c || b - d);
        const lattice = createLattice(
          Uint16Array.from(sorted, ([r]) => 8000 + r),
          Uint16Array.from(sorted, ([, c]) => 2600 + c),
        );
        const cells = Uint32Array.from(sorted.keys()).filter(() => choose.next().value);
        const strips = cellStrips(lattice, cells);
        for (const cell of sorted.keys()) {
          const { west, east, south, north } = cellBounds(lattice, cell);
          const [lon, lat] = [(west + east) / 2, (south + north) / 2];
          const holding = strips.filter(
            (ring) => ring[0]![0]! < lon && lon < ring[2]![0]! && ring[0]![1]! < lat && lat < ring[2]![1]!,
          );
          expect(holding).toHaveLength(cells.includes(cell) ? 1 : 0);
        }
        const runs = Array.from(cells).filter(
          (cell, i) =>
            i === 0 ||
            lattice.row[cell] !== lattice.row[cells[i - 1]!] ||
            lattice.column[cell] !== lattice.column[cells[i - 1]!]! + 1,
        );
        expect(strips).toHaveLength(runs.length);
      }),
    );
  });
});
