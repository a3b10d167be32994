import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundLengthM, wrapText } from '../../src/state/map-picture.ts';

/** A kanji is as wide as two Latin letters. */
const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (each > '\u2000' ? 2 : 1), 0);

describe('the scale of a picture', () => {
  it('is the longest of 1, 2 and 5 times a power of ten that fits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 5e6, noNaN: true }), (longest) => {
        const length = roundLengthM(longest);
        expect(length).toBeLessThanOrEqual(longest * (1 + 1e-9));
        expect(length * 2.5 * (1 + 1e-9)).toBeGreaterThanOrEqual(longest);
        expect(length / 10 ** Math.floor(Math.log10(length) + 1e-9)).toSatisfy((factor: number) =>
          [1, 2, 5].some((each) => Math.abs(factor - each) < 1e-9),
        );
      }),
    );
    expect([roundLengthM(99), roundLengthM(100), roundLengthM(260_000)]).toEqual([50, 100, 200_000]);
  });
});

describe('the lines of a caption', () => {
  const words = fc
    .array(fc.constantFrom('Denen', '全国', 'の', '光ファイバ', 'coverage,', '（2024年度）', ' '), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));

  it('hold all of the text, none wider than the room unless one word is', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 80 }), (text, width) => {
        const lines = wrapText(text, width, widthOf);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(widthOf(line) <= width || !/\s/.test(line.trim())).toBe(true);
      }),
    );
  });

  it('break between any two characters of Japanese and between words of English', () => {
    expect(wrapText('国土数値情報を加工', 8, widthOf)).toEqual(['国土数値', '情報を加', '工']);
    expect(wrapText('総務省（加工）', 12, widthOf)).toEqual(['総務省（加', '工）']);
    expect(wrapText('fibre and radio', 9, widthOf)).toEqual(['fibre and', 'radio']);
  });
});
