/** Comma-separated text that a spreadsheet opens safely: RFC 4180 quoting, and no cell that begins a formula. */
import Papa from 'papaparse';

export type CsvValue = string | number;

/** What spreadsheets take for the beginning of a formula, in full width too; numbers are written as numbers. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** Rows with a header line, CRLF between lines as RFC 4180 has it; the same rows give the same bytes. */
export function formatCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  const text = Papa.unparse(
    { fields: [...header], data: rows as CsvValue[][] },
    { escapeFormulae: FORMULA_START, newline: '\r\n' },
  );
  return `${text}\r\n`;
}
