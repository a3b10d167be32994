/**
 * Simulations are generators: each step yields how far it has come, and whoever drives it decides between two steps
 * whether to go on. So kernels know no clock, worker or callback, and a run can be cancelled anywhere it yields.
 * Steps are meant to take some tens of milliseconds.
 */
export interface Progress {
  /** Key of the phase, e.g. 'radio.baseline'; the locale turns it into words. */
  readonly phase: string;
  /** 0–1 within the whole simulation that yields. */
  readonly fraction: number;
}

export type Steps<T> = Generator<Progress, T, void>;

/** Runs to the end without looking: for tests, the command line and benches. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
