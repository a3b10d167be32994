/** Names of places, and the larger places that hold them. */
import type { Locale } from '../locale/locale.ts';
import type { Atlas } from '../model/atlas.ts';
import { meshCodeOfCell } from '../model/jis-mesh.ts';
import type { Area, Place } from '../state/app-state.ts';

export function placeName({ language, messages }: Locale, atlas: Atlas, { level, index }: Place): string {
  if (level === 'cell')
    return messages.places.cell(meshCodeOfCell(atlas.lattice.row[index]!, atlas.lattice.column[index]!));
  const table = level === 'municipality' ? atlas.municipalities : atlas.prefectures;
  return (language === 'ja' ? table.nameJa : table.nameEn)[index]!;
}

/** A block's name is its bureau's. */
export function areaName(locale: Locale, atlas: Atlas, area: Area): string {
  if (area.level !== 'block') return placeName(locale, atlas, area);
  return (locale.language === 'ja' ? atlas.blocks.nameJa : atlas.blocks.nameEn)[area.index]!;
}

/** The larger places, next larger first. */
export function holdersOf(atlas: Atlas, { level, index }: Place): readonly Place[] {
  switch (level) {
    case 'cell': {
      const municipality: Place = { level: 'municipality', index: atlas.cells.municipality[index]! };
      return [municipality, ...holdersOf(atlas, municipality)];
    }
    case 'municipality':
      return [{ level: 'prefecture', index: atlas.municipalities.prefecture[index]! }];
    case 'prefecture':
      return [];
  }
}

export function prefectureOf(atlas: Atlas, place: Place): number {
  return place.level === 'prefecture' ? place.index : holdersOf(atlas, place).at(-1)!.index;
}
