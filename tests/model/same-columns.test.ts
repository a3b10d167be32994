import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColumnKeeper, isSame, keepingSame } from '../../src/model/same-columns.ts';

const tables = fc.record({
  bytes: fc.uint8Array(),
  words: fc.uint16Array(),
  numbers: fc.float64Array({ noNaN: true }),
  list: fc.array(fc.oneof(fc.string(), fc.integer())),
  inner: fc.record({ name: fc.string(), column: fc.uint32Array() }),
});

describe('columns that come as copies', () => {
  it('are the same as what they were copied from, wherever they stand in their buffer', () => {
    fc.assert(
      fc.property(tables, fc.nat(7), (table, shift) => {
        expect(isSame(table, structuredClone(table))).toBe(true);
        const moved = new Uint8Array(table.bytes.length + shift).subarray(shift);
        moved.set(table.bytes);
        expect(isSame(table.bytes, moved)).toBe(true);
      }),
    );
  });

  it('are not the same where one number, a length, a kind or a name differs', () => {
    fc.assert(
      fc.property(fc.uint16Array({ minLength: 1 }), fc.nat(), (column, pick) => {
        const other = column.slice();
        other[pick % other.length]! ^= 1;
        expect(isSame({ column }, { column: other })).toBe(false);
        expect(isSame(column, column.subarray(1))).toBe(false);
        expect(isSame(column, new Int16Array(column))).toBe(false);
        expect(isSame({ column }, { columns: column })).toBe(false);
        expect(isSame({ column }, { column, more: 1 })).toBe(false);
      }),
    );
  });

  it('are not the same where any one byte differs, wherever they stand in their buffers', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.nat(7),
        fc.nat(7),
        (bytes, pick, here, there) => {
          const at = (shift: number) => {
            const moved = new Uint8Array(bytes.length + shift).subarray(shift);
            moved.set(bytes);
            return moved;
          };
          const [a, b] = [at(here), at(there)];
          expect(isSame(a, b)).toBe(true);
          b[pick % b.length]! ^= 1 << (pick % 8);
          expect(isSame(a, b)).toBe(false);
        },
      ),
    );
  });

  it('are told by identity once they are kept', () => {
    const keep = createColumnKeeper<{ readonly column: Uint16Array }>();
    const first = { column: Uint16Array.of(1, 2, 3) };
    expect(keep(first)).toBe(first);
    expect(keep(structuredClone(first))).toBe(first);
    const other = { column: Uint16Array.of(1, 2, 4) };
    expect(keep(other)).toBe(other);
    expect(keep(structuredClone(first))).not.toBe(first);
  });

  it('keep the objects of the last in all that is the same, and are equal to the new', () => {
    fc.assert(
      fc.property(
        tables,
        tables,
        fc.subarray(['bytes', 'words', 'numbers', 'list', 'inner'] as const),
        (a, b, kept) => {
          const now = { ...b, ...Object.fromEntries(kept.map((key) => [key, structuredClone(a[key])])) };
          const joined = keepingSame(a, now);
          expect(joined).toEqual(now);
          expect(Object.keys(joined)).toEqual(Object.keys(now));
          for (const key of kept) expect(joined[key]).toBe(a[key]);
          expect(keepingSame(a, structuredClone(a))).toBe(a);
          expect(keepingSame(undefined, now)).toBe(now);
        },
      ),
    );
  });
});
