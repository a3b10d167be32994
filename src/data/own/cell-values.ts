/** What Japanese offices write into the cells of a table: numbers, shares, fiscal years, yes and no. */

/** A value, or why there is none. */
export type CellValue<T> = T | 'missing' | 'suppressed' | 'invalid';

/** Full-width letters and digits become plain ones, spaces at the ends go. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

/** "No figure" in the tables of the Statistics Bureau and the ministries. */
const MISSING = new Set([
  '',
  '-',
  '–',
  '—',
  '―',
  'ー',
  '…',
  '...',
  '・・・',
  '・',
  '/',
  'na',
  'n/a',
  'null',
  'nan',
  '不明',
  '未調査',
  '該当なし',
]);
/** Withheld to protect the few it is about. */
const SUPPRESSED = new Set(['*', 'x', 'χ', '秘匿', '秘']);

function mark(text: string): 'missing' | 'suppressed' | undefined {
  const key = text.toLowerCase();
  if (MISSING.has(key)) return 'missing';
  return SUPPRESSED.has(key) ? 'suppressed' : undefined;
}

const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d{1,3})?$/i;

/** 1,234.5 and １２３４．５ are numbers; −, △ and ▲ stand for minus. Infinity and NaN are none. */
export function readNumber(raw: string): CellValue<number> {
  const text = plain(raw);
  const absent = mark(text);
  if (absent !== undefined) return absent;
  const signed = text.replace(/^[−△▲]/, '-');
  if (!NUMBER.test(signed)) return 'invalid';
  const value = Number(signed.replaceAll(',', ''));
  return Number.isFinite(value) ? value : 'invalid';
}

/**
 * A share 0–1, printed as such or in percent.
 * @param isPercent whether plain numbers of this column are percentages; a percent sign says so for itself
 */
export function readShare(raw: string, isPercent: boolean): CellValue<number> {
  const text = plain(raw);
  const number = /[%％]$/.test(text) ? readNumber(text.slice(0, -1)) : readNumber(text);
  if (typeof number !== 'number') return text === '%' ? 'invalid' : number;
  return isPercent || text.endsWith('%') ? number / 100 : number;
}

/** First year minus one, by the name and the letter of the era. */
const ERAS: readonly (readonly [RegExp, number])[] = [
  [/^(?:令和|令|R)\s*(元|\d{1,2})$/i, 2018],
  [/^(?:平成|平|H)\s*(元|\d{1,2})$/i, 1988],
];

/** 2023, 2023年度, FY2023, 令和5年度, R5, 令和元年度, and the end of it: 2024年3月末, 2024/3/31, 令和6年3月末. */
export function readFiscalYear(raw: string): CellValue<number> {
  const text = plain(raw);
  const absent = mark(text);
  if (absent !== undefined) return absent;
  const date = /^(.+?)(?:年|[-/.])\s*0?(\d{1,2})(?:月|[-/.])?\s*(?:末|\d{1,2}日?|末日)?(?:現在|時点)?$/.exec(
    text,
  );
  const named = /^(?:FY\s*)?(.+?)\s*(?:年度?)?\s*(?:末)?$/i.exec(text);
  if (date !== null && !/年度/.test(text)) {
    const year = calendarYear(date[1]!);
    const month = Number(date[2]);
    if (year === undefined || month < 1 || month > 12) return 'invalid';
    return month <= 3 ? year - 1 : year;
  }
  return (named && calendarYear(named[1]!)) ?? 'invalid';
}

function calendarYear(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  for (const [pattern, before] of ERAS) {
    const match = pattern.exec(text);
    if (match !== null) return before + (match[1] === '元' ? 1 : Number(match[1]));
  }
  return undefined;
}

const YES = new Set(['1', 'true', 'yes', 'y', '有', 'あり', '有り', 'はい', '可', '○', '〇', '◯', '◎', '済']);
const NO = new Set(['0', 'false', 'no', 'n', '無', 'なし', '無し', 'いいえ', '不可', '×', '✕', 'x', '未']);

export function readFlag(raw: string): CellValue<boolean> {
  const text = plain(raw).toLowerCase();
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  return mark(text) ?? 'invalid';
}

/** Text that a spreadsheet would run as a formula. It stays text here, and is disarmed wherever it is written out. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+@\t\r]/.test(text) || (/^-/.test(text) && !/^-[\d.,]*$/.test(text.trim()));
}
