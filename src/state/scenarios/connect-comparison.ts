/** Finds the scenario that the map compares with, and its outcome: one at a time, and gone once nobody looks. */
import { effect, untracked } from '@preact/signals-core';
import type { Outcome } from '../../model/outcome.ts';
import { defaultScenario, type Scenario } from '../../model/scenario.ts';
import { inputsKey } from '../../model/scenario-inputs.ts';
import type { AppState } from '../app-state.ts';
import { KEPT_ID } from '../comparison.ts';
import type { AsideRuns } from './aside-runs.ts';
import { PLAN_ID, type ScenarioLibrary } from './library-types.ts';

/** @returns how to end it */
export function connectComparison(
  state: AppState,
  library: Pick<ScenarioLibrary, 'entries' | 'isRead' | 'tell'>,
  aside: AsideRuns,
): () => void {
  const { comparison, editor } = state;
  /** Inputs of A as they are shown or computed. */
  let asked: string | undefined;
  let newest = 0;

  const scenarioOf = (id: string): Scenario | undefined => {
    if (id === PLAN_ID) return defaultScenario();
    if (id === KEPT_ID) return editor.kept.value;
    return library.entries.value.find((entry) => entry.id === id)?.scenario;
  };
  const clear = () => {
    newest++;
    if (asked !== undefined && comparison.progress.peek() !== undefined) aside.interrupt();
    asked = undefined;
    comparison.outcome.value = undefined;
    comparison.progress.value = undefined;
    comparison.problems.value = [];
  };
  const compute = async (scenario: Scenario) => {
    const own = ++newest;
    comparison.outcome.value = undefined;
    comparison.problems.value = [];
    comparison.progress.value = 0;
    const result = await aside.run(scenario, {
      onProgress(fraction) {
        comparison.progress.value = fraction;
      },
      isWanted: () => own === newest,
    });
    if (own !== newest || result === undefined) return;
    comparison.progress.value = undefined;
    if (result.ok) comparison.outcome.value = forMap(result.value);
    else comparison.problems.value = result.problems;
  };

  return effect(() => {
    if (comparison.mode.value === 'off') {
      untracked(() => {
        clear();
        comparison.scenario.value = undefined;
      });
      return;
    }
    const id = comparison.withId.value;
    const scenario = scenarioOf(id);
    const isRead = library.isRead.value;
    const run = state.run.value;
    untracked(() => {
      comparison.scenario.value = scenario;
      if (scenario === undefined) {
        if (!isRead) return;
        comparison.mode.value = 'off';
        library.tell({ kind: 'viewPartly', parts: [id] });
        return;
      }
      const inputs = inputsKey(scenario);
      if (inputs === asked) return;
      // What stands on screen needs no run of its own.
      if (run.kind === 'done' && inputsKey(run.outcome.scenario) === inputs) {
        clear();
        asked = inputs;
        comparison.outcome.value = forMap(run.outcome);
        return;
      }
      if (run.kind === 'idle' || (run.kind === 'running' && inputs === editor.inputs.peek())) return;
      asked = inputs;
      void compute(scenario);
    });
  });
}

/** Without the cost curve, whose tens of megabytes no map shows. */
function forMap(outcome: Outcome): Outcome {
  const none = new Float64Array(0);
  const { fibre } = outcome;
  const curve = {
    ...fibre.curve,
    cumulativeCostYen: none,
    cumulativeStateYen: none,
    cumulativeHouseholds: none,
  };
  return { ...outcome, fibre: { ...fibre, curve } };
}
