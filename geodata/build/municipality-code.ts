/**
 * Municipality codes (全国地方公共団体コード, JIS X 0402 with the prefecture of JIS X 0401): five digits, and a check
 * digit as the sixth.
 */
import { checkDigit } from '../../src/data/check-digit.ts';

/**
 * Five-digit code of a six-digit one, which may have lost its leading zero in a spreadsheet.
 * @throws where the check digit is wrong
 */
export function withoutCheckDigit(code6: string): string {
  const padded = code6.padStart(6, '0');
  const code5 = padded.slice(0, 5);
  const expected = checkDigit(code5);
  if (padded.length !== 6 || padded[5] !== String(expected)) {
    throw new Error(`Expected check digit ${expected} in the municipality code ${code6}, got ${padded[5]}.`);
  }
  return code5;
}

/**
 * The municipality a code belongs to: itself, or for a ward of a designated city (政令指定都市の区) the city. Wards
 * follow their city's code and share its first three digits, of which the third is 1.
 * @param codes the municipalities' codes, rising
 */
export function municipalityOfCode(code5: string, codes: readonly string[]): string | undefined {
  if (codes.includes(code5)) return code5;
  if (code5[2] !== '1') return undefined;
  return codes.filter((code) => code < code5 && code.slice(0, 3) === code5.slice(0, 3)).at(-1);
}
