/** 5G sites that the user sets on the map, and what they change in the plan's coverage of the year on the slider. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { PlanSites } from '../../workers/sites.service.ts';
import type { Outcome } from '../model/outcome.ts';
import { resolveParameters } from '../model/parameters.ts';
import type { NextSite, OwnSite, TrialAnswer } from '../model/radio/site-trial.ts';
import type { SitesClient } from '../services/sites-client.ts';
import { type Asked, type LatLon, lastAnswer } from './asked.ts';

/** Where the search for the next place stands. */
export type NextSearch =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly municipality: number; readonly fraction: number }
  | { readonly kind: 'found'; readonly municipality: number; readonly places: readonly NextSite[] };

export interface OwnSites {
  /** True while clicks on the map set sites. */
  readonly isPicking: Signal<boolean>;
  readonly sites: ReadonlySignal<readonly OwnSite[]>;
  /** Of the next site that is set. */
  readonly band: Signal<number>;
  readonly operator: Signal<number>;
  readonly effect: ReadonlySignal<Asked<TrialAnswer>>;
  readonly next: ReadonlySignal<NextSearch>;
  pick(place: LatLon): undefined;
  change(id: string, changes: Partial<Omit<OwnSite, 'id'>>): void;
  remove(id: string): void;
  clear(): void;
  /** Looks for the best next place in a municipality. */
  search(municipality: number): Promise<void>;
  cancelSearch(): void;
}

export function createOwnSites(
  client: SitesClient,
  outcome: ReadonlySignal<Outcome | undefined>,
  fiscalYear: ReadonlySignal<number>,
): OwnSites {
  const sites = signal<readonly OwnSite[]>([]);
  const band = signal(0);
  const operator = signal(0);
  const answer = signal<Asked<TrialAnswer>>({ kind: 'idle' });
  const next = signal<NextSearch>({ kind: 'idle' });
  let count = 0;

  /** One object per outcome and year, by which the client knows whether the plan is laid. */
  const plan = computed<PlanSites | undefined>(() => {
    if (outcome.value === undefined) return undefined;
    const { lat, lon, rangeM, operatorFiscalYear, isParent, own } = outcome.value.radio.sites;
    const parameters = resolveParameters(outcome.value.scenario.parameters);
    return {
      sites: { lat, lon, rangeM, operatorFiscalYear, isParent, own },
      parameters,
      fiscalYear: fiscalYear.value,
    };
  });

  let isAsking = false;
  let isStale = false;
  /** One question at a time, then the newest: laying a year's plan takes longer than a year's move. */
  const ask = async (): Promise<void> => {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale) {
      isStale = false;
      if (plan.peek() === undefined || sites.peek().length === 0) continue;
      const result = await client.set(plan.peek()!, sites.peek());
      if (isStale) continue;
      if (result.ok) answer.value = { kind: 'answered', answer: result.value };
      else if (!result.problems.every(({ kind }) => kind === 'cancelled')) {
        answer.value = { kind: 'refused', problems: result.problems, last: lastAnswer(answer.peek()) };
      }
    }
    isAsking = false;
  };

  effect(() => {
    // Without sites nothing is asked: dragging through the years stays free of work nobody sees.
    if (sites.value.length === 0) {
      answer.value = { kind: 'idle' };
      isStale = isAsking;
      return;
    }
    if (plan.value === undefined) return;
    answer.value = { kind: 'asking', last: lastAnswer(answer.peek()) };
    void ask();
  });

  return {
    isPicking: signal(false),
    sites,
    band,
    operator,
    effect: answer,
    next,
    pick({ lat, lon }) {
      const own = { id: `own-${++count}`, lat, lon, band: band.value, operator: operator.value };
      sites.value = [...sites.value, own];
      return undefined;
    },
    change(id, changes) {
      sites.value = sites.value.map((each) => (each.id === id ? { ...each, ...changes } : each));
    },
    remove(id) {
      sites.value = sites.value.filter((each) => each.id !== id);
    },
    clear() {
      sites.value = [];
    },
    async search(municipality) {
      if (plan.value === undefined) return;
      next.value = { kind: 'searching', municipality, fraction: 0 };
      const result = await client.best(plan.value, municipality, band.value, ({ fraction }) => {
        if (next.value.kind === 'searching') next.value = { kind: 'searching', municipality, fraction };
      });
      if (result.ok) next.value = { kind: 'found', municipality, places: result.value };
      else if (!result.problems.every(({ kind }) => kind === 'cancelled')) {
        next.value = { kind: 'idle' };
        answer.value = { kind: 'refused', problems: result.problems, last: lastAnswer(answer.peek()) };
      }
    },
    cancelSearch() {
      client.cancelBest();
      next.value = { kind: 'idle' };
    },
  };
}
