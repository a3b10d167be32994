/** Opens the terrain of an atlas: the list of tiles and the land mask at once, tiles when they are asked for. */
import type { Atlas } from '../model/atlas.ts';
import { failure, type Result, success } from '../model/problem.ts';
import { type ClutterAssumptions, createLandCover } from '../model/radio/terrain/land-cover.ts';
import { type ReadFile, readBytes, readVerified } from './atlas-files.ts';
import { LAND_FILE, MANIFEST_FILE, type Manifest, parseManifest } from './atlas-manifest.ts';
import { decodeLand } from './land-file.ts';
import { createTerrainStore, type TerrainStore } from './terrain-store.ts';
import { decodeTerrainIndex } from './terrain-tiles.ts';

export const TERRAIN_INDEX_FILE = 'terrain/index.json';

/**
 * @param readFile gives the bytes of a file of the atlas by name; may throw
 * @param clutter decides the classes of cover, not their heights
 */
export async function openTerrain(
  readFile: ReadFile,
  atlas: Pick<Atlas, 'lattice' | 'cells'>,
  clutter: ClutterAssumptions,
): Promise<Result<TerrainStore>> {
  const manifestBytes = await readBytes(readFile, MANIFEST_FILE);
  if (!manifestBytes.ok) return manifestBytes;
  const manifest = parseManifest(manifestBytes.value);
  if (!manifest.ok) return manifest;
  const read = (name: string) => readListed(readFile, manifest.value, name);
  const [landBytes, indexBytes] = await Promise.all([read(LAND_FILE), read(TERRAIN_INDEX_FILE)]);
  if (!landBytes.ok) return landBytes;
  if (!indexBytes.ok) return indexBytes;
  const land = decodeLand(landBytes.value, LAND_FILE);
  if (!land.ok) return land;
  const index = decodeTerrainIndex(indexBytes.value, TERRAIN_INDEX_FILE);
  if (!index.ok) return index;
  const cover = createLandCover(land.value, atlas.lattice, atlas.cells.population, clutter);
  return success(createTerrainStore(index.value, read, cover));
}

async function readListed(readFile: ReadFile, manifest: Manifest, name: string): Promise<Result<Uint8Array>> {
  const file = manifest.files.find((entry) => entry.name === name);
  if (file !== undefined) return readVerified(readFile, file);
  const got = `${manifest.files.length} others`;
  return failure({ kind: 'missing', what: 'files', where: MANIFEST_FILE, expected: name, got });
}
