/**
 * Runs scenarios that are not on screen, one after the other, so that they can be compared. The scenario on screen
 * goes first: its run overtakes ours, and ours begins again once it has ended.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { MODEL_VERSION } from '../../model/outcome.ts';
import { digestOf, type OutcomeDigest } from '../../model/outcome-digest.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scenario } from '../../model/scenario.ts';
import { inputsKey } from '../../model/scenario-inputs.ts';
import type { SimulationClient } from '../../services/simulation-client.ts';
import type { AppState } from '../app-state.ts';
import type { ScenarioLibrary } from './library-types.ts';

export interface ComparisonProgress {
  readonly name: string;
  readonly done: number;
  readonly total: number;
  /** 0–1 over all of them. */
  readonly fraction: number;
}

export interface Comparer {
  /** The kept outcome of a scenario, unless another model or another atlas made it. */
  digest(scenario: Scenario): OutcomeDigest | undefined;
  readonly progress: ReadonlySignal<ComparisonProgress | undefined>;
  readonly problems: ReadonlySignal<readonly Problem[]>;
  /** Computes what is missing. */
  compute(scenarios: readonly Scenario[]): Promise<void>;
  stop(): void;
}

export function createComparer(
  state: AppState,
  client: Pick<SimulationClient, 'run' | 'cancel'>,
  library: Pick<ScenarioLibrary, 'digests' | 'keepDigest'>,
): Comparer {
  const progress = signal<ComparisonProgress | undefined>(undefined);
  const problems = signal<readonly Problem[]>([]);
  let wanted = 0;
  let isOurs = false;

  const digest = (scenario: Scenario) => {
    const kept = library.digests.value.get(inputsKey(scenario));
    const atlas = state.atlas.value;
    const isCurrent =
      kept?.modelVersion === MODEL_VERSION && (atlas.kind !== 'open' || kept.atlasId === atlas.atlas.id);
    return isCurrent ? kept : undefined;
  };
  const isFree = () =>
    state.atlas.value.kind === 'open' && !['idle', 'running'].includes(state.run.value.kind);

  const stop = () => {
    wanted++;
    progress.value = undefined;
    // Where the scenario on screen has overtaken ours, the newest run is not ours to cancel.
    if (isOurs && state.run.peek().kind !== 'running') client.cancel();
    isOurs = false;
  };

  return {
    digest,
    progress,
    problems,
    stop,
    async compute(scenarios) {
      stop();
      const own = wanted;
      const missing = scenarios.filter((scenario) => digest(scenario) === undefined);
      problems.value = [];
      for (let done = 0; done < missing.length; ) {
        const scenario = missing[done]!;
        const tell = (fraction: number) => {
          const { name } = scenario;
          const total = missing.length;
          progress.value = { name, done, total, fraction: (done + fraction) / total };
        };
        tell(0);
        await until(isFree);
        if (own !== wanted) return;
        if (digest(scenario) === undefined) {
          isOurs = true;
          const result = await client.run(scenario, ({ fraction }) => {
            if (own === wanted) tell(fraction);
          });
          if (own !== wanted) return;
          isOurs = false;
          const atlas = state.atlas.peek();
          if (result.ok && atlas.kind === 'open') library.keepDigest(digestOf(atlas.atlas, result.value));
          else if (!result.ok) {
            // Overtaken by the run of the scenario on screen: once more, after it.
            if (result.problems.every(({ kind }) => kind === 'cancelled')) continue;
            problems.value = [...problems.peek(), ...result.problems];
          }
        }
        done++;
      }
      progress.value = undefined;
    },
  };
}

function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let isOver = false;
    let stop: (() => void) | undefined;
    stop = effect(() => {
      if (isOver || !condition()) return;
      isOver = true;
      resolve();
      // The effect may hold at once, before there is anything to stop.
      queueMicrotask(() => stop?.());
    });
  });
}
