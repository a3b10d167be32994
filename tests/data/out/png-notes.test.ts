import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type PngNotes, withNotes } from '../../../src/data/out/png-notes.ts';
import { auxiliaryXml, worldFile } from '../../../src/data/out/world-file.ts';

const picture = new Uint8Array(
  await sharp({ create: { width: 7, height: 3, channels: 3, background: '#336699' } })
    .png()
    .toBuffer(),
);
const noted = (notes: PngNotes) => Buffer.concat(withNotes(picture, notes));

describe('notes in a PNG', () => {
  it('are read by another decoder, in any language, and the picture is as it was', async () => {
    const before = await sharp(picture).raw().toBuffer();
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[A-Za-z]$/), fc.string({ unit: 'binary' }), {
          maxKeys: 5,
        }),
        fc.option(fc.integer({ min: 50, max: 1200 }), { nil: undefined }),
        async (texts, dotsPerInch) => {
          const image = sharp(noted({ texts, dotsPerInch }), { failOn: 'warning' });
          const { comments, density, width, height } = await image.metadata();
          // A text ends at the first zero, so that none can be in it.
          const clean = Object.entries(texts).map(([keyword, text]) => [keyword, text.replaceAll('\0', '')]);
          expect((comments ?? []).map(({ keyword, text }) => [keyword, text]).sort()).toEqual(clean.sort());
          if (dotsPerInch !== undefined) expect(density).toBe(dotsPerInch);
          expect([width, height]).toEqual([7, 3]);
          expect(await image.raw().toBuffer()).toEqual(before);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('carry Japanese and whole objects', async () => {
    const texts = {
      Title: '光ファイバ　令和６年度',
      denen: JSON.stringify({ scenario: { name: '公表計画"\n' } }),
    };
    const { comments } = await sharp(noted({ texts })).metadata();
    expect(Object.fromEntries(comments!.map(({ keyword, text }) => [keyword, text]))).toEqual(texts);
  });

  it('are put into nothing but a PNG, under keywords that the standard allows', () => {
    expect(() => withNotes(new Uint8Array(100), { texts: {} })).toThrow(RangeError);
    for (const keyword of ['', ' x', 'x ', '題', 'x'.repeat(80)])
      expect(() => withNotes(picture, { texts: { [keyword]: 'y' } })).toThrow(RangeError);
  });
});

describe('the place of a picture', () => {
  it('is said of the middle of the first dot in a world file, of its corner for GDAL', () => {
    const place = { metresPerDot: 250.5, west: 15_000_000, north: 4_500_000 };
    expect(worldFile(place).trim().split('\n').map(Number)).toEqual([
      250.5, 0, 0, -250.5, 15_000_125.25, 4_499_874.75,
    ]);
    const xml = auxiliaryXml(place);
    const numbers = /<GeoTransform>(.*)<\/GeoTransform>/.exec(xml)![1]!.split(',').map(Number);
    expect(numbers).toEqual([15_000_000, 250.5, 0, 4_500_000, 0, -250.5]);
    expect(xml).toContain('EPSG:3857');
  });
});
