/** What the newest run is doing. A failed or running state keeps the last good outcome, so nothing on screen is lost. */
import type { Outcome } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';

export type RunState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly fraction: number;
      readonly phase: string;
      readonly last: Outcome | undefined;
    }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'cancelled'; readonly last: Outcome | undefined }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[]; readonly last: Outcome | undefined };

export function lastOutcome(state: RunState): Outcome | undefined {
  switch (state.kind) {
    case 'idle':
      return undefined;
    case 'done':
      return state.outcome;
    default:
      return state.last;
  }
}
