/** Reads the land mask of an atlas from wherever its files are; the simulations ask for it once the cells are open. */
import type { Land } from '../model/land.ts';
import { failure, type Result } from '../model/problem.ts';
import { type ReadFile, readBytes, readVerified } from './atlas-files.ts';
import { LAND_FILE, MANIFEST_FILE, parseManifest } from './atlas-manifest.ts';
import { decodeLand } from './land-file.ts';

export async function loadLand(readFile: ReadFile): Promise<Result<Land>> {
  const manifestBytes = await readBytes(readFile, MANIFEST_FILE);
  if (!manifestBytes.ok) return manifestBytes;
  const manifest = parseManifest(manifestBytes.value);
  if (!manifest.ok) return manifest;
  const file = manifest.value.files.find(({ name }) => name === LAND_FILE);
  if (file === undefined) {
    const got = manifest.value.files.map(({ name }) => name).join(', ');
    return failure({ kind: 'missing', what: 'files', where: MANIFEST_FILE, expected: LAND_FILE, got });
  }
  const bytes = await readVerified(readFile, file);
  return bytes.ok ? decodeLand(bytes.value, LAND_FILE) : bytes;
}
