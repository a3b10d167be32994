/** What the newest run is doing. A failed or running state keeps what stood before, so nothing on screen is lost. */
import type { Outcome } from '../model/outcome.ts';
import type { Part } from '../model/part-inputs.ts';
import type { Problem } from '../model/problem.ts';

/** What is on screen: an outcome, of which the named parts are still those of an earlier scenario. */
export interface Standing {
  readonly outcome: Outcome;
  readonly oldParts: readonly Part[];
}

export type RunState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly fraction: number;
      readonly phase: string;
      readonly last: Standing | undefined;
    }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'cancelled'; readonly last: Standing | undefined }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[]; readonly last: Standing | undefined };

export function lastStanding(state: RunState): Standing | undefined {
  switch (state.kind) {
    case 'idle':
      return undefined;
    case 'done':
      return { outcome: state.outcome, oldParts: [] };
    default:
      return state.last;
  }
}
