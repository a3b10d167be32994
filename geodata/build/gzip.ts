import { gzipSync } from 'fflate';

/** Gzip whose bytes depend on the content alone: no time, no file name, one implementation on every platform. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mem: 12, mtime: 0 });
}
