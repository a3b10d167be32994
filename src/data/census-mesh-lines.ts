/**
 * The data lines of a census mesh file, read byte by byte, without making text of them: separators, digits and line
 * ends are the same bytes in UTF-8 and Shift_JIS, and never part of a longer character. Only what is no plain number
 * is decoded. Lines with quotation marks go through the CSV library.
 */
import Papa from 'papaparse';
import type { Problem } from '../model/problem.ts';
import type { CensusHeader } from './census-mesh-header.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTATION_MARK = 34;
const COMMA = 44;
const ZERO = 48;
const NINE = 57;

const SUPPRESSED = -1;
const INVALID = -2;

/** Lines of data as columns. Suppressed values are 0. */
export interface CensusLines {
  /** Mesh codes as numbers. */
  readonly code: number[];
  /** row · 65536 + column of the 500 m square. */
  readonly address: number[];
  readonly population: number[];
  readonly households: number[];
  /** Line number and target of each suppressed square. */
  readonly targets: { readonly line: number; readonly code: string }[];
  readonly problems: Problem[];
  suppressed: number;
}

export function emptyCensusLines(): CensusLines {
  return {
    code: [],
    address: [],
    population: [],
    households: [],
    targets: [],
    problems: [],
    suppressed: 0,
  };
}

/**
 * Appends the lines of `bytes`, from `header.dataStart` on, to `lines`.
 * @param header of which `headerLines` is the number of lines in front of the first one here
 * @returns the number of lines read
 */
export function readCensusLines(
  bytes: Uint8Array,
  header: CensusHeader,
  where: string,
  lines: CensusLines,
): number {
  const fieldCount = header.codes.length;
  // Where each field of the line begins; the field ends before the next one's separator.
  const starts = new Uint32Array(fieldCount + 2);
  let line = header.headerLines;
  for (let at = header.dataStart; at < bytes.length; at++) {
    line++;
    starts[0] = at;
    let fields = 1;
    let hasQuotes = false;
    for (; at < bytes.length && bytes[at] !== LINE_FEED; at++) {
      const byte = bytes[at];
      if (byte === COMMA) starts[Math.min(fields++, fieldCount + 1)] = at + 1;
      else if (byte === QUOTATION_MARK) hasQuotes = true;
    }
    const end = bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
    if (end <= starts[0]) continue;
    if (hasQuotes) {
      const plain = withoutQuotes(bytes.subarray(starts[0], end), header);
      if (plain) readCensusLines(plain, { ...header, dataStart: 0, headerLines: line - 1 }, where, lines);
      else
        lines.problems.push(problemAt(`${where}:${line}`, 'line', 'closed quotation marks', 'an open one'));
    } else if (fields !== fieldCount) {
      const expected = `${fieldCount} fields as in the header`;
      lines.problems.push(problemAt(`${where}:${line}`, 'line', expected, `${fields}`, 'truncated'));
    } else {
      starts[fieldCount] = end + 1;
      readFields({ bytes, starts, header, where, line }, lines);
    }
  }
  return line - header.headerLines;
}

interface Line {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly header: CensusHeader;
  readonly where: string;
  readonly line: number;
}

function readFields(source: Line, lines: CensusLines): void {
  const { header } = source;
  const population = readCount(source, header.population);
  const households = readCount(source, header.households);
  if (population === INVALID) reject(source, lines, header.population, 'a whole number, - or *');
  if (households === INVALID) reject(source, lines, header.households, 'a whole number, - or *');
  if (population === SUPPRESSED || households === SUPPRESSED) {
    const target = header.target < 0 ? '' : fieldText(source, header.target);
    if (/^\d{9,10}$/.test(target)) {
      lines.suppressed++;
      lines.targets.push({ line: source.line, code: target });
    } else {
      const expected = 'the code of the square that holds the suppressed counts';
      const where = `${source.where}:${source.line}`;
      lines.problems.push(problemAt(where, 'HTKSAKI', expected, JSON.stringify(target), 'missing'));
    }
  }
  const code = readCount(source, header.keyCode);
  const address = addressOfCode(code);
  if (address === INVALID) {
    reject(source, lines, header.keyCode, 'a mesh code of 9 (500 m) or 10 digits (250 m)');
    return;
  }
  lines.code.push(code);
  lines.address.push(address);
  lines.population.push(Math.max(0, population));
  lines.households.push(Math.max(0, households));
}

