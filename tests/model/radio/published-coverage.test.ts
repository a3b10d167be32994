import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas, PublishedFigure } from '../../../src/model/atlas.ts';
import { createDemand, type Demand } from '../../../src/model/demand.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { totalsByPrefecture } from '../../../src/model/place-totals.ts';
import { type PublishedCoverage, publishedCoverage } from '../../../src/model/radio/published-coverage.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { smallAtlas } from '../small-atlas.ts';

const METRIC = 'g5_popcov';

function figure(fiscalYear: number, prefecture: number, value: number): PublishedFigure {
  return { metric: METRIC, fiscalYear, prefecture, value, unit: 'share', status: '', source: '' };
}

describe('published 5G coverage of the country', () => {
  let atlas: Atlas;
  let demand: Demand;
  let table: PublishedCoverage;
  beforeAll(async () => {
    atlas = await committedAtlas();
    demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
    table = publishedCoverage(atlas, demand);
  });

  it('keeps every published figure and marks it', () => {
    const figures = atlas.published.filter(({ metric, prefecture }) => metric === METRIC && prefecture >= 0);
    expect(figures.length).toBeGreaterThan(60);
    for (const { fiscalYear, prefecture, value } of figures) {
      const at = table.fiscalYears.indexOf(fiscalYear) * atlas.prefectures.count + prefecture;
      expect(table.coverage[at]).toBe(value);
      expect(table.measured[at]).toBe(1);
    }
    expect(table.measured.reduce((sum, mark) => sum + mark, 0)).toBe(figures.length);
  });

  it('gives the national figures 93.2, 96.6, 98.1 and 98.4 %', () => {
    expect(table.fiscalYears).toEqual([2021, 2022, 2023, 2024]);
    expect([...table.national]).toEqual([0.932, 0.966, 0.981, 0.984]);
    const count = atlas.prefectures.count;
    const people = totalsByPrefecture(atlas, demand.population);
    table.fiscalYears.forEach((year, y) => {
      let part = 0;
      let whole = 0;
      for (let p = 0; p < count; p++) {
        const weight = people[FISCAL_YEARS.indexOf(year) * count + p]!;
        part += weight * table.coverage[y * count + p]!;
        whole += weight;
      }
      expect(part / whole).toBeCloseTo(table.national[y]!, 9);
    });
  });

  it('stays within every published bound and never falls', () => {
    const count = atlas.prefectures.count;
    const bounds = atlas.publishedBounds.filter(({ metric }) => metric === METRIC);
    expect(bounds.length).toBeGreaterThan(50);
    for (const { fiscalYear, prefecture, low, high } of bounds) {
      const value = table.coverage[table.fiscalYears.indexOf(fiscalYear) * count + prefecture]!;
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
    for (let at = count; at < table.coverage.length; at++) {
      expect(table.coverage[at]).toBeGreaterThanOrEqual(table.coverage[at - count]!);
    }
  });
});

describe('an estimate', () => {
  const base = smallAtlas([
    { prefecture: 0, people: [600] },
    { prefecture: 1, people: [400] },
  ]);
  const tableOf = (atlas: Atlas) =>
    publishedCoverage(atlas, createDemand(atlas, [2021, 2022], { projectionPace: 1 }));

  it('is what the nation leaves over where one figure is missing', () => {
    const table = tableOf({ ...base, published: [figure(2021, -1, 0.8), figure(2021, 0, 0.9)] });
    expect(table.coverage[1]).toBeCloseTo(0.65, 9);
    expect([...table.measured]).toEqual([1, 0]);
  });

  it('shrinks all unknown gaps by one factor', () => {
    const published = [figure(2021, -1, 0.8), figure(2021, 0, 0.9), figure(2022, -1, 0.9)];
    const table = tableOf({ ...base, published });
    expect((1 - table.coverage[2]!) / 0.1).toBeCloseTo((1 - table.coverage[3]!) / 0.35, 9);
    expect(0.6 * table.coverage[2]! + 0.4 * table.coverage[3]!).toBeCloseTo(0.9, 9);
  });

  it('stops at a bound and lets the others make up for it', () => {
    const bound = { metric: METRIC, fiscalYear: 2021, prefecture: 1, low: 0.95, high: 1 };
    const table = tableOf({ ...base, published: [figure(2021, -1, 0.9)], publishedBounds: [bound] });
    expect(table.coverage[1]).toBe(0.95);
    expect(table.coverage[0]).toBeCloseTo((0.9 - 0.4 * 0.95) / 0.6, 9);
  });

  it('needs demand of the published years', () => {
    const atlas = { ...base, published: [figure(2024, -1, 0.9)] };
    expect(() => tableOf(atlas)).toThrow('Expected demand of FY2024');
  });

  it('is empty where nothing is published', () => {
    expect(tableOf(base).fiscalYears).toEqual([]);
  });
});
