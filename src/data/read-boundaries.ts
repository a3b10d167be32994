/** The boundary file of an atlas, found by the manifest and verified. */
import { failure, type Result } from '../model/problem.ts';
import { type ReadFile, readBytes, readVerified } from './atlas-files.ts';
import { MANIFEST_FILE, parseManifest } from './atlas-manifest.ts';
import { type BoundaryTopology, decodeBoundaries } from './boundaries.ts';

export const BOUNDARIES_FILE = 'boundaries.bin';

export async function readBoundaries(readFile: ReadFile): Promise<Result<BoundaryTopology>> {
  const manifestBytes = await readBytes(readFile, MANIFEST_FILE);
  if (!manifestBytes.ok) return manifestBytes;
  const manifest = parseManifest(manifestBytes.value);
  if (!manifest.ok) return manifest;
  const file = manifest.value.files.find(({ name }) => name === BOUNDARIES_FILE);
  if (file === undefined) {
    const got = manifest.value.files.map(({ name }) => name).join(', ');
    return failure({ kind: 'missing', what: 'files', where: MANIFEST_FILE, expected: BOUNDARIES_FILE, got });
  }
  const bytes = await readVerified(readFile, file);
  return bytes.ok ? decodeBoundaries(bytes.value, BOUNDARIES_FILE) : bytes;
}
