import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMunicipalities } from '../../src/panels/municipality-entry.ts';
import { committedAtlas } from '../model/committed-atlas.ts';

describe('municipalities as somebody types them', async () => {
  const atlas = await committedAtlas();
  const { municipalities, prefectures } = atlas;
  const any = fc.integer({ min: 0, max: municipalities.count - 1 });

  it('finds each by its code, and by its name with its prefecture or says which it may be', () => {
    fc.assert(
      fc.property(any, fc.boolean(), (m, isJapanese) => {
        const code = municipalities.code[m]!;
        expect(readMunicipalities(code, atlas)).toEqual({ ok: true, codes: [code] });
        const [names, holders] = isJapanese
          ? [municipalities.nameJa, prefectures.nameJa]
          : [municipalities.nameEn, prefectures.nameEn];
        const read = readMunicipalities(`${holders[municipalities.prefecture[m]!]}${names[m]}`, atlas);
        expect(read.ok ? read.codes : read.candidates).toContain(code);
      }),
      { numRuns: 60 },
    );
  });

  it('takes several with commas or, as codes, with spaces, wide digits too, each once', () => {
    expect(readMunicipalities('01206 ０１２０２、釧路市', atlas)).toEqual({
      ok: true,
      codes: ['01206', '01202'],
    });
  });

  it('names what is nobody, and all of a name that several have', () => {
    expect(readMunicipalities('01206, 99999', atlas)).toEqual({ ok: false, entry: '99999', candidates: [] });
    const read = readMunicipalities('府中市', atlas);
    expect(read).toMatchObject({ ok: false, entry: '府中市' });
    expect(read.ok ? [] : [...read.candidates].sort()).toEqual(['13206', '34208']);
    expect(readMunicipalities('広島県府中市', atlas)).toEqual({ ok: true, codes: ['34208'] });
  });
});
