/** Drives a simulation's steps inside a worker: reports progress, and lets a cancel message in between two steps. */
import { failure, type Result, success } from '../src/model/problem.ts';
import type { Progress, Steps } from '../src/model/progress.ts';

/** A worker hears messages only between tasks: what overtakes a job waits no longer than this and a step. */
const HAND_OVER_MS = 8;
/** Word of progress is a task of the page; nobody reads faster. */
const PROGRESS_EVERY_MS = 48;

export interface DriveOptions {
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Milliseconds after which messages are let in. */
  readonly handOverMs?: number;
}

export async function drive<T>(steps: Steps<T>, options: DriveOptions): Promise<Result<T>> {
  const { handOverMs = HAND_OVER_MS } = options;
  let handedOver = performance.now();
  let told = handedOver;
  for (;;) {
    const step = steps.next();
    if (step.done) return success(step.value);
    const now = performance.now();
    if (now - handedOver < handOverMs) continue;
    if (now - told >= PROGRESS_EVERY_MS) {
      told = now;
      options.onProgress(step.value);
    }
    await nextTask();
    handedOver = performance.now();
    if (options.isCancelled()) {
      // What the steps hold is given back.
      steps.return(undefined as never);
      return failure({
        kind: 'cancelled',
        what: 'run',
        where: step.value.phase,
        expected: 'the run to finish',
        got: 'cancelled by the user',
      });
    }
  }
}

/** A macrotask without the 4 ms floor of nested timers. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
