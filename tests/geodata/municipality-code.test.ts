import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { municipalityOfCode, withoutCheckDigit } from '../../geodata/build/municipality-code.ts';
import { checkDigit } from '../../src/data/check-digit.ts';

describe('the check digit of municipality codes', () => {
  // 全国地方公共団体コード: Hokkaidō, Sapporo, Tōkyō, Chiyoda, Yokohama, Ōsaka, Naha, Tochigi (10 becomes 0) and Futaba.
  it.each([
    ['01000', 6],
    ['01100', 2],
    ['13000', 1],
    ['13101', 6],
    ['14100', 3],
    ['27100', 4],
    ['47201', 8],
    ['09000', 0],
    ['07546', 9],
  ])('of %s is %i', (code, digit) => {
    expect(checkDigit(code)).toBe(digit);
  });

  const code5 = fc.integer({ min: 0, max: 99_999 }).map((value) => `${value}`.padStart(5, '0'));

  it('brings back the code from six digits, also without the leading zero', () => {
    fc.assert(
      fc.property(code5, (code) => {
        const code6 = `${code}${checkDigit(code)}`;
        expect(withoutCheckDigit(code6)).toBe(code);
        if (code.startsWith('0')) expect(withoutCheckDigit(code6.slice(1))).toBe(code);
      }),
    );
  });

  it('finds any single wrong digit that the weights can tell apart', () => {
    fc.assert(
      fc.property(
        code5,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        (code, at, shift) => {
          const digits = [...code].map(Number);
          digits[at] = (digits[at]! + shift) % 10;
          const wrong = digits.join('');
          // Sums 0 and 1 modulo 11 give the digits 1 and 0, and 10 shares 1 with 0: the code's own blind spot.
          if (checkDigit(wrong) === checkDigit(code)) {
            expect([0, 1]).toContain(checkDigit(code));
          } else {
            expect(() => withoutCheckDigit(`${wrong}${checkDigit(code)}`)).toThrow('Expected check digit');
          }
        },
      ),
    );
  });

  it('refuses what is no code', () => {
    expect(() => checkDigit('1310')).toThrow('Expected five digits');
    expect(() => withoutCheckDigit('1310161')).toThrow('Expected check digit');
    expect(() => withoutCheckDigit('131017')).toThrow('Expected check digit 6');
  });
});

describe('wards of designated cities', () => {
  const codes = [
    '01100',
    '01202',
    '13101',
    '13104',
    '13123',
    '14100',
    '14130',
    '14150',
    '14201',
    '22100',
    '22130',
  ];

  it.each([
    ['01101', '01100'],
    ['01110', '01100'],
    ['14118', '14100'],
    ['14131', '14130'],
    ['14137', '14130'],
    ['14153', '14150'],
    ['22103', '22100'],
    ['22140', '22130'],
  ])('%s belongs to %s', (ward, city) => {
    expect(municipalityOfCode(ward, codes)).toBe(city);
  });

  it('leaves municipalities and the wards of Tōkyō as they are', () => {
    for (const code of codes) expect(municipalityOfCode(code, codes)).toBe(code);
  });

  it('knows no city for other codes', () => {
    expect(municipalityOfCode('01303', codes)).toBeUndefined();
    expect(municipalityOfCode('27101', codes)).toBeUndefined();
  });
});
