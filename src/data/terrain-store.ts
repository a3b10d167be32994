/** Terrain where it is asked for: loads tiles once, keeps them, and samples heights from those at hand. */
import { ORIGIN_LON } from '../model/lattice.ts';
import type { Problem, Result } from '../model/problem.ts';
import {
  decodeTerrainTile,
  SAMPLES_PER_DEGREE_LAT,
  SAMPLES_PER_DEGREE_LON,
  sampleBilinear,
  type TerrainIndex,
  TILE_STEPS,
} from './terrain-tiles.ts';

export interface TerrainBounds {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface TerrainStore {
  /**
   * Loads the tiles that touch the bounds and are not at hand yet. Tiles are never dropped: all of them take 35 MB.
   * @returns what went wrong, tile by tile; these stay missing and are tried again next time
   */
  load(bounds: TerrainBounds): Promise<readonly Problem[]>;
  /**
   * Heights along a path, metres, bilinear between samples of about 250 m.
   *
   * 0 m stands for the sea where no tile exists, and also where a tile exists but is not at hand: these points are
   * counted, so that a caller never takes them for sea.
   * @param lat, lon degrees, same length
   * @param heightM filled; length at least that of `lat`
   * @returns the number of points whose tile is not at hand
   */
  sample(lat: Float64Array, lon: Float64Array, heightM: Float32Array): number;
}

/** @param readTile the decompressed file of a name in the index */
export function createTerrainStore(
  index: TerrainIndex,
  readTile: (name: string) => Promise<Result<Uint8Array>>,
): TerrainStore {
  const names = new Map(index.tiles.map(({ meshCode, name }) => [Number(meshCode), name]));
  const tiles = new Map<number, Int16Array>();
  const pending = new Map<number, Promise<readonly Problem[]>>();

  async function loadTile(key: number, name: string): Promise<readonly Problem[]> {
    const bytes = await readTile(name);
    if (!bytes.ok) return bytes.problems;
    const tile = decodeTerrainTile(bytes.value, name);
    if (!tile.ok) return tile.problems;
    tiles.set(key, tile.value);
    return [];
  }

  return {
    async load(bounds) {
      const wanted: Promise<readonly Problem[]>[] = [];
      for (const [key, name] of names) {
        if (tiles.has(key) || !touches(key, bounds)) continue;
        let loading = pending.get(key);
        if (loading === undefined) {
          loading = loadTile(key, name).finally(() => pending.delete(key));
          pending.set(key, loading);
        }
        wanted.push(loading);
      }
      return (await Promise.all(wanted)).flat();
    },

    sample(lat, lon, heightM) {
      if (lat.length !== lon.length || heightM.length < lat.length) {
        throw new Error(
          `Expected ${lat.length} longitudes and room for as many heights, got ${lon.length} and ${heightM.length}.`,
        );
      }
      let missing = 0;
      let key = -1;
      let tile: Int16Array | undefined;
      for (let i = 0; i < lat.length; i++) {
        const y = lat[i]! * SAMPLES_PER_DEGREE_LAT;
        const x = (lon[i]! - ORIGIN_LON) * SAMPLES_PER_DEGREE_LON;
        const meshRow = Math.floor(y / TILE_STEPS);
        const meshColumn = Math.floor(x / TILE_STEPS);
        const keyHere = keyOf(meshRow, meshColumn);
        if (keyHere !== key) {
          key = keyHere;
          tile = tiles.get(key);
        }
        if (tile !== undefined) {
          heightM[i] = sampleBilinear(tile, y - meshRow * TILE_STEPS, x - meshColumn * TILE_STEPS);
        } else {
          heightM[i] = 0;
          if (names.has(key)) missing++;
        }
      }
      return missing;
    },
  };
}

/** The four digits of an 80 km square's code as a number. */
function keyOf(meshRow: number, meshColumn: number): number {
  return meshRow * 100 + meshColumn;
}

function touches(key: number, { south, west, north, east }: TerrainBounds): boolean {
  const tileSouth = Math.floor(key / 100) / 1.5;
  const tileWest = ORIGIN_LON + (key % 100);
  return tileSouth <= north && tileSouth + 1 / 1.5 >= south && tileWest <= east && tileWest + 1 >= west;
}
