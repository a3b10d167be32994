/**
 * What a simulation worker can do, as ordinary functions: tests and the command line call the same ones.
 * Each worker has the atlas once; scenarios come in as small objects, outcomes go out as columns.
 */
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { loadLand } from '../src/data/land-loader.ts';
import type { Atlas } from '../src/model/atlas.ts';
import type { Land } from '../src/model/land.ts';
import { resolveParameters } from '../src/model/parameters.ts';
import type { Part } from '../src/model/part-inputs.ts';
import { failure, ProblemError, type Result, success } from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import type { RadioBaseline } from '../src/model/radio/baseline.ts';
import { improveCover } from '../src/model/radio/improve-cover.ts';
import { searchPlan } from '../src/model/radio/improve-plan.ts';
import type { RadioOutcome } from '../src/model/radio/radio-outcome.ts';
import { simulateRadio } from '../src/model/radio/simulate-radio.ts';
import type { Scenario } from '../src/model/scenario.ts';
import {
  type Country,
  demandOf,
  lookAhead,
  type PartInputs,
  type PartOutcomes,
  type PreparedPart,
  radioPlaces,
  simulatePart,
} from '../src/model/simulate.ts';
import { passAtlas, receiveAtlas } from './atlas-hand-over.ts';
import { drive } from './drive.ts';
import { answerWhatIf, type WhatIf, type WhatIfAnswers, type WhatIfQuestions } from './what-if.ts';

export type ReadFile = (name: string) => Promise<Uint8Array>;

/** How much a search for a better 5G plan may do; the same work on the same scenario gives the same bytes. */
export interface SearchWork {
  readonly seed: number;
  /** Exchanges to try at most. */
  readonly moves: number;
}

export interface SearchProgress extends Progress {
  /** Share 0–1 by which the plan may be short of the bound, once it is known. */
  readonly gap?: number;
}

export interface FoundPlan {
  readonly radio: RadioOutcome;
  /** Cells in which alone that plan builds, rising: what a scenario holds of it. */
  readonly cells: Uint32Array;
  /** Exchanges tried until it ended or was told to. */
  readonly moves: number;
  /** Against one and the same bound, before and after the search. */
  readonly gapBefore: number;
  readonly gapAfter: number;
}

