import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/locale/locale.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { PAYERS } from '../../src/model/payer.ts';
import { nationalSeries } from '../../src/model/place-figures.ts';
import { publishedPoints } from '../../src/model/published-points.ts';
import { DEFAULT_TARGETS } from '../../src/model/target.ts';
import { costRows, coverageCharts, preparedSeries } from '../../src/panels/chart-view-model.ts';
import { smallAtlas } from '../model/small-atlas.ts';
import { smallOutcome } from '../state/layers/small-outcome.ts';

const atlas = smallAtlas([
  { prefecture: 0, people: [400, 100], projection: [0.98, 0.95, 0.9, 0.85, 0.8] },
  { prefecture: 1, people: [500, 20], projection: [0.98, 0.95, 0.9, 0.85, 0.8] },
]);
const year = fc.oneof(fc.constant(0), fc.constantFrom(...FISCAL_YEARS));
const years = fc.array(year, { minLength: 4, maxLength: 4 });
const outcome = fc
  .record({ fibreYear: years, radioYear: years })
  .map((roll): Outcome => ({ ...smallOutcome(atlas, roll), fiscalYears: FISCAL_YEARS }));

describe('coverage charts', () => {
  it('have an axis that holds every goal and every value from FY2022 on', () => {
    fc.assert(
      fc.property(outcome, (of) => {
        const charts = coverageCharts(
          localeOf('ja'),
          nationalSeries(atlas, of),
          FISCAL_YEARS,
          DEFAULT_TARGETS,
        );
        for (const { minimum, series, goals } of charts) {
          expect(minimum).toBeGreaterThanOrEqual(0);
          expect(minimum).toBeLessThan(1);
          for (const { goal } of goals) expect(goal).toBeGreaterThanOrEqual(minimum);
          for (const { values } of series) {
            values.forEach((value, y) => {
              if (FISCAL_YEARS[y]! >= 2022) expect(value).toBeGreaterThanOrEqual(minimum - 1e-12);
            });
          }
        }
      }),
    );
  });

  it('never show the lowest prefecture above the nation', () => {
    fc.assert(
      fc.property(outcome, (of) => {
        const { radio, radioWorstPrefecture } = nationalSeries(atlas, of);
        radio.forEach((nation, y) => {
          expect(radioWorstPrefecture[y]!).toBeLessThanOrEqual(nation + 1e-12);
        });
      }),
    );
  });

  it('carry each goal of their own metrics', () => {
    const of = smallOutcome(atlas, {
      fibreYear: [2020, 2020, 2020, 2030],
      radioYear: [2020, 2021, 2022, 2031],
    });
    const [fibre, radio] = coverageCharts(
      localeOf('en'),
      nationalSeries(atlas, { ...of, fiscalYears: FISCAL_YEARS }),
      FISCAL_YEARS,
      DEFAULT_TARGETS,
    );
    expect(fibre!.goals.map(({ goal }) => goal)).toEqual([0.9985, 0.999]);
    expect(radio!.goals).toHaveLength(5);
  });
});

describe('cost rows', () => {
  it('add up all simulations by payer', () => {
    const costs = fc.array(fc.integer({ min: 0, max: 1e9 }), {
      minLength: FISCAL_YEARS.length * PAYERS.length,
      maxLength: FISCAL_YEARS.length * PAYERS.length,
    });
    fc.assert(
      fc.property(costs, costs, costs, costs, (fibre, radio, beyond, hubs) => {
        const part = (values: number[]) => ({ costYen: Float64Array.from(values) });
        const of = {
          fiscalYears: FISCAL_YEARS,
          fibre: part(fibre),
          radio: { ...part(radio), beyondCostYen: Float64Array.from(beyond) },
          hubs: part(hubs),
        };
        const rows = costRows(of as unknown as Outcome);
        const all = [...fibre, ...radio, ...beyond, ...hubs].reduce((sum, each) => sum + each, 0);
        expect(rows.reduce((sum, { totalYen }) => sum + totalYen, 0)).toBe(all);
        expect(rows[3]!.byPayer.municipality).toBe(fibre[10]! + radio[10]! + beyond[10]! + hubs[10]!);
      }),
    );
  });
});

describe('what was published', () => {
  it('stands beside the line of its metric in its years only', () => {
    const of = smallOutcome(atlas, {
      fibreYear: [2020, 2020, 2020, 2030],
      radioYear: [2020, 2021, 2022, 2031],
    });
    const series = nationalSeries(atlas, { ...of, fiscalYears: FISCAL_YEARS });
    const published = publishedPoints({
      published: [
        { metric: 'g5_popcov', fiscalYear: 2022, prefecture: -1, value: 0.968 },
        { metric: 'g5_popcov', fiscalYear: 2022, prefecture: 3, value: 0.9 },
      ],
    } as unknown as Parameters<typeof publishedPoints>[0]);
    const [fibre, radio] = coverageCharts(localeOf('ja'), series, FISCAL_YEARS, DEFAULT_TARGETS, published);
    expect(fibre!.published.every((value) => value === null)).toBe(true);
    expect(radio!.published[FISCAL_YEARS.indexOf(2022)]).toBe(0.968);
    expect(radio!.published.filter((value) => value !== null)).toHaveLength(1);
  });

  it('is not needed for the lines computed beforehand, which are those of a run', () => {
    const valueByYear = Float64Array.from(FISCAL_YEARS, (_, y) => y / 20);
    const targets = DEFAULT_TARGETS.map((target) => ({ target, valueByYear }));
    const series = preparedSeries({ targets } as unknown as Parameters<typeof preparedSeries>[0]);
    expect(series).toEqual({ fibre: valueByYear, radio: valueByYear, radioWorstPrefecture: valueByYear });
    expect(preparedSeries({ targets: [] })).toBeUndefined();
  });
});
