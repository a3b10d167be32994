/** What the terrain does to the plan's coverage of a prefecture: squares that it takes away, and the rates that remain. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { PrefectureAnswer, RatesAnswer } from '../../workers/terrain.service.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { resolveParameters } from '../model/parameters.ts';
import type { Problem, Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import { DEFAULT_RATE_ASSUMPTIONS } from '../model/radio/terrain/cell-rates.ts';
import {
  type PlanAgainstTerrain,
  planAgainstTerrain,
  planSitesIn,
} from '../model/radio/terrain/plan-over-terrain.ts';
import type { PrefectureSites } from '../model/radio/terrain/prefecture-coverage.ts';
import type { TerrainModel } from '../model/radio/terrain/terrain-law.ts';
import { type TerrainSettings, terrainSettingsOf } from '../model/radio/terrain/terrain-settings.ts';
import type { TerrainClient } from '../services/terrain-client.ts';

/** What an answer was asked for. */
interface Question {
  /** Index in the atlas's table. */
  readonly prefecture: number;
  readonly model: TerrainModel;
  readonly fiscalYear: number;
  /** The plan whose sites stand there. */
  readonly outcome: Outcome;
}

export interface AreaCoverage extends Question, PlanAgainstTerrain {
  readonly kind: 'coverage';
  readonly answer: Omit<PrefectureAnswer, 'counted' | 'cells'>;
}

export interface AreaRates extends Question {
  readonly kind: 'rates';
  readonly answer: Pick<
    RatesAnswer,
    | 'edgeMbps'
    | 'meanMbps'
    | 'terrain'
    | 'problems'
    | 'computed'
    | 'fellBack'
    | 'cells'
    | 'rateMbps'
    | 'sinrDb'
  >;
}

export type AreaRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly question: Question; readonly asks: Ask; readonly fraction: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };
type Ask = 'coverage' | 'rates';
/** What of the rates lies over the map. */
export const RATE_LAYERS = ['rate', 'sinr', 'none'] as const;
export type RateLayer = (typeof RATE_LAYERS)[number];

export interface TerrainArea {
  readonly model: Signal<TerrainModel>;
  readonly run: ReadonlySignal<AreaRun>;
  /** The last answers, kept while another question is under way. */
  readonly coverage: ReadonlySignal<AreaCoverage | undefined>;
  readonly rates: ReadonlySignal<AreaRates | undefined>;
  /** Whether the map shows the squares that change. */
  readonly isShown: Signal<boolean>;
  /** What the map shows of them. */
  readonly shown: ReadonlySignal<AreaCoverage | undefined>;
  readonly rateLayer: Signal<RateLayer>;
  readonly shownRates: ReadonlySignal<
    (AreaRates & { readonly layer: Exclude<RateLayer, 'none'> }) | undefined
  >;
  /** Asks about a prefecture with the sites that stand at the end of the year on the slider. */
  ask(what: Ask, prefecture: number): Promise<void>;
  cancel(): void;
  clear(): void;
}

export function createTerrainArea(
  client: Pick<TerrainClient, 'prefecture' | 'rates' | 'cancelPrefecture'>,
  atlas: ReadonlySignal<Atlas | undefined>,
  outcome: ReadonlySignal<Outcome | undefined>,
  fiscalYear: ReadonlySignal<number>,
): TerrainArea {
  const model = signal<TerrainModel>('p1812');
  const run = signal<AreaRun>({ kind: 'idle' });
  const coverage = signal<AreaCoverage | undefined>(undefined);
  const rates = signal<AreaRates | undefined>(undefined);
  const isShown = signal(true);
  const rateLayer = signal<RateLayer>('rate');

  /** Tells of progress and of what was refused; whoever has been overtaken says nothing. */
  const put = async <T>(
    question: Question,
    asks: Ask,
    send: (
      sites: PrefectureSites,
      settings: TerrainSettings,
      onProgress: (progress: Progress) => void,
    ) => Promise<Result<T>>,
  ): Promise<T | undefined> => {
    run.value = { kind: 'running', question, asks, fraction: 0 };
    const parameters = resolveParameters(question.outcome.scenario.parameters);
    const sites = planSitesIn(question.outcome.radio, question.fiscalYear);
    const isNewest = () => run.value.kind === 'running' && run.value.question === question;
    const result = await send(sites, terrainSettingsOf(parameters, question.model), ({ fraction }) => {
      if (isNewest()) run.value = { kind: 'running', question, asks, fraction };
    });
    if (!isNewest()) return undefined;
    run.value = result.ok ? { kind: 'idle' } : { kind: 'refused', problems: result.problems };
    return result.ok ? result.value : undefined;
  };

  return {
    model,
    run,
    coverage,
    rates,
    isShown,
    shown: computed(() => (isShown.value ? coverage.value : undefined)),
    rateLayer,
    shownRates: computed(() => {
      const layer = rateLayer.value;
      return layer === 'none' || rates.value === undefined ? undefined : { ...rates.value, layer };
    }),
    async ask(what, prefecture) {
      const open = atlas.peek();
      const plan = outcome.peek();
      if (open === undefined || plan === undefined) return;
      const question = { prefecture, model: model.peek(), fiscalYear: fiscalYear.peek(), outcome: plan };
      if (what === 'coverage') {
        const answer = await put(question, what, (...asked) => client.prefecture(prefecture, ...asked));
        if (answer === undefined) return;
        const against = planAgainstTerrain(open, plan.radio, question.fiscalYear, answer);
        const { cells, counted, ...others } = answer;
        batch(() => {
          coverage.value = { kind: 'coverage', ...question, ...against, answer: others };
          isShown.value = true;
          rateLayer.value = 'none';
        });
        return;
      }
      const answer = await put(question, what, (sites, settings, onProgress) =>
        client.rates(prefecture, sites, settings, DEFAULT_RATE_ASSUMPTIONS, onProgress),
      );
      if (answer === undefined) return;
      const { edgeMbps, meanMbps, terrain, problems, computed: links, fellBack } = answer;
      const { cells, rateMbps, sinrDb } = answer;
      const figures = { edgeMbps, meanMbps, terrain, problems, computed: links, fellBack };
      batch(() => {
        rates.value = { kind: 'rates', ...question, answer: { ...figures, cells, rateMbps, sinrDb } };
        // One of the two lies over the map: what was asked last.
        if (rateLayer.value === 'none') rateLayer.value = 'rate';
        isShown.value = false;
      });
    },
    cancel() {
      client.cancelPrefecture();
      run.value = { kind: 'idle' };
    },
    clear() {
      coverage.value = undefined;
      rates.value = undefined;
    },
  };
}
