/** Terrain where it is asked for: loads tiles once, keeps them, and shows the kernels what is at hand. */

import { ORIGIN_LON } from '../model/lattice.ts';
import type { Problem, Result } from '../model/problem.ts';
import type { LandCover } from '../model/radio/terrain/land-cover.ts';
import {
  type Relief,
  type ReliefTile,
  TILE_CELLS,
  TILE_SAMPLES,
  tileKey,
} from '../model/radio/terrain/relief.ts';
import { decodeTerrainTile, type TerrainIndex } from './terrain-tiles.ts';

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
   * Heights and covers at hand. Where no tile exists there is sea; where one exists but is not at hand the tile says
   * so, and its heights are 0.
   */
  readonly relief: Relief;
  /** Rises with every tile that comes to hand: what was sampled before may be out of date. */
  readonly revision: number;
}

const FLAT = new Int16Array(TILE_SAMPLES * TILE_SAMPLES);
const NO_LAND = new Uint8Array(TILE_CELLS * TILE_CELLS);
const SEA: ReliefTile = { state: 'sea', heightM: FLAT, cover: NO_LAND };

/**
 * @param readTile the decompressed file of a name in the index
 * @param cover what covers the land, by 80 km square
 */
export function createTerrainStore(
  index: TerrainIndex,
  readTile: (name: string) => Promise<Result<Uint8Array>>,
  cover: LandCover,
): TerrainStore {
  const names = new Map(index.tiles.map(({ meshCode, name }) => [Number(meshCode), name]));
  const tiles = new Map<number, ReliefTile>();
  const absent = new Map<number, ReliefTile>();
  for (const key of names.keys()) {
    absent.set(key, { state: 'absent', heightM: FLAT, cover: cover.get(key) ?? NO_LAND });
  }
  const pending = new Map<number, Promise<readonly Problem[]>>();
  let revision = 0;

  async function loadTile(key: number, name: string): Promise<readonly Problem[]> {
    const bytes = await readTile(name);
    if (!bytes.ok) return bytes.problems;
    const heightM = decodeTerrainTile(bytes.value, name);
    if (!heightM.ok) return heightM.problems;
    tiles.set(key, { state: 'land', heightM: heightM.value, cover: cover.get(key) ?? NO_LAND });
    revision++;
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
    relief: {
      tileAt(meshRow, meshColumn) {
        const key = tileKey(meshRow, meshColumn);
        return tiles.get(key) ?? absent.get(key) ?? SEA;
      },
    },
    get revision() {
      return revision;
    },
  };
}

function touches(key: number, { south, west, north, east }: TerrainBounds): boolean {
  const tileSouth = Math.floor(key / 100) / 1.5;
  const tileWest = ORIGIN_LON + (key % 100);
  return tileSouth <= north && tileSouth + 1 / 1.5 >= south && tileWest <= east && tileWest + 1 >= west;
}
