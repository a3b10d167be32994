/** How a table is laid out: what separates its fields, which row names them, and what the user may correct of it. */
import { plain, readNumber } from './cell-values.ts';
import { type FieldId, guessFields, guessTableKind, type TableKind } from './fields.ts';
import { DELIMITERS, type Delimiter, normalizeText, type Records, readRecords } from './read-records.ts';
import type { TextEncoding } from './text-encoding.ts';

export interface TableMapping {
  readonly kind: TableKind;
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  /** Row that names the columns, from 1; 0 where none does. */
  readonly headerRow: number;
  /** Field of each column; undefined for a column that is none. */
  readonly fields: readonly (FieldId | undefined)[];
  /** Whether plain numbers in the columns of coverage are percentages. */
  readonly isPercent: boolean;
  /** Fiscal year of all rows, where no column says it. */
  readonly fiscalYear: number | undefined;
  /** Import what is right, though some rows are not. Asked of the user, never assumed. */
  readonly leavesOutFaulty: boolean;
}

export interface TablePreview {
  readonly columns: readonly string[];
  /** The first rows of data. */
  readonly rows: readonly (readonly string[])[];
}

export const PREVIEW_ROWS = 8;
/** A title and notes may stand above the header. */
const HEADER_SEARCH_ROWS = 12;

/** @param head the first lines of the file, whole ones */
export function guessLayout(head: string, encoding: TextEncoding): TableMapping {
  const text = normalizeText(head);
  const delimiter = guessDelimiter(text);
  const { rows, numbers } = firstRecords(text, delimiter);
  const headerRow = guessHeaderRow(rows, numbers);
  return layoutOf({ text, encoding, delimiter, headerRow });
}

/** Guesses again what follows from a layout that the user has corrected. */
export function layoutOf(given: {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  readonly headerRow: number;
  readonly kind?: TableKind;
}): TableMapping {
  const { text, encoding, delimiter, headerRow } = given;
  const { columns, rows } = previewOf(text, delimiter, headerRow);
  const kind = given.kind ?? guessTableKind(columns);
  const fields = guessFields(columns, kind);
  const isPercent = guessPercent(columns, rows, fields);
  const mapping = { kind, encoding, delimiter, headerRow, fields, isPercent };
  return { ...mapping, fiscalYear: undefined, leavesOutFaulty: false };
}

export function previewOf(head: string, delimiter: Delimiter, headerRow: number): TablePreview {
  const { rows, numbers } = firstRecords(normalizeText(head), delimiter);
  const at = numbers.indexOf(headerRow);
  const data = rows.filter((_, i) => numbers[i]! > headerRow).slice(0, PREVIEW_ROWS);
  const width = Math.max(0, ...(at < 0 ? data : [rows[at]!]).map((row) => row.length));
  const columns = Array.from({ length: width }, (_, i) => {
    const label = at < 0 ? '' : plain(rows[at]![i] ?? '').replace(/\s+/g, ' ');
    return label === '' ? `#${i + 1}` : label;
  });
  return { columns, rows: data };
}

function firstRecords(text: string, delimiter: Delimiter): Pick<Records, 'rows' | 'numbers'> {
  const first = readRecords(text, delimiter).next();
  return first.done ? { rows: [], numbers: [] } : first.value;
}

/** The delimiter by which the most rows have the same number of fields, more than one. */
function guessDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const { rows } = firstRecords(text, delimiter);
    const widths = new Map<number, number>();
    for (const { length } of rows.slice(0, 100)) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    const score = width > 1 ? (count / Math.min(100, rows.length)) * (1 + Math.log2(width)) : 0;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** The first row that is as wide as most and has no number in it. */
function guessHeaderRow(rows: readonly (readonly string[])[], numbers: readonly number[]): number {
  const widths = rows.slice(0, 100).map(({ length }) => length);
  const usual = [...new Set(widths)].sort(
    (a, b) => widths.filter((w) => w === b).length - widths.filter((w) => w === a).length,
  )[0];
  for (let i = 0; i < Math.min(rows.length, HEADER_SEARCH_ROWS); i++) {
    const row = rows[i]!;
    if (row.length !== usual) continue;
    const filled = row.filter((cell) => plain(cell) !== '').length;
    if (row.some((cell) => typeof readNumber(cell) === 'number')) return 0;
    if (filled * 2 > row.length) return numbers[i]!;
  }
  return 0;
}

function guessPercent(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  fields: readonly (FieldId | undefined)[],
): boolean {
  return fields.some(
    (id, i) =>
      (id === 'fibre' || id === 'radio') &&
      (/[%％]/.test(columns[i]!) ||
        rows.some((row) => {
          const value = readNumber(row[i] ?? '');
          return typeof value === 'number' && value > 1;
        })),
  );
}
