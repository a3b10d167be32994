/** Finds blocks, prefectures, municipalities and squares by what somebody types. Pure. */
import type { Atlas } from '../../model/atlas.ts';
import { cellOfMeshCode, isInMeshBounds } from '../../model/jis-mesh.ts';
import { cellIndexAt, columnAt, rowAt } from '../../model/lattice.ts';
import { soundForm, writtenForm } from './place-spelling.ts';

export type FoundKind = 'block' | 'prefecture' | 'municipality' | 'cell';

export interface FoundPlace {
  readonly kind: FoundKind;
  readonly index: number;
}

export interface PlaceSearch {
  /** Best first: whole names, beginnings, then parts of names; larger places before smaller ones. */
  find(text: string, limit?: number): readonly FoundPlace[];
}

interface Entry extends FoundPlace {
  readonly code: string;
  /** The name, also without its 県, 市, 町, 村 or 区, and after its prefecture's. */
  readonly written: readonly string[];
  readonly sounds: readonly string[];
  readonly holders: readonly Entry[];
  readonly size: number;
}

const KINDS: readonly FoundKind[] = ['block', 'prefecture', 'municipality', 'cell'];
const SUFFIX_JA = /(?<=..)[都道府県市区町村]$/;
const SUFFIX_KANA = /(?<=..)(と|どう|ふ|けん|し|く|まち|ちょう|むら|そん)$/;
const SUFFIX_EN = /\s(City|Town|Village|Ward|Prefecture|Metropolis)$/i;
/** Says nothing about which place is meant. */
const KIND_WORD = /^(City|Town|Village|Ward|Prefecture|Metropolis)$/i;
const MESH_CODE = /^\d{9}$/;
const DEGREES = /^\d{2,3}\.\d+$/;
/** Shorter parts within a name are in too many names. */
const SHORTEST_PART = 2;
const NO_MATCH = 9;

export function createPlaceSearch(atlas: Atlas): PlaceSearch {
  const entries = entriesOf(atlas);
  return {
    find(text, limit = 12) {
      const words = text
        .normalize('NFKC')
        .trim()
        .split(/[\s、,]+/)
        .filter((word, _, all) => word !== '' && (all.length === 1 || !KIND_WORD.test(word)))
        .map((word) => ({ word, written: writtenForm(word), sound: soundForm(word) }));
      if (words.length === 0) return [];
      const cell = cellOf(atlas, words);
      if (cell !== undefined) return [cell];
      return entries
        .map((entry) => ({ entry, rank: rankOf(entry, words) }))
        .filter(({ rank }) => rank < NO_MATCH)
        .sort(
          (a, b) =>
            a.rank - b.rank ||
            KINDS.indexOf(a.entry.kind) - KINDS.indexOf(b.entry.kind) ||
            b.entry.size - a.entry.size,
        )
        .slice(0, limit)
        .map(({ entry: { kind, index } }) => ({ kind, index }));
    },
  };
}

interface Word {
  readonly word: string;
  readonly written: string;
  readonly sound: string;
}

/** The worst of its words, each by itself or by a place that holds it; one at least has to be of the place itself. */
function rankOf(entry: Entry, words: readonly Word[]): number {
  let worst = 0;
  let isOwn = false;
  for (const word of words) {
    const own = rankOfWord(entry, word);
    const holder =
      words.length === 1 ? NO_MATCH : Math.min(...entry.holders.map((each) => rankOfWord(each, word)));
    if (own < NO_MATCH) isOwn = true;
    worst = Math.max(worst, Math.min(own, holder));
  }
  return isOwn ? worst : NO_MATCH;
}

function rankOfWord({ code, written, sounds }: Entry, { word, written: asWritten, sound }: Word): number {
  if (/^\d+$/.test(word)) return code === word ? 0 : code.startsWith(word) && word.length >= 2 ? 1 : NO_MATCH;
  return Math.min(rankAmong(written, asWritten), sound === '' ? NO_MATCH : rankAmong(sounds, sound));
}

function rankAmong(names: readonly string[], wanted: string): number {
  if (wanted === '') return NO_MATCH;
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return wanted.length >= SHORTEST_PART && names.some((name) => name.includes(wanted)) ? 2 : NO_MATCH;
}

/** By mesh code, or by latitude and longitude in degrees. */
function cellOf({ lattice }: Atlas, words: readonly Word[]): FoundPlace | undefined {
  const [first, second] = words.map(({ word }) => word);
  let address: { row: number; column: number } | undefined;
  if (words.length === 1 && MESH_CODE.test(first!)) address = cellOfMeshCode(first!);
  else if (words.length === 2 && DEGREES.test(first!) && DEGREES.test(second!)) {
    const [lat, lon] = [Number(first), Number(second)];
    if (isInMeshBounds(lat, lon)) address = { row: rowAt(lat), column: columnAt(lon) };
  }
  const index = address === undefined ? -1 : cellIndexAt(lattice, address.row, address.column);
  return index < 0 ? undefined : { kind: 'cell', index };
}

function entriesOf({ blocks, prefectures, municipalities }: Atlas): readonly Entry[] {
  const entry = (
    kind: FoundKind,
    index: number,
    table: {
      code: readonly string[];
      nameJa: readonly string[];
      nameEn: readonly string[];
      nameKana?: readonly string[];
    },
    holders: readonly Entry[],
    size: number,
  ): Entry => {
    const [ja, en, kana] = [table.nameJa[index]!, table.nameEn[index]!, table.nameKana?.[index] ?? ''];
    const plainEn = en.replace(SUFFIX_EN, '');
    // 島根県海士町: as it stands in an address.
    const within = holders.flatMap((holder) =>
      holder.kind === 'prefecture' ? [`${holder.written[0]}${ja}`] : [],
    );
    const forms = (names: readonly string[], form: (name: string) => string) =>
      [...new Set(names.map(form))].filter((name) => name !== '');
    return {
      kind,
      index,
      code: table.code[index]!,
      written: forms([ja, ja.replace(SUFFIX_JA, ''), en, plainEn, ...within], writtenForm),
      sounds: forms([kana, kana.replace(SUFFIX_KANA, ''), plainEn], soundForm),
      holders,
      size,
    };
  };
  const blockEntries = Array.from({ length: blocks.count }, (_, b) => entry('block', b, blocks, [], 0));
  const prefectureEntries = Array.from({ length: prefectures.count }, (_, p) =>
    entry('prefecture', p, prefectures, [blockEntries[prefectures.block[p]!]!], 0),
  );
  const municipalityEntries = Array.from({ length: municipalities.count }, (_, m) => {
    const prefecture = prefectureEntries[municipalities.prefecture[m]!]!;
    const size = municipalities.censusPopulation[2020][m]!;
    return entry('municipality', m, municipalities, [prefecture, ...prefecture.holders], size);
  });
  return [...blockEntries, ...prefectureEntries, ...municipalityEntries];
}
