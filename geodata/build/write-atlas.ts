import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ATLAS_FORMAT, MANIFEST_FILE } from '../../src/data/atlas-manifest.ts';
import type { Compiled } from './compile.ts';

/** A folder is replaced as a whole, so it must be absent, empty or an atlas already. */
export function isReplaceable(folder: string): boolean {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return true;
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8'));
    return (manifest as { format?: unknown }).format === ATLAS_FORMAT;
  } catch {
    return false;
  }
}

/** Replaces the folder's content by the atlas. */
export function writeAtlas(folder: string, { files, manifest }: Compiled): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { name, bytes } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
}
