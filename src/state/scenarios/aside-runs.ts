/**
 * Runs of scenarios that are not on screen, one after the other. The scenario on screen goes first: its run overtakes
 * ours, and ours begins again once it has ended.
 */
import { effect } from '@preact/signals-core';
import type { Outcome } from '../../model/outcome.ts';
import type { Problem, Result } from '../../model/problem.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { SimulationClient } from '../../services/simulation-client.ts';
import type { AppState } from '../app-state.ts';

export interface AsideRun {
  readonly onProgress: (fraction: number) => void;
  /** Asked before the run begins and after it has ended: what nobody wants any more is not run, and not told. */
  readonly isWanted: () => boolean;
}

export interface AsideRuns {
  /** @returns undefined where it is no longer wanted */
  run(scenario: Scenario, run: AsideRun): Promise<Result<Outcome> | undefined>;
  /** Ends the run under way, if it is one of ours; whoever still wants it gets it all the same. */
  interrupt(): void;
}

export function createAsideRuns(
  state: Pick<AppState, 'atlas' | 'run'>,
  client: Pick<SimulationClient, 'run' | 'cancel'>,
): AsideRuns {
  let isOurs = false;
  let last: Promise<unknown> = Promise.resolve();
  const isFree = () =>
    state.atlas.value.kind === 'open' && !['idle', 'running'].includes(state.run.value.kind);

  const runNow = async (
    scenario: Scenario,
    { onProgress, isWanted }: AsideRun,
  ): Promise<Result<Outcome> | undefined> => {
    for (;;) {
      if (!isWanted()) return undefined;
      await until(isFree);
      if (!isWanted()) return undefined;
      isOurs = true;
      const result = await client.run(scenario, ({ fraction }) => {
        if (isWanted()) onProgress(fraction);
      });
      isOurs = false;
      if (!isWanted()) return undefined;
      if (result.ok || !isOvertaken(result.problems)) return result;
    }
  };

  return {
    run(scenario, run) {
      const result = last.then(() => runNow(scenario, run));
      last = result.catch(() => {});
      return result;
    },
    interrupt() {
      // Where the scenario on screen has overtaken ours, the newest run is not ours to cancel.
      if (isOurs && state.run.peek().kind !== 'running') client.cancel();
      isOurs = false;
    },
  };
}

function isOvertaken(problems: readonly Problem[]): boolean {
  return problems.every(({ kind }) => kind === 'cancelled');
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
