import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCellPages, POOL_WIDTH, texelAt } from '../../src/data/cell-pages.ts';
import { cellBounds, cellCentre, pickCell } from '../../src/map/cell-picking.ts';
import { cellIndexAt, columnAt, createLattice, rowAt } from '../../src/model/lattice.ts';

const cellsArbitrary = fc
  .uniqueArray(
    fc.record({
      row: fc.integer({ min: 8500, max: 8560 }),
      column: fc.integer({ min: 6200, max: 6260 }),
      people: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 1, maxLength: 150, selector: ({ row, column }) => row * 10000 + column },
  )
  .map((cells) => {
    const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
    return {
      lattice: createLattice(
        Uint16Array.from(sorted, ({ row }) => row),
        Uint16Array.from(sorted, ({ column }) => column),
      ),
      population: Uint16Array.from(sorted, ({ people }) => people),
    };
  });

const latArbitrary = fc.double({ min: 35.4, max: 35.68, noNaN: true });
const lonArbitrary = fc.double({ min: 138.74, max: 139.14, noNaN: true });

describe('pickCell', () => {
  it('is the cell of the address on the finest level', () => {
    fc.assert(
      fc.property(cellsArbitrary, latArbitrary, lonArbitrary, ({ lattice, population }, lat, lon) => {
        const expected = cellIndexAt(lattice, rowAt(lat), columnAt(lon));
        expect(pickCell(lattice, population, lat, lon, 0)).toBe(expected);
      }),
    );
  });

  it('is the cell that is drawn there on every level', () => {
    fc.assert(
      fc.property(cellsArbitrary, latArbitrary, lonArbitrary, ({ lattice, population }, lat, lon) => {
        const pages = createCellPages(lattice, population);
        const shown = new Int32Array(POOL_WIDTH * pages.poolHeight).fill(-1);
        pages.cell.forEach((cell, i) => {
          shown[pages.texel[i]!] = cell;
        });
        for (const level of pages.levels) {
          const row = (rowAt(lat) - pages.rowOrigin) >> level.shift;
          const column = (columnAt(lon) - pages.columnOrigin) >> level.shift;
          const texel = texelAt(pages, level, row, column);
          expect(pickCell(lattice, population, lat, lon, level.shift)).toBe(texel < 0 ? -1 : shown[texel]);
        }
      }),
    );
  });

  it('finds a cell at its own centre, which lies amid its bounds', () => {
    fc.assert(
      fc.property(cellsArbitrary, ({ lattice, population }) => {
        for (let i = 0; i < lattice.cellCount; i++) {
          const [lon, lat] = cellCentre(lattice, i);
          expect(pickCell(lattice, population, lat, lon, 0)).toBe(i);
          const { west, south, east, north } = cellBounds(lattice, i);
          expect((west + east) / 2).toBeCloseTo(lon, 9);
          expect((south + north) / 2).toBeCloseTo(lat, 9);
        }
      }),
      { numRuns: 20 },
    );
  });
});
