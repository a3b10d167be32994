import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { formatCsv } from '../../src/data/csv.ts';

describe('CSV', () => {
  it('reads back whatever text stands in a field', () => {
    const field = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n＝＋－＠]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), (rows) => {
        const text = formatCsv(['a', 'b'], rows);
        expect(text.endsWith('\r\n')).toBe(true);
        expect(Papa.parse<string[]>(text.slice(0, -2), { newline: '\r\n' }).data).toEqual([
          ['a', 'b'],
          ...rows,
        ]);
      }),
    );
  });

  it('lets no field begin a formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
      const text = formatCsv(['a', 'b'], [[`${start}cmd|' /C calc'!A0`, 1]]);
      const [, row] = Papa.parse<string[]>(text, { newline: '\r\n' }).data;
      expect(row![0]!.startsWith("'")).toBe(true);
    }
    expect(formatCsv(['a'], [[-1.5]])).toContain('-1.5');
  });
});
