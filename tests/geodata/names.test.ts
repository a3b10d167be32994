import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readRows, sharedPath } from '../shared-data.ts';

const text = readFileSync(new URL('../../geodata/names.csv', import.meta.url), 'utf8');
const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data.map(
  (row) => ({
    code5: row.code5 ?? '',
    nameJa: row.nameJa ?? '',
    kana: row.kana ?? '',
    romaji: row.romaji ?? '',
    nameEn: row.nameEn ?? '',
  }),
);
type Row = (typeof rows)[number];

const KINDS: Record<string, { endings: string[]; english: string; count: number }> = {
  市: { endings: ['し'], english: 'City', count: 792 },
  区: { endings: ['く'], english: 'Ward', count: 23 },
  町: { endings: ['ちょう', 'まち'], english: 'Town', count: 743 },
  村: { endings: ['むら', 'そん'], english: 'Village', count: 183 },
};

const kindOf = (row: Row): string => row.nameJa.slice(-1);
const endingOf = (row: Row): string =>
  KINDS[kindOf(row)]?.endings.find((ending) => row.kana.endsWith(ending)) ?? '';
const stemOf = (row: Row): string => row.kana.slice(0, row.kana.length - endingOf(row).length);

// Hepburn syllables: each consonant with the vowels its kana carry, then the irregular ones.
const SYLLABLES = new Map<string, string>();
for (const line of [
  'あいうえお',
  'かきくけこk',
  'がぎぐげごg',
  'さ_すせそs',
  'ざ_ずぜぞz',
  'た__てとt',
  'だ__でどd',
  'なにぬねのn',
  'はひ_へほh',
  'ばびぶべぼb',
  'ぱぴぷぺぽp',
  'まみむめもm',
  'や_ゆ_よy',
  'らりるれろr',
]) {
  for (const [i, vowel] of [...'aiueo'].entries()) {
    SYLLABLES.set(line.charAt(i), line.slice(5) + vowel);
  }
}
for (const pair of ['しshi', 'ちchi', 'つtsu', 'じji', 'ぢji', 'づzu', 'ふfu', 'わwa', 'んn']) {
  SYLLABLES.set(pair.charAt(0), pair.slice(1));
}
SYLLABLES.delete('_');
const SMALL_Y: Record<string, string> = { ゃ: 'a', ゅ: 'u', ょ: 'o' };

/**
 * Hepburn without macrons: おう, おお and うう within a word part give one vowel, ん is always n,
 * and a bar marks where two word parts meet and both vowels stay.
 */
function hepburn(kana: string): string {
  let out = '';
  let doubled = false;
  let lengthens = false;
  for (const [i, sign] of [...kana].entries()) {
    if (sign === '|') {
      lengthens = false;
      continue;
    }
    if (sign === 'っ') {
      doubled = true;
      continue;
    }
    if (SMALL_Y[sign] !== undefined) continue;
    const glide = SMALL_Y[kana.charAt(i + 1)];
    let syllable = SYLLABLES.get(sign);
    if (syllable === undefined) throw new Error(`Expected hiragana, got ${sign} in ${kana}`);
    if (glide !== undefined) {
      syllable = syllable.slice(0, -1) + (/^(sh|ch|j)/.test(syllable) ? glide : `y${glide}`);
    }
    const long: boolean =
      lengthens && ((syllable === 'u' && /[ou]$/.test(out)) || (syllable === 'o' && out.endsWith('o')));
    if (doubled) out += syllable.startsWith('ch') ? 't' : syllable.charAt(0);
    if (!long) out += syllable;
    doubled = false;
    lengthens = !long;
  }
  return out.charAt(0).toUpperCase() + out.slice(1);
}

// Names whose own parts meet in two vowels that are both spoken.
const PARTED: Record<string, string> = {
  '01560': 'たきの|うえ',
  '01571': 'とよ|うら',
  '01642': 'ひろ|お',
  '07301': 'こ|おり',
  '09209': 'も|おか',
  '12218': 'かつ|うら',
  '20303': 'こ|うみ',
  '20416': 'とよ|おか',
  '20561': 'やまの|うち',
  '21382': 'わの|うち',
  '27220': 'みの|お',
  '28209': 'とよ|おか',
  '30421': 'なちかつ|うら',
  '31371': 'こと|うら',
  '33212': 'せと|うち',
  '36301': 'かつ|うら',
  '42208': 'まつ|うら',
  '46213': 'にしの|おもて',
  '46217': 'そ|お',
  '46525': 'せと|うち',
};

// English names that are not romaji with the kind: a loan word, and joins that hide a word.
const WRITTEN_APART: Record<string, string> = {
  '19208': 'Minami-Alps City',
  '35216': 'Sanyo-Onoda City',
  '35305': 'Suo-Oshima Town',
  '44212': 'Bungo-Ono City',
};

// Prefectures whose towns are まち; elsewhere they are ちょう. Then the towns that differ.
const MACHI_PREFECTURES = '02 04 05 06 07 08 09 10 11 12 13 14 15 16 17 20 40 43 44'.split(' ');
const MACHI_ELSEWHERE = '01345 03302 03303 03366 03482 03501 03524 19430 22461 32441 41424'.split(' ');
const CHO_AMONG_MACHI = [
  '02412 02445 02446 04361 04362 04406 04421 04422 04444 04501 04581 04606 05348 05349 05434 06321',
  '17386 17463 20404 40384 43447 43468 43514',
]
  .join(' ')
  .split(' ');
