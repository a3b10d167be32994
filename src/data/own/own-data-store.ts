/**
 * Imported sets in the browser's own database, beside the scenarios. Sets name municipalities by their position in the
 * atlas that they were read with, so each is kept with its id.
 */
import type { DBSchema } from 'idb';
import { createBrowserDatabase, type StoreResult } from '../browser-database.ts';
import { isOwnSet, type OwnSet } from './own-set.ts';

export interface StoredSet {
  readonly key: number;
  readonly atlasId: string;
  readonly set: OwnSet;
}

export interface StoredSets {
  /** Oldest first. */
  readonly sets: readonly StoredSet[];
  /** Records that do not read as a set; they stay as they are. */
  readonly damaged: number;
}

export interface OwnDataStore {
  readAll(): Promise<StoreResult<StoredSets>>;
  /** @returns the key under which it is kept */
  put(set: OwnSet, atlasId: string): Promise<StoreResult<number>>;
  remove(key: number): Promise<StoreResult<undefined>>;
  close(): void;
}

interface Schema extends DBSchema {
  sets: { key: number; value: unknown };
}

const DATABASE_VERSION = 1;

export function createOwnDataStore(name = 'denen-own-data'): OwnDataStore {
  const { attempt, close } = createBrowserDatabase<Schema>(name, DATABASE_VERSION, (database) => {
    // Keys rise by themselves, so that two tabs never take the same one.
    database.createObjectStore('sets', { autoIncrement: true });
  });
  return {
    readAll: () =>
      attempt(async (database) => {
        const transaction = database.transaction('sets');
        const [keys, values] = await Promise.all([
          transaction.store.getAllKeys(),
          transaction.store.getAll(),
        ]);
        const sets = values.flatMap((value, i) => {
          const { set, atlasId } = (value ?? {}) as { set?: unknown; atlasId?: unknown };
          return isOwnSet(set) && typeof atlasId === 'string' ? [{ key: keys[i]!, atlasId, set }] : [];
        });
        return { sets, damaged: values.length - sets.length };
      }),
    put: (set, atlasId) => attempt((database) => database.put('sets', { set, atlasId })),
    remove: (key) =>
      attempt(async (database) => {
        await database.delete('sets', key);
        return undefined;
      }),
    close,
  };
}
