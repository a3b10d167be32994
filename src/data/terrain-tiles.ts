/**
 * Terrain tiles: heights at the corners of the 250 m squares (4分の1地域メッシュ), one tile per 80 km square
 * (第1次地域区画). 480 samples to a degree of latitude and 320 to a degree of longitude line up with the lattice: three
 * samples along each side of a 500 m cell, its corners among them. A tile has 321 × 321 samples, the last row and column
 * being the first of its neighbours, so that a point is always interpolated within one tile and nothing jumps at an
 * edge. Sea is 0; an 80 km square that is all sea has no tile.
 *
 * Stored is what a prediction from the western, southern and south-western neighbour misses, zigzag-coded (0, −1, 1,
 * −2 … → 0, 1, 2, 3 …) in a column file.
 */
import { z } from 'zod';
import { failure, type Result, success } from '../model/problem.ts';
import { TILE_SAMPLES } from '../model/radio/terrain/relief.ts';
import { decodeColumns, encodeColumns, takeColumn } from './column-file.ts';

export const TERRAIN_INDEX_VERSION = 1;

/** The file before compression. @param heightM whole metres, row by row from the south-west */
export function encodeTerrainTile(heightM: Int16Array): Uint8Array {
  requireTileSize(heightM.length);
  const residual = new Uint16Array(heightM.length);
  for (let i = 0; i < heightM.length; i++) {
    const missed = heightM[i]! - predict(heightM, i);
    residual[i] = missed < 0 ? -2 * missed - 1 : 2 * missed;
  }
  return encodeColumns([{ name: 'residual', values: residual, filter: 'none' }]);
}

/**
 * Reads a tile.
 * @param bytes the file after decompression
 * @param where its name, for the problem report
 * @returns whole metres, TILE_SAMPLES × TILE_SAMPLES, row by row from the south-west
 */
export function decodeTerrainTile(bytes: Uint8Array, where: string): Result<Int16Array> {
  const columns = decodeColumns(bytes, where);
  if (!columns.ok) return columns;
  const residual = takeColumn(columns.value, 'residual', Uint16Array, where);
  if (!residual.ok) return residual;
  const expected = TILE_SAMPLES * TILE_SAMPLES;
  if (residual.value.length !== expected) {
    const got = `${residual.value.length}`;
    return failure({ kind: 'inconsistent', what: 'samples', where, expected: `${expected}`, got });
  }
  const heightM = new Int16Array(expected);
  for (let i = 0; i < expected; i++) {
    const coded = residual.value[i]!;
    heightM[i] = predict(heightM, i) + ((coded >> 1) ^ -(coded & 1));
  }
  return success(heightM);
}

/** A plane leaning three quarters into the neighbours' slopes: of the simple ones the best on Japan's terrain. */
function predict(heightM: Int16Array, i: number): number {
  const column = i % TILE_SAMPLES;
  if (i < TILE_SAMPLES) return column === 0 ? 0 : heightM[i - 1]!;
  const south = heightM[i - TILE_SAMPLES]!;
  if (column === 0) return south;
  return (3 * (heightM[i - 1]! + south) - 2 * heightM[i - TILE_SAMPLES - 1]! + 2) >> 2;
}

function requireTileSize(samples: number): void {
  if (samples !== TILE_SAMPLES * TILE_SAMPLES) {
    throw new Error(`Expected ${TILE_SAMPLES * TILE_SAMPLES} samples, got ${samples}.`);
  }
}

const indexSchema = z.strictObject({
  format: z.literal('denen.terrain'),
  version: z.literal(TERRAIN_INDEX_VERSION),
  tiles: z.array(
    z.strictObject({
      /** Code of the 80 km square. */
      meshCode: z.string().regex(/^\d{4}$/),
      /** Path below the atlas. */
      name: z.string(),
      /** Size of the file as loaded. */
      bytes: z.int().positive(),
      lowestM: z.int(),
      highestM: z.int(),
    }),
  ),
});

export type TerrainIndex = z.infer<typeof indexSchema>;

/** Reads `terrain/index.json`, the list of tiles. */
export function decodeTerrainIndex(bytes: Uint8Array, where: string): Result<TerrainIndex> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return failure({ kind: 'unreadable', what: 'content', where, expected: 'JSON', got: String(error) });
  }
  const version = (json as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > TERRAIN_INDEX_VERSION) {
    const expected = `${TERRAIN_INDEX_VERSION}`;
    return failure({ kind: 'wrong-version', what: 'version', where, expected, got: `${version}` });
  }
  const checked = indexSchema.safeParse(json);
  if (checked.success) return success(checked.data);
  return failure(
    ...checked.error.issues.map(({ path, message }) => ({
      kind: 'wrong-format' as const,
      what: path.join('.') || 'index',
      where,
      expected: 'terrain index',
      got: message,
    })),
  );
}
