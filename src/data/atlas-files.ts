/** Reads and verifies single files of the atlas: length, hash, and the gzip wrapping with its own CRC-32. */
import { failure, ProblemError, type Result, success } from '../model/problem.ts';
import type { ManifestFile } from './atlas-manifest.ts';

export type ReadFile = (name: string) => Promise<Uint8Array>;

/** What a reader throws becomes a problem. */
export async function readBytes(readFile: ReadFile, name: string): Promise<Result<Uint8Array>> {
  try {
    return success(await readFile(name));
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem);
    const got = error instanceof Error ? error.message : String(error);
    return failure({ kind: 'unavailable', what: name, where: name, expected: 'a readable file', got });
  }
}

/**
 * A file of the manifest, verified, and unwrapped where its name ends in `.bin`. The hash is only verified where the
 * platform offers SHA-256 (browsers do on secure origins and localhost); length and CRC-32 always are.
 */
export async function readVerified(readFile: ReadFile, file: ManifestFile): Promise<Result<Uint8Array>> {
  const read = await readBytes(readFile, file.name);
  if (!read.ok) return read;
  const where = file.name;
  const bytes = read.value;
  if (bytes.length !== file.bytes) {
    const kind = bytes.length < file.bytes ? 'truncated' : 'altered';
    const expected = `${file.bytes} bytes as the manifest says`;
    return failure({ kind, what: 'length', where, expected, got: `${bytes.length} bytes` });
  }
  const isWrapped = file.name.endsWith('.bin');
  const [sha256, content] = await Promise.all([
    sha256Hex(bytes),
    isWrapped ? gunzip(bytes, where) : success(bytes),
  ]);
  if (sha256 !== undefined && sha256 !== file.sha256) {
    return failure({ kind: 'altered', what: 'SHA-256', where, expected: file.sha256, got: sha256 });
  }
  return content;
}

export async function sha256Hex(bytes: Uint8Array): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function gunzip(bytes: Uint8Array, where: string): Promise<Result<Uint8Array>> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  // Writing waits for reading, so both go on at once; a defect fails both.
  const write = async () => {
    await writer.write(bytes as Uint8Array<ArrayBuffer>);
    await writer.close();
  };
  try {
    const [content] = await Promise.all([readAll(stream.readable), write()]);
    return success(content);
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return failure({ kind: 'altered', what: 'gzip content', where, expected: 'an intact gzip file', got });
  }
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
