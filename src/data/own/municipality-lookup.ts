/**
 * From the codes that a table has to the municipalities of the atlas: five digits, or six with the check digit; wards
 * of designated cities; codes that were given up since (`geodata/municipality-changes.json`).
 */
import changes from '../../../geodata/municipality-changes.json' with { type: 'json' };
import type { MunicipalityTable } from '../../model/atlas.ts';
import { cityOfWard } from '../boundaries-wards.ts';
import { checkDigit } from '../check-digit.ts';
import { plain } from './cell-values.ts';

export type CodeMatch =
  | { readonly kind: 'found'; readonly index: number }
  /** Given up on a date; `index` is the municipality of today. */
  | { readonly kind: 'former'; readonly index: number; readonly formerName: string }
  | { readonly kind: 'ward'; readonly city: number }
  | { readonly kind: 'prefecture' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'checkDigit'; readonly expected: string }
  | { readonly kind: 'unknown'; readonly code: string };

export interface MunicipalityLookup {
  /** @param haveCheckDigit what `haveCheckDigits` says of the whole column */
  ofCode(raw: string, haveCheckDigit: boolean): CodeMatch;
  /** Whether a name as written belongs to the municipality: today's, with or without its prefecture or county. */
  nameFits(index: number, raw: string): 'fits' | 'former' | 'differs';
  nameOf(index: number): string;
}

export function createMunicipalityLookup(
  table: Pick<MunicipalityTable, 'code' | 'nameJa' | 'nameEn'>,
): MunicipalityLookup {
  const indexOf = new Map(table.code.map((code, index) => [code, index]));
  const former = new Map(changes.changes.map((change) => [change.from, change]));

  const matchOf5 = (code: string): CodeMatch => {
    const index = indexOf.get(code);
    if (index !== undefined) return { kind: 'found', index };
    const change = former.get(code);
    const today = change === undefined ? undefined : indexOf.get(change.to);
    if (change !== undefined && today !== undefined) {
      return { kind: 'former', index: today, formerName: change.fromName };
    }
    if (code.endsWith('000')) return { kind: 'prefecture' };
    const cityCode = cityOfWard(code);
    const city = cityCode === undefined ? undefined : indexOf.get(cityCode);
    return city === undefined ? { kind: 'unknown', code } : { kind: 'ward', city };
  };

  return {
    ofCode(raw, haveCheckDigit) {
      const digits = codeDigits(raw);
      if (!/^\d{4,6}$/.test(digits)) return { kind: 'malformed' };
      if (digits.length === 6) return matchOf6(digits, matchOf5);
      // Six digits of Hokkaido to Tochigi that lost their leading zero: only the rest of the column can tell.
      if (digits.length === 5 && haveCheckDigit && !digits.startsWith('0')) {
        return matchOf6(`0${digits}`, matchOf5);
      }
      return matchOf5(digits.padStart(5, '0'));
    },

    nameFits(index, raw) {
      const name = plain(raw).replace(/\s/g, '');
      const today = table.nameJa[index]!;
      if (name === '' || name.endsWith(today) || name.toLowerCase() === squeezed(table.nameEn[index]!)) {
        return 'fits';
      }
      const code = table.code[index];
      return changes.changes.some(({ to, fromName }) => to === code && name.endsWith(fromName))
        ? 'former'
        : 'differs';
    },

    nameOf: (index) => table.nameJa[index]!,
  };
}

/** Whether the codes of a column carry their check digit: most of those that can show it do. */
export function haveCheckDigits(column: Iterable<string>): boolean {
  let six = 0;
  let five = 0;
  for (const raw of column) {
    const digits = codeDigits(raw);
    if (/^\d{6}$/.test(digits) && digits[5] === String(checkDigit(digits.slice(0, 5)))) six++;
    else if (/^\d{5}$/.test(digits) && digits[4] !== String(checkDigit(`0${digits}`.slice(0, 5)))) five++;
  }
  return six > five;
}

/** A spreadsheet takes "01100" for a number, adds decimals, or is kept from it by quotation marks. */
function codeDigits(raw: string): string {
  return plain(raw)
    .replace(/^["'=]+|["']+$/g, '')
    .replace(/\.0+$/, '');
}

function matchOf6(digits: string, matchOf5: (code: string) => CodeMatch): CodeMatch {
  const code = digits.slice(0, 5);
  const expected = checkDigit(code);
  if (digits[5] !== String(expected)) return { kind: 'checkDigit', expected: `${code}${expected}` };
  return matchOf5(code);
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
