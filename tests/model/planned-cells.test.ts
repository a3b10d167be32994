import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLattice } from '../../src/model/lattice.ts';
import {
  decodePlannedCells,
  encodePlannedCells,
  MOST_PLANNED_CELLS,
  plannedCellsDefect,
} from '../../src/model/planned-cells.ts';

const addresses = fc.uniqueArray(fc.integer({ min: 1, max: 0xffffffff }), { minLength: 1, maxLength: 200 });
const latticeOf = (sorted: readonly number[]) =>
  createLattice(
    Uint16Array.from(sorted, (address) => Math.floor(address / 0x10000)),
    Uint16Array.from(sorted, (address) => address % 0x10000),
  );

describe('the cells of a plan', () => {
  it('come back whatever their order was, and give the same text', () => {
    fc.assert(
      fc.property(addresses, fc.infiniteStream(fc.boolean()), (all, coins) => {
        const lattice = latticeOf(all.sort((a, b) => a - b));
        const chosen = [...all.keys()].filter(() => coins.next().value);
        if (chosen.length === 0) chosen.push(0);
        const text = encodePlannedCells(lattice, [...chosen].reverse());
        expect(text).toEqual(encodePlannedCells(lattice, chosen));
        expect(plannedCellsDefect(text)).toBeUndefined();
        const { cells, unknownCount } = decodePlannedCells(lattice, text);
        expect([...cells]).toEqual(chosen);
        expect(unknownCount).toBe(0);
      }),
    );
  });

  it('outlive an atlas: cells that another one lacks are counted, the others found', () => {
    const plan = encodePlannedCells(latticeOf([70_000, 70_001, 140_000]), [0, 1, 2]);
    const { cells, unknownCount } = decodePlannedCells(latticeOf([69_000, 70_001, 140_000, 150_000]), plan);
    expect([...cells]).toEqual([1, 2]);
    expect(unknownCount).toBe(1);
  });

  it('are refused where there are none, or too many', () => {
    const lattice = latticeOf([70_000]);
    expect(() => encodePlannedCells(lattice, [])).toThrow(RangeError);
    expect(() => encodePlannedCells(lattice, new Uint32Array(MOST_PLANNED_CELLS + 1))).toThrow(RangeError);
    expect(() => decodePlannedCells(lattice, { count: 2, cells: '1' })).toThrow(RangeError);
  });
});
