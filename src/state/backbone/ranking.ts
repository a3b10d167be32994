/** Sites ranked by the reader's weights. The criteria come from the worker once per run; weighting them is instant. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';
import { type CriteriaWeights, rankSites, type SiteRanking } from '../../model/hubs/rank-sites.ts';
import { SITE_CRITERIA, type SiteCriteria, type SiteCriterion } from '../../model/hubs/site-criteria.ts';
import type { ResilienceClient } from '../../services/resilience-client.ts';
import { type Asked, lastAnswer, newestAsker } from '../asked.ts';

export const MOST_WEIGHT = 10;
const FIRST_WEIGHT = 5;

export interface Ranking {
  /** Nothing is asked before somebody looks. */
  readonly isWanted: Signal<boolean>;
  readonly weights: ReadonlySignal<CriteriaWeights>;
  readonly criteria: ReadonlySignal<Asked<SiteCriteria>>;
  /** Undefined before the criteria are there, and while every weight is 0. */
  readonly ranking: ReadonlySignal<SiteRanking | undefined>;
  /** How many places count as the top: as many as the plan has hubs. */
  readonly topCount: ReadonlySignal<number>;
  /** Per candidate: share of all weightings in which it is among the top. */
  readonly topShare: ReadonlySignal<Asked<Float64Array>>;
  setWeight(criterion: SiteCriterion, weight: number): void;
  reset(): void;
}

export function createRanking(
  client: Pick<ResilienceClient, 'rank' | 'topShare'>,
  run: ReadonlySignal<ResilienceRun | undefined>,
): Ranking {
  const even = Object.fromEntries(SITE_CRITERIA.map((each) => [each, FIRST_WEIGHT])) as CriteriaWeights;
  const isWanted = signal(false);
  const weights = signal(even);
  const criteria = signal<Asked<SiteCriteria>>({ kind: 'idle' });
  const topShare = signal<Asked<Float64Array>>({ kind: 'idle' });
  const topCount = computed(() => run.value?.parameters['hubs.count'] ?? 0);
  const askCriteria = newestAsker(criteria, (asked: ResilienceRun) => client.rank(asked, even));
  const askShare = newestAsker(topShare, (asked: ResilienceRun) =>
    client.topShare(asked, asked.parameters['hubs.count']),
  );
  effect(() => {
    if (!isWanted.value) return;
    askCriteria(run.value);
    askShare(run.value);
  });
  return {
    isWanted,
    weights,
    criteria,
    topCount,
    topShare,
    ranking: computed(() => {
      const columns = lastAnswer(criteria.value);
      const isWeighted = SITE_CRITERIA.some((each) => weights.value[each] > 0);
      return columns === undefined || !isWeighted ? undefined : rankSites(columns, weights.value);
    }),
    setWeight(criterion, weight) {
      weights.value = { ...weights.peek(), [criterion]: Math.min(MOST_WEIGHT, Math.max(0, weight)) };
    },
    reset() {
      weights.value = even;
    },
  };
}
