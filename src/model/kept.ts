/**
 * Results that are kept for as long as what they were computed from stands: a lever then costs only what it changes. What
 * a computation reads of the parameters is noted while it runs, so no list of them can fall behind the code.
 */

import type { Steps } from './progress.ts';

export interface Kept {
  /**
   * A result that was computed under this name, where all inputs are the same objects and every parameter that it read has
   * the same value; else computed anew.
   * @param compute pure; must not change its result later, and must not keep the parameters
   */
  get<P extends object, T>(
    name: string,
    inputs: readonly unknown[],
    parameters: P,
    compute: (parameters: P) => T,
  ): T;
  /** The same for what is computed step by step. */
  steps<P extends object, T>(
    name: string,
    inputs: readonly unknown[],
    parameters: P,
    compute: (parameters: P) => Steps<T>,
  ): Steps<T>;
}

interface Entry {
  readonly inputs: readonly unknown[];
  readonly reads: ReadonlyMap<PropertyKey, unknown>;
  readonly result: unknown;
}

/** @param depth results that are kept under each name: those that were asked for last */
export function createKept(depth = 1): Kept {
  const entries = new Map<string, Entry[]>();
  /** The entry that holds, which from now on is the last one asked for. */
  const find = (name: string, inputs: readonly unknown[], parameters: object): Entry | undefined => {
    const known = entries.get(name) ?? [];
    const at = known.findIndex((entry) => holds(entry, inputs, parameters));
    if (at > 0) known.unshift(...known.splice(at, 1));
    return at < 0 ? undefined : known[0];
  };
  const keep = (name: string, entry: Entry) => {
    entries.set(name, [entry, ...(entries.get(name) ?? [])].slice(0, depth));
  };
  return {
    get<P extends object, T>(
      name: string,
      inputs: readonly unknown[],
      parameters: P,
      compute: (parameters: P) => T,
    ): T {
      const entry = find(name, inputs, parameters);
      if (entry !== undefined) return entry.result as T;
      const reads = new Map<PropertyKey, unknown>();
      const result = compute(noting(name, parameters, reads));
      keep(name, { inputs, reads, result });
      return result;
    },
    *steps(name, inputs, parameters, compute) {
      const entry = find(name, inputs, parameters);
      if (entry !== undefined) return entry.result as never;
      const reads = new Map<PropertyKey, unknown>();
      const result = yield* compute(noting(name, parameters, reads));
      keep(name, { inputs, reads, result });
      return result;
    },
  };
}

/** The parameters, where every one that is read is noted with its value. */
function noting<P extends object>(name: string, parameters: P, reads: Map<PropertyKey, unknown>): P {
  return new Proxy(parameters, {
    get(target, id) {
      const value = Reflect.get(target, id);
      reads.set(id, value);
      return value;
    },
    ownKeys() {
      throw new Error(`Expected ${name} to read parameters one by one.`);
    },
  });
}

function holds({ inputs, reads }: Entry, others: readonly unknown[], parameters: object): boolean {
  if (inputs.length !== others.length || inputs.some((input, i) => input !== others[i])) return false;
  for (const [id, value] of reads) {
    const now = Reflect.get(parameters, id);
    // Lists come anew with every scenario; the few there are, are compared as text.
    if (!Object.is(now, value) && JSON.stringify(now) !== JSON.stringify(value)) return false;
  }
  return true;
}