function reject(source: Line, lines: CensusLines, field: number, expected: string): void {
  const got = JSON.stringify(fieldText(source, field));
  lines.problems.push(
    problemAt(`${source.where}:${source.line}`, source.header.codes[field]!, expected, got),
  );
}

/**
 * row · 65536 + column of the 500 m square of a code of 9 or 10 digits, or INVALID. The same as `cellOfMeshCode` on
 * the code's first nine digits, without making text of millions of numbers.
 */
function addressOfCode(code: number): number {
  if (code >= 1e9 && (code % 10 < 1 || code % 10 > 4)) return INVALID;
  const code500m = code >= 1e9 ? Math.floor(code / 10) : code;
  if (code500m < 1e8 || code500m >= 1e9) return INVALID;
  const quadrant = digitOf(code500m, 1) - 1;
  const row10km = digitOf(code500m, 1e4);
  const column10km = digitOf(code500m, 1e3);
  if (quadrant < 0 || quadrant > 3 || row10km > 7 || column10km > 7) return INVALID;
  const row80km = Math.floor(code500m / 1e7);
  const column80km = Math.floor(code500m / 1e5) % 100;
  const row = row80km * 160 + row10km * 20 + digitOf(code500m, 100) * 2 + (quadrant >> 1);
  const column = column80km * 160 + column10km * 20 + digitOf(code500m, 10) * 2 + (quadrant & 1);
  return row * 65536 + column;
}

function digitOf(code: number, place: number): number {
  return Math.floor(code / place) % 10;
}

/** A count, SUPPRESSED or INVALID. */
function readCount(source: Line, field: number): number {
  const { bytes, starts } = source;
  const end = starts[field + 1]! - 1;
  let count = 0;
  for (let i = starts[field]!; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < ZERO || byte > NINE) return readUnusualCount(fieldText(source, field));
    count = count * 10 + byte - ZERO;
  }
  return end > starts[field]! && Number.isSafeInteger(count) ? count : INVALID;
}

/** Statistics Bureau marks: * suppressed, - nothing to count. Full-width digits are digits. */
function readUnusualCount(text: string): number {
  if (text === '*') return SUPPRESSED;
  if (text === '-') return 0;
  return /^\d{1,12}$/.test(text) ? Number(text) : INVALID;
}

function fieldText({ bytes, starts, header }: Line, field: number): string {
  const text = new TextDecoder(header.encoding).decode(
    bytes.subarray(starts[field]!, starts[field + 1]! - 1),
  );
  return text.normalize('NFKC').trim();
}

/** A line with the quotation marks of its fields resolved; undefined where that cannot be done. */
function withoutQuotes(line: Uint8Array, { encoding }: CensusHeader): Uint8Array | undefined {
  const { data, errors } = Papa.parse<string[]>(new TextDecoder(encoding).decode(line), { delimiter: ',' });
  if (errors.length > 0 || data.length !== 1) return undefined;
  // A separator or mark that was inside the quotes makes the field unreadable as a number, and must stay so.
  const fields = data[0]!.map((field) => field.normalize('NFKC').replace(/[^\d*;\- ]/g, '?'));
  return new TextEncoder().encode(fields.join(','));
}

export function problemAt(
  where: string,
  what: string,
  expected: string,
  got: string,
  kind: Problem['kind'] = 'wrong-value',
): Problem {
  return { kind, what, where, expected, got };
}
