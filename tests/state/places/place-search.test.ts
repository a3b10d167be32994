import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { meshCodeOfCell } from '../../../src/model/jis-mesh.ts';
import { centreLat, centreLon } from '../../../src/model/lattice.ts';
import {
  createPlaceSearch,
  type FoundPlace,
  type PlaceSearch,
} from '../../../src/state/places/place-search.ts';
import { soundForm, writtenForm } from '../../../src/state/places/place-spelling.ts';

let atlas: Atlas;
let search: PlaceSearch;

beforeAll(async () => {
  const opened = await loadAtlas(
    readFromFolder(fileURLToPath(new URL('../../../public/atlas', import.meta.url))),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  atlas = opened.value;
  search = createPlaceSearch(atlas);
});

function nameOf({ kind, index }: FoundPlace): string {
  if (kind === 'cell') return meshCodeOfCell(atlas.lattice.row[index]!, atlas.lattice.column[index]!);
  return { block: atlas.blocks, prefecture: atlas.prefectures, municipality: atlas.municipalities }[kind]
    .nameJa[index]!;
}
const first = (text: string) => {
  const [found] = search.find(text);
  return found && `${found.kind} ${nameOf(found)}`;
};

describe('a search for a place', () => {
  it.each([
    ['島根', 'prefecture 島根県'],
    ['しまね', 'prefecture 島根県'],
    ['シマネ', 'prefecture 島根県'],
    ['ｼﾏﾈ', 'prefecture 島根県'],
    ['shimane', 'prefecture 島根県'],
    ['SIMANE', 'prefecture 島根県'],
    ['Shimane Prefecture', 'prefecture 島根県'],
    ['とうきょう', 'prefecture 東京都'],
    ['Tōkyō', 'prefecture 東京都'],
    ['tokyo', 'prefecture 東京都'],
    ['toukyou', 'prefecture 東京都'],
    ['osaka', 'prefecture 大阪府'],
    ['Ohsaka', 'prefecture 大阪府'],
    ['kinki', 'block 近畿'],
    ['海士', 'municipality 海士町'],
    ['ama shimane', 'municipality 海士町'],
    ['島根県海士町', 'municipality 海士町'],
    ['島根県 海士', 'municipality 海士町'],
    ['32525', 'municipality 海士町'],
    ['sapporo', 'municipality 札幌市'],
    ['茅ケ崎', 'municipality 茅ヶ崎市'],
    ['茅が崎市', 'municipality 茅ヶ崎市'],
    ['ちがさき', 'municipality 茅ヶ崎市'],
    ['竜ヶ崎', 'municipality 龍ケ崎市'],
    ['Minami-Alps', 'municipality 南アルプス市'],
    ['ミナミアルプス', 'municipality 南アルプス市'],
    ['ｔｓｕ', 'municipality 津市'],
    ['namba', undefined],
    ['', undefined],
    ['%', undefined],
    ['存在しない町', undefined],
  ])('for %j finds %s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it('finds every municipality by its name with its prefecture, its reading and its code', () => {
    const { municipalities, prefectures } = atlas;
    for (let m = 0; m < municipalities.count; m++) {
      const p = municipalities.prefecture[m]!;
      const own = { kind: 'municipality', index: m };
      expect(search.find(`${prefectures.nameJa[p]}${municipalities.nameJa[m]}`)).toContainEqual(own);
      expect(search.find(`${prefectures.nameEn[p]} ${municipalities.nameEn[m]}`)).toContainEqual(own);
      expect(search.find(municipalities.nameKana[m]!)).toContainEqual(own);
      expect(search.find(municipalities.code[m]!)).toEqual([own]);
    }
  });

  it('finds a square by its code and by its latitude and longitude', () => {
    fc.assert(
      fc.property(fc.nat({ max: atlas.lattice.cellCount - 1 }), (index) => {
        const { row, column } = atlas.lattice;
        expect(search.find(meshCodeOfCell(row[index]!, column[index]!))).toEqual([{ kind: 'cell', index }]);
        const degrees = [centreLat(row[index]!), centreLon(column[index]!)];
        expect(search.find(degrees.map((each) => each.toFixed(6)).join(', '))).toEqual([
          { kind: 'cell', index },
        ]);
      }),
    );
  });

  it('never throws, keeps to its limit, and says nothing twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-zあ-んア-ン県市 ]{1,6}$/u)),
        (text) => {
          const found = search.find(text, 5);
          expect(found.length).toBeLessThanOrEqual(5);
          expect(new Set(found.map(({ kind, index }) => `${kind}${index}`)).size).toBe(found.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('forms of a spelling', () => {
  it('are the same for hiragana and katakana, and for what they give', () => {
    const kana = fc.stringMatching(/^[あ-ん]{1,8}$/u);
    const katakana = (text: string) =>
      Array.from(text, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0x60)).join('');
    fc.assert(
      fc.property(kana, (text) => {
        expect(soundForm(katakana(text))).toBe(soundForm(text));
        expect(writtenForm(writtenForm(text))).toBe(writtenForm(text));
      }),
    );
  });
});
