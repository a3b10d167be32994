import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/state/app-state.ts';
import {
  codeOfPlace,
  createFavourites,
  favouritesText,
  MAX_FAVOURITES,
  placeOfCode,
} from '../../../src/state/places/favourites.ts';
import { smallAtlas } from '../../model/small-atlas.ts';

const projection = [0.98, 0.95, 0.9, 0.85, 0.8] as const;
const atlas = smallAtlas([
  { prefecture: 0, people: [400, 100], projection },
  { prefecture: 1, people: [500, 20], projection },
]);
const places: readonly Place[] = [
  ...[0, 1].map((index) => ({ level: 'prefecture', index }) as const),
  ...[0, 1].map((index) => ({ level: 'municipality', index }) as const),
  ...[0, 1, 2, 3].map((index) => ({ level: 'cell', index }) as const),
];

describe('favourites', () => {
  it('name every place by a code that leads back to it', () => {
    for (const place of places) expect(placeOfCode(atlas, codeOfPlace(atlas, place))).toEqual(place);
    expect(placeOfCode(atlas, '99999')).toBeUndefined();
    expect(placeOfCode(atlas, '123')).toBeUndefined();
  });

  it('come and go, in the order of choosing, and are the same after a visit', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...places)), (pressed) => {
        const favourites = createFavourites();
        const expected = new Set<string>();
        for (const place of pressed) {
          const code = codeOfPlace(atlas, place);
          favourites.toggle(code);
          if (!expected.delete(code)) expected.add(code);
        }
        expect(favourites.codes.value).toEqual([...expected]);
        const kept = createFavourites(favouritesText(favourites.codes.value));
        expect(kept.codes.value).toEqual(favourites.codes.value);
      }),
    );
  });

  it('survive whatever a browser has kept', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { codes } = createFavourites(text);
        expect(codes.value.length).toBeLessThanOrEqual(MAX_FAVOURITES);
        expect(codes.value.every((code) => /^(\d{2}|\d{5}|\d{9})$/.test(code))).toBe(true);
      }),
    );
  });
});
