/** The scenario on screen with its history: the one place through which levers, targets, names and notes change. */
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import {
  type ParameterId,
  type ParameterValues,
  parameterSpec,
  resolveParameters,
} from '../../model/parameters.ts';
import type { Scenario } from '../../model/scenario.ts';
import { applyParameterDifferences, inputsKey, isSameValue } from '../../model/scenario-inputs.ts';
import { type History, record, redo, startHistory, undo } from './history.ts';

export interface ScenarioEditor {
  readonly scenario: ReadonlySignal<Scenario>;
  /** Changes exactly where a run would give something else; see `inputsKey`. */
  readonly inputs: ReadonlySignal<string>;
  readonly history: ReadonlySignal<History>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** @param gesture changes with the same key that follow each other quickly are one step of undo */
  change(next: Scenario, gesture?: string): void;
  setParameter<K extends ParameterId>(id: K, value: ParameterValues[K]): void;
  resetParameter(id: ParameterId): void;
  undo(): void;
  redo(): void;
  /** Puts another scenario on screen, with the steps that led to it. */
  open(history: History): void;
}

/** @param nowMs a clock that only ever rises */
export function createScenarioEditor(initial: Scenario, nowMs: () => number): ScenarioEditor {
  const history = signal(startHistory(initial));
  const scenario = computed(() => history.value.present);
  const change = (next: Scenario, gesture?: string) => {
    const own = gesture === undefined ? undefined : { key: gesture, atMs: nowMs() };
    history.value = record(history.peek(), next, own);
  };
  return {
    scenario,
    inputs: computed(() => inputsKey(scenario.value)),
    history,
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
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
      history.value = next;
    },
  };
}
