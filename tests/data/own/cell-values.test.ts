import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  looksLikeFormula,
  readFiscalYear,
  readFlag,
  readNumber,
  readShare,
} from '../../../src/data/own/cell-values.ts';

/** As an office would type it: full-width. */
const wide = (text: string) =>
  text.replace(/[0-9.,%-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

describe('numbers in cells', () => {
  it('are read back from every way of writing them', () => {
    const value = fc.oneof(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(value, (number) => {
        const text = String(number);
        if (!Number.isNaN(Number(text)) && !/e/.test(text)) expect(readNumber(wide(text))).toBe(Number(text));
        expect(readNumber(` ${text}\t`)).toBe(Number(text));
        const grouped = Math.trunc(number).toLocaleString('en');
        expect(readNumber(grouped)).toBe(Math.trunc(number) === 0 ? readNumber(grouped) : Math.trunc(number));
      }),
    );
  });

  it('are finite or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const value = readNumber(text);
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }),
    );
    for (const text of ['Infinity', '1e309', '0x10', '1,23', '1.2.3', '１２三', '=1+1', '--1']) {
      expect(readNumber(text), text).toBe('invalid');
    }
    expect(readNumber('△1,234')).toBe(-1234);
    expect(['', '-', '…', '不明', 'N/A', 'NaN'].map(readNumber)).toEqual(Array(6).fill('missing'));
    expect(['*', 'x', 'Ｘ', '秘匿'].map(readNumber)).toEqual(Array(4).fill('suppressed'));
  });

  it('are shares by their percent sign or by their column', () => {
    expect(readShare('99.5%', false)).toBeCloseTo(0.995, 12);
    expect(readShare('９９．５％', false)).toBeCloseTo(0.995, 12);
    expect(readShare('99.5', true)).toBeCloseTo(0.995, 12);
    expect(readShare('0.995', false)).toBe(0.995);
    expect(readShare('%', false)).toBe('invalid');
    expect(readShare('*', true)).toBe('suppressed');
  });
});

describe('fiscal years', () => {
  it('are named in the ways of the era and of the end of the year', () => {
    const same = [
      '2023',
      '2023年度',
      'FY2023',
      '令和5年度',
      '令和5年度末',
      'R5',
      '２０２３',
      '2024年3月末',
      '2024/3/31',
      '令和6年3月31日',
      '2024-03-31',
    ];
    for (const text of same) expect(readFiscalYear(text), text).toBe(2023);
    expect(readFiscalYear('令和元年度')).toBe(2019);
    expect(readFiscalYear('平成31年4月1日')).toBe(2019);
    expect(readFiscalYear('2024年4月1日')).toBe(2024);
    for (const text of ['二千', '23', '2023年13月', 'R', '1e3'])
      expect(readFiscalYear(text), text).toBe('invalid');
  });
});

describe('yes and no', () => {
  it('have the signs of the offices', () => {
    for (const text of ['有', 'あり', '○', '〇', '◎', 'はい', '１', 'TRUE'])
      expect(readFlag(text), text).toBe(true);
    for (const text of ['無', 'なし', '×', 'いいえ', '0', 'No']) expect(readFlag(text), text).toBe(false);
    expect(readFlag('')).toBe('missing');
    expect(readFlag('たぶん')).toBe('invalid');
  });
});

it('formulas are told from negative numbers', () => {
  for (const text of ['=1', '+1', '@a', '\ta', '-a', "-1+cmd|' /C calc'!A0"])
    expect(looksLikeFormula(text), text).toBe(true);
  for (const text of ['-1', '-1,234.5', '庁舎', 'a=1', '-']) expect(looksLikeFormula(text), text).toBe(false);
});
