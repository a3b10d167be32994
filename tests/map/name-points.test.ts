import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namePoints, weightedMedian } from '../../src/map/name-points.ts';
import { smallAtlas } from '../model/small-atlas.ts';

describe('weightedMedian', () => {
  it('has at most half of the weight on either side', () => {
    const items = fc.array(
      fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.integer({ min: 0, max: 20 })),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(items, (pairs) => {
        const values = Float64Array.from(pairs, ([value]) => value);
        const weight = (i: number) => pairs[i]![1];
        const median = weightedMedian([...pairs.keys()], values, weight);
        const total = pairs.reduce((sum, [, w]) => sum + w, 0);
        const side = (is: (value: number) => boolean) =>
          pairs.reduce((sum, [value, w]) => (is(value) ? sum + w : sum), 0);
        expect(values).toContain(median);
        expect(side((value) => value < median)).toBeLessThanOrEqual(total / 2);
        expect(side((value) => value > median)).toBeLessThanOrEqual(total / 2);
      }),
    );
  });
});

describe('namePoints', () => {
  it('names every municipality and every prefecture that has one', () => {
    const atlas = smallAtlas([
      { prefecture: 0, people: [10] },
      { prefecture: 0, people: [20, 5] },
      { prefecture: 1, people: [7] },
    ]);
    const properties = namePoints(atlas).features.map((feature) => feature.properties);
    expect(
      properties.filter(({ kind }) => kind === 'municipality').map(({ population }) => population),
    ).toEqual([10, 25, 7]);
    expect(properties.filter(({ kind }) => kind === 'prefecture')).toEqual([
      { kind: 'prefecture', nameJa: '甲県', nameEn: 'Kō', population: 35 },
      { kind: 'prefecture', nameJa: '乙県', nameEn: 'Otsu', population: 7 },
    ]);
  });
});
