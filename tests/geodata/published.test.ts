import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOrNull, parseCsv, shareOrNull } from '../../geodata/build/parse-csv.ts';
import {
  fiscalYearOf,
  nationalFigures,
  prefectureFigures,
  publishedBounds,
} from '../../geodata/build/published.ts';

const NATIONAL = `metric,as_of,value,unit,status,source
g5_popcov,2022-03-31,93.2,%,verified,https://example.org/a
g5_popcov,2023-03-31,,%,not visible,https://example.org/b
g5_target,2026-03-31,about 90,%,verified,https://example.org/c
stations,2021-03-31,21000,stations,"verified (approx), rounded",https://example.org/d
`;
const PREFECTURE_HEADER =
  'pref_code,g5_popcov_fy2021_mar2022,g5_popcov_fy2022_mar2023,g5_popcov_fy2023_mar2024,g5_popcov_fy2024_mar2025,' +
  'ftth_hh_cov_fy2019_mar2020,ftth_hh_cov_fy2022_mar2023';
const PREFECTURES = ['01', '02', '03'];

describe('published figures', () => {
  it('stand in the fiscal year whose 31 March ends it', () => {
    expect(fiscalYearOf('2022-03-31')).toBe(2021);
    expect(fiscalYearOf('2022-04-01')).toBe(2022);
    expect(fiscalYearOf('2024-12-06')).toBe(2024);
    expect(() => fiscalYearOf('2022')).toThrow('Expected a date');
  });

  it('are shares or counts, and blank or vague ones are absent', () => {
    expect(nationalFigures(NATIONAL, 'test')).toEqual([
      {
        metric: 'g5_popcov',
        fiscalYear: 2021,
        prefecture: -1,
        value: 0.932,
        unit: 'share',
        status: 'verified',
        source: 'https://example.org/a',
      },
      {
        metric: 'stations',
        fiscalYear: 2020,
        prefecture: -1,
        value: 21000,
        unit: 'count',
        status: 'verified (approx), rounded',
        source: 'https://example.org/d',
      },
    ]);
  });

  it('of prefectures carry the source of the national figure', () => {
    const text = `${PREFECTURE_HEADER}\n01,95.5,,,,,\n03,,,,,,100.00\n`;
    const figures = prefectureFigures(text, 'prefectures', PREFECTURES, nationalFigures(NATIONAL, 'test'));
    expect(
      figures.map(({ metric, fiscalYear, prefecture, value, source }) => [
        metric,
        fiscalYear,
        prefecture,
        value,
        source,
      ]),
    ).toEqual([
      ['g5_popcov', 2021, 0, 0.955, 'https://example.org/a'],
      ['ftth_household_coverage', 2022, 2, 1, 'prefectures'],
    ]);
    expect(() => prefectureFigures(`${PREFECTURE_HEADER}\n48,1,,,,,\n`, 'x', PREFECTURES, [])).toThrow(
      'got 48',
    );
  });
});

describe('published bounds', () => {
  const figures = [
    { metric: 'm', fiscalYear: 2021, prefecture: 1, value: 0.9, unit: 'share', status: '', source: '' },
  ];
  const bounds = (rows: string) =>
    publishedBounds(`metric,fiscalYear,prefectures,low,high,source\n${rows}`, 'bounds', PREFECTURES, figures);

  it('are the intersection of all that is said of a prefecture without a printed figure', () => {
    expect(bounds('m,2021,all,0.7,1,a\nm,2021,03;02,0.5,0.8,b\nm,2022,blank,0.9,1,c\n')).toEqual([
      { metric: 'm', fiscalYear: 2021, prefecture: 0, low: 0.7, high: 1 },
      { metric: 'm', fiscalYear: 2021, prefecture: 2, low: 0.7, high: 0.8 },
      { metric: 'm', fiscalYear: 2022, prefecture: 0, low: 0.9, high: 1 },
      { metric: 'm', fiscalYear: 2022, prefecture: 1, low: 0.9, high: 1 },
      { metric: 'm', fiscalYear: 2022, prefecture: 2, low: 0.9, high: 1 },
    ]);
  });

  it('that contradict each other are refused', () => {
    expect(() => bounds('m,2021,all,0.7,1,a\nm,2021,01,0.1,0.6,b\n')).toThrow('m 2021 0');
  });
});

describe('comma-separated input', () => {
  it('turns per cent into the decimal share one would write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (thousandths) => {
        const text = (thousandths / 1000).toFixed(3);
        expect(shareOrNull(text, 'x')).toBe(Number(`${thousandths}e-5`));
      }),
    );
  });

  it('keeps blanks unknown and refuses what is no number', () => {
    expect(numberOrNull(' ', 'x')).toBeNull();
    expect(numberOrNull('0', 'x')).toBe(0);
    expect(() => numberOrNull('about 90', 'row 3')).toThrow('row 3: Expected a number, got about 90.');
  });

  it('names the columns and rows that are wrong', () => {
    expect(() => parseCsv('a,b\n1,2\n', 'file.csv', ['a', 'c'])).toThrow(
      'file.csv: Expected the columns c, got a, b.',
    );
    expect(() => parseCsv('a,b\n1,2,3\n', 'file.csv', ['a'])).toThrow('file.csv: row 0');
    expect(parseCsv('a,b\r\n"1,5",2\r\n', 'file.csv', ['a'])).toEqual([{ a: '1,5', b: '2' }]);
  });
});
