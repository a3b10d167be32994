/**
 * Spellings of place names brought to one form, so that a search finds a place by kanji, kana or romaji of any habit:
 * Ōsaka, Osaka, Oosaka; Shimane and Simane; シマネ and しまね; 茅ヶ崎, 茅ケ崎 and 茅が崎; full-width letters and digits.
 */
import { toHiragana } from 'wanakana';

const MARKS = /[\s・･'’.\-–—‐,、]/g;
/** Forms of one letter that offices and keyboards mix in place names. */
const VARIANTS: Readonly<Record<string, string>> = {
  ヶ: 'が',
  ケ: 'が',
  ヵ: 'が',
  ガ: 'が',
  ノ: 'の',
  之: 'の',
  鯵: '鰺',
  竜: '龍',
  桧: '檜',
  嶋: '島',
  崎: '﨑',
  舘: '館',
  澤: '沢',
  濱: '浜',
  邊: '辺',
  條: '条',
  圓: '円',
  國: '国',
  廣: '広',
  澁: '渋',
};

/** A name as it is written in kanji. */
export function writtenForm(text: string): string {
  const plain = text.normalize('NFKC').replace(MARKS, '').toLowerCase();
  return Array.from(plain, (letter) => VARIANTS[letter] ?? letter).join('');
}

/** Long vowels, which romaji often leaves out. */
const LONG: readonly (readonly [RegExp, string])[] = [
  [/ー/g, ''],
  [/([おこそとのほもよろをごぞどぼぽょ])[うお]/g, '$1'],
  [/([うくすつぬふむゆるぐずづぶぷゅ])う/g, '$1'],
  [/づ/g, 'ず'],
  [/ぢ/g, 'じ'],
];

/**
 * A name as it sounds, in hiragana without long vowels.
 * @returns '' where a letter has no sound by itself, such as a kanji
 */
export function soundForm(text: string): string {
  const latin = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .replace(MARKS, '')
    .toLowerCase()
    // Hepburn of old: Shimbashi, Gumma, Namba.
    .replace(/m(?=[bmp])/g, 'n')
    // Passport romaji: Ohsaka.
    .replace(/oh(?![aeiouy])/g, 'o');
  const hiragana = toHiragana(latin);
  if (!/^[ぁ-ゖー]+[a-z]{0,2}$/.test(hiragana)) return '';
  // A syllable that is still being typed says nothing yet.
  return LONG.reduce(
    (form, [pattern, short]) => form.replace(pattern, short),
    hiragana.replace(/[a-z]+$/, ''),
  );
}
