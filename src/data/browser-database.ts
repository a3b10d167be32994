/** A database of the browser's own, opened when it is first needed and again where the connection was lost. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export type StoreFailure =
  /** No room left on this device. */
  | 'full'
  /** The browser has no database or forbids it, e.g. in a private window. */
  | 'unavailable'
  /** The database cannot be opened or read. */
  | 'damaged'
  /** A newer Denen has made the database. */
  | 'newer';

export type StoreResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: StoreFailure };

export interface BrowserDatabase<S extends DBSchema> {
  /** Failures are values; one try more where the connection was lost, e.g. because the user cleared the site's data. */
  attempt<T>(work: (database: IDBPDatabase<S>) => Promise<T>): Promise<StoreResult<T>>;
  close(): void;
}

export function createBrowserDatabase<S extends DBSchema>(
  name: string,
  version: number,
  create: (database: IDBPDatabase<S>) => void,
): BrowserDatabase<S> {
  let opening: Promise<IDBPDatabase<S>> | undefined;
  const forget = () => {
    opening = undefined;
  };
  const open = () => {
    if (typeof indexedDB === 'undefined') throw new DOMException('no IndexedDB', 'NotSupportedError');
    opening ??= openDB<S>(name, version, {
      upgrade: create,
      // A newer Denen in another tab may go on; this one opens again, and tells, when it next has something to save.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    return opening;
  };
  return {
    async attempt(work) {
      for (let isSecondTry = false; ; isSecondTry = true) {
        try {
          return { ok: true, value: await work(await open()) };
        } catch (error) {
          const errorName = nameOf(error);
          const isLost = errorName === 'InvalidStateError' && opening !== undefined && !isSecondTry;
          if (errorName !== 'QuotaExceededError') forget();
          if (!isLost) return { ok: false, reason: reasonOf(errorName) };
        }
      }
    },
    close() {
      void opening?.then(
        (database) => database.close(),
        () => {},
      );
      forget();
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

function reasonOf(name: string): StoreFailure {
  switch (name) {
    case 'QuotaExceededError':
      return 'full';
    case 'VersionError':
      return 'newer';
    case 'NotSupportedError':
    case 'SecurityError':
    case 'InvalidStateError':
    case 'NotAllowedError':
      return 'unavailable';
    default:
      return 'damaged';
  }
}
