import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../model/problem.ts';

/** Reads the files of a folder on disk (Node only). */
export function readFromFolder(folder: string): (name: string) => Promise<Uint8Array> {
  return async (name) => {
    const path = join(folder, name);
    try {
      return await readFile(path);
    } catch (error) {
      const got = error instanceof Error ? error.message : String(error);
      throw new ProblemError({
        kind: 'unavailable',
        what: name,
        where: path,
        expected: 'a readable file',
        got,
      });
    }
  };
}
