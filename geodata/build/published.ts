/** Published coverage figures, and the limits that the sources give for figures they do not print. */
import type { PublishedBound, PublishedFigure } from '../../src/model/atlas.ts';
import { type CsvRow, numberOrNull, parseCsv, shareOfPercent } from './parse-csv.ts';

/** The fiscal year (April to March, named by its start) in which a date lies. */
export function fiscalYearOf(date: string): number {
  const match = /^(\d{4})-(\d{2})-\d{2}$/.exec(date);
  if (!match) throw new Error(`Expected a date as YYYY-MM-DD, got ${date}.`);
  return Number(match[1]) - (Number(match[2]) < 4 ? 1 : 0);
}

/** National figures: one row per metric and date. Rows whose value is blank or not a number ("about 90") are absent. */
export function nationalFigures(text: string, where: string): PublishedFigure[] {
  const rows = parseCsv(text, where, ['metric', 'as_of', 'value', 'unit', 'status', 'source']);
  return rows
    .filter((row) => /^\d+(\.\d+)?$/.test(row.value!))
    .map((row) => {
      const value = Number(row.value);
      const isShare = row.unit === '%';
      return {
        metric: row.metric!,
        fiscalYear: fiscalYearOf(row.as_of!),
        prefecture: -1,
        value: isShare ? shareOfPercent(value) : value,
        unit: isShare ? 'share' : 'count',
        status: row.status!,
        source: row.source!,
      };
    });
}

/** Column of the prefecture file → metric, fiscal year and, since the file names none per row, the source. */
const PREFECTURE_COLUMNS = [
  ['g5_popcov_fy2021_mar2022', 'g5_popcov', 2021],
  ['g5_popcov_fy2022_mar2023', 'g5_popcov', 2022],
  ['g5_popcov_fy2023_mar2024', 'g5_popcov', 2023],
  ['g5_popcov_fy2024_mar2025', 'g5_popcov', 2024],
  ['ftth_hh_cov_fy2019_mar2020', 'ftth_household_coverage', 2019],
  ['ftth_hh_cov_fy2022_mar2023', 'ftth_household_coverage', 2022],
] as const;

/**
 * Prefecture figures. They are taken as printed by the source of the national figure of the same metric and year.
 * @param national figures that name the source
 */
export function prefectureFigures(
  text: string,
  where: string,
  prefectureCodes: readonly string[],
  national: readonly PublishedFigure[],
): PublishedFigure[] {
  const rows = parseCsv(text, where, ['pref_code', ...PREFECTURE_COLUMNS.map(([column]) => column)]);
  return PREFECTURE_COLUMNS.flatMap(([column, metric, fiscalYear]) => {
    const source = national.find((figure) => figure.metric === metric && figure.fiscalYear === fiscalYear);
    return rows
      .filter((row) => row[column] !== '')
      .map((row) => ({
        metric,
        fiscalYear,
        prefecture: prefectureIndex(row, prefectureCodes, where),
        value: shareOfPercent(numberOrNull(row[column]!, where) ?? Number.NaN),
        unit: 'share',
        status: 'printed',
        source: source?.source ?? where,
      }));
  });
}

function prefectureIndex(row: CsvRow, codes: readonly string[], where: string): number {
  const index = codes.indexOf(row.pref_code!);
  if (index < 0) throw new Error(`${where}: Expected a prefecture code, got ${row.pref_code}.`);
  return index;
}

/**
 * One interval per metric, fiscal year and prefecture without a printed figure: the intersection of all rows that
 * speak of it. `prefectures` is `all`, `blank` (those without a printed figure) or codes joined by semicolons.
 */
export function publishedBounds(
  text: string,
  where: string,
  prefectureCodes: readonly string[],
  figures: readonly PublishedFigure[],
): PublishedBound[] {
  const printed = new Set(
    figures.map(({ metric, fiscalYear, prefecture }) => `${metric} ${fiscalYear} ${prefecture}`),
  );
  const bounds = new Map<string, PublishedBound>();
  for (const row of parseCsv(text, where, ['metric', 'fiscalYear', 'prefectures', 'low', 'high'])) {
    const fiscalYear = Number(row.fiscalYear);
    prefectureCodes.forEach((code, prefecture) => {
      const key = `${row.metric} ${fiscalYear} ${prefecture}`;
      const spoken =
        row.prefectures === 'all' ||
        row.prefectures === 'blank' ||
        row.prefectures!.split(';').includes(code);
      if (!spoken || printed.has(key)) return;
      const before = bounds.get(key) ?? { low: 0, high: 1 };
      const low = Math.max(before.low, Number(row.low));
      const high = Math.min(before.high, Number(row.high));
      if (!(low <= high))
        throw new Error(`${where}: Expected a bound that holds for ${key}, got ${low}–${high}.`);
      bounds.set(key, { metric: row.metric!, fiscalYear, prefecture, low, high });
    });
  }
  return [...bounds.values()].sort(
    (a, b) => compareText(a.metric, b.metric) || a.fiscalYear - b.fiscalYear || a.prefecture - b.prefecture,
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
