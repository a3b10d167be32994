/**
 * The one door to the workers: the newest request wins. Asking for a run cancels the one before it, and an answer
 * that comes late is never shown as current.
 */
import type { FoundPlan, SearchProgress, SearchWork } from '../../workers/simulation.service.ts';
import type { WhatIf, WhatIfAnswers, WhatIfQuestions } from '../../workers/what-if.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { PARTS, type Part, touchedParts } from '../model/part-inputs.ts';
import { failure, type Result, success } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { Scenario } from '../model/scenario.ts';
import { type JoinedParts, joinParts, type PartOutcomes } from '../model/simulate.ts';
import type { RunProgress, WorkerPool } from './worker-pool.ts';

export interface SimulationClient {
  open(base: string): Promise<Result<Atlas>>;
  /**
   * May be asked for as soon as `open` has been. Resolves with the outcome, or with a problem of kind 'cancelled' once a
   * newer run or `cancel` overtook it.
   * @param onPartial of a run for the screen: told of an outcome of which some parts, named in it, are still those of the last run
   */
  run(
    scenario: Scenario,
    onProgress: (progress: RunProgress) => void,
    onPartial?: (outcome: Outcome, oldParts: readonly Part[]) => void,
  ): Promise<Result<Outcome>>;
  /**
   * Looks for a better 5G plan than an outcome's, for the same money. A newer run or search overtakes it.
   * @returns the outcome with the plan that was found
   */
  improve(
    outcome: Outcome,
    work: SearchWork,
    onProgress: (progress: SearchProgress) => void,
  ): Promise<Result<ImprovedOutcome>>;
  /** A newer question of the kind overtakes it; runs go on beside it. */
  whatIf<K extends WhatIf>(
    kind: K,
    asked: WhatIfQuestions[K],
    onProgress: (progress: Progress) => void,
  ): Promise<Result<WhatIfAnswers[K]>>;
  cancelWhatIf(kind: WhatIf): void;
  /** Lets the search under way end with what it has. */
  endImproving(): void;
  cancelImproving(): void;
  cancel(): void;
}

export interface ImprovedOutcome extends Omit<FoundPlan, 'radio'> {
  readonly outcome: Outcome;
}

/**
 * Progress is told no more often than it is read. Each word of it is a new frame of the page, and where the graphics
 * card is made of software, frames are drawn by the very cores that simulate.
 */
const PROGRESS_EVERY_MS = 300;
const JOINED_PARTS = [
  'fibre',
  'fibreJoining',
  'radio',
  'radioOperators',
  'radioBound',
  'hubs',
] as const satisfies readonly (keyof JoinedParts)[];

