/**
 * Keeps imported sets in the browser as they come and go. What is on the page is the truth: where the browser keeps
 * nothing, the sets live as long as the page, and that is told.
 */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { StoreFailure } from '../../data/browser-database.ts';
import type { OwnDataStore } from '../../data/own/own-data-store.ts';
import { type OwnSet, sizeOfSet } from '../../data/own/own-set.ts';
import type { OwnEntry } from './own-data.ts';

export type OwnKeeping =
  /** Nothing is kept yet, or nobody has asked to. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept'; readonly bytes: number }
  /** They live as long as the page; every further change tries again. */
  | { readonly kind: 'unkept'; readonly reason: StoreFailure };

/** Sets in the store that are not on the page. */
export interface LeftInStore {
  readonly otherAtlas: readonly { readonly key: number; readonly fileName: string }[];
  /** Records that cannot be read. */
  readonly damaged: number;
}

export interface OwnKeeper {
  readonly keeping: ReadonlySignal<OwnKeeping>;
  readonly left: ReadonlySignal<LeftInStore>;
  /** Brings back what was kept with the same atlas, then follows the entries. */
  start(store: OwnDataStore, atlasId: string): Promise<void>;
  /** Takes what was read with another atlas out of the store. */
  discardLeft(): Promise<void>;
  /** Tries once more to keep what is not kept. */
  retry(): Promise<void>;
}

/** @param nextId of an entry */
export function createOwnKeeper(entries: Signal<readonly OwnEntry[]>, nextId: () => number): OwnKeeper {
  const keeping = signal<OwnKeeping>({ kind: 'idle' });
  const left = signal<LeftInStore>({ otherAtlas: [], damaged: 0 });
  /** By set: its key in the store. */
  const keys = new Map<OwnSet, number>();
  let open: { readonly store: OwnDataStore; readonly atlasId: string } | undefined;
  let saving: Promise<void> = Promise.resolve();

  const save = async (): Promise<void> => {
    if (open === undefined) return;
    const { store, atlasId } = open;
    const wanted = entries.peek().map(({ set }) => set);
    const gone = [...keys.keys()].filter((set) => !wanted.includes(set));
    const fresh = wanted.filter((set) => !keys.has(set));
    if (gone.length > 0 || fresh.length > 0) keeping.value = { kind: 'keeping' };
    // What is gone makes room for what comes.
    for (const set of gone) {
      const result = await store.remove(keys.get(set)!);
      if (!result.ok) return fail(result.reason);
      keys.delete(set);
    }
    for (const set of fresh) {
      const result = await store.put(set, atlasId);
      if (!result.ok) return fail(result.reason);
      keys.set(set, result.value);
    }
    const bytes = [...keys.keys()].reduce((sum, set) => sum + sizeOfSet(set), 0);
    keeping.value = keys.size === 0 ? { kind: 'idle' } : { kind: 'kept', bytes };
  };
  const fail = (reason: StoreFailure): void => {
    // With nothing to keep there is nothing to warn of.
    keeping.value = entries.peek().length === 0 ? { kind: 'idle' } : { kind: 'unkept', reason };
  };
  /** One save after the other, each of what stands when its turn comes. */
  const later = (): Promise<void> => {
    saving = saving.then(save);
    return saving;
  };

  return {
    keeping,
    left,
    async start(store, atlasId) {
      const read = await store.readAll();
      open = { store, atlasId };
      if (read.ok) {
        const { sets, damaged } = read.value;
        const own = sets.filter((each) => each.atlasId === atlasId);
        const otherAtlas = sets
          .filter((each) => each.atlasId !== atlasId)
          .map(({ key, set }) => ({ key, fileName: set.fileName }));
        left.value = { otherAtlas, damaged };
        for (const { key, set } of own) keys.set(set, key);
        if (own.length > 0) {
          entries.value = [...own.map(({ set }) => ({ id: nextId(), set })), ...entries.peek()];
        }
      } else fail(read.reason);
      effect(() => {
        void entries.value;
        void later();
      });
    },
    async discardLeft() {
      if (open === undefined) return;
      for (const { key } of left.peek().otherAtlas) {
        const result = await open.store.remove(key);
        if (!result.ok) return fail(result.reason);
      }
      left.value = { ...left.peek(), otherAtlas: [] };
    },
    retry: later,
  };
}
