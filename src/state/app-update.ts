/** A newer version of the app that lies ready: it takes over when the user says so, with everything saved. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { NewerVersion } from '../services/offline.ts';

export type UpdateState =
  | { readonly kind: 'none' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'applying' }
  /** Other pages of the app stand open. */
  | { readonly kind: 'blocked'; readonly others: number }
  /** Not now: the newer version takes over once the app is closed. */
  | { readonly kind: 'later' };

export interface AppUpdate {
  readonly state: ReadonlySignal<UpdateState>;
  offer(newer: NewerVersion): void;
  apply(): Promise<void>;
  later(): void;
}

/** @param saveAll is awaited before the page opens anew */
export function createAppUpdate(saveAll: () => Promise<void>): AppUpdate {
  const state = signal<UpdateState>({ kind: 'none' });
  let newest: NewerVersion | undefined;
  return {
    state,
    offer(newer) {
      newest = newer;
      if (state.peek().kind !== 'applying') state.value = { kind: 'ready' };
    },
    async apply() {
      if (newest === undefined || state.peek().kind === 'applying') return;
      state.value = { kind: 'applying' };
      const others = await newest.apply(saveAll);
      if (others > 0) state.value = { kind: 'blocked', others };
    },
    later() {
      state.value = { kind: 'later' };
    },
  };
}