export function createSimulationClient(pool: WorkerPool): SimulationClient {
  let opening: Promise<Result<Atlas>> | undefined;
  let newest = 0;
  /** The newest of each part of the runs for the screen. */
  const last: { -readonly [P in Part]?: PartOutcomes[P] } = {};
  /** What the screen was given last: of which scenario, and which parts were still of another. */
  let shown: { readonly scenario: Scenario; readonly oldParts: readonly Part[] } | undefined;
  /** The last outcome with what it was joined from: the end of a run is often what its last part has shown already. */
  let joined:
    | { readonly scenario: Scenario; readonly parts: JoinedParts; readonly outcome: Outcome }
    | undefined;
  const join = (atlas: Atlas, scenario: Scenario, parts: JoinedParts): Outcome => {
    const isSame =
      joined?.scenario === scenario && JOINED_PARTS.every((part) => joined?.parts[part] === parts[part]);
    if (joined === undefined || !isSame) {
      joined = { scenario, parts, outcome: joinParts(atlas, scenario, parts) };
    }
    return joined.outcome;
  };
  const overtaken = () =>
    failure({
      kind: 'cancelled',
      what: 'run',
      where: 'client',
      expected: 'the newest run',
      got: 'overtaken or cancelled',
    });

  return {
    open(base) {
      opening = pool.open(base);
      return opening;
    },

    async run(scenario, onProgress, onPartial) {
      if (opening === undefined) {
        return failure({
          kind: 'internal',
          what: 'run',
          where: 'client',
          expected: 'an open atlas',
          got: 'none',
        });
      }
      const runId = ++newest;
      let atlas: Result<Atlas> | undefined;
      let isEnded = false;
      let isShowing = false;
      const asked = shown === undefined ? PARTS : touchedParts(shown.scenario, scenario);
      const markedOld = PARTS.filter((part) => asked.includes(part) || shown?.oldParts.includes(part));
      let arrived: Partial<PartOutcomes> = {};
      let told = performance.now();
      const running = pool.run(runId, scenario, {
        onProgress(progress) {
          const now = performance.now();
          if (runId !== newest || now - told < PROGRESS_EVERY_MS) return;
          told = now;
          onProgress(progress);
        },
        onPart(part, parts) {
          // Who does not listen for parts is not the screen: what stands there is not replaced by another scenario's.
          if (runId !== newest || onPartial === undefined) return;
          const isNew = last[part] !== parts[part];
          Object.assign(last, { [part]: parts[part] });
          arrived = parts;
          // A part that comes out the same as before is no longer marked as old either.
          if (isShowing || !(isNew || markedOld.includes(part))) return;
          isShowing = true;
          // In a task of its own: what is kept follows at once, and the page is drawn once for all of it.
          setTimeout(() => {
            isShowing = false;
            const oldParts = PARTS.filter((each) => arrived[each] === undefined);
            if (isEnded || runId !== newest || oldParts.length === 0 || !atlas?.ok || !isWhole(last)) return;
            // A bound is never shown with another plan than its own.
            const { radioBound } = arrived;
            shown = { scenario, oldParts };
            onPartial(join(atlas.value, scenario, { ...last, radioBound }), oldParts);
          });
        },
      });
      atlas = await opening;
      if (!atlas.ok) return atlas;
      const parts = await running;
      isEnded = true;
      if (onPartial !== undefined && parts.ok && runId === newest) shown = { scenario, oldParts: [] };
      if (runId !== newest) return overtaken();
      const outcome = parts.ok ? success(join(atlas.value, scenario, parts.value)) : parts;
      // Joining takes as long as drawing what comes of it: each has a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
      return runId === newest ? outcome : overtaken();
    },

    async improve(outcome, work, onProgress) {
      const atlas = await opening;
      if (atlas === undefined || !atlas.ok) return atlas ?? overtaken();
      const runId = newest;
      const { scenario, fibre, hubs } = outcome;
      let told = Number.NEGATIVE_INFINITY;
      const tell = (progress: SearchProgress) => {
        const now = performance.now();
        if (now - told < PROGRESS_EVERY_MS) return;
        told = now;
        onProgress(progress);
      };
      const found = await pool.searchRadioPlan(scenario, fibre.servedFiscalYear, work, tell);
      // A run that was asked for meanwhile owns the screen.
      if (runId !== newest) return overtaken();
      if (!found.ok) return found;
      const { radio, ...others } = found.value;
      const parts = {
        ...{ fibre, fibreJoining: fibre.joining, hubs },
        ...{ radio, radioOperators: radio.operators, radioBound: radio.bound },
      };
      return success({ ...others, outcome: joinParts(atlas.value, scenario, parts) });
    },

    async whatIf(kind, asked, onProgress) {
      const atlas = await opening;
      if (atlas === undefined || !atlas.ok) return atlas ?? overtaken();
      let told = performance.now();
      return pool.whatIf(kind, asked, (progress) => {
        const now = performance.now();
        if (now - told < PROGRESS_EVERY_MS) return;
        told = now;
        onProgress(progress);
      });
    },
    cancelWhatIf: (kind) => pool.cancelWhatIf(kind),

    endImproving: () => pool.endSearch(),
    cancelImproving: () => pool.cancelSearch(),

    cancel() {
      // The id moves on, so that an answer already under way is dropped as well.
      if (newest > 0) pool.cancel(newest++);
    },
  };
}

/** Whether there is enough to show. */
function isWhole(parts: Partial<PartOutcomes>): parts is PartOutcomes {
  return PARTS.every((part) => part === 'radioBound' || parts[part] !== undefined);
}