const SON_PREFECTURES = '31 33 36 45 47'.split(' ');
const SON_ELSEWHERE = ['46523', '46524'];

describe('municipality names', () => {
  it('is UTF-8 with LF, five columns and 1,741 rows in code order', () => {
    const lines = text.split('\n');
    expect(lines[0]).toBe('code5,nameJa,kana,romaji,nameEn');
    expect(lines.at(-1)).toBe('');
    expect(text).not.toMatch(/[\r\uFEFF"]/);
    expect(lines.slice(1, -1).filter((line) => line.split(',').length !== 5)).toEqual([]);
    expect(rows).toHaveLength(1741);
    const codes = rows.map((row) => row.code5);
    expect(codes.filter((code) => !/^(0[1-9]|[1-3]\d|4[0-7])\d{3}$/.test(code))).toEqual([]);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('counts every kind', () => {
    for (const [kind, { count }] of Object.entries(KINDS)) {
      expect(rows.filter((row) => kindOf(row) === kind).length, kind).toBe(count);
    }
  });

  it('reads every name in hiragana with the ending of its kind', () => {
    expect(rows.filter((row) => !/^[ぁ-ん]+$/.test(row.kana))).toEqual([]);
    expect(rows.filter((row) => endingOf(row) === '' || stemOf(row) === '')).toEqual([]);
  });

  it('keeps in the reading the kana that the name itself is written with', () => {
    const toHiragana = (sign: string): string =>
      /[ァ-ヴ]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0x60) : sign;
    const wrong = rows.filter((row) => {
      // ヶ and ケ between kanji abbreviate が or か, so the pattern leaves them open like kanji.
      const signs = [...row.nameJa.slice(0, -1)].map((sign, i, all) =>
        /[ヶケ]/.test(sign) && i > 0 && /\p{Script=Han}/u.test(all[i - 1] ?? '') ? '.+' : toHiragana(sign),
      );
      const pattern = signs.map((sign) => (/[ぁ-ん]/.test(sign) ? sign : '.+')).join('');
      return !new RegExp(`^${pattern}$`).test(stemOf(row));
    });
    expect(wrong).toEqual([]);
  });

  it('reads 町 and 村 as each prefecture and each exception does', () => {
    const wrong = rows.filter((row) => {
      const prefecture = row.code5.slice(0, 2);
      const { code5 } = row;
      if (kindOf(row) === '町') {
        const machi = MACHI_PREFECTURES.includes(prefecture)
          ? !CHO_AMONG_MACHI.includes(code5)
          : MACHI_ELSEWHERE.includes(code5);
        return endingOf(row) !== (machi ? 'まち' : 'ちょう');
      }
      if (kindOf(row) === '村') {
        const son = SON_PREFECTURES.includes(prefecture) || SON_ELSEWHERE.includes(code5);
        return endingOf(row) !== (son ? 'そん' : 'むら');
      }
      return false;
    });
    expect(wrong).toEqual([]);
  });

  it('writes romaji as the Hepburn of the reading without its ending', () => {
    const wrong = rows.filter((row) => hepburn(PARTED[row.code5] ?? stemOf(row)) !== row.romaji);
    expect(wrong).toEqual([]);
    for (const [code5, parted] of Object.entries(PARTED)) {
      const row = rows.find((candidate) => candidate.code5 === code5);
      expect(row && stemOf(row), code5).toBe(parted.replace('|', ''));
      expect(hepburn(parted), code5).not.toBe(hepburn(parted.replace('|', '')));
    }
  });

  it('names each in English as romaji with its kind, but for those written apart', () => {
    const wrong = rows.filter(
      (row) => row.nameEn !== (WRITTEN_APART[row.code5] ?? `${row.romaji} ${KINDS[kindOf(row)]?.english}`),
    );
    expect(wrong).toEqual([]);
  });

  it('equals well-known readings', () => {
    const line = (code5: string): string => {
      const row = rows.find((candidate) => candidate.code5 === code5);
      return row === undefined ? code5 : `${row.nameJa} ${row.kana} ${row.nameEn}`;
    };
    expect(
      '01100 01364 03216 04216 09209 12239 13104 14100 22461 23219 28221 33622 34302 38215 40231 47375'
        .split(' ')
        .map(line),
    ).toEqual([
      '札幌市 さっぽろし Sapporo City',
      '乙部町 おとべちょう Otobe Town',
      '滝沢市 たきざわし Takizawa City',
      '富谷市 とみやし Tomiya City',
      '真岡市 もおかし Mooka City',
      '大網白里市 おおあみしらさとし Oamishirasato City',
      '新宿区 しんじゅくく Shinjuku Ward',
      '横浜市 よこはまし Yokohama City',
      '森町 もりまち Mori Town',
      '小牧市 こまきし Komaki City',
      '丹波篠山市 たんばささやまし Tanbasasayama City',
      '勝央町 しょうおうちょう Shoo Town',
      '府中町 ふちゅうちょう Fuchu Town',
      '東温市 とうおんし Toon City',
      '那珂川市 なかがわし Nakagawa City',
      '多良間村 たらまそん Tarama Village',
    ]);
  });

  const municipalities = sharedPath('geodata/municipalities-1741.csv');
  it.skipIf(municipalities === undefined)('lists the municipalities of the source table in its order', () => {
    const expected = readRows(municipalities!).map((row) => `${row.code5} ${row.name}`);
    expect(rows.map((row) => `${row.code5} ${row.nameJa}`)).toEqual(expected);
  });
});
