/**
 * Scenarios in the browser's own database. Every save names the revision it changed, and the store refuses to write
 * over a newer one: two tabs cannot overwrite each other. Failures are values; the caller keeps what could not be kept.
 */
import type { DBSchema } from 'idb';
import type { OutcomeDigest } from '../model/outcome-digest.ts';
import type { Scenario } from '../model/scenario.ts';
import { createBrowserDatabase, type StoreFailure, type StoreResult } from './browser-database.ts';
import {
  type DamagedRecord,
  isDamaged,
  readDigest,
  readRecord,
  recordOf,
  type StoredScenario,
} from './store-records.ts';

export type { StoreFailure, StoreResult };

export interface StoreContents {
  readonly scenarios: readonly StoredScenario[];
  readonly damaged: readonly DamagedRecord[];
  readonly digests: readonly OutcomeDigest[];
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly stored: StoredScenario }
  /** Somebody else saved in between; `standing` is what is there now, undefined where it was taken away. */
  | { readonly kind: 'conflict'; readonly standing: StoredScenario | undefined };

export interface ScenarioToSave {
  readonly id: string;
  readonly scenario: Scenario;
  readonly changedAtMs: number;
  /** The revision that was changed; 0 for a scenario that the store does not know yet. */
  readonly basedOn: number;
}

export interface ScenarioStore {
  readAll(): Promise<StoreResult<StoreContents>>;
  /** Undefined where there is none, or none that can be read. */
  read(id: string): Promise<StoreResult<StoredScenario | undefined>>;
  save(entry: ScenarioToSave): Promise<StoreResult<SaveOutcome>>;
  /** Takes away exactly the revision that is named, or tells what stands instead. */
  remove(id: string, revision: number): Promise<StoreResult<SaveOutcome | { readonly kind: 'removed' }>>;
  /** Takes away a record that cannot be read. */
  discard(id: string): Promise<StoreResult<undefined>>;
  /** @param id of the scenario that it is the outcome of */
  keepDigest(id: string, digest: OutcomeDigest): Promise<StoreResult<undefined>>;
  close(): void;
}

interface Schema extends DBSchema {
  scenarios: { key: string; value: unknown };
  digests: { key: string; value: unknown };
}

const DATABASE_VERSION = 1;

export function createScenarioStore(name = 'denen-scenarios'): ScenarioStore {
  const { attempt, close } = createBrowserDatabase<Schema>(name, DATABASE_VERSION, (database) => {
    database.createObjectStore('scenarios');
    database.createObjectStore('digests');
  });

  return {
    readAll: () =>
      attempt(async (database) => {
        const transaction = database.transaction(['scenarios', 'digests']);
        const scenarios = transaction.objectStore('scenarios');
        const [keys, values, digests] = await Promise.all([
          scenarios.getAllKeys(),
          scenarios.getAll(),
          transaction.objectStore('digests').getAll(),
        ]);
        const entries = values.map((value, i) => readRecord(keys[i]!, value));
        return {
          scenarios: entries.flatMap((entry) => (isDamaged(entry) ? [] : [entry])),
          damaged: entries.filter(isDamaged),
          digests: digests.map(readDigest).filter((digest) => digest !== undefined),
        };
      }),

    read: (id) =>
      attempt(async (database) => {
        const raw = await database.get('scenarios', id);
        return raw === undefined ? undefined : readable(id, raw);
      }),

    save: ({ id, scenario, changedAtMs, basedOn }) =>
      attempt(async (database) => {
        const transaction = database.transaction('scenarios', 'readwrite');
        const raw = await transaction.store.get(id);
        if (revisionOf(raw) !== basedOn) {
          await transaction.done;
          return { kind: 'conflict' as const, standing: raw === undefined ? undefined : readable(id, raw) };
        }
        const stored: StoredScenario = { id, scenario, changedAtMs, revision: basedOn + 1 };
        await Promise.all([transaction.store.put(recordOf(stored), id), transaction.done]);
        return { kind: 'saved' as const, stored };
      }),

    remove: (id, revision) =>
      attempt(async (database) => {
        const transaction = database.transaction(['scenarios', 'digests'], 'readwrite');
        const scenarios = transaction.objectStore('scenarios');
        const raw = await scenarios.get(id);
        if (raw !== undefined && revisionOf(raw) !== revision) {
          await transaction.done;
          return { kind: 'conflict' as const, standing: readable(id, raw) };
        }
        await Promise.all([
          scenarios.delete(id),
          transaction.objectStore('digests').delete(id),
          transaction.done,
        ]);
        return { kind: 'removed' as const };
      }),

    discard: (id) =>
      attempt(async (database) => {
        await database.delete('scenarios', id);
        return undefined;
      }),

    keepDigest: (id, digest) =>
      attempt(async (database) => {
        await database.put('digests', digest, id);
        return undefined;
      }),

    close,
  };
}

function readable(id: string, raw: unknown): StoredScenario | undefined {
  const entry = readRecord(id, raw);
  return isDamaged(entry) ? undefined : entry;
}

/** 0 where there is nothing; a record without a revision is never written over. */
function revisionOf(raw: unknown): number {
  if (raw === undefined) return 0;
  const revision = (raw as { revision?: unknown } | null)?.revision;
  return typeof revision === 'number' ? revision : Number.NaN;
}
