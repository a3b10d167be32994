/** Runs scenarios that are not on screen, one after the other, so that they can be compared. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { MODEL_VERSION } from '../../model/outcome.ts';
import { digestOf, type OutcomeDigest } from '../../model/outcome-digest.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scenario } from '../../model/scenario.ts';
import { inputsKey } from '../../model/scenario-inputs.ts';
import type { AppState } from '../app-state.ts';
import type { AsideRuns } from './aside-runs.ts';
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
  state: Pick<AppState, 'atlas'>,
  aside: AsideRuns,
  library: Pick<ScenarioLibrary, 'digests' | 'keepDigest'>,
): Comparer {
  const progress = signal<ComparisonProgress | undefined>(undefined);
  const problems = signal<readonly Problem[]>([]);
  let wanted = 0;

  const digest = (scenario: Scenario) => {
    const kept = library.digests.value.get(inputsKey(scenario));
    const atlas = state.atlas.value;
    const isCurrent =
      kept?.modelVersion === MODEL_VERSION && (atlas.kind !== 'open' || kept.atlasId === atlas.atlas.id);
    return isCurrent ? kept : undefined;
  };
  const stop = () => {
    wanted++;
    progress.value = undefined;
    aside.interrupt();
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
        const result = await aside.run(scenario, {
          onProgress: (fraction) => {
            if (own === wanted) tell(fraction);
          },
          isWanted: () => own === wanted && digest(scenario) === undefined,
        });
        if (own !== wanted) return;
        const atlas = state.atlas.peek();
        if (result?.ok && atlas.kind === 'open') library.keepDigest(digestOf(atlas.atlas, result.value));
        else if (result?.ok === false) problems.value = [...problems.peek(), ...result.problems];
        done++;
      }
      progress.value = undefined;
    },
  };
}
