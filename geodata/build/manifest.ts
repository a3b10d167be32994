import { createHash } from 'node:crypto';
import {
  ATLAS_FORMAT,
  ATLAS_VERSION,
  atlasIdText,
  type Manifest,
  type ManifestFile,
} from '../../src/data/atlas-manifest.ts';

export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly role: ManifestFile['role'];
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The table of contents of what was compiled, files in the order given. */
export function createManifest(
  outputs: readonly OutputFile[],
  landCellCount: number,
  sources: Manifest['sources'],
): Manifest {
  const files = outputs.map(({ name, bytes, role }) => ({
    name,
    bytes: bytes.length,
    sha256: sha256(bytes),
    role,
  }));
  const id = sha256(atlasIdText(files)).slice(0, 16);
  return { format: ATLAS_FORMAT, version: ATLAS_VERSION, id, landCellCount, files, sources };
}
