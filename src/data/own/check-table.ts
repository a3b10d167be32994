/** Reads a table row by row under a mapping; what a row means is up to its kind. */
import type { Steps } from '../../model/progress.ts';
import { type FieldId, KIND_FIELDS } from './fields.ts';
import type { IssueLog } from './issue.ts';
import type { Records } from './read-records.ts';
import { MAX_ROWS } from './sniff-file.ts';
import type { TableMapping } from './table-layout.ts';

export interface TableSource {
  readonly columns: readonly string[];
  records(): Iterable<Records>;
}

/** A row of data under its mapping. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** The cell of a field; blank where no column has it. */
  of(field: FieldId): string;
}

/**
 * Whether every field has its one column.
 * @returns false, with issues, where reading the rows makes no sense
 */
export function checkMapping({ kind, fields, fiscalYear }: TableMapping, log: IssueLog): boolean {
  for (const { id, required } of KIND_FIELDS[kind]) {
    const columns = fields.filter((each) => each === id).length;
    if (columns === 0 && required) log.add('unmappedField', { what: id });
    if (columns > 1) log.add('fieldTwice', { what: id, got: `${columns}` });
  }
  if (kind === 'coverage') {
    if (!fields.includes('fibre') && !fields.includes('radio')) log.add('unmappedField', { what: 'fibre' });
    if (!fields.includes('fiscalYear') && fiscalYear === undefined) {
      log.add('unmappedField', { what: 'fiscalYear' });
    }
  }
  return log.errors === 0;
}

/**
 * Calls `take` for each row that has its fields.
 * @returns rows of data in the file
 */
export function* eachRow(
  source: TableSource,
  mapping: TableMapping,
  log: IssueLog,
  take: (row: TableRow) => void,
): Steps<number> {
  const { columns } = source;
  const columnOf = new Map(mapping.fields.flatMap((id, i) => (id === undefined ? [] : [[id, i] as const])));
  let rows = 0;
  for (const { rows: records, numbers, badQuotes, openQuote, fraction } of source.records()) {
    for (const [i, cells] of records.entries()) {
      const number = numbers[i]!;
      if (number <= mapping.headerRow) continue;
      if (++rows > MAX_ROWS) {
        log.add('tooManyRows', { got: `${rows}`, detail: `${MAX_ROWS}` });
        return rows;
      }
      if (number === openQuote) {
        log.add('quotesOpen', { row: number, got: cells.at(-1) });
        continue;
      }
      if (badQuotes.has(number)) {
        log.add('badQuotes', { row: number, got: cells.join(mapping.delimiter) });
        continue;
      }
      // Spreadsheets leave off or add blank cells at the end of a row.
      const isWhole = cells.length === columns.length || cells.slice(columns.length).every(isBlank);
      if (!isWhole || cells.length < columns.length) {
        const detail = `${columns.length}`;
        log.add('fieldCount', { row: number, got: `${cells.length}`, detail });
        continue;
      }
      take({
        number,
        cells,
        of: (id) => {
          const column = columnOf.get(id);
          return column === undefined ? '' : cells[column]!;
        },
      });
    }
    yield { phase: 'import.check', fraction };
  }
  return rows;
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

/** The label of a field's column, for a report. */
export function labelOf(source: TableSource, mapping: TableMapping, id: FieldId): string {
  return source.columns[mapping.fields.indexOf(id)] ?? id;
}
