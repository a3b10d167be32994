import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import changes from '../../../geodata/municipality-changes.json' with { type: 'json' };
import { checkDigit } from '../../../src/data/check-digit.ts';
import {
  createMunicipalityLookup,
  haveCheckDigits,
  type MunicipalityLookup,
} from '../../../src/data/own/municipality-lookup.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { committedAtlas } from '../../model/committed-atlas.ts';

let atlas: Atlas;
let lookup: MunicipalityLookup;
beforeAll(async () => {
  atlas = await committedAtlas();
  lookup = createMunicipalityLookup(atlas.municipalities);
});

const sixDigits = (code: string) => `${code}${checkDigit(code)}`;

describe('municipality codes', () => {
  it('have the check digits of the official list', () => {
    for (const code of ['011002', '012025', '131016', '271004', '473821', '042161', '402311']) {
      expect(sixDigits(code.slice(0, 5))).toBe(code);
    }
  });

  it('are found with five digits, with six, and with a lost leading zero', () => {
    const { code } = atlas.municipalities;
    expect(haveCheckDigits(code)).toBe(false);
    expect(haveCheckDigits(code.map(sixDigits))).toBe(true);
    expect(haveCheckDigits(code.map((each) => String(Number(sixDigits(each)))))).toBe(true);
    expect(haveCheckDigits(code.map((each) => String(Number(each))))).toBe(false);
    code.forEach((each, index) => {
      expect(lookup.ofCode(each, false)).toEqual({ kind: 'found', index });
      expect(lookup.ofCode(String(Number(each)), false)).toEqual({ kind: 'found', index });
      expect(lookup.ofCode(sixDigits(each), true)).toEqual({ kind: 'found', index });
      expect(lookup.ofCode(String(Number(sixDigits(each))), true)).toEqual({ kind: 'found', index });
    });
  });

  it('show one wrong digit, and the right check digit', () => {
    fc.assert(
      fc.property(fc.nat(1740), fc.nat(5), fc.integer({ min: 1, max: 9 }), (m, place, shift) => {
        const right = sixDigits(atlas.municipalities.code[m]!);
        const digit = (Number(right[place]) + shift) % 10;
        const wrong = `${right.slice(0, place)}${digit}${right.slice(place + 1)}`;
        const match = lookup.ofCode(wrong, true);
        // Modulo 11 finds every single error, but remainders 0 and 10 share the check digit 1 and 0 with others.
        if (match.kind === 'checkDigit') expect(match.expected).toBe(sixDigits(wrong.slice(0, 5)));
        else expect(match).not.toEqual({ kind: 'found', index: m });
      }),
    );
  });

  it('given up since lead to the municipality of today', () => {
    for (const { from, to, kind, fromName } of changes.changes) {
      const index = atlas.municipalities.code.indexOf(to);
      expect(index, `${fromName} → ${to}`).toBeGreaterThanOrEqual(0);
      if (kind === 'name') expect(lookup.ofCode(from, false)).toEqual({ kind: 'found', index });
      else expect(lookup.ofCode(from, false)).toEqual({ kind: 'former', index, formerName: fromName });
      expect(lookup.nameFits(index, fromName)).toBe(kind === 'code' ? 'fits' : 'former');
    }
  });

  it('of wards, prefectures and nothing are told apart', () => {
    const yokohama = atlas.municipalities.code.indexOf('14100');
    expect(lookup.ofCode('14101', false)).toEqual({ kind: 'ward', city: yokohama });
    expect(lookup.ofCode('22138', false)).toMatchObject({ kind: 'ward' });
    expect(lookup.ofCode('13000', false)).toEqual({ kind: 'prefecture' });
    expect(lookup.ofCode('00000', false)).toEqual({ kind: 'prefecture' });
    expect(lookup.ofCode('13999', false)).toEqual({ kind: 'unknown', code: '13999' });
    for (const raw of ['', 'abc', '1', '1234567', '-1100', '1100.5']) {
      expect(lookup.ofCode(raw, false), raw).toEqual({ kind: 'malformed' });
    }
    expect(lookup.ofCode("'01100", false)).toMatchObject({ kind: 'found' });
    expect(lookup.ofCode('1100.0', false)).toMatchObject({ kind: 'found' });
  });

  it('may be followed by the name with its prefecture or county, or in English', () => {
    const fuchu = atlas.municipalities.code.indexOf('13206');
    expect(lookup.nameFits(fuchu, '東京都府中市')).toBe('fits');
    expect(lookup.nameFits(fuchu, '府中 市')).toBe('fits');
    expect(lookup.nameFits(fuchu, atlas.municipalities.nameEn[fuchu]!)).toBe('fits');
    expect(lookup.nameFits(fuchu, '調布市')).toBe('differs');
  });
});
