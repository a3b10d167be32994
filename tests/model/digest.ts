import { createHash } from 'node:crypto';

/** Hash over all numbers of an outcome. */
export function digest(value: unknown): string {
  const hash = createHash('sha256');
  const visit = (part: unknown): void => {
    if (ArrayBuffer.isView(part)) hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        hash.update(key);
        visit(inner);
      }
    } else hash.update(String(part));
  };
  visit(value);
  return hash.digest('hex');
}
