/** Heights at the samples of a terrain tile, read from the mercator pixels of the elevation source. */

import { ORIGIN_LON } from '../../src/model/lattice.ts';
import {
  SAMPLES_PER_DEGREE_LAT,
  SAMPLES_PER_DEGREE_LON,
  TILE_SAMPLES,
  TILE_STEPS,
} from '../../src/model/radio/terrain/relief.ts';
import { type PixelWindow, pixelX, pixelY, readWindow, type TileReader } from './terrain-source.ts';

/**
 * Samples of one 80 km square, whole metres, row by row from the south-west, bilinear between the centres of the four
 * pixels round each sample. Source pixels (about 245 m) and samples (about 231 m by 285 m) are of one size, so a mean
 * over an area would only lower the ridges that radio paths depend on.
 * @returns undefined where everything is sea
 */
export async function sampleTile(
  readTile: TileReader,
  meshRow: number,
  meshColumn: number,
): Promise<Int16Array | undefined> {
  // Computed from whole sample numbers, so that neighbouring tiles get the very same value at their common edge.
  const x = Float64Array.from({ length: TILE_SAMPLES }, (_, i) =>
    pixelX(ORIGIN_LON + (meshColumn * TILE_STEPS + i) / SAMPLES_PER_DEGREE_LON),
  );
  const y = Float64Array.from({ length: TILE_SAMPLES }, (_, i) =>
    pixelY((meshRow * TILE_STEPS + i) / SAMPLES_PER_DEGREE_LAT),
  );
  const window = await readWindow(
    readTile,
    Math.floor(x[0]! - 0.5),
    Math.floor(y[TILE_STEPS]! - 0.5),
    Math.floor(x[TILE_STEPS]! - 0.5) + 2,
    Math.floor(y[0]! - 0.5) + 2,
  );
  if (!window.hasTiles) return undefined;
  const heightM = new Int16Array(TILE_SAMPLES * TILE_SAMPLES);
  let hasLand = false;
  for (let row = 0; row < TILE_SAMPLES; row++) {
    for (let column = 0; column < TILE_SAMPLES; column++) {
      const height = Math.round(heightAt(window, x[column]!, y[row]!));
      heightM[row * TILE_SAMPLES + column] = height;
      hasLand ||= height !== 0;
    }
  }
  return hasLand ? heightM : undefined;
}

/** Bilinear between pixel centres, which lie half a pixel inside their edges. */
function heightAt({ x0, y0, width, heightM }: PixelWindow, x: number, y: number): number {
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  const east = x - 0.5 - left;
  const south = y - 0.5 - top;
  const at = (top - y0) * width + left - x0;
  const upper = heightM[at]! * (1 - east) + heightM[at + 1]! * east;
  const lower = heightM[at + width]! * (1 - east) + heightM[at + width + 1]! * east;
  return upper * (1 - south) + lower * south;
}
