/** Columns that come as copies, from another thread say, and are told to be what they were. */

type Table = Readonly<Record<string, unknown>>;

/** Whether two values of one shape have the same content, to the byte where they are columns. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (ArrayBuffer.isView(a)) return ArrayBuffer.isView(b) && isSameColumn(a, b);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) if (!(key in b) || !isSame(a[key], b[key])) return false;
  return true;
}

/**
 * Compared as unsigned numbers whatever the columns hold, so that the loops below meet one kind of column each: they are
 * hot, and compiled once.
 */
function isSameColumn(a: ArrayBufferView, b: ArrayBufferView): boolean {
  if (a.constructor !== b.constructor || a.byteLength !== b.byteLength) return false;
  // Word by word where both begin at one.
  const isAligned = a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0;
  const words = isAligned ? a.byteLength >> 2 : 0;
  if (words > 0 && !isSameWords(wordsOf(a, words), wordsOf(b, words))) return false;
  return 4 * words === a.byteLength || isSameBytes(bytesOf(a, 4 * words), bytesOf(b, 4 * words));
}

function isSameWords(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function wordsOf({ buffer, byteOffset }: ArrayBufferView, words: number): Uint32Array {
  return new Uint32Array(buffer, byteOffset, words);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView, from: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset + from, byteLength - from);
}

/** Gives the value that it was given last where the new one is the same, so that it can be told by identity. */
export function createColumnKeeper<T>(): (now: T) => T {
  let last: T | undefined;
  return (now) => {
    if (last === undefined || !isSame(last, now)) last = now;
    return last;
  };
}

/** The new value, in which everything that is the same as in the last one is the object that stood there. */
export function keepingSame<T>(last: unknown, now: T): T {
  return keepParts(last, now) as T;
}

/** Every part is looked at once: a table is the last one where all of its parts are. */
function keepParts(last: unknown, now: unknown): unknown {
  if (!isTable(last) || !isTable(now)) return isSame(last, now) ? last : now;
  if (last === now) return last;
  if (Array.isArray(last) !== Array.isArray(now)) return now;
  const keys = Object.keys(now);
  const kept = (Array.isArray(now) ? now.slice() : { ...now }) as Record<string, unknown>;
  let isLast = keys.length === Object.keys(last).length;
  for (const key of keys) {
    const part = keepParts(last[key], now[key]);
    kept[key] = part;
    isLast &&= key in last && Object.is(part, last[key]);
  }
  return isLast ? last : kept;
}

function isObject(value: unknown): value is Table {
  return typeof value === 'object' && value !== null;
}

function isTable(value: unknown): value is Table {
  return isObject(value) && !ArrayBuffer.isView(value);
}
