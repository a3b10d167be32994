/**
 * What the uncertainty desk asks and knows: the distributions, the members of the last run that was asked for, and what
 * moves a figure of them. An answer belongs to one outcome and one set of distributions; where either has changed it is
 * marked as old, and no map or chart shows it as current.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import { FISCAL_YEARS } from '../../model/parameter.ts';
import type { Problem, Result } from '../../model/problem.ts';
import { inputsKey } from '../../model/scenario-inputs.ts';
import { type CentralRun, centralRun } from '../../model/uncertainty/central-run.ts';
import { settingsProblems } from '../../model/uncertainty/check-settings.ts';
import type { Distribution } from '../../model/uncertainty/distribution.ts';
import type { FactorId, UncertaintySettings } from '../../model/uncertainty/factors.ts';
import { type Figure, targetFigures } from '../../model/uncertainty/figure.ts';
import { UNCERTAIN_METRICS } from '../../model/uncertainty/members.ts';
import { sameQuestion } from '../../model/uncertainty/paired-chance.ts';
import type { ReadingError } from '../../model/uncertainty/reading-error.ts';
import {
  isSameUncertainty,
  resolveUncertainty,
  uncertaintyChanges,
} from '../../model/uncertainty/settings-changes.ts';
import type { TargetChance, UncertaintyResult } from '../../model/uncertainty/uncertainty-result.ts';
import type { FigureAnswer, UncertaintyClient, UncertaintyPhase } from '../../services/uncertainty-client.ts';
import type { AtlasState } from '../app-state.ts';
import { type Asked, newestAsker } from '../asked.ts';
import type { ScenarioEditor } from '../scenarios/scenario-editor.ts';
import { followLevers } from './follow-levers.ts';
import { chancesKeptOf, isSameDraws, isSamePlan, type KeptChances, keepChances } from './kept-chances.ts';

export interface UncertaintyAnswer {
  readonly outcome: Outcome;
  readonly result: UncertaintyResult;
}

export type UncertaintyState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly phase: UncertaintyPhase; readonly fraction: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly fraction: number }
  | { readonly kind: 'done'; readonly error: ReadingError }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface Uncertainty {
  /** Those of the scenario on screen, or what is typed while it is not yet valid. */
  readonly settings: ReadonlySignal<UncertaintySettings>;
  readonly state: ReadonlySignal<UncertaintyState>;
  /** Whether there is a whole run to ask about. */
  readonly isReady: ReadonlySignal<boolean>;
  /** The last answer, whatever has changed since. */
  readonly answer: ReadonlySignal<UncertaintyAnswer | undefined>;
  /** Whether scenario or distributions are others than the answer's. */
  readonly isOld: ReadonlySignal<boolean>;
  /** The answer's result where it is not old: what maps and charts may show. */
  readonly current: ReadonlySignal<UncertaintyResult | undefined>;
  /** Id of the target looked at; the first uncertain one where the scenario has it no more. */
  readonly targetId: Signal<string | undefined>;
  readonly target: ReadonlySignal<TargetChance | undefined>;
  /** The same where it is not old, for the map. */
  readonly shown: ReadonlySignal<TargetChance | undefined>;
  readonly figure: Signal<Figure | undefined>;
  readonly figureAnswer: ReadonlySignal<Asked<FigureAnswer>>;
  readonly check: ReadonlySignal<CheckState>;
  /** Whether bands lie behind the charts of the timeline. */
  readonly areBandsShown: Signal<boolean>;
  /** Whether the last question is asked anew by itself once something was changed. */
  readonly isFollowing: Signal<boolean>;
  /** Chances of scenarios that were asked before, newest first. */
  readonly kept: ReadonlySignal<readonly KeptChances[]>;
  /** What the map shows of the chosen target, of another scenario: where it was asked under the same draws. */
  shownOf(other: Outcome): TargetChance | undefined;
  setNumber(name: 'members' | 'seed', value: number): void;
  setDistribution(id: FactorId, distribution: Distribution): void;
  reset(): void;
  run(): Promise<void>;
  runCheck(): Promise<void>;
  cancel(): void;
}

