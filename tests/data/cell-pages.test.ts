import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CellPages,
  createCellPages,
  createPoolWriter,
  POOL_WIDTH,
  texelAt,
} from '../../src/data/cell-pages.ts';
import { createLattice, type Lattice } from '../../src/model/lattice.ts';

interface Cells {
  readonly lattice: Lattice;
  readonly population: Uint16Array;
}

/** Cells scattered over a few hundred rows and columns, clustered enough that blocks hold several. */
const cellsArbitrary: fc.Arbitrary<Cells> = fc
  .uniqueArray(
    fc.record({
      row: fc.integer({ min: 5700, max: 6000 }),
      column: fc.oneof(fc.integer({ min: 3600, max: 3640 }), fc.integer({ min: 3600, max: 7400 })),
      people: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 1, maxLength: 120, selector: ({ row, column }) => row * 10000 + column },
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

/** The cell that each texel of the pool shows, -1 for none. */
function shownCells(pages: CellPages): Int32Array {
  const shown = new Int32Array(POOL_WIDTH * pages.poolHeight).fill(-1);
  pages.cell.forEach((cell, i) => {
    shown[pages.texel[i]!] = cell;
  });
  return shown;
}

describe('createCellPages', () => {
  it('shows every cell on the finest level, each on a texel of its own', () => {
    fc.assert(
      fc.property(cellsArbitrary, ({ lattice, population }) => {
        const pages = createCellPages(lattice, population);
        expect(new Set(pages.texel).size).toBe(pages.texel.length);
        const shown = shownCells(pages);
        for (let i = 0; i < lattice.cellCount; i++) {
          const row = lattice.row[i]! - pages.rowOrigin;
          const column = lattice.column[i]! - pages.columnOrigin;
          expect(shown[texelAt(pages, pages.levels[0]!, row, column)]).toBe(i);
        }
      }),
    );
  });

  it('shows the most populous cell of each block on every level', () => {
    fc.assert(
      fc.property(cellsArbitrary, ({ lattice, population }) => {
        const pages = createCellPages(lattice, population);
        const shown = shownCells(pages);
        let texels = 0;
        for (const level of pages.levels) {
          const expected = new Map<string, number>();
          for (let i = 0; i < lattice.cellCount; i++) {
            const row = (lattice.row[i]! - pages.rowOrigin) >> level.shift;
            const column = (lattice.column[i]! - pages.columnOrigin) >> level.shift;
            const held = expected.get(`${row},${column}`);
            if (held === undefined || population[i]! > population[held]!) expected.set(`${row},${column}`, i);
          }
          for (const [address, cell] of expected) {
            const [row, column] = address.split(',').map(Number);
            expect(shown[texelAt(pages, level, row!, column!)]).toBe(cell);
          }
          texels += expected.size;
        }
        expect(pages.texel.length).toBe(texels);
      }),
    );
  });

  it('has nothing where nobody lives', () => {
    fc.assert(
      fc.property(
        cellsArbitrary,
        fc.integer({ min: -20, max: 400 }),
        fc.integer({ min: -20, max: 4000 }),
        ({ lattice, population }, row, column) => {
          const pages = createCellPages(lattice, population);
          const isInhabited = lattice.row.some(
            (each, i) => each - pages.rowOrigin === row && lattice.column[i]! - pages.columnOrigin === column,
          );
          fc.pre(!isInhabited);
          const texel = texelAt(pages, pages.levels[0]!, row, column);
          expect(texel < 0 ? -1 : shownCells(pages)[texel]).toBe(-1);
        },
      ),
    );
  });

  it('refuses people that do not belong to the lattice', () => {
    const lattice = createLattice(Uint16Array.of(1), Uint16Array.of(1));
    expect(() => createCellPages(lattice, new Uint16Array(2))).toThrow(
      'Expected the people of 1 cells, got 2.',
    );
  });
});

describe('a pool writer', () => {
  it('writes the class of the cell that a texel shows, and nothing else', () => {
    fc.assert(
      fc.property(cellsArbitrary, ({ lattice, population }) => {
        const pages = createCellPages(lattice, population);
        const classes = Uint8Array.from({ length: lattice.cellCount }, (_, i) => 1 + (i % 250));
        const { pool, write } = createPoolWriter(pages, lattice.cellCount);
        // Also over others that stood there before.
        write(classes.map((each) => (each % 3 === 0 ? each : 251)));
        write(classes);
        shownCells(pages).forEach((cell, texel) => {
          if (pool[texel] !== (cell < 0 ? 0 : classes[cell]!))
            expect.fail(`texel ${texel} shows another cell`);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('names the rows that hold all that it changed, and none where nothing changed', () => {
    fc.assert(
      fc.property(cellsArbitrary, fc.nat(), ({ lattice, population }, pick) => {
        const pages = createCellPages(lattice, population);
        const classes = new Uint8Array(lattice.cellCount).fill(3);
        const { pool, write } = createPoolWriter(pages, lattice.cellCount);
        write(classes);
        expect(write(classes).to).toBe(0);
        const before = pool.slice();
        classes[pick % classes.length] = 7;
        const { from, to } = write(classes);
        expect(to).toBeGreaterThan(from);
        const isChanged = (row: number) =>
          pool
            .subarray(row * POOL_WIDTH, (row + 1) * POOL_WIDTH)
            .some((value, x) => value !== before[row * POOL_WIDTH + x]);
        for (let row = 0; row < pages.poolHeight; row++) {
          if (row === from || row === to - 1) expect(isChanged(row)).toBe(true);
          else if (row < from || row >= to) expect(isChanged(row)).toBe(false);
        }
      }),
      { numRuns: 20 },
    );
  });
});
