/**
 * What a simulation worker can do, as ordinary functions: tests and the command line call the same ones.
 * Each worker loads the atlas once; scenarios come in as small objects, outcomes go out as columns.
 */
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { loadLand } from '../src/data/land-loader.ts';
import type { Atlas } from '../src/model/atlas.ts';
import type { Land } from '../src/model/land.ts';
import { failure, ProblemError, type Result } from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import type { Scenario } from '../src/model/scenario.ts';
import { type Part, type PartInputs, type PartOutcomes, simulatePart } from '../src/model/simulate.ts';
import { drive } from './drive.ts';

export type ReadFile = (name: string) => Promise<Uint8Array>;

export interface SimulationService {
  /**
   * Loads the atlas. The caller's copy is for drawing and tables; the worker keeps its own.
   * @param wanted false where the caller already has a copy
   */
  open(base: string, wanted: boolean): Promise<Result<Atlas | undefined>>;
  /** Runs one part of a scenario; a cancelled or failed run is a value, never an exception. */
  runPart<P extends Part>(
    runId: number,
    scenario: Scenario,
    part: P,
    inputs: PartInputs[P],
    onProgress: (progress: Progress) => void,
  ): Promise<Result<PartOutcomes[P]>>;
  /** Stops that run at its next step. Runs with a smaller id are stopped too: they are older. */
  cancel(runId: number): void;
}

export function createSimulationService(readFileFrom: (base: string) => ReadFile): SimulationService {
  let atlas: Atlas | undefined;
  /** Under way from the moment the atlas is open; the page does not wait for it. */
  let land: Promise<Result<Land>> | undefined;
  let cancelledUpTo = 0;
  return {
    async open(base, wanted) {
      if (atlas === undefined) {
        const loaded = await loadAtlas(readFileFrom(base));
        if (!loaded.ok) return loaded;
        atlas = loaded.value;
        land = loadLand(readFileFrom(base));
      }
      return { ok: true, value: wanted ? atlas : undefined };
    },
    async runPart(runId, scenario, part, inputs, onProgress) {
      if (atlas === undefined || land === undefined) {
        return failure({
          kind: 'internal',
          what: part,
          where: 'worker',
          expected: 'an open atlas',
          got: 'none',
        });
      }
      const mask = await land;
      if (!mask.ok) return mask;
      try {
        const isCancelled = () => runId <= cancelledUpTo;
        return await drive(simulatePart({ atlas, land: mask.value }, scenario, part, inputs), {
          isCancelled,
          onProgress,
        });
      } catch (error) {
        if (error instanceof ProblemError) return failure(error.problem);
        const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        return failure({ kind: 'internal', what: part, where: 'simulation', expected: 'an outcome', got });
      }
    },
    cancel(runId) {
      cancelledUpTo = Math.max(cancelledUpTo, runId);
    },
  };
}
