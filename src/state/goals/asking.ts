/** A long question with progress and cancel: what stood before is gone once a new one is asked. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Problem, Result } from '../../model/problem.ts';
import type { Progress } from '../../model/progress.ts';

export type AskingState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly fraction: number }
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface Asking<T> {
  readonly state: ReadonlySignal<AskingState<T>>;
  ask(question: (onProgress: (progress: Progress) => void) => Promise<Result<T>>): Promise<void>;
  cancel(): void;
}

/** @param stop tells whoever works on it to stop */
export function createAsking<T>(stop: () => void): Asking<T> {
  const state = signal<AskingState<T>>({ kind: 'idle' });
  let newest = 0;
  return {
    state,
    async ask(question) {
      const id = ++newest;
      state.value = { kind: 'asking', fraction: 0 };
      const result = await question(({ fraction }) => {
        if (id === newest && state.value.kind === 'asking') state.value = { kind: 'asking', fraction };
      });
      if (id !== newest) return;
      if (result.ok) state.value = { kind: 'answered', answer: result.value };
      else if (result.problems.every(({ kind }) => kind === 'cancelled')) state.value = { kind: 'idle' };
      else state.value = { kind: 'refused', problems: result.problems };
    },
    cancel() {
      newest++;
      if (state.value.kind === 'asking') stop();
      state.value = { kind: 'idle' };
    },
  };
}
