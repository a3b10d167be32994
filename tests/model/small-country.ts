/** A country of four towns that has what fibre and 5G take; it has no backbone for hubs to stand on. */
import type { Atlas } from '../../src/model/atlas.ts';
import { PARTS, type Part } from '../../src/model/part-inputs.ts';
import type { Country } from '../../src/model/simulate.ts';
import { bareLand, smallAtlas } from './small-atlas.ts';

export const SMALL_PARTS: readonly Part[] = PARTS.filter((part) => part !== 'hubs');

export function smallCountry(published: Atlas['published']): Country {
  const towns = smallAtlas([
    { prefecture: 0, people: [900, 300, 20, 4, 0, 7], projection: [0.9, 0.8, 0.7, 0.6, 0.5] },
    { prefecture: 0, people: [50, 3, 2, 0, 0, 1] },
    { prefecture: 1, people: [400, 80, 9, 0, 2] },
    { prefecture: 1, people: [12, 1, 0, 0, 0, 0, 0, 5] },
  ]);
  // The codes that random scenarios name.
  const municipalities = { ...towns.municipalities, code: ['01100', '01202', '13101', '47382'] };
  // Figures of the nation alone: the towns' prefectures have published none.
  const atlas = { ...towns, municipalities, published: published.filter(({ prefecture }) => prefecture < 0) };
  return { atlas, land: bareLand(atlas) };
}
