import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLand, encodeLand, type LandCells } from '../../src/data/land-file.ts';
import { isLand, landShares } from '../../src/model/land.ts';

/** Any set of land cells on a small lattice, sorted by row, then column, with any municipality and share. */
const landCells: fc.Arbitrary<LandCells> = fc
  .uniqueArray(
    fc.record({
      row: fc.integer({ min: 8000, max: 8012 }),
      column: fc.integer({ min: 5000, max: 5020 }),
      municipality: fc.constantFrom(0, 1, 2, 1740, 65535),
      share: fc.oneof(fc.constant(255), fc.integer({ min: 1, max: 255 })),
    }),
    { selector: ({ row, column }) => row * 65536 + column, maxLength: 200 },
  )
  .map((cells) => {
    cells.sort((a, b) => a.row - b.row || a.column - b.column);
    return {
      row: Uint16Array.from(cells, ({ row }) => row),
      column: Uint16Array.from(cells, ({ column }) => column),
      municipality: Uint16Array.from(cells, ({ municipality }) => municipality),
      share: Uint8Array.from(cells, ({ share }) => share),
    };
  });

function decoded(cells: LandCells) {
  const land = decodeLand(encodeLand(cells), 'land.dncf');
  if (!land.ok) throw new Error(JSON.stringify(land.problems));
  return land.value;
}

describe('the land mask', () => {
  it('gives back every cell with its municipality and share', () => {
    fc.assert(
      fc.property(landCells, (cells) => {
        const land = decoded(cells);
        const row: number[] = [];
        const column: number[] = [];
        const municipality: number[] = [];
        for (let r = 0; r + 1 < land.rowOffsets.length; r++) {
          for (let run = land.rowOffsets[r]!; run < land.rowOffsets[r + 1]!; run++) {
            for (let c = 0; c < land.runLength[run]!; c++) {
              row.push(land.rowMin + r);
              column.push(land.runStart[run]! + c);
              municipality.push(land.runMunicipality[run]!);
            }
          }
        }
        expect(row).toEqual([...cells.row]);
        expect(column).toEqual([...cells.column]);
        expect(municipality).toEqual([...cells.municipality]);
        expect([...landShares(land)]).toEqual([...cells.share]);
        expect(land.landCellCount).toBe(cells.row.length);
      }),
    );
  });

  it('knows land from sea', () => {
    fc.assert(
      fc.property(landCells, (cells) => {
        const land = decoded(cells);
        const there = new Set(Array.from(cells.row, (row, i) => row * 65536 + cells.column[i]!));
        for (let row = 7999; row <= 8013; row++) {
          for (let column = 4999; column <= 5021; column++) {
            expect(isLand(land, row, column)).toBe(there.has(row * 65536 + column));
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a file cut anywhere', () => {
    const bytes = encodeLand({
      row: Uint16Array.of(8000, 8000, 8001),
      column: Uint16Array.of(5000, 5001, 5001),
      municipality: Uint16Array.of(0, 0, 1),
      share: Uint8Array.of(3, 255, 255),
    });
    for (let length = 0; length < bytes.length; length++) {
      const result = decodeLand(bytes.subarray(0, length), 'land.dncf');
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.problems[0]).toMatchObject({ kind: 'truncated', where: 'land.dncf' });
    }
  });

  it('refuses columns that contradict each other', () => {
    const bytes = encodeLand({
      row: Uint16Array.of(8000),
      column: Uint16Array.of(5000),
      municipality: Uint16Array.of(0),
      share: Uint8Array.of(3),
    });
    // The payload starts with the head: first row, then number of rows, in byte planes; 1 row becomes 2.
    const payload = bytes.length - (8 + 2 + 2 + 2 + 2 + 2 + 1);
    const altered = bytes.slice();
    altered[payload + 1] = 2;
    expect(bytes[payload + 1]).toBe(1);
    const result = decodeLand(altered, 'land.dncf');
    expect(result).toMatchObject({
      ok: false,
      problems: [{ kind: 'inconsistent', what: 'rows', expected: '2', got: '1' }],
    });
  });
});
