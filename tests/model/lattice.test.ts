import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellIndexAt, createLattice, lowerBound } from '../../src/model/lattice.ts';

const addresses = fc
  .uniqueArray(
    fc.record({ row: fc.integer({ min: 5000, max: 5040 }), column: fc.integer({ min: 0, max: 60 }) }),
    {
      selector: ({ row, column }) => `${row},${column}`,
      maxLength: 200,
    },
  )
  .map((list) => [...list].sort((a, b) => a.row - b.row || a.column - b.column));

function latticeOf(list: readonly { row: number; column: number }[]) {
  return createLattice(
    Uint16Array.from(list, ({ row }) => row),
    Uint16Array.from(list, ({ column }) => column),
  );
}

describe('lattice', () => {
  it('finds exactly the addresses it holds', () => {
    fc.assert(
      fc.property(
        addresses,
        fc.integer({ min: 4990, max: 5050 }),
        fc.integer({ min: 0, max: 61 }),
        (list, row, column) => {
          const lattice = latticeOf(list);
          for (const [i, cell] of list.entries()) expect(cellIndexAt(lattice, cell.row, cell.column)).toBe(i);
          const expected = list.findIndex((cell) => cell.row === row && cell.column === column);
          expect(cellIndexAt(lattice, row, column)).toBe(expected);
        },
      ),
    );
  });

  it('gives a row slice by two binary searches', () => {
    fc.assert(
      fc.property(
        addresses,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 30 }),
        (list, from, width) => {
          const lattice = latticeOf(list);
          for (let row = 4999; row <= 5041; row++) {
            const slice = list.slice(lowerBound(lattice, row, from), lowerBound(lattice, row, from + width));
            const expected = list.filter((c) => c.row === row && c.column >= from && c.column < from + width);
            expect(slice).toEqual(expected);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('refuses cells out of order and columns of different length', () => {
    expect(() => createLattice(Uint16Array.of(2, 1), Uint16Array.of(0, 0))).toThrow('sorted');
    expect(() => createLattice(Uint16Array.of(1, 1), Uint16Array.of(3, 3))).toThrow('sorted');
    expect(() => createLattice(Uint16Array.of(1), Uint16Array.of(3, 4))).toThrow('Expected 1 columns');
  });
});
