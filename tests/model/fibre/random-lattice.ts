/** Random patches of inhabited cells: dense blocks, lines and lone cells, as maps have them. */
import fc from 'fast-check';
import { createLattice, type Lattice } from '../../../src/model/lattice.ts';

const ROW = 8400;
const COLUMN = 6200;

const patch = fc.record({
  row: fc.integer({ min: 0, max: 40 }),
  column: fc.integer({ min: 0, max: 40 }),
  height: fc.integer({ min: 1, max: 6 }),
  width: fc.integer({ min: 1, max: 6 }),
});

/** At least one cell, at most a few hundred. */
export const randomLattice: fc.Arbitrary<Lattice> = fc
  .array(patch, { minLength: 1, maxLength: 8 })
  .map((patches) => {
    const cells = new Set<number>();
    for (const { row, column, height, width } of patches) {
      for (let r = row; r < row + height; r++) {
        for (let c = column; c < column + width; c++) cells.add(r * 100 + c);
      }
    }
    const sorted = [...cells].sort((a, b) => a - b);
    return createLattice(
      Uint16Array.from(sorted, (cell) => ROW + Math.floor(cell / 100)),
      Uint16Array.from(sorted, (cell) => COLUMN + (cell % 100)),
    );
  });
