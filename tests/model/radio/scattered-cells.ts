/** Small invented lattices with people, anywhere in Japan, for laws of siting. */
import fc from 'fast-check';
import { createLattice, type Lattice } from '../../../src/model/lattice.ts';

const SIDE = 24;

export interface ScatteredCells {
  readonly lattice: Lattice;
  /** Per cell. */
  readonly people: Int32Array;
}

export const scatteredCells: fc.Arbitrary<ScatteredCells> = fc
  .record({
    row: fc.integer({ min: 4900, max: 10_900 }),
    column: fc.integer({ min: 3700, max: 8600 }),
    cells: fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: SIDE * SIDE - 1 }), fc.integer({ min: 0, max: 40 })),
      { minLength: 1, maxLength: 120, selector: ([at]) => at },
    ),
  })
  .map(({ row, column, cells }) => {
    const sorted = cells.sort(([a], [b]) => a - b);
    return {
      lattice: createLattice(
        Uint16Array.from(sorted, ([at]) => row + Math.floor(at / SIDE)),
        Uint16Array.from(sorted, ([at]) => column + (at % SIDE)),
      ),
      people: Int32Array.from(sorted, ([, count]) => count),
    };
  });

export const rangesM = fc.array(fc.double({ min: 150, max: 6000, noNaN: true }), {
  minLength: 1,
  maxLength: 3,
});
