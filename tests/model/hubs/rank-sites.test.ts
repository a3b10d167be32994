import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { type CriteriaWeights, rankSites, topShare } from '../../../src/model/hubs/rank-sites.ts';
import { SITE_CRITERIA, type SiteCriteria, siteCriteria } from '../../../src/model/hubs/site-criteria.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';

let atlas: Atlas;
let criteria: SiteCriteria;

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  const people = atlas.municipalities.censusPopulation[2020].map((n) => (Number.isNaN(n) ? 0 : n));
  criteria = siteCriteria(atlas, people, resolveParameters({}));
}, 60_000);

const weighingOnly = (name: string): CriteriaWeights =>
  Object.fromEntries(
    SITE_CRITERIA.map((each) => [each, each === name ? 1 : 0]),
  ) as unknown as CriteriaWeights;
const nameAt = (position: number) => atlas.municipalities.nameEn[criteria.candidates[position]!]!;
const weights = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: SITE_CRITERIA.length, maxLength: SITE_CRITERIA.length })
  .filter((list) => list.some((weight) => weight > 0))
  .map(
    (list) =>
      Object.fromEntries(SITE_CRITERIA.map((each, k) => [each, list[k]!])) as unknown as CriteriaWeights,
  );

describe('siteCriteria', () => {
  it('gives every criterion a worst and a best place', () => {
    for (const name of SITE_CRITERIA) {
      const column = criteria.value[name];
      expect(Math.min(...column), name).toBe(0);
      expect(Math.max(...column), name).toBe(1);
    }
  });

  it('knows the places that single criteria single out', () => {
    expect(nameAt(rankSites(criteria, weighingOnly('climate')).order[0]!)).toMatch(
      /Wakkanai|Sarufutsu|Rebun|Toyotomi/,
    );
    expect(nameAt(rankSites(criteria, weighingOnly('tokyoLoad')).order[0]!)).toContain('Shinjuku');
    const byCurtailment = rankSites(criteria, weighingOnly('curtailment')).order[0]!;
    const prefecture = atlas.municipalities.prefecture[criteria.candidates[byCurtailment]!]!;
    expect(atlas.gridAreas[atlas.prefectures.gridArea[prefecture]!]!.code).toBe('JP-KY');
  });
});

describe('rankSites', () => {
  it('orders by score, does not care for the sum of the weights, and scores within 0–1', () => {
    fc.assert(
      fc.property(weights, (own) => {
        const { score, order } = rankSites(criteria, own);
        for (let k = 1; k < order.length; k++) {
          expect(score[order[k]!]!).toBeLessThanOrEqual(score[order[k - 1]!]!);
        }
        expect(score[order[0]!]!).toBeLessThanOrEqual(1 + 1e-12);
        expect(score[order.at(-1)!]!).toBeGreaterThanOrEqual(0);
        const doubled = Object.fromEntries(SITE_CRITERIA.map((each) => [each, 2 * own[each]]));
        expect(rankSites(criteria, doubled as unknown as CriteriaWeights).order).toEqual(order);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses weights that are none', () => {
    expect(() => rankSites(criteria, weighingOnly('nothing'))).toThrow('Expected a weight above 0');
    expect(() => rankSites(criteria, { ...weighingOnly('land'), latency: -1 })).toThrow(
      'for latency, got -1',
    );
  });
});

describe('topShare', () => {
  it('adds up to k, rises with k, and is the same for the same seed', () => {
    const ten = topShare(criteria, 10, { draws: 200, seed: 1 });
    const twenty = topShare(criteria, 20, { draws: 200, seed: 1 });
    expect(ten.reduce((sum, share) => sum + share, 0)).toBeCloseTo(10, 9);
    expect(topShare(criteria, 10, { draws: 200, seed: 1 })).toEqual(ten);
    twenty.forEach((share, i) => {
      expect(share).toBeGreaterThanOrEqual(ten[i]!);
    });
  });

  it('is 1 for a place that is best at everything', () => {
    const count = 5;
    const column = Float64Array.of(0.2, 0.9, 0.5, 0.1, 0.4);
    const made: SiteCriteria = {
      candidates: Int32Array.from({ length: count }, (_, i) => i),
      value: Object.fromEntries(
        SITE_CRITERIA.map((each) => [each, column]),
      ) as unknown as SiteCriteria['value'],
    };
    expect([...topShare(made, 1, { draws: 50, seed: 2 })]).toEqual([0, 1, 0, 0, 0]);
  });
});
