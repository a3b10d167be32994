/** Drives a simulation's steps inside a worker: reports progress, and lets a cancel message in between two steps. */
import { failure, type Result, success } from '../src/model/problem.ts';
import type { Progress, Steps } from '../src/model/progress.ts';

/** A worker hears messages only between tasks; handing over more often than this would only cost time. */
const HAND_OVER_MS = 24;

export interface DriveOptions {
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Milliseconds after which messages are let in. */
  readonly handOverMs?: number;
}

export async function drive<T>(steps: Steps<T>, options: DriveOptions): Promise<Result<T>> {
  const { handOverMs = HAND_OVER_MS } = options;
  let handedOver = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return success(step.value);
    const now = performance.now();
    if (now - handedOver < handOverMs) continue;
    options.onProgress(step.value);
    await nextTask();
    handedOver = performance.now();
    if (options.isCancelled()) {
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
