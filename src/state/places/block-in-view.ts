/** The block that is looked into, and the places from it down to the one that is selected. Pure. */
import type { Atlas } from '../../model/atlas.ts';
import type { Area, Place } from '../app-state.ts';

/** The place and those that hold it, the nation's block first. */
export function pathTo(atlas: Atlas, place: Area): readonly Area[] {
  const { cells, municipalities, prefectures } = atlas;
  switch (place.level) {
    case 'block':
      return [place];
    case 'prefecture':
      return [{ level: 'block', index: prefectures.block[place.index]! }, place];
    case 'municipality':
      return [
        ...pathTo(atlas, { level: 'prefecture', index: municipalities.prefecture[place.index]! }),
        place,
      ];
    case 'cell':
      return [...pathTo(atlas, { level: 'municipality', index: cells.municipality[place.index]! }), place];
  }
}

/** A block is in view for as long as nothing outside of it is selected. */
export function shownBlock(
  atlas: Atlas,
  block: number | undefined,
  selected: Place | undefined,
): number | undefined {
  return selected === undefined || pathTo(atlas, selected)[0]!.index === block ? block : undefined;
}

export function prefecturesOfBlock({ prefectures }: Atlas, block: number | undefined): readonly number[] {
  return Array.from({ length: prefectures.count }, (_, p) => p).filter((p) => prefectures.block[p] === block);
}

/** The places next below, in the order of their codes; none below a municipality, whose squares are on the map. */
export function placesBelow(atlas: Atlas, area: Area | undefined): readonly Area[] {
  const { blocks, prefectures, municipalities } = atlas;
  const those = <L extends Area['level']>(level: L, count: number, isIn: (index: number) => boolean) =>
    Array.from({ length: count }, (_, index) => ({ level, index })).filter(({ index }) =>
      isIn(index),
    ) as Area[];
  switch (area?.level) {
    case undefined:
      return those('block', blocks.code.length, () => true);
    case 'block':
      return those('prefecture', prefectures.count, (p) => prefectures.block[p] === area.index);
    case 'prefecture':
      return those('municipality', municipalities.count, (m) => municipalities.prefecture[m] === area.index);
    default:
      return [];
  }
}
