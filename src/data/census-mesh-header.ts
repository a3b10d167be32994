/**
 * The two header lines of an e-Stat census mesh file: column codes (`KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,T001101001,…`),
 * then Japanese labels, blank under the first four.
 */
import Papa from 'papaparse';
import { failure, type Result, success } from '../model/problem.ts';

export type TextEncodingName = 'utf-8' | 'shift_jis';

export interface CensusHeader {
  readonly encoding: TextEncodingName;
  /** Byte at which the data begin, and the number of lines in front of it. */
  readonly dataStart: number;
  readonly headerLines: number;
  /** Column codes, as many as every line of data must have. */
  readonly codes: readonly string[];
  readonly keyCode: number;
  /** HTKSAKI, the square that holds a suppressed square's counts; -1 where the file has no such column. */
  readonly target: number;
  readonly population: number;
  readonly households: number;
}

/**
 * Total population and total households by table, for files without labels. 2020 census: T001101 (JGD2000) and
 * T001141 (JGD2011) at 500 m, T001102 and T001142 at 250 m; 2015 census: T000847 and T000876.
 */
const KNOWN_COLUMNS: readonly { readonly population: string; readonly households: string }[] = [
  { population: 'T001101001', households: 'T001101034' },
  { population: 'T001141001', households: 'T001141034' },
  { population: 'T001102001', households: 'T001102034' },
  { population: 'T001142001', households: 'T001142034' },
  { population: 'T000847001', households: 'T000847025' },
  { population: 'T000876001', households: 'T000876025' },
];
const POPULATION_LABEL = '人口総数';
const HOUSEHOLDS_LABEL = '世帯総数';

const LINE_FEED = 10;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** @param where the file's name, for the problem report */
export function readCensusHeader(bytes: Uint8Array, where: string): Result<CensusHeader> {
  const problem = (what: string, expected: string, got: string) =>
    failure({ kind: 'wrong-format', what, where, expected, got });
  const start = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  const firstEnd = lineEnd(bytes, start);
  const secondEnd = lineEnd(bytes, firstEnd);
  const decoded = decode(bytes.subarray(start, secondEnd));
  if (decoded === undefined) return problem('encoding', 'UTF-8 or Shift_JIS', 'bytes of neither');
  const [codeRow = [], labelRow = []] = Papa.parse<string[]>(decoded.text, { delimiter: ',' }).data;
  const codes = codeRow.map((code) => code.trim());
  const keyCode = codes.indexOf('KEY_CODE');
  if (keyCode < 0) return problem('column KEY_CODE', 'a column code', shorten(codes.join(',')));

  // A file whose labels were taken out goes on with a mesh code here.
  const hasLabels = !/^\d+$/.test((labelRow[keyCode] ?? '').trim());
  const labels = hasLabels ? labelRow.map(plainLabel) : [];
  const known = KNOWN_COLUMNS.find(
    ({ population, households }) => codes.includes(population) && codes.includes(households),
  );
  const find = (label: string, code: string | undefined) =>
    labels.includes(label) ? labels.indexOf(label) : codes.indexOf(code ?? label);
  const population = find(POPULATION_LABEL, known?.population);
  const households = find(HOUSEHOLDS_LABEL, known?.households);
  const seen = shorten((hasLabels ? labels : codes).join(','));
  if (population < 0) return problem('column of the population', `label ${POPULATION_LABEL}`, seen);
  if (households < 0) return problem('column of the households', `label ${HOUSEHOLDS_LABEL}`, seen);
  return success({
    encoding: decoded.encoding,
    dataStart: hasLabels ? secondEnd : firstEnd,
    headerLines: hasLabels ? 2 : 1,
    codes,
    keyCode,
    target: codes.indexOf('HTKSAKI'),
    population,
    households,
  });
}

/** Byte after the next line feed. */
function lineEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(LINE_FEED, from);
  return at < 0 ? bytes.length : at + 1;
}

/** Shift_JIS here is the web's, which is CP932. Japanese text in it is never valid UTF-8 by accident. */
function decode(bytes: Uint8Array): { text: string; encoding: TextEncodingName } | undefined {
  for (const encoding of ['utf-8', 'shift_jis'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next encoding.
    }
  }
  return undefined;
}

/** `　人口（総数）` and `人口総数` are one label. */
function plainLabel(label: string): string {
  return label.normalize('NFKC').replace(/[\s()]/g, '');
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