/** Full runs that the reading is held against at once. */
export const CHECKED_MEMBERS = 4;

/**
 * @param outcome all of whose parts belong together
 * @param editor through which the settings change: they are part of the scenario, and undone with it
 */
export function createUncertainty(
  client: UncertaintyClient,
  atlas: ReadonlySignal<AtlasState>,
  outcome: ReadonlySignal<Outcome | undefined>,
  editor: Pick<ScenarioEditor, 'scenario' | 'inputs' | 'change'>,
): Uncertainty {
  const changes = computed(() => editor.scenario.value.uncertainty);
  /** What no scenario may hold: numbers that are out of order while somebody types. */
  const draft = signal<UncertaintySettings | undefined>(undefined);
  // Another scenario, undo and redo put what they have in the place of what was typed.
  changes.subscribe(() => {
    draft.value = undefined;
  });
  const settings = computed(() => draft.value ?? resolveUncertainty(changes.value));
  const put = (next: UncertaintySettings, gesture?: string) => {
    if (settingsProblems(next, 'uncertainty').length > 0) {
      draft.value = next;
      return;
    }
    batch(() => {
      draft.value = undefined;
      const uncertainty = uncertaintyChanges(next);
      if (isSameUncertainty(uncertainty, changes.peek())) return;
      editor.change({ ...editor.scenario.peek(), uncertainty }, gesture);
    });
  };
  const state = signal<UncertaintyState>({ kind: 'idle' });
  const answer = signal<UncertaintyAnswer | undefined>(undefined);
  const check = signal<CheckState>({ kind: 'idle' });
  const kept = signal<readonly KeptChances[]>([]);
  const targetId = signal<string | undefined>(undefined);
  const figure = signal<Figure | undefined>(undefined);
  const figureAnswer = signal<Asked<FigureAnswer>>({ kind: 'idle' });
  let runId = 0;

  const isOld = computed(() => {
    const standing = answer.value;
    if (standing === undefined) return false;
    return (
      inputsKey(standing.outcome.scenario) !== editor.inputs.value ||
      !isSamePlan(standing.outcome.radio.coveredPopulation, outcome.value) ||
      !isSameDraws(standing.result.settings, settings.value)
    );
  });
  const current = computed(() => (isOld.value ? undefined : answer.value?.result));
  const target = computed(() => {
    const chances = answer.value?.result.chances.filter(isUncertain) ?? [];
    return chances.find((each) => each.target.id === targetId.value) ?? lastOpen(chances);
  });

  const shown = computed(() => (current.value === undefined ? undefined : target.value));

  const asker = newestAsker(
    figureAnswer,
    (asked: Figure): Promise<Result<FigureAnswer>> => client.figure(asked, answer.peek()!.result.settings),
  );
  const askFigure = () => {
    const asked = figure.peek();
    if (answer.peek() === undefined || asked === undefined) return;
    asker(asked);
  };
  figure.subscribe(askFigure);

  const desk: Uncertainty = {
    settings,
    state,
    isReady: computed(() => outcome.value !== undefined && atlas.value.kind === 'open'),
    answer,
    isOld,
    current,
    targetId,
    target,
    shown,
    figure,
    figureAnswer,
    check,
    areBandsShown: signal(true),
    isFollowing: signal(false),
    kept,
    shownOf(other) {
      const own = shown.value;
      const result = current.value;
      if (own === undefined || result === undefined) return undefined;
      const of = chancesKeptOf(kept.value, other, result.settings);
      return of && sameQuestion(own, of.chances);
    },

    setNumber(name, value) {
      put({ ...settings.peek(), [name]: value }, `uncertainty-${name}`);
    },
    setDistribution(id, distribution) {
      const { distributions } = settings.peek();
      put(
        { ...settings.peek(), distributions: { ...distributions, [id]: distribution } },
        `uncertainty-${id}`,
      );
    },
    reset() {
      put(resolveUncertainty({}));
    },

    async run() {
      const asked = outcome.peek();
      const own = settings.peek();
      const problems = settingsProblems(own, 'uncertainty');
      if (problems.length > 0) {
        state.value = { kind: 'refused', problems };
        return;
      }
      if (asked === undefined || atlas.peek().kind !== 'open') return;
      const id = ++runId;
      state.value = { kind: 'running', phase: 'curves', fraction: 0 };
      const request = requestOf(atlas.peek(), asked, own);
      const result = await client.run(request, ({ phase, fraction }) => {
        if (id === runId) state.value = { kind: 'running', phase, fraction };
      });
      if (id !== runId) return;
      if (!result.ok) {
        const isOvertaken = result.problems.every(({ kind }) => kind === 'cancelled');
        state.value = isOvertaken ? { kind: 'idle' } : { kind: 'refused', problems: result.problems };
        return;
      }
      state.value = { kind: 'idle' };
      check.value = { kind: 'idle' };
      answer.value = { outcome: asked, result: result.value };
      const now: KeptChances = {
        inputs: inputsKey(asked.scenario),
        name: editor.scenario.peek().name,
        coveredPopulation: asked.radio.coveredPopulation,
        settings: own,
        chances: result.value.chances.filter(isUncertain),
      };
      kept.value = keepChances(kept.value, now);
      figure.value = figure.peek() ?? figureOfTarget(target.value, result.value);
      askFigure();
    },

    async runCheck() {
      const standing = answer.peek();
      if (standing === undefined) return;
      const id = runId;
      check.value = { kind: 'checking', fraction: 0 };
      const request = requestOf(atlas.peek(), standing.outcome, standing.result.settings);
      const result = await client.check(request, CHECKED_MEMBERS, ({ fraction }) => {
        if (id === runId) check.value = { kind: 'checking', fraction };
      });
      if (id !== runId) return;
      if (result.ok) check.value = { kind: 'done', error: result.value };
      else if (result.problems.every(({ kind }) => kind === 'cancelled')) check.value = { kind: 'idle' };
      else check.value = { kind: 'refused', problems: result.problems };
    },

    cancel() {
      runId++;
      client.cancel();
      state.value = { kind: 'idle' };
      if (check.value.kind === 'checking') check.value = { kind: 'idle' };
    },
  };
  followLevers({ ...desk, outcome, inputs: editor.inputs });
  return desk;
}

