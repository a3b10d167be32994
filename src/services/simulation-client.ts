/**
 * The one door to the workers: the newest request wins. Asking for a run cancels the one before it, and an answer
 * that comes late is never shown as current.
 */
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { failure, type Result, success } from '../model/problem.ts';
import type { Scenario } from '../model/scenario.ts';
import { joinParts } from '../model/simulate.ts';
import type { RunProgress, WorkerPool } from './worker-pool.ts';

export interface SimulationClient {
  open(base: string): Promise<Result<Atlas>>;
  /** Resolves with the outcome, or with a problem of kind 'cancelled' once a newer run or `cancel` overtook it. */
  run(scenario: Scenario, onProgress: (progress: RunProgress) => void): Promise<Result<Outcome>>;
  cancel(): void;
}

export function createSimulationClient(pool: WorkerPool): SimulationClient {
  let atlas: Atlas | undefined;
  let newest = 0;
  const overtaken = () =>
    failure({
      kind: 'cancelled',
      what: 'run',
      where: 'client',
      expected: 'the newest run',
      got: 'overtaken or cancelled',
    });

  return {
    async open(base) {
      const result = await pool.open(base);
      if (result.ok) atlas = result.value;
      return result;
    },

    async run(scenario, onProgress) {
      if (atlas === undefined) {
        return failure({
          kind: 'internal',
          what: 'run',
          where: 'client',
          expected: 'an open atlas',
          got: 'none',
        });
      }
      if (newest > 0) pool.cancel(newest);
      const runId = ++newest;
      const result = await pool.run(runId, scenario, (progress) => {
        if (runId === newest) onProgress(progress);
      });
      if (runId !== newest) return overtaken();
      return result.ok ? success(joinParts(atlas, scenario, result.value)) : result;
    },

    cancel() {
      // The id moves on, so that an answer already under way is dropped as well.
      if (newest > 0) pool.cancel(newest++);
    },
  };
}
