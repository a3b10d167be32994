import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv } from '../../../src/data/csv.ts';
import { normalizeText, readRecords } from '../../../src/data/own/read-records.ts';

function allRows(text: string): (readonly string[])[] {
  return [...readRecords(normalizeText(text), ',')].flatMap(({ rows }) => rows);
}

describe('records in pieces', () => {
  it('are those that were written, whatever stands in a field', () => {
    const field = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n＝＋－＠]/.test(text));
    const row = fc.tuple(field, field).filter((pair) => pair.some((each) => each.trim() !== ''));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const written = rows.map((each) => each.map((cell) => cell.replace(/\r\n?/g, '\n')));
        expect(allRows(formatCsv(['a', 'b'], rows))).toEqual([['a', 'b'], ...written]);
      }),
    );
  });

  it('are the same over the seams of long texts, and numbered through', () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => [`${i}`, `行"${i}"\n次`, 'x'.repeat(i % 60)]);
    const text = formatCsv(['a', 'b', 'c'], rows);
    const pieces = [...readRecords(normalizeText(text), ',')];
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.flatMap((piece) => piece.rows)).toEqual([['a', 'b', 'c'], ...rows]);
    expect(pieces.flatMap(({ numbers }) => numbers)).toEqual(Array.from({ length: 40_001 }, (_, i) => i + 1));
    expect(pieces.at(-1)!.fraction).toBe(1);
  });

  it('keep their numbers past blank lines', () => {
    const [piece] = [...readRecords('a,b\n\n1,2\n,\n3,4\n', ',')];
    expect(piece!.numbers).toEqual([1, 3, 5]);
  });
});
