import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellBounds, cellCentre } from '../../src/map/cell-picking.ts';
import { placeExtent } from '../../src/map/place-extent.ts';
import { smallAtlas } from '../model/small-atlas.ts';

const peopleArbitrary = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 });

describe('placeExtent', () => {
  it('is the square of a cell', () => {
    const atlas = smallAtlas([{ prefecture: 0, people: [3, 4] }]);
    expect(placeExtent(atlas, { level: 'cell', index: 1 })).toEqual(cellBounds(atlas.lattice, 1));
  });

  it('holds all but three people in a thousand on each side', () => {
    fc.assert(
      fc.property(fc.array(peopleArbitrary, { minLength: 2, maxLength: 4 }), (people) => {
        const atlas = smallAtlas(people.map((each) => ({ prefecture: 0 as const, people: each })));
        const { lattice, cells } = atlas;
        const total = cells.population.reduce((sum, each) => sum + each, 0);
        const extent = placeExtent(atlas, { level: 'prefecture', index: 0 });
        if (extent === undefined) {
          expect(total).toBe(0);
          return;
        }
        const outside = (isOutside: (lon: number, lat: number) => boolean) =>
          cells.population.reduce(
            (sum, each, i) => (isOutside(...cellCentre(lattice, i)) ? sum + each : sum),
            0,
          );
        expect(outside((lon) => lon < extent.west)).toBeLessThanOrEqual(total * 0.003);
        expect(outside((lon) => lon > extent.east)).toBeLessThanOrEqual(total * 0.003);
        expect(outside((_, lat) => lat < extent.south)).toBeLessThanOrEqual(total * 0.003);
        expect(outside((_, lat) => lat > extent.north)).toBeLessThanOrEqual(total * 0.003);
      }),
    );
  });

  it('is of a block what is of its prefectures together', () => {
    const atlas = smallAtlas([
      { prefecture: 0, people: [30, 4] },
      { prefecture: 1, people: [5, 60] },
    ]);
    const block = atlas.prefectures.block[0]!;
    const inside = [0, 1].filter((p) => atlas.prefectures.block[p] === block);
    const parts = inside.map((index) => placeExtent(atlas, { level: 'prefecture', index })!);
    expect(placeExtent(atlas, { level: 'block', index: block })).toEqual({
      west: Math.min(...parts.map(({ west }) => west)),
      south: Math.min(...parts.map(({ south }) => south)),
      east: Math.max(...parts.map(({ east }) => east)),
      north: Math.max(...parts.map(({ north }) => north)),
    });
  });

  it('leaves a far island of few people out of the picture', () => {
    const mainland = Array.from({ length: 10 }, () => 1000);
    const atlas = smallAtlas([
      { prefecture: 0, people: mainland },
      { prefecture: 1, people: [5] },
      { prefecture: 0, people: [9] },
    ]);
    const whole = placeExtent(atlas, { level: 'prefecture', index: 0 });
    expect(whole?.north).toBeLessThan(cellBounds(atlas.lattice, 11).south);
  });

  it('is nowhere for a place where nobody lives', () => {
    const atlas = smallAtlas([{ prefecture: 0, people: [0, 0] }]);
    expect(placeExtent(atlas, { level: 'municipality', index: 0 })).toBeUndefined();
  });
});
