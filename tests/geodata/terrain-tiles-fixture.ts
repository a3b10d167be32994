import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { TILE_PIXELS } from '../../geodata/build/terrain-source.ts';

/** Writes Terrain-RGB tiles of a height function over the tile's pixels into a folder that lives as long as the test. */
export async function writeSourceTiles(
  tiles: readonly {
    zoom: number;
    x: number;
    y: number;
    heightM: (pixelX: number, pixelY: number) => number;
  }[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'denen-elevation-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const { zoom, x, y, heightM } of tiles) {
    const pixels = new Uint8Array(TILE_PIXELS * TILE_PIXELS * 3);
    for (let i = 0; i < TILE_PIXELS * TILE_PIXELS; i++) {
      const coded = Math.round(heightM(i % TILE_PIXELS, Math.floor(i / TILE_PIXELS)) * 10) + 100_000;
      pixels.set([coded >> 16, (coded >> 8) & 255, coded & 255], i * 3);
    }
    const file = join(folder, `${zoom}`, `${x}`, `${y}.webp`);
    await mkdir(dirname(file), { recursive: true });
    const image = sharp(pixels, { raw: { width: TILE_PIXELS, height: TILE_PIXELS, channels: 3 } });
    await writeFile(file, await image.webp({ lossless: true, exact: true }).toBuffer());
  }
  return folder;
}
