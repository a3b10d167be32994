import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMesh250, sumByCell } from '../../geodata/build/read-mesh.ts';
import { meshCodeOfCell } from '../../src/model/jis-mesh.ts';

function file(...lines: string[]): Uint8Array {
  return gzipSync(strToU8(['key_code,pop,hh', ...lines, ''].join('\n')));
}

describe('the prepared 250 m table', () => {
  it('sums quarters into their 500 m square, sorted by row, then column', () => {
    const square = fc.record({
      row: fc.integer({ min: 6000, max: 6003 }),
      column: fc.integer({ min: 5000, max: 5003 }),
      quarters: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      people: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(square, { selector: ({ row, column }) => row * 10_000 + column, maxLength: 12 }),
        (squares) => {
          const lines = squares.flatMap(({ row, column, quarters, people }) =>
            quarters.map((q) => `${meshCodeOfCell(row, column)}${q},${people},${people - 1}`),
          );
          const cells = readMesh250(file(...lines));
          const sorted = [...squares].sort((a, b) => a.row - b.row || a.column - b.column);
          expect([...cells.row]).toEqual(sorted.map(({ row }) => row));
          expect([...cells.column]).toEqual(sorted.map(({ column }) => column));
          expect([...cells.population]).toEqual(
            sorted.map(({ quarters, people }) => quarters.length * people),
          );
          expect([...cells.households]).toEqual(
            sorted.map(({ quarters, people }) => quarters.length * (people - 1)),
          );
        },
      ),
    );
  });

  it('names the line that is not one', () => {
    expect(() => readMesh250(file('5339452911,10,5', '53394529,10,5'))).toThrow(
      'in line 3, got 53394529,10,5',
    );
    expect(() => readMesh250(file('5339952911,10,5'))).toThrow('in line 2');
    expect(() => readMesh250(file('5339452911,*,5'))).toThrow('in line 2');
    expect(() => readMesh250(gzipSync(strToU8('code,pop\n')))).toThrow('Expected the header key_code,pop,hh');
  });
});

describe('sumByCell', () => {
  it('loses nobody', () => {
    const entry = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(1000));
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const [rows, columns, people] = [0, 1, 2].map((i) => entries.map((values) => values[i]!));
        const cells = sumByCell(rows!, columns!, people!, people!);
        expect(cells.population.reduce((a, b) => a + b, 0)).toBe(people!.reduce((a, b) => a + b, 0));
        expect(cells.row.length).toBe(new Set(entries.map(([r, c]) => `${r} ${c}`)).size);
      }),
    );
  });
});
