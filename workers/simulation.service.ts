/**
 * What a simulation worker can do, as ordinary functions: tests and the command line call the same ones.
 * Each worker has the atlas once; scenarios come in as small objects, outcomes go out as columns.
 */
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { loadLand } from '../src/data/land-loader.ts';
import type { Atlas } from '../src/model/atlas.ts';
import type { Land } from '../src/model/land.ts';
import type { Part } from '../src/model/part-inputs.ts';
import { failure, ProblemError, type Result, success } from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import type { Scenario } from '../src/model/scenario.ts';
import { type PartInputs, type PartOutcomes, simulatePart } from '../src/model/simulate.ts';
import { drive } from './drive.ts';

export type ReadFile = (name: string) => Promise<Uint8Array>;

export interface SimulationService {
  /** Loads the atlas. The caller's copy is for drawing and tables; the worker keeps its own. */
  open(base: string): Promise<Result<Atlas>>;
  /** Takes an atlas that another worker has read and checked at `base`, instead of reading it once more. */
  adopt(base: string, atlas: Atlas): void;
  /**
   * Runs one part of a scenario, once the atlas is there where it is still being read; a cancelled or failed run is
   * a value, never an exception.
   */
  runPart<P extends Part>(
    jobId: number,
    scenario: Scenario,
    part: P,
    inputs: PartInputs[P],
    onProgress: (progress: Progress) => void,
  ): Promise<Result<PartOutcomes[P]>>;
  /** Stops that job at its next step; one that has ended is left alone. */
  cancel(jobId: number): void;
}

export function createSimulationService(readFileFrom: (base: string) => ReadFile): SimulationService {
  let opening: Promise<Result<Atlas>> | undefined;
  /** Under way beside the atlas; the page does not wait for it. */
  let land: Promise<Result<Land>> | undefined;
  /** Jobs under way. */
  const jobs = new Set<number>();
  return {
    open(base) {
      opening ??= loadAtlas(readFileFrom(base));
      land ??= loadLand(readFileFrom(base));
      return opening;
    },
    adopt(base, atlas) {
      opening = Promise.resolve(success(atlas));
      land ??= loadLand(readFileFrom(base));
    },
    async runPart(jobId, scenario, part, inputs, onProgress) {
      if (opening === undefined || land === undefined) {
        return failure({
          kind: 'internal',
          what: part,
          where: 'worker',
          expected: 'an open atlas',
          got: 'none',
        });
      }
      jobs.add(jobId);
      try {
        const [atlas, mask] = await Promise.all([opening, land]);
        if (!atlas.ok) return atlas;
        if (!mask.ok) return mask;
        const isCancelled = () => !jobs.has(jobId);
        const country = { atlas: atlas.value, land: mask.value };
        return await drive(simulatePart(country, scenario, part, inputs), { isCancelled, onProgress });
      } catch (error) {
        if (error instanceof ProblemError) return failure(error.problem);
        const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        return failure({ kind: 'internal', what: part, where: 'simulation', expected: 'an outcome', got });
      } finally {
        jobs.delete(jobId);
      }
    },
    cancel(jobId) {
      jobs.delete(jobId);
    },
  };
}
