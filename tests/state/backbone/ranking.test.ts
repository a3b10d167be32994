import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SITE_CRITERIA,
  type SiteCriteria,
  type SiteCriterion,
} from '../../../src/model/hubs/site-criteria.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { success } from '../../../src/model/problem.ts';
import { rankRows } from '../../../src/panels/desks/hubs/ranking-view-model.ts';
import { lastAnswer } from '../../../src/state/asked.ts';
import { createRanking, MOST_WEIGHT } from '../../../src/state/backbone/ranking.ts';
import type { RankingAnswer, ResilienceRun } from '../../../workers/resilience.service.ts';

const SITES = 5;
const columns = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: SITES * SITE_CRITERIA.length,
    maxLength: SITES * SITE_CRITERIA.length,
  })
  .map(
    (values): SiteCriteria => ({
      candidates: Int32Array.of(3, 1, 4, 8, 5),
      value: Object.fromEntries(
        SITE_CRITERIA.map((criterion, c) => [
          criterion,
          Float64Array.from(values.slice(c * SITES, (c + 1) * SITES)),
        ]),
      ) as SiteCriteria['value'],
    }),
  );

function trial(criteria: SiteCriteria) {
  let asked = 0;
  const run = signal<ResilienceRun | undefined>({ parameters: resolveParameters({}) } as ResilienceRun);
  const ranking = createRanking(
    {
      rank: async () => {
        asked++;
        return success(criteria as RankingAnswer);
      },
      topShare: async () => success(Float64Array.of(1, 0.5, 0, 0, 0)),
    },
    run,
  );
  return { ranking, run, asked: () => asked };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the ranking', () => {
  it('asks once per run, when somebody looks, and never again for a weight', async () => {
    await fc.assert(
      fc.asyncProperty(
        columns,
        fc.constantFrom(...SITE_CRITERIA),
        fc.integer({ min: 1, max: MOST_WEIGHT }),
        async (criteria, only, weight) => {
          const { ranking, asked } = trial(criteria);
          await settled();
          expect(asked()).toBe(0);
          ranking.isWanted.value = true;
          await settled();
          for (const criterion of SITE_CRITERIA)
            ranking.setWeight(criterion, criterion === only ? weight : 0);
          const { order } = ranking.ranking.value!;
          const value = criteria.value[only];
          for (let i = 1; i < SITES; i++) expect(value[order[i]!]).toBeLessThanOrEqual(value[order[i - 1]!]!);
          ranking.setWeight(only, 0);
          expect(ranking.ranking.value).toBeUndefined();
          expect(asked()).toBe(1);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('lists the best first, each by its own municipality and share', async () => {
    const value = Object.fromEntries(
      SITE_CRITERIA.map((criterion: SiteCriterion) => [criterion, Float64Array.of(0.1, 0.9, 0.5, 0.3, 0.7)]),
    ) as SiteCriteria['value'];
    const { ranking } = trial({ candidates: Int32Array.of(3, 1, 4, 8, 5), value });
    ranking.isWanted.value = true;
    await settled();
    const criteria = lastAnswer(ranking.criteria.value)!;
    const rows = rankRows(criteria, ranking.ranking.value!, lastAnswer(ranking.topShare.value), [5], 2);
    expect(rows).toMatchObject([
      { rank: 1, municipality: 1, topShare: 0.5, isHub: false },
      { rank: 2, municipality: 5, topShare: 0, isHub: true },
    ]);
    expect(rankRows(criteria, ranking.ranking.value!, undefined, [], 1)[0]!.topShare).toBeNaN();
  });
});
