/**
 * The elevation source: Terrain-RGB tiles in web mercator, 512 pixels a side, lossless WebP, with
 * height = −10000 + (R · 65536 + G · 256 + B) · 0.1 metres. Sea and missing data are 0.
 *
 * Everything works on the pixel grid of zoom 8 (131,072 pixels round the earth, about 245 m each at 37°N). Where a tile
 * of zoom 8 is missing but its parent of zoom 7 is there, each of the parent's pixels stands for four.
 */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export const SOURCE_ZOOM = 8;
export const TILE_PIXELS = 512;
/** Pixels of the source zoom round the earth. */
export const WORLD_PIXELS = TILE_PIXELS * 2 ** SOURCE_ZOOM;

/** Horizontal pixel coordinate of a longitude; pixel i covers i … i + 1. */
export function pixelX(lonDegrees: number): number {
  return ((lonDegrees + 180) / 360) * WORLD_PIXELS;
}

/** Vertical pixel coordinate of a latitude, counted southward (web mercator on the sphere, EPSG:3857). */
export function pixelY(latDegrees: number): number {
  const sine = Math.sin((latDegrees * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD_PIXELS;
}

/** Heights in metres of one tile of zoom 8, row by row from the north-west; undefined where there is only sea. */
export type TileReader = (tileX: number, tileY: number) => Promise<Float32Array | undefined>;

/** Reads tiles below `sourceDir` (`{zoom}/{x}/{y}.webp`) and keeps those it has read. */
export function createTileReader(sourceDir: string): TileReader {
  const tiles = new Map<string, Promise<Float32Array | undefined>>();
  return (tileX, tileY) => {
    const key = `${tileX}/${tileY}`;
    let tile = tiles.get(key);
    if (tile === undefined) {
      tile = readTile(sourceDir, tileX, tileY);
      tiles.set(key, tile);
    }
    return tile;
  };
}

async function readTile(sourceDir: string, tileX: number, tileY: number): Promise<Float32Array | undefined> {
  const own = await readHeights(join(sourceDir, `${SOURCE_ZOOM}`, `${tileX}`, `${tileY}.webp`));
  if (own !== undefined) return own;
  const parent = await readHeights(
    join(sourceDir, `${SOURCE_ZOOM - 1}`, `${tileX >> 1}`, `${tileY >> 1}.webp`),
  );
  return parent === undefined ? undefined : enlargeQuadrant(parent, tileX & 1, tileY & 1);
}

async function readHeights(file: string): Promise<Float32Array | undefined> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  const { data, info } = await sharp(await readFile(file))
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== TILE_PIXELS || info.height !== TILE_PIXELS || info.channels < 3) {
    throw new Error(
      `Expected ${TILE_PIXELS} × ${TILE_PIXELS} pixels of red, green and blue in ${file}, ` +
        `got ${info.width} × ${info.height} of ${info.channels} channels.`,
    );
  }
  return decodeTerrainRgb(data, info.channels);
}

/** Heights in metres of Terrain-RGB pixels with `channels` bytes each. Whole tenths, so that 0 is exactly 0. */
export function decodeTerrainRgb(pixels: Uint8Array, channels: number): Float32Array {
  const heightM = new Float32Array(pixels.length / channels);
  for (let i = 0, p = 0; i < heightM.length; i++, p += channels) {
    heightM[i] = (pixels[p]! * 65536 + pixels[p + 1]! * 256 + pixels[p + 2]! - 100_000) / 10;
  }
  return heightM;
}

function enlargeQuadrant(parent: Float32Array, east: number, south: number): Float32Array {
  const half = TILE_PIXELS / 2;
  const tile = new Float32Array(TILE_PIXELS * TILE_PIXELS);
  for (let y = 0; y < TILE_PIXELS; y++) {
    const from = (south * half + (y >> 1)) * TILE_PIXELS + east * half;
    for (let x = 0; x < TILE_PIXELS; x++) tile[y * TILE_PIXELS + x] = parent[from + (x >> 1)]!;
  }
  return tile;
}

/** A rectangle of the pixel grid held in memory, for reading without waiting. */
export interface PixelWindow {
  readonly x0: number;
  readonly y0: number;
  readonly width: number;
  readonly height: number;
  /** Row by row from the north-west, metres. */
  readonly heightM: Float32Array;
  /** False where no tile of the window is there. */
  readonly hasTiles: boolean;
}

/** Pixels x0 … x1 − 1, y0 … y1 − 1 as one window. */
export async function readWindow(
  readTileAt: TileReader,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): Promise<PixelWindow> {
  const width = x1 - x0;
  const height = y1 - y0;
  const heightM = new Float32Array(width * height);
  let hasTiles = false;
  for (let tileY = Math.floor(y0 / TILE_PIXELS); tileY * TILE_PIXELS < y1; tileY++) {
    for (let tileX = Math.floor(x0 / TILE_PIXELS); tileX * TILE_PIXELS < x1; tileX++) {
      const tile = await readTileAt(tileX, tileY);
      if (tile === undefined) continue;
      hasTiles = true;
      const west = Math.max(x0, tileX * TILE_PIXELS);
      const east = Math.min(x1, (tileX + 1) * TILE_PIXELS);
      const south = Math.min(y1, (tileY + 1) * TILE_PIXELS);
      for (let y = Math.max(y0, tileY * TILE_PIXELS); y < south; y++) {
        const from = (y - tileY * TILE_PIXELS) * TILE_PIXELS - tileX * TILE_PIXELS;
        heightM.set(tile.subarray(from + west, from + east), (y - y0) * width + west - x0);
      }
    }
  }
  return { x0, y0, width, height, heightM, hasTiles };
}
