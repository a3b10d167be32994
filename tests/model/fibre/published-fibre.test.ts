import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atlas, PublishedFigure } from '../../../src/model/atlas.ts';
import { completeFibreCoverage, nationalFigures } from '../../../src/model/fibre/published-fibre.ts';

const PREFECTURES = 20;
const METRIC = 'ftth_household_coverage';

function figure(fiscalYear: number, prefecture: number, value: number, metric = METRIC): PublishedFigure {
  return { metric, fiscalYear, prefecture, value, unit: 'share', status: 'verified', source: 'test' };
}

function atlasWith(published: PublishedFigure[], publishedBounds: Atlas['publishedBounds'] = []) {
  const prefectures = { count: PREFECTURES } as Atlas['prefectures'];
  return { published, publishedBounds, prefectures };
}

/** A nation whose coverage rises, with some prefectures known in 2019 and 2022 and a floor for the others. */
const nation = fc.record({
  households: fc.array(fc.integer({ min: 1000, max: 1_000_000 }), {
    minLength: PREFECTURES,
    maxLength: PREFECTURES,
  }),
  prior: fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), {
    minLength: PREFECTURES,
    maxLength: PREFECTURES,
  }),
  coverage: fc
    .tuple(
      fc.double({ min: 0.001, max: 0.002, noNaN: true }),
      fc.double({ min: 1.2, max: 1.8, noNaN: true }),
      fc.double({ min: 1.2, max: 1.8, noNaN: true }),
    )
    .map(([last, a, b]) => [1 - last * a * b, 1 - last * a, 1 - last] as const),
  own: fc.double({ min: 0, max: 0.004, noNaN: true }),
});

describe('completeFibreCoverage', () => {
  it('keeps published values, gives the national figure, and never falls from year to year', () => {
    fc.assert(
      fc.property(nation, ({ households, prior, coverage, own }) => {
        const years = [2019, 2021, 2022];
        const atlas = atlasWith(
          [
            ...years.map((year, i) => figure(year, -1, coverage[i]!)),
            figure(2019, 3, 1 - 2 * own),
            figure(2022, 3, 1 - own),
            figure(2022, 5, 1),
          ],
          Array.from({ length: PREFECTURES }, (_, prefecture) => ({
            metric: METRIC,
            fiscalYear: 2022,
            prefecture,
            low: 0.9,
            high: 1,
          })),
        );
        const figures = nationalFigures(atlas.published);
        const base = Float64Array.from([...households, ...households, ...households]);
        // Known prefectures may alone have more or less unserved households than the nation: nothing fits then.
        const total = households.reduce((a, b) => a + b, 0);
        fc.pre(2 * own * households[3]! < 0.5 * (1 - coverage[0]) * total);
        fc.pre(own * households[3]! < 0.5 * (1 - coverage[2]) * total);
        const result = completeFibreCoverage(
          atlas,
          figures,
          base,
          Float64Array.from([...prior, ...prior, ...prior]),
        );
        expect(result.fiscalYears).toEqual(years);
        years.forEach((_, y) => {
          const row = result.coverage.subarray(y * PREFECTURES, (y + 1) * PREFECTURES);
          const served = row.reduce((sum, share, p) => sum + share * households[p]!, 0);
          expect(served / total).toBeCloseTo(coverage[y]!, 12);
          row.forEach((share, p) => {
            expect(share).toBeLessThanOrEqual(1);
            if (y > 0)
              expect(share).toBeGreaterThanOrEqual(result.coverage[(y - 1) * PREFECTURES + p]! - 1e-12);
            if (y === 2) expect(share).toBeGreaterThanOrEqual(0.9 - 1e-12);
          });
        });
        expect(result.coverage[3]).toBeCloseTo(1 - 2 * own, 15);
        expect(result.coverage[2 * PREFECTURES + 3]).toBeCloseTo(1 - own, 15);
        expect(result.measured.reduce((a, b) => a + b, 0)).toBe(3);
        expect([...result.nationalMeasured]).toEqual([1, 1, 1]);
      }),
      { numRuns: 200 },
    );
  });

  it('serves twelve prefectures wholly at the end of FY2022: those published and those of least prior', () => {
    const atlas = atlasWith([figure(2022, -1, 0.9984), figure(2022, 19, 1), figure(2022, 0, 0.96)]);
    const households = new Float64Array(PREFECTURES).fill(1000);
    const prior = Float64Array.from({ length: PREFECTURES }, (_, p) => p / 1000);
    const { coverage } = completeFibreCoverage(
      { ...atlas, published: [figure(2022, -1, 0.99), ...atlas.published.slice(1)] },
      nationalFigures([figure(2022, -1, 0.99)]),
      households,
      prior,
    );
    const whole = [...coverage.keys()].filter((p) => coverage[p] === 1);
    expect(whole).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 19]);
  });

  it('says when published figures leave no room', () => {
    const atlas = atlasWith(
      [figure(2020, -1, 0.5), figure(2020, 0, 1)],
      [
        ...Array.from({ length: PREFECTURES }, (_, prefecture) => ({
          metric: METRIC,
          fiscalYear: 2020,
          prefecture,
          low: 0.9,
          high: 1,
        })),
      ],
    );
    const base = new Float64Array(PREFECTURES).fill(1000);
    expect(() => completeFibreCoverage(atlas, nationalFigures(atlas.published), base, base)).toThrow(
      'Expected published figures and bounds that allow 10000 unserved households in the other prefectures, got 0 to 1900.',
    );
  });
});

describe('nationalFigures', () => {
  it('turns a count into a share over the base of the year that has both', () => {
    const figures = nationalFigures([
      figure(2019, -1, 0.99),
      figure(2019, -1, 500_000, 'ftth_unserved_households'),
      figure(2017, -1, 1_000_000, 'ftth_unserved_households'),
      figure(2017, 4, 0.5),
    ]);
    expect(figures).toEqual([
      { fiscalYear: 2017, coverage: expect.closeTo(0.98, 12), measured: false },
      { fiscalYear: 2019, coverage: 0.99, measured: true },
    ]);
  });
});
