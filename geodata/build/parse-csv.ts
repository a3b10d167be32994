import Papa from 'papaparse';

/** Rows of a comma-separated file with a header line, every field as text. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * @param where the file's name, for the message
 * @throws for a file that does not parse or lacks one of the columns.
 */
export function parseCsv(text: string, where: string, columns: readonly string[]): CsvRow[] {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) {
    throw new Error(`${where}: row ${errors[0]!.row}: ${errors[0]!.message}.`);
  }
  const missing = columns.filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0) {
    throw new Error(`${where}: Expected the columns ${missing.join(', ')}, got ${meta.fields?.join(', ')}.`);
  }
  return data;
}

/** A number, or null for a blank: unknown is not zero. */
export function numberOrNull(text: string, where: string): number | null {
  if (text.trim() === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${where}: Expected a number, got ${text}.`);
  return value;
}

/** Per cent to a share 0–1, without the dust of binary division (27.427 % → 0.27427). */
export function shareOrNull(text: string, where: string): number | null {
  const percent = numberOrNull(text, where);
  return percent === null ? null : shareOfPercent(percent);
}

export function shareOfPercent(percent: number): number {
  return Number((percent / 100).toFixed(9));
}
