/**
 * The scenario on screen with its history: the one place through which levers, targets, names and notes change.
 *
 * During a trial the inputs on screen are a copy with a history of its own, which nobody keeps; names, notes and the
 * script go through to the scenario that is kept. So whatever a presenter tries, the saved scenario stands.
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import {
  type ParameterId,
  type ParameterValues,
  parameterSpec,
  resolveParameters,
} from '../../model/parameters.ts';
import type { Scenario } from '../../model/scenario.ts';
import {
  applyParameterDifferences,
  hasSameInputs,
  inputsKey,
  isSameValue,
} from '../../model/scenario-inputs.ts';
import { type History, record, redo, startHistory, undo } from './history.ts';

export interface ScenarioEditor {
  readonly scenario: ReadonlySignal<Scenario>;
  /** Changes exactly where a run would give something else; see `inputsKey`. */
  readonly inputs: ReadonlySignal<string>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** What is saved: the scenario on screen, or during a trial the one that will come back. */
  readonly kept: ReadonlySignal<Scenario>;
  readonly keptHistory: ReadonlySignal<History>;
  readonly isTrial: ReadonlySignal<boolean>;
  /** True where the trial's inputs are not those of the kept scenario. */
  readonly isTrialOther: ReadonlySignal<boolean>;
  /** @param gesture changes with the same key that follow each other quickly are one step of undo */
  change(next: Scenario, gesture?: string): void;
  setParameter<K extends ParameterId>(id: K, value: ParameterValues[K]): void;
  resetParameter(id: ParameterId): void;
  undo(): void;
  redo(): void;
  /** Puts another scenario on screen, with the steps that led to it; a trial goes on with a copy of that one. */
  open(history: History): void;
  /** The kept scenario as somebody else has changed it; a trial does not notice. */
  openKept(history: History): void;
  beginTrial(): void;
  /** Puts the kept scenario back on screen, with its history. */
  endTrial(): void;
}

/** @param nowMs a clock that only ever rises */
export function createScenarioEditor(initial: Scenario, nowMs: () => number): ScenarioEditor {
  const history = signal(startHistory(initial));
  const held = signal<History | undefined>(undefined);
  const keptHistory = computed(() => held.value ?? history.value);
  const kept = computed(() => keptHistory.value.present);
  const scenario = computed(() => {
    const { present } = history.value;
    return held.value === undefined ? present : { ...present, ...wordsOf(held.value.present) };
  });
  const change = (next: Scenario, gesture?: string) => {
    const own = gesture === undefined ? undefined : { key: gesture, atMs: nowMs() };
    const standing = held.peek();
    if (standing === undefined) {
      history.value = record(history.peek(), next, own);
      return;
    }
    batch(() => {
      if (WORDS.some((key) => next[key] !== standing.present[key]))
        held.value = record(standing, { ...standing.present, ...wordsOf(next) }, own);
      const { present } = history.peek();
      if (INPUTS.some((key) => next[key] !== present[key])) history.value = record(history.peek(), next, own);
    });
  };
  return {
    scenario,
    inputs: computed(() => inputsKey(scenario.value)),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    kept,
    keptHistory,
    isTrial: computed(() => held.value !== undefined),
    isTrialOther: computed(
      () => held.value !== undefined && !hasSameInputs(history.value.present, held.value.present),
    ),
    change,
    setParameter(id, value) {
      const present = scenario.peek();
      const from = resolveParameters(present.parameters)[id];
      // A slider may report where it stands already.
      if (isSameValue(parameterSpec(id), from, value)) return;
      change(
        { ...present, parameters: applyParameterDifferences(present.parameters, [{ id, from, to: value }]) },
        id,
      );
    },
    resetParameter(id) {
      const present = scenario.peek();
      const { [id]: _, ...parameters } = present.parameters;
      change({ ...present, parameters });
    },
    undo() {
      history.value = undo(history.peek());
    },
    redo() {
      history.value = redo(history.peek());
    },
    open(next) {
      batch(() => {
        history.value = held.peek() === undefined ? next : startHistory(next.present);
        if (held.peek() !== undefined) held.value = next;
      });
    },
    openKept(next) {
      if (held.peek() === undefined) history.value = next;
      else held.value = next;
    },
    beginTrial() {
      if (held.peek() !== undefined) return;
      batch(() => {
        held.value = history.peek();
        history.value = startHistory(history.peek().present);
      });
    },
    endTrial() {
      const standing = held.peek();
      if (standing === undefined) return;
      batch(() => {
        held.value = undefined;
        history.value = standing;
      });
    },
  };
}

/** What describes a scenario, and what a run or its members read of it. */
const WORDS = ['name', 'note', 'marks', 'script'] as const;
const INPUTS = ['parameters', 'targets', 'sites', 'property', 'plan', 'uncertainty'] as const;

function wordsOf({ name, note, marks, script }: Scenario): Pick<Scenario, (typeof WORDS)[number]> {
  return { name, note, marks, script };
}
