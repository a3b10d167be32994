/** Columns that come as copies, from another thread say, and are told to be what they were. */

/** Whether two values of one shape have the same content, to the byte where they are columns. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (ArrayBuffer.isView(a)) return ArrayBuffer.isView(b) && isSameBytes(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

function isSameBytes(a: ArrayBufferView, b: ArrayBufferView): boolean {
  if (a.constructor !== b.constructor || a.byteLength !== b.byteLength) return false;
  const [x, y] = [bytesOf(a), bytesOf(b)];
  // Word by word where both begin at one.
  const words = a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0 ? a.byteLength >> 2 : 0;
  const [v, w] = [
    new Uint32Array(a.buffer, words && a.byteOffset, words),
    new Uint32Array(b.buffer, words && b.byteOffset, words),
  ];
  for (let i = 0; i < words; i++) if (v[i] !== w[i]) return false;
  for (let i = 4 * words; i < x.length; i++) if (x[i] !== y[i]) return false;
  return true;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
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
  if (isSame(last, now)) return last as T;
  if (!isTable(last) || !isTable(now) || Array.isArray(last) !== Array.isArray(now)) return now;
  const entries = Object.entries(now).map(([key, value]) => [
    key,
    keepingSame(Reflect.get(last, key), value),
  ]);
  return (Array.isArray(now) ? entries.map(([, value]) => value) : Object.fromEntries(entries)) as T;
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
