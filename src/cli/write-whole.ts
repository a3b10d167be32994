import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from './command.ts';

/** Writes all files aside and moves them in place at the end: a reader never meets half an outcome. */
export async function writeWhole(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const aside = await mkdtemp(join(folder, '.denen-'));
    try {
      for (const [name, text] of Object.entries(files)) await writeFile(join(aside, name), text);
      for (const name of Object.keys(files)) await rename(join(aside, name), join(folder, name));
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new InputError([
      { kind: 'unavailable', what: '--out', where: folder, expected: 'a writable folder', got },
    ]);
  }
}
