/** What the list of places is called, and which of its places it keeps. Pure. */
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Target } from '../../model/target.ts';
import { soundForm, writtenForm } from '../../state/places/place-spelling.ts';
import type { PlaceList } from '../places-view-model.ts';

export function blockName({ language }: Locale, atlas: Atlas, block: number): string {
  return (language === 'ja' ? atlas.blocks.nameJa : atlas.blocks.nameEn)[block]!;
}

export function prefectureName({ language }: Locale, atlas: Atlas, prefecture: number): string {
  return (language === 'ja' ? atlas.prefectures.nameJa : atlas.prefectures.nameEn)[prefecture]!;
}

export function listHeading(locale: Locale, atlas: Atlas, list: PlaceList): string {
  const { places } = locale.messages;
  if (list.level === 'municipality' && list.prefecture !== undefined)
    return places.municipalitiesOf(prefectureName(locale, atlas, list.prefecture));
  if (list.level !== 'block' && list.block !== undefined)
    return `${blockName(locale, atlas, list.block)}${places.separator}${places.list.levels[list.level]}`;
  return places.list.levels[list.level];
}

/** The highest goals of the scenario: a place below them has something left to do. */
export function highestGoals(targets: readonly Target[]): { readonly fibre: number; readonly radio: number } {
  const highest = (metrics: readonly Target['metric'][]) =>
    Math.max(...targets.filter(({ metric }) => metrics.includes(metric)).map(({ goal }) => goal));
  const orAll = (goal: number) => (Number.isFinite(goal) ? goal : 1);
  return {
    fibre: orAll(highest(['fibreHouseholdCoverage'])),
    radio: orAll(highest(['radioPopulationCoverage', 'radioPopulationCoverageWorstPrefecture'])),
  };
}

/**
 * @param text part of a name, as it is written or as it sounds; '' for any
 * @param favourites codes; undefined for any
 * @returns undefined where every place is kept
 */
export function keepBy(
  atlas: Atlas,
  level: PlaceList['level'],
  text: string,
  favourites: readonly string[] | undefined,
): ((index: number) => boolean) | undefined {
  const [written, sound] = [writtenForm(text), soundForm(text)];
  if (written === '' && favourites === undefined) return undefined;
  const table = { block: atlas.blocks, prefecture: atlas.prefectures, municipality: atlas.municipalities }[
    level
  ];
  const kana =
    level === 'block'
      ? undefined
      : { prefecture: atlas.prefectures, municipality: atlas.municipalities }[level].nameKana;
  return (index) => {
    if (favourites !== undefined && !favourites.includes(table.code[index]!)) return false;
    if (written === '') return true;
    const isWritten = [table.nameJa, table.nameEn].some((names) =>
      writtenForm(names[index]!).includes(written),
    );
    if (isWritten || sound === '') return isWritten;
    return soundForm(kana?.[index] ?? table.nameEn[index]!).includes(sound);
  };
}
