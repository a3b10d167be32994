/** Ground made of functions of place, for tests that need no atlas. */
import {
  type Relief,
  type ReliefTile,
  TILE_CELLS,
  TILE_SAMPLES,
  TILE_STEPS,
  type TileState,
} from '../../../../src/model/radio/terrain/relief.ts';

/** @param heightM, cover of samples north of the equator and east of 100°E; cover of their 500 m squares */
export function madeUpRelief(
  heightM: (y: number, x: number) => number,
  cover: (row: number, column: number) => number,
  stateOf: (meshRow: number, meshColumn: number) => TileState = () => 'land',
): Relief {
  const tiles = new Map<number, ReliefTile>();
  return {
    tileAt(meshRow, meshColumn) {
      const key = meshRow * 1000 + meshColumn;
      let tile = tiles.get(key);
      if (tile === undefined) {
        tile = {
          state: stateOf(meshRow, meshColumn),
          heightM: Int16Array.from({ length: TILE_SAMPLES ** 2 }, (_, i) =>
            Math.round(
              heightM(
                meshRow * TILE_STEPS + Math.floor(i / TILE_SAMPLES),
                meshColumn * TILE_STEPS + (i % TILE_SAMPLES),
              ),
            ),
          ),
          cover: Uint8Array.from({ length: TILE_CELLS ** 2 }, (_, i) =>
            cover(
              meshRow * TILE_CELLS + Math.floor(i / TILE_CELLS),
              meshColumn * TILE_CELLS + (i % TILE_CELLS),
            ),
          ),
        };
        tiles.set(key, tile);
      }
      return tile;
    },
  };
}
