import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnSpec, decodeColumns, encodeColumns, takeColumn } from '../../src/data/column-file.ts';

const filter = fc.constantFrom('none' as const, 'delta' as const);
const column = fc.oneof(
  fc.record({ name: fc.string(), values: fc.uint8Array(), filter }),
  fc.record({ name: fc.string(), values: fc.int16Array(), filter }),
  fc.record({ name: fc.string(), values: fc.uint16Array(), filter }),
  fc.record({ name: fc.string(), values: fc.int32Array(), filter }),
  fc.record({ name: fc.string(), values: fc.uint32Array(), filter }),
  fc.record({ name: fc.string(), values: fc.float64Array(), filter: fc.constant('none' as const) }),
);
const columns = fc.uniqueArray(column, { selector: ({ name }) => name, maxLength: 6 }) as fc.Arbitrary<
  ColumnSpec[]
>;

describe('column files', () => {
  it('read back exactly what was written', () => {
    fc.assert(
      fc.property(columns, (specs) => {
        const decoded = decodeColumns(encodeColumns(specs), 'test');
        expect(decoded.ok).toBe(true);
        if (!decoded.ok) return;
        expect(decoded.value.size).toBe(specs.length);
        for (const { name, values } of specs) expect(decoded.value.get(name)).toEqual(values);
      }),
    );
  });

  it('tell every truncation', () => {
    const bytes = encodeColumns([{ name: 'row', values: Uint16Array.of(1, 2, 300), filter: 'delta' }]);
    for (let length = 0; length < bytes.length; length++) {
      const decoded = decodeColumns(bytes.subarray(0, length), 'cells');
      expect(decoded.ok).toBe(false);
      if (!decoded.ok) expect(decoded.problems[0]).toMatchObject({ where: 'cells', kind: 'truncated' });
    }
  });

  it('tell another format, a later version, a broken header and a missing column', () => {
    const bytes = encodeColumns([{ name: 'row', values: Uint16Array.of(1, 2), filter: 'none' }]);
    const altered = (at: number, value: number) => {
      const copy = bytes.slice();
      copy[at] = value;
      const decoded = decodeColumns(copy, 'cells');
      return decoded.ok ? undefined : decoded.problems[0]!.kind;
    };
    expect(altered(0, 0)).toBe('wrong-format');
    expect(altered(4, 9)).toBe('wrong-version');
    expect(altered(16, 0)).toBe('altered');
    const decoded = decodeColumns(bytes, 'cells');
    if (!decoded.ok) throw new Error('expected a readable file');
    expect(takeColumn(decoded.value, 'row', Uint16Array, 'cells').ok).toBe(true);
    expect(takeColumn(decoded.value, 'row', Uint8Array, 'cells')).toMatchObject({ ok: false });
    expect(takeColumn(decoded.value, 'people', Uint16Array, 'cells')).toMatchObject({ ok: false });
  });
});