export interface SimulationService {
  /**
   * Loads the atlas, and passes it on to others. The caller's copy is for drawing and tables; the worker keeps its own.
   */
  open(base: string, heirs: readonly MessagePort[]): Promise<Result<Atlas>>;
  /** Takes an atlas that another worker has read and checked at `base`, instead of reading it once more. */
  adopt(base: string, from: MessagePort): void;
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
  /**
   * While there is nothing else to do, finds what moves of levers may ask a part for next. Any other job ends it, and so
   * does the same for another scenario; what has been found until then stays found.
   */
  lookAhead(part: PreparedPart, scenario: Scenario): void;
  /**
   * Looks for a better 5G plan for the same money, and lays it out over the years.
   * @param fibreFiscalYear per cell, as in the scenario's fibre outcome
   */
  searchRadioPlan(
    jobId: number,
    scenario: Scenario,
    fibreFiscalYear: Uint16Array,
    work: SearchWork,
    onProgress: (progress: SearchProgress) => void,
  ): Promise<Result<FoundPlan>>;
  /** Ends the exchanges of that search; what has been found until then is its answer. */
  endSearch(jobId: number): void;
  /** @param baseline of the question's scenario, where somebody has it already */
  whatIf<K extends WhatIf>(
    jobId: number,
    kind: K,
    asked: WhatIfQuestions[K],
    baseline: RadioBaseline | undefined,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<WhatIfAnswers[K]>>;
  /** Stops that job at its next step; one that has ended is left alone. */
  cancel(jobId: number): void;
}

const SEARCH_PHASE = 'radio.search';
/** Between steps of what is prepared; a lever that moves meanwhile waits for the step under way. */
const IDLE_HAND_OVER_MS = 4;

export function createSimulationService(readFileFrom: (base: string) => ReadFile): SimulationService {
  let opening: Promise<Result<Atlas>> | undefined;
  /** Under way beside the atlas; the page does not wait for it. */
  let land: Promise<Result<Land>> | undefined;
  /** Jobs under way. */
  const jobs = new Set<number>();
  /** Searches that are to end with what they have. */
  const ending = new Set<number>();
  /** Changes with every job, which ends what is prepared meanwhile. */
  let idle = 0;
  /** By part: how often it has been prepared for. */
  const preparing: Record<PreparedPart, number> = { radio: 0, hubs: 0 };

  /** Runs a job once the atlas is there; refusals and mistakes of kernels become values. */
  async function run<T>(
    jobId: number,
    what: string,
    work: (country: Country, isCancelled: () => boolean) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (opening === undefined || land === undefined) {
      return failure({ kind: 'internal', what, where: 'worker', expected: 'an open atlas', got: 'none' });
    }
    jobs.add(jobId);
    idle++;
    try {
      const [atlas, mask] = await Promise.all([opening, land]);
      if (!atlas.ok) return atlas;
      if (!mask.ok) return mask;
      return await work({ atlas: atlas.value, land: mask.value }, () => !jobs.has(jobId));
    } catch (error) {
      if (error instanceof ProblemError) return failure(error.problem);
      const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return failure({ kind: 'internal', what, where: 'simulation', expected: 'an outcome', got });
    } finally {
      jobs.delete(jobId);
      ending.delete(jobId);
    }
  }

  return {
    open(base, heirs) {
      opening ??= loadAtlas(readFileFrom(base));
      void passAtlas(opening, heirs);
      land ??= loadLand(readFileFrom(base));
      return opening;
    },
    adopt(base, from) {
      opening = receiveAtlas(from);
      land ??= loadLand(readFileFrom(base));
    },
    runPart: (jobId, scenario, part, inputs, onProgress) =>
      run(jobId, part, (country, isCancelled) =>
        drive(simulatePart(country, scenario, part, inputs), { isCancelled, onProgress }),
      ),
    lookAhead(part, scenario) {
      const before = idle;
      const own = ++preparing[part];
      void Promise.all([opening, land]).then(([atlas, mask]) => {
        if (!atlas?.ok || !mask?.ok) return;
        const steps = lookAhead({ atlas: atlas.value, land: mask.value }, part, scenario);
        const isCancelled = () => idle !== before || preparing[part] !== own || jobs.size > 0;
        // A scenario that cannot be run has been told so by its run.
        drive(steps, { isCancelled, onProgress() {}, handOverMs: IDLE_HAND_OVER_MS }).catch(() => {});
      });
    },
    async searchRadioPlan(jobId, scenario, fibreFiscalYear, { seed, moves }, onProgress) {
      if (!(Number.isSafeInteger(moves) && moves >= 0)) {
        const got = String(moves);
        return failure({ kind: 'out-of-range', what: 'moves', where: 'search', expected: 'from 0', got });
      }
      return run(jobId, 'searchRadioPlan', async (country, isCancelled) => {
        const within = (from: number, to: number, gap?: () => number) => ({
          isCancelled,
          onProgress: ({ phase, fraction }: Progress) =>
            onProgress({ phase, fraction: from + (to - from) * fraction, ...(gap && { gap: gap() }) }),
        });
        const placed = await drive(simulatePart(country, scenario, 'radioBaseline', {}), within(0, 0.15));
        if (!placed.ok) return placed;
        const parameters = resolveParameters(scenario.parameters);
        const demand = demandOf(country.atlas, parameters);
        const places = radioPlaces(country.atlas, scenario);
        const inputs = { ...country, demand, baseline: placed.value, fibreFiscalYear, ...places };
        const report = (fraction: number) => ({ phase: SEARCH_PHASE, fraction });
        const found = await drive(searchPlan(inputs, parameters, seed, report), within(0.15, 0.4));
        if (!found.ok) return found;
        const search = found.value;
        const gap = () => (search.upperBound > 0 ? 1 - search.covered() / search.upperBound : 0);
        const gapBefore = gap();
        let done = 0;
        const exchanges = improveCover(search, moves, (fraction) => {
          done = Math.round(moves * fraction);
          return report(fraction);
        });
        const isOver = () => isCancelled() || ending.has(jobId);
        const ended = await drive(exchanges, { ...within(0.4, 0.9, gap), isCancelled: isOver });
        if (!ended.ok && isCancelled()) return ended;
        if (ended.ok) done = moves;
        const cells = search.cells();
        const better = { ...inputs, onlyCells: cells, unknownPlanCells: 0 };
        const radio = await drive(simulateRadio(better, parameters), within(0.9, 1, gap));
        if (!radio.ok) return radio;
        return success({ radio: radio.value, cells, moves: done, gapBefore, gapAfter: gap() });
      });
    },
    whatIf: (jobId, kind, asked, baseline, onProgress) =>
      run(jobId, kind, (country, isCancelled) =>
        drive(answerWhatIf(country, kind, asked, baseline), { isCancelled, onProgress }),
      ),
    endSearch(jobId) {
      if (jobs.has(jobId)) ending.add(jobId);
    },
    cancel(jobId) {
      jobs.delete(jobId);
    },
  };
}
