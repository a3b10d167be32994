/** Elevation for the atlas: the mean height of cells and the terrain tiles. */
import { encodeTerrainTile, TERRAIN_INDEX_VERSION, type TerrainIndex } from '../../src/data/terrain-tiles.ts';
import { gzip } from './gzip.ts';
import { sampleTile } from './terrain-grid.ts';
import { createTileReader } from './terrain-source.ts';

export { meanElevationOfCells } from './terrain-elevation.ts';

/**
 * 80 km squares of Japan by the first and last two digits of their codes: from 南鳥島 and 与那国島 in longitude, from
 * 沖ノ鳥島 to 択捉島 in latitude.
 */
const MESH_ROWS = { first: 30, last: 68 };
const MESH_COLUMNS = { first: 22, last: 53 };

/**
 * Terrain at about 250 m: `terrain/index.json` and a tile `terrain/{code}.bin` for each 80 km square with land.
 * @param sourceDir holds the elevation tiles `{zoom}/{x}/{y}.webp`
 * @param progress told the rows of squares done and in all
 */
export async function writeTerrain(
  sourceDir: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<{ files: { name: string; bytes: Uint8Array }[]; report: string[] }> {
  const readTile = createTileReader(sourceDir);
  const files: { name: string; bytes: Uint8Array }[] = [];
  const tiles: TerrainIndex['tiles'] = [];
  for (let meshRow = MESH_ROWS.first; meshRow <= MESH_ROWS.last; meshRow++) {
    for (let meshColumn = MESH_COLUMNS.first; meshColumn <= MESH_COLUMNS.last; meshColumn++) {
      const heightM = await sampleTile(readTile, meshRow, meshColumn);
      if (heightM === undefined) continue;
      const meshCode = `${meshRow}${meshColumn}`;
      const name = `terrain/${meshCode}.bin`;
      const bytes = gzip(encodeTerrainTile(heightM));
      const lowestM = heightM.reduce((low, height) => Math.min(low, height));
      const highestM = heightM.reduce((high, height) => Math.max(high, height));
      files.push({ name, bytes });
      tiles.push({ meshCode, name, bytes: bytes.length, lowestM, highestM });
    }
    progress(meshRow - MESH_ROWS.first + 1, MESH_ROWS.last - MESH_ROWS.first + 1);
  }
  const index: TerrainIndex = { format: 'denen.terrain', version: TERRAIN_INDEX_VERSION, tiles };
  const indexBytes = new TextEncoder().encode(`${JSON.stringify(index, null, 1)}\n`);
  return { files: [{ name: 'terrain/index.json', bytes: indexBytes }, ...files], report: reportOf(tiles) };
}

function reportOf(tiles: TerrainIndex['tiles']): string[] {
  if (tiles.length === 0) return ['no elevation tiles: no terrain'];
  const largest = tiles.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const highest = tiles.reduce((a, b) => (b.highestM > a.highestM ? b : a));
  const lowest = tiles.reduce((a, b) => (b.lowestM < a.lowestM ? b : a));
  const total = tiles.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    `${tiles.length} tiles, ${(total / 1e6).toFixed(2)} MB; the largest is ${largest.meshCode} with ` +
      `${(largest.bytes / 1e3).toFixed(1)} KB`,
    `heights from ${lowest.lowestM} m (${lowest.meshCode}) to ${highest.highestM} m (${highest.meshCode})`,
  ];
}
