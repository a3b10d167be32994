/** The check digit of municipality codes (全国地方公共団体コード). */

/**
 * Check digit: 11 minus the sum of the digits weighted 6, 5, 4, 3, 2 modulo 11, of which the last digit counts.
 * (The standard's other case, a sum below 11, gives the same.)
 */
export function checkDigit(code5: string): number {
  if (!/^\d{5}$/.test(code5)) throw new Error(`Expected five digits, got ${code5}.`);
  let sum = 0;
  for (let i = 0; i < 5; i++) sum += (6 - i) * (code5.charCodeAt(i) - 48);
  return (11 - (sum % 11)) % 10;
}
