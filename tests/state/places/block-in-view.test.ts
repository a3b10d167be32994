import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pathTo,
  placesBelow,
  prefecturesOfBlock,
  shownBlock,
} from '../../../src/state/places/block-in-view.ts';
import { committedAtlas } from '../../model/committed-atlas.ts';

const atlas = await committedAtlas();
const cell = fc.nat(atlas.lattice.cellCount - 1);

describe('the way from the nation to a square', () => {
  it('goes down step by step, each next below the one before', () => {
    fc.assert(
      fc.property(cell, (index) => {
        const path = pathTo(atlas, { level: 'cell', index });
        expect(path.map(({ level }) => level)).toEqual(['block', 'prefecture', 'municipality', 'cell']);
        [undefined, ...path.slice(0, 2)].forEach((area, i) => {
          expect(placesBelow(atlas, area)).toContainEqual(path[i]);
        });
        expect(placesBelow(atlas, path[2])).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('has every prefecture and municipality below exactly one', () => {
    const prefectures = placesBelow(atlas, undefined).flatMap((block) => placesBelow(atlas, block));
    expect(prefectures.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      Array.from({ length: atlas.prefectures.count }, (_, p) => p),
    );
    const municipalities = prefectures.flatMap((prefecture) => placesBelow(atlas, prefecture));
    expect(new Set(municipalities.map(({ index }) => index)).size).toBe(atlas.municipalities.count);
  });
});

describe('the block in view', () => {
  it('stays while something inside is selected, and nothing else', () => {
    fc.assert(
      fc.property(cell, fc.nat(atlas.blocks.code.length - 1), (index, block) => {
        const place = { level: 'cell', index } as const;
        const own = pathTo(atlas, place)[0]!.index;
        expect(shownBlock(atlas, block, place)).toBe(own === block ? block : undefined);
        expect(shownBlock(atlas, block, undefined)).toBe(block);
        expect(shownBlock(atlas, undefined, place)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
    expect(prefecturesOfBlock(atlas, undefined)).toEqual([]);
    expect(
      atlas.blocks.code.flatMap((_, block) => prefecturesOfBlock(atlas, block)).sort((a, b) => a - b),
    ).toEqual(Array.from({ length: atlas.prefectures.count }, (_, p) => p));
  });
});
