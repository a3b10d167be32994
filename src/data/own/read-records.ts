/** Records of comma-, tab- or semicolon-separated text, piece by piece, so that reading can be watched and stopped. */
import Papa, { type ParseResult } from 'papaparse';

export type Delimiter = ',' | '\t' | ';';
export const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];

export interface Records {
  readonly rows: readonly (readonly string[])[];
  /** Record of each row, from 1, blank lines counted: what a spreadsheet shows beside it. */
  readonly numbers: readonly number[];
  /** Rows with a quotation mark out of place. */
  readonly badQuotes: ReadonlySet<number>;
  /** Set in the last piece where quotation marks stay open to the end of the file: the record in which they begin. */
  readonly openQuote: number | undefined;
  /** Share of the text read, 0–1. */
  readonly fraction: number;
}

const PIECE_LENGTH = 400_000;
/** A record longer than this has lost its closing quotation mark. */
const LONGEST_RECORD = 4_000_000;

/** The library's own way to read a text in pieces; its types leave out what its streams use. */
interface PieceParser {
  parse(input: string, baseIndex: number, ignoreLastRow: boolean): ParseResult<string[]>;
}
const RecordParser = Papa.Parser as unknown as new (config: object) => PieceParser;

/** All kinds of line ends become one; a byte order mark goes. */
export function normalizeText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** @param text with `\n` between lines */
export function* readRecords(text: string, delimiter: Delimiter): Generator<Records, void, void> {
  const parser = new RecordParser({ delimiter, newline: '\n', quoteChar: '"', fastMode: false });
  let at = 0;
  let length = PIECE_LENGTH;
  let number = 0;
  while (at < text.length) {
    const isLast = at + length >= text.length || length > LONGEST_RECORD;
    const piece = text.slice(at, at + length);
    // The last record of a piece may go on in the next one.
    const { data, errors, meta } = parser.parse(piece, 0, !isLast);
    if (!isLast && data.length === 0) {
      length *= 2;
      continue;
    }
    const rows: string[][] = [];
    const numbers: number[] = [];
    const badQuotes = new Set<number>();
    let openQuote: number | undefined;
    for (const { code, row } of errors) {
      if (row === undefined) continue;
      if (code === 'MissingQuotes') {
        if (isLast) openQuote = number + row + 1;
      } else if (row < data.length) badQuotes.add(number + row + 1);
    }
    for (const record of data) {
      number++;
      if (record.every((field) => field.trim() === '')) continue;
      rows.push(record);
      numbers.push(number);
    }
    at = isLast ? text.length : at + meta.cursor;
    length = PIECE_LENGTH;
    yield { rows, numbers, badQuotes, openQuote, fraction: at / text.length };
  }
}
