/** Saves what has changed: soon, one save at a time, newest state only, and again after a failure. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { ScenarioStore, StoreFailure } from '../../data/scenario-store.ts';
import type { StoredScenario } from '../../data/store-records.ts';
import type { Keeping, LibraryEntry } from './library-types.ts';

export interface KeeperOptions {
  readonly store: ScenarioStore;
  readonly find: (id: string) => LibraryEntry | undefined;
  readonly onSaved: (id: string, revision: number) => void;
  readonly onConflict: (own: LibraryEntry, standing: StoredScenario | undefined) => void;
}

export interface Keeper {
  readonly keeping: ReadonlySignal<Keeping>;
  /** Marks a scenario as changed. */
  keep(id: string): void;
  /** Changed here and not in the store yet. */
  isPending(id: string): boolean;
  flush(): Promise<void>;
  /** Forgets that a scenario has changed, once a save that is under way has ended. */
  settle(id: string): Promise<void>;
  /** The revision that this tab saved last. */
  lastRevision(id: string): number | undefined;
  fail(reason: StoreFailure): void;
  dispose(): void;
}

/** Short enough that a crash loses nothing that somebody would miss. */
const SAVE_DELAY_MS = 100;
/**
 * While changes go on coming, as from a lever that is pulled, each of them puts the saving off by the same delay, for
 * no longer than this: a save takes some milliseconds of the time in which the numbers are to follow.
 */
const LONGEST_DELAY_MS = 500;

export function createKeeper({ store, find, onSaved, onConflict }: KeeperOptions): Keeper {
  const keeping = signal<Keeping>({ kind: 'kept' });
  const changed = new Set<string>();
  const revisions = new Map<string, number>();
  let saving: { readonly id: string; readonly done: Promise<void> } | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;
  const stopWaiting = () => {
    clearTimeout(rest);
    clearTimeout(limit);
    rest = undefined;
    limit = undefined;
  };
  let flushing: Promise<void> | undefined;

  const saveOne = async (id: string): Promise<boolean> => {
    const own = find(id);
    changed.delete(id);
    if (own === undefined) return true;
    const { scenario, changedAtMs, revision: basedOn } = own;
    const result = await store.save({ id, scenario, changedAtMs, basedOn });
    if (!result.ok) {
      changed.add(id);
      keeping.value = { kind: 'unkept', reason: result.reason };
      return false;
    }
    if (result.value.kind === 'saved') {
      const { revision } = result.value.stored;
      revisions.set(id, revision);
      onSaved(id, revision);
    } else {
      const newest = find(id);
      if (newest !== undefined) onConflict(newest, result.value.standing);
    }
    return true;
  };

  const saveAll = async () => {
    stopWaiting();
    for (let id = first(changed); id !== undefined; id = first(changed)) {
      let isSaved = false;
      const done = saveOne(id).then((saved) => {
        isSaved = saved;
      });
      saving = { id, done };
      await done;
      saving = undefined;
      if (!isSaved) return;
    }
    keeping.value = { kind: 'kept' };
  };

  const flush = (): Promise<void> => {
    flushing ??= saveAll().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };

  return {
    keeping,
    keep(id) {
      changed.add(id);
      if (keeping.peek().kind === 'kept') keeping.value = { kind: 'keeping' };
      const save = () => {
        // Before the flush, which may be one that is under way already: the next change needs timers of its own.
        stopWaiting();
        void flush();
      };
      clearTimeout(rest);
      rest = setTimeout(save, SAVE_DELAY_MS);
      limit ??= setTimeout(save, LONGEST_DELAY_MS);
    },
    isPending: (id) => changed.has(id) || saving?.id === id,
    flush,
    async settle(id) {
      changed.delete(id);
      if (saving?.id === id) await saving.done;
      changed.delete(id);
    },
    lastRevision: (id) => revisions.get(id),
    fail(reason) {
      keeping.value = { kind: 'unkept', reason };
    },
    dispose: stopWaiting,
  };
}

function first(ids: ReadonlySet<string>): string | undefined {
  for (const id of ids) return id;
  return undefined;
}
