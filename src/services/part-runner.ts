/**
 * Runs one part of the simulations: at most one job at a time, and none where the last outcome still holds. Of the jobs
 * that wait for their turn only the newest is started.
 */
import { type Part, partKey, structuralPartKey } from '../model/part-inputs.ts';
import { failure, type Result, success } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { Scenario } from '../model/scenario.ts';
import type { PartInputs, PartOutcomes } from '../model/simulate.ts';

export interface PartRunner<P extends Part> {
  /** Ends as cancelled where `isOver` says so before the outcome is there. */
  run(scenario: Scenario, inputs: PartInputs[P], asker: Asker): Promise<Result<PartOutcomes[P]>>;
  /** Whether the last outcome is that of these inputs. */
  isKept(scenario: Scenario, inputs: PartInputs[P]): boolean;
  /** A newer scenario stands: a job that reads other parameters is stopped. */
  overtake(scenario: Scenario): void;
  cancel(): void;
}

export interface Asker {
  isOver(): boolean;
  onProgress(progress: Progress): void;
}

export interface PartRunnerOptions<P extends Part> {
  start(
    scenario: Scenario,
    inputs: PartInputs[P],
    onProgress: (progress: Progress) => void,
  ): Promise<{ readonly jobId: number; readonly answer: Promise<Result<PartOutcomes[P]>> }>;
  cancel(jobId: number): void;
  wait(ms: number): Promise<void>;
  now(): number;
}

/**
 * What takes longer than this and was overtaken waits until the lever rests: started at every move it would only be
 * stopped again. A lever's first move starts at once: it may be the only one.
 */
const QUICK_MS = 100;
export const REST_MS = 150;
/** A frame of the page: it draws what came before, and whatever is computed meanwhile would delay it. */
export const DRAWN_MS = 16;
/** What board, charts, tables and the map as it opens do not show waits for so long, that they may move on. */
const LATE_MS: Readonly<{ [P in Part]?: number }> = {
  radioOperators: DRAWN_MS,
  // Nobody waits for them while a lever moves, and they would hold up the next answer of their worker.
  fibreJoining: REST_MS,
  radioBound: REST_MS,
};

interface Kept<P extends Part> {
  readonly key: string;
  readonly structuralKey: string;
  readonly inputs: PartInputs[P];
  readonly outcome: PartOutcomes[P];
}

interface Job<P extends Part> {
  readonly key: string;
  readonly inputs: PartInputs[P];
  readonly answer: Promise<Result<PartOutcomes[P]>>;
  onProgress: (progress: Progress) => void;
  isCancelled: boolean;
  cancel(): void;
}

export function createPartRunner<P extends Part>(part: P, options: PartRunnerOptions<P>): PartRunner<P> {
  let kept: Kept<P> | undefined;
  let job: Job<P> | undefined;
  /** How long the last job took that found its structure as it was, and the last that did not. */
  const lastMs = { reading: 0, structural: 0 };
  /** Whether the last job was stopped by a newer run: a lever is moving. */
  let isMoving = false;

  const begin = (scenario: Scenario, inputs: PartInputs[P], asker: Asker): Job<P> => {
    const key = partKey(part, scenario);
    const structuralKey = structuralPartKey(part, scenario);
    const isFirst = kept === undefined;
    const kind = kept?.structuralKey === structuralKey ? 'reading' : 'structural';
    let jobId: number | undefined;
    const work = async (own: Omit<Job<P>, 'answer'>): Promise<Result<PartOutcomes[P]>> => {
      const from = options.now();
      try {
        const started = await options.start(scenario, inputs, (progress) => own.onProgress(progress));
        jobId = started.jobId;
        if (own.isCancelled) options.cancel(jobId);
        const result = await started.answer;
        if (result.ok) {
          if (!own.isCancelled) isMoving = false;
          // The first one computes what never changes, which says nothing of the next.
          if (!isFirst) lastMs[kind] = options.now() - from;
          // Also of a run that was overtaken: these are the bytes of these inputs, whoever asked for them.
          kept = { key, structuralKey, inputs, outcome: result.value };
        }
        return result;
      } finally {
        job = undefined;
      }
    };
    const own = {
      key,
      inputs,
      onProgress: asker.onProgress,
      isCancelled: false,
      cancel() {
        if (own.isCancelled) return;
        own.isCancelled = true;
        if (jobId !== undefined) options.cancel(jobId);
      },
    };
    return Object.assign(own, { answer: work(own) });
  };

  return {
    async run(scenario, inputs, asker) {
      const key = partKey(part, scenario);
      const holds = (each: { key: string; inputs: PartInputs[P] }) =>
        each.key === key && isSameInput(each.inputs, inputs);
      for (;;) {
        if (asker.isOver()) return cancelled(part);
        if (kept !== undefined && holds(kept)) return success(kept.outcome);
        if (job === undefined) break;
        if (!job.isCancelled && holds(job)) {
          job.onProgress = asker.onProgress;
          return job.answer;
        }
        job.cancel();
        isMoving = true;
        await job.answer;
      }
      const isReading = kept?.structuralKey === structuralPartKey(part, scenario);
      const isSlow = lastMs[isReading ? 'reading' : 'structural'] > QUICK_MS;
      const lateMs = kept === undefined ? 0 : (LATE_MS[part] ?? 0);
      const waitMs = isSlow && isMoving ? REST_MS : lateMs;
      if (waitMs > 0) {
        await options.wait(waitMs);
        if (asker.isOver()) return cancelled(part);
      }
      job = begin(scenario, inputs, asker);
      return job.answer;
    },

    isKept: (scenario, inputs) =>
      kept !== undefined && kept.key === partKey(part, scenario) && isSameInput(kept.inputs, inputs),

    overtake(scenario) {
      if (job === undefined || job.key === partKey(part, scenario)) return;
      job.cancel();
      isMoving = true;
    },

    cancel() {
      job?.cancel();
    },
  };
}

/** By their bytes, field by field. */
function isSameInput<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => isSameValue(a[key], b[key]));
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  // Tables of several columns are told apart by which they are: they come from the same kept outcome.
  if (!(a instanceof Uint16Array) || !(b instanceof Uint16Array) || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function cancelled(part: Part): Result<never> {
  const [what, where] = [part, 'pool'];
  return failure({
    kind: 'cancelled',
    what,
    where,
    expected: 'the newest run',
    got: 'overtaken or cancelled',
  });
}