function isUncertain({ target }: TargetChance): boolean {
  return UNCERTAIN_METRICS[target.metric] !== undefined;
}

/** The hardest question comes last in time. */
function lastOpen(chances: readonly TargetChance[]): TargetChance | undefined {
  return chances.reduce<TargetChance | undefined>(
    (last, each) => (last === undefined || each.target.fiscalYear >= last.target.fiscalYear ? each : last),
    undefined,
  );
}

function figureOfTarget(
  chance: TargetChance | undefined,
  { prefectures, groups }: UncertaintyResult,
): Figure {
  const blocks = groups.count - 1;
  return (
    (chance && targetFigures([chance.target], prefectures, blocks)[0]) ?? {
      technology: 'radio',
      measure: 'coverage',
      place: prefectures,
      fiscalYear: FISCAL_YEARS.at(-1)!,
    }
  );
}

/** The same run is handed over as the same object, so that workers need not be given it again. */
const centrals = new WeakMap<Outcome, CentralRun>();

function centralOf(atlas: Atlas, outcome: Outcome): CentralRun {
  let central = centrals.get(outcome);
  if (central === undefined) {
    central = centralRun(atlas, outcome);
    centrals.set(outcome, central);
  }
  return central;
}

function requestOf(atlas: AtlasState, outcome: Outcome, settings: UncertaintySettings) {
  if (atlas.kind !== 'open') throw new Error(`Expected an open atlas, got one that is ${atlas.kind}.`);
  return {
    scenario: outcome.scenario,
    central: centralOf(atlas.atlas, outcome),
    fibreFiscalYear: outcome.fibre.servedFiscalYear,
    settings,
  };
}
