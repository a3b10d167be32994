import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeTerrain } from '../../geodata/build/terrain.ts';
import { createTerrainStore } from '../../src/data/terrain-store.ts';
import { decodeTerrainIndex, decodeTerrainTile } from '../../src/data/terrain-tiles.ts';
import { success } from '../../src/model/problem.ts';
import { groundAt, TILE_SAMPLES, TILE_STEPS } from '../../src/model/radio/terrain/relief.ts';
import { writeSourceTiles } from './terrain-tiles-fixture.ts';

type Files = Awaited<ReturnType<typeof writeTerrain>>['files'];

function indexOf(files: Files) {
  const index = decodeTerrainIndex(files[0]!.bytes, files[0]!.name);
  if (!index.ok) throw new Error(JSON.stringify(index.problems));
  return index.value;
}

function tilesOf(files: Files): Map<string, Int16Array> {
  return new Map(
    indexOf(files).tiles.map(({ meshCode, name }) => {
      const file = files.find((candidate) => candidate.name === name)!;
      const tile = decodeTerrainTile(gunzipSync(file.bytes), name);
      if (!tile.ok) throw new Error(JSON.stringify(tile.problems));
      return [meshCode, tile.value];
    }),
  );
}

/** Every tile's northern and eastern edge against the first row and column of its neighbours. */
function expectEdgesToMeet(tiles: ReadonlyMap<string, Int16Array>): number {
  let edges = 0;
  for (const [meshCode, tile] of tiles) {
    const north = tiles.get(`${Number(meshCode) + 100}`);
    const east = tiles.get(`${Number(meshCode) + 1}`);
    for (let i = 0; i < TILE_SAMPLES; i++) {
      const onNorth = tile[TILE_STEPS * TILE_SAMPLES + i]!;
      const onEast = tile[i * TILE_SAMPLES + TILE_STEPS]!;
      if (onNorth !== (north?.[i] ?? 0)) throw new Error(`${meshCode} breaks off in the north at ${i}`);
      if (onEast !== (east?.[i * TILE_SAMPLES] ?? 0)) throw new Error(`${meshCode} breaks off in the east`);
    }
    edges += Number(north !== undefined) + Number(east !== undefined);
  }
  return edges;
}

describe('writeTerrain', () => {
  it('has tiles where there is land only, and they meet at their edges', async () => {
    // Waves over one source tile round Tokyo; its neighbours are missing, so the land breaks off into the sea.
    const folder = await writeSourceTiles([
      { zoom: 8, x: 227, y: 100, heightM: (x, y) => 500 + 300 * Math.sin(x / 9) * Math.cos(y / 7) },
    ]);
    const rows: number[] = [];
    const { files } = await writeTerrain(folder, (done) => rows.push(done));
    const tiles = tilesOf(files);
    expect([...tiles.keys()]).toEqual(['5339', '5340', '5439', '5440']);
    expect(expectEdgesToMeet(tiles)).toBe(4);
    expect(rows.length).toBe(rows.at(-1));
    expect((await writeTerrain(folder)).files).toEqual(files);
  });
});

const SOURCE = fileURLToPath(new URL('../../../shared/geodata/elevation', import.meta.url));
const hasSource = existsSync(SOURCE);
if (!hasSource) console.log('Skipping the terrain of Japan: ../shared/geodata is not there.');

describe.skipIf(!hasSource)('the terrain of Japan', () => {
  let files: Files;
  beforeAll(async () => {
    files = (await writeTerrain(SOURCE)).files;
  }, 120_000);

  it('stays within its size', () => {
    const bytes = files.map((file) => file.bytes.length);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(150_000);
    expect(bytes.reduce((sum, length) => sum + length)).toBeLessThanOrEqual(12_000_000);
    expect(indexOf(files).tiles.length).toBe(175);
  });

  it('meets at all edges', () => {
    expect(expectEdgesToMeet(tilesOf(files))).toBeGreaterThan(200);
  });

  it.each([
    ['富士山', 35.3606, 138.7274, 3776],
    ['北岳', 35.6744, 138.2389, 3193],
    ['奥穂高岳', 36.2893, 137.648, 3190],
    ['旭岳', 43.6636, 142.8542, 2291],
    ['剣山', 33.8535, 134.0942, 1955],
    ['宮之浦岳', 30.3361, 130.5042, 1936],
    ['於茂登岳', 24.4269, 124.1847, 526],
  ])('has %s where it stands, lower by the smoothing of the source', async (_, lat, lon, summitM) => {
    const readTile = async (name: string) =>
      success(gunzipSync(files.find((file) => file.name === name)!.bytes));
    const store = createTerrainStore(indexOf(files), readTile, new Map());
    await store.load({ south: lat, west: lon, north: lat, east: lon });
    const around = [-0.002, -0.001, 0, 0.001, 0.002];
    const ground = around.flatMap((dy) => around.map((dx) => groundAt(store.relief, lat + dy, lon + dx)));
    expect(ground.some(({ isAbsent }) => isAbsent)).toBe(false);
    const highest = Math.max(...ground.map(({ heightM }) => heightM));
    expect(highest).toBeLessThanOrEqual(summitM);
    expect(highest).toBeGreaterThan(summitM - 150);
  });
});
