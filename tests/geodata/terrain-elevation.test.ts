import { describe, expect, it } from 'vitest';
import { meanElevationOfCells } from '../../geodata/build/terrain.ts';
import { createTileReader, pixelX, pixelY, readWindow } from '../../geodata/build/terrain-source.ts';
import { columnAt, rowAt } from '../../src/model/lattice.ts';
import { writeSourceTiles } from './terrain-tiles-fixture.ts';

// The tile of zoom 8 that holds Tokyo Station (35.681°N 139.767°E).
const TILE = { zoom: 8, x: 227, y: 100 };
const PIXEL = { x: TILE.x * 512, y: TILE.y * 512 };

/** Address of the cell whose centre is nearest the middle of a pixel of the tile. */
function cellAtPixel(x: number, y: number): { row: Uint16Array; column: Uint16Array } {
  const lon = ((PIXEL.x + x + 0.5) / 131072) * 360 - 180;
  const mercator = Math.PI * (1 - (2 * (PIXEL.y + y + 0.5)) / 131072);
  const lat = (Math.atan(Math.sinh(mercator)) * 180) / Math.PI;
  return { row: Uint16Array.of(rowAt(lat)), column: Uint16Array.of(columnAt(lon)) };
}

describe('the pixel grid', () => {
  it('is web mercator: known corners of the world and the Tokyo tile', () => {
    expect(pixelX(-180)).toBe(0);
    expect(pixelX(180)).toBe(131072);
    expect(pixelY(0)).toBeCloseTo(65536, 9);
    expect(pixelY(85.0511287798066)).toBeCloseTo(0, 6);
    expect(Math.floor(pixelX(139.767) / 512)).toBe(TILE.x);
    expect(Math.floor(pixelY(35.681) / 512)).toBe(TILE.y);
  });
});

describe('readWindow', () => {
  it('joins neighbouring tiles and leaves missing ones at 0', async () => {
    const folder = await writeSourceTiles([
      { ...TILE, heightM: (x, y) => x + y / 10 },
      { ...TILE, x: TILE.x + 1, heightM: (x, y) => 1000 + x + y / 10 },
    ]);
    const reader = createTileReader(folder);
    const window = await readWindow(reader, PIXEL.x + 510, PIXEL.y + 510, PIXEL.x + 514, PIXEL.y + 514);
    expect([...window.heightM].map((heightM) => Math.round(heightM * 10) / 10)).toEqual([
      561, 562, 1051, 1052, 561.1, 562.1, 1051.1, 1052.1, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
    expect(window.hasTiles).toBe(true);
    expect((await readWindow(reader, 0, 0, 3, 3)).hasTiles).toBe(false);
  });
});

describe('meanElevationOfCells', () => {
  it('is the plane at the middle of the cell', async () => {
    const folder = await writeSourceTiles([{ ...TILE, heightM: (x, y) => 100 + 2 * x + y }]);
    const { row, column } = cellAtPixel(300, 200);
    const x = pixelX(100 + (column[0]! + 0.5) / 160) - PIXEL.x - 0.5;
    const north = pixelY((row[0]! + 1) / 240);
    const south = pixelY(row[0]! / 240);
    const y = (north + south) / 2 - PIXEL.y - 0.5;
    const [elevationM] = await meanElevationOfCells(folder, row, column);
    expect(Math.abs(elevationM! - (100 + 2 * x + y))).toBeLessThanOrEqual(0.51);
  });

  it('leaves the sea out where the cell has land, and is 0 where it has none or no tile', async () => {
    const folder = await writeSourceTiles([{ ...TILE, heightM: (x) => (x === 300 ? 42 : 0) }]);
    const coast = cellAtPixel(300, 200);
    const sea = cellAtPixel(100, 200);
    expect([...(await meanElevationOfCells(folder, coast.row, coast.column))]).toEqual([42]);
    expect([...(await meanElevationOfCells(folder, sea.row, sea.column))]).toEqual([0]);
    const elsewhere = await meanElevationOfCells(folder, Uint16Array.of(6000), Uint16Array.of(4000));
    expect([...elsewhere]).toEqual([0]);
  });

  it('keeps land below the sea level', async () => {
    const folder = await writeSourceTiles([{ ...TILE, heightM: () => -4 }]);
    const { row, column } = cellAtPixel(256, 256);
    expect([...(await meanElevationOfCells(folder, row, column))]).toEqual([-4]);
  });

  it('takes the parent of zoom 7 where zoom 8 is missing', async () => {
    const parent = { zoom: 7, x: TILE.x >> 1, y: TILE.y >> 1 };
    const folder = await writeSourceTiles([
      // The Tokyo tile is the parent's south-eastern or north-eastern quadrant; heights tell the quadrants apart.
      { ...parent, heightM: (x, y) => (x < 256 ? 1 : 2) * (y < 256 ? 10 : 100) },
    ]);
    const { row, column } = cellAtPixel(256, 256);
    const expected = (TILE.x & 1 ? 2 : 1) * (TILE.y & 1 ? 100 : 10);
    expect([...(await meanElevationOfCells(folder, row, column))]).toEqual([expected]);
  });
});
