import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTerrainStore } from '../../src/data/terrain-store.ts';
import { encodeTerrainTile, type TerrainIndex } from '../../src/data/terrain-tiles.ts';
import { failure, type Result, success } from '../../src/model/problem.ts';
import { groundAt, TILE_SAMPLES } from '../../src/model/radio/terrain/relief.ts';

/** Heights on one plane across all tiles: 2 m per sample northward and 1 m eastward from 35°20′N 139°E. */
function planeM(lat: number, lon: number): number {
  return 100 + 2 * (lat - 53 / 1.5) * 480 + (lon - 139) * 320;
}

function tileBytes(meshCode: string): Uint8Array {
  const south = Number(meshCode.slice(0, 2)) / 1.5;
  const west = 100 + Number(meshCode.slice(2));
  const heights = Int16Array.from({ length: TILE_SAMPLES ** 2 }, (_, i) =>
    Math.round(planeM(south + Math.floor(i / TILE_SAMPLES) / 480, west + (i % TILE_SAMPLES) / 320)),
  );
  return encodeTerrainTile(heights);
}

const MESH_CODES = ['5339', '5340', '5439', '5440'];
const index: TerrainIndex = {
  format: 'denen.terrain',
  version: 1,
  tiles: MESH_CODES.map((meshCode) => ({ meshCode, name: meshCode, bytes: 1, lowestM: 0, highestM: 1 })),
};
const NO_COVER = new Map<number, Uint8Array>();
const everywhere = { south: 20, west: 120, north: 46, east: 155 };

function heightsAt(store: ReturnType<typeof createTerrainStore>, places: [lat: number, lon: number][]) {
  const ground = places.map(([lat, lon]) => groundAt(store.relief, lat, lon));
  return {
    heightM: ground.map(({ heightM }) => heightM),
    missing: ground.filter(({ isAbsent }) => isAbsent).length,
  };
}

describe('createTerrainStore', () => {
  it('samples a plane exactly, across the edges of tiles too', async () => {
    const store = createTerrainStore(index, async (name) => success(tileBytes(name)), NO_COVER);
    expect(await store.load(everywhere)).toEqual([]);
    const lat = fc.double({ min: 53 / 1.5, max: 55 / 1.5 - 1e-9, noNaN: true });
    const lon = fc.double({ min: 139, max: 141 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(lat, lon, (y, x) => {
        const { heightM, missing } = heightsAt(store, [[y, x]]);
        expect(heightM[0]).toBeCloseTo(planeM(y, x), 2);
        expect(missing).toBe(0);
      }),
    );
    const step = 1e-9;
    const { heightM } = heightsAt(store, [
      [36 - step, 140 - step],
      [36 + step, 140 - step],
      [36 - step, 140 + step],
      [36 + step, 140 + step],
    ]);
    for (const height of heightM) expect(height).toBeCloseTo(planeM(36, 140), 2);
  });

  it('tells the sea from a tile that is not at hand', async () => {
    const store = createTerrainStore(index, async (name) => success(tileBytes(name)), NO_COVER);
    await store.load({ south: 35.4, west: 139.2, north: 35.5, east: 139.3 });
    const places: [number, number][] = [
      [35.45, 139.25],
      [35.45, 140.25],
      [30, 150],
    ];
    const { heightM, missing } = heightsAt(store, places);
    expect(heightM[0]).toBeCloseTo(planeM(35.45, 139.25), 2);
    expect(heightM.slice(1)).toEqual([0, 0]);
    expect(missing).toBe(1);
  });

  it('reads a tile once, however many ask, and again after a failure', async () => {
    const reads: string[] = [];
    let broken = true;
    const readTile = async (name: string): Promise<Result<Uint8Array>> => {
      reads.push(name);
      if (broken && name === '5340') {
        return failure({ kind: 'unavailable', what: 'tile', where: name, expected: 'file', got: 'nothing' });
      }
      return success(tileBytes(name));
    };
    const store = createTerrainStore(index, readTile, NO_COVER);
    const [first, second] = await Promise.all([store.load(everywhere), store.load(everywhere)]);
    expect(first).toEqual(second);
    expect(first).toMatchObject([{ kind: 'unavailable', where: '5340' }]);
    expect(reads).toEqual(MESH_CODES);
    expect(heightsAt(store, [[35.45, 140.25]]).missing).toBe(1);
    broken = false;
    expect(await store.load(everywhere)).toEqual([]);
    expect(reads).toEqual([...MESH_CODES, '5340']);
    expect(heightsAt(store, [[35.45, 140.25]]).missing).toBe(0);
  });

  it('passes on a tile that is cut', async () => {
    const readTile = async (name: string) => success(tileBytes(name).subarray(0, 100));
    const store = createTerrainStore(index, readTile, NO_COVER);
    expect((await store.load(everywhere)).map(({ kind }) => kind)).toEqual(Array(4).fill('truncated'));
  });
});
