import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTerrainIndex, decodeTerrainTile, encodeTerrainTile } from '../../src/data/terrain-tiles.ts';
import { sampleBilinear, TILE_SAMPLES, TILE_STEPS } from '../../src/model/radio/terrain/relief.ts';

function tileOf(heightM: (row: number, column: number) => number): Int16Array {
  return Int16Array.from({ length: TILE_SAMPLES ** 2 }, (_, i) =>
    heightM(Math.floor(i / TILE_SAMPLES), i % TILE_SAMPLES),
  );
}

describe('the tile codec', () => {
  it('gives back any heights', () => {
    // Height steps from flat to the wildest that Japan and more could have, laid out by a short random pattern.
    const pattern = fc.array(fc.integer({ min: -9000, max: 9000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(pattern, fc.integer({ min: 1, max: 97 }), (values, stride) => {
        const heightM = tileOf((row, column) => values[(row * stride + column) % values.length]!);
        const result = decodeTerrainTile(encodeTerrainTile(heightM), 'terrain/5339.dncf');
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        expect(Buffer.compare(Buffer.from(result.value.buffer), Buffer.from(heightM.buffer))).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses a cut file and a tile of another size', () => {
    const bytes = encodeTerrainTile(tileOf(() => 0));
    expect(decodeTerrainTile(bytes.subarray(0, -1), 'terrain/5339.dncf')).toMatchObject({
      ok: false,
      problems: [{ kind: 'truncated', where: 'terrain/5339.dncf' }],
    });
    expect(() => encodeTerrainTile(new Int16Array(4))).toThrow('Expected 103041 samples, got 4.');
  });
});

describe('sampleBilinear', () => {
  const place = fc.double({ min: 0, max: TILE_STEPS, noNaN: true });

  it('is exact on a plane, edges and corners included', () => {
    const slope = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(slope, slope, fc.integer({ min: -500, max: 4000 }), (north, east, base) => {
        const heightM = tileOf((row, column) => base + north * row + east * column);
        fc.assert(
          fc.property(place, place, (y, x) => {
            expect(sampleBilinear(heightM, y, x)).toBeCloseTo(base + north * y + east * x, 6);
          }),
          { numRuns: 50 },
        );
        const far = base + (north + east) * TILE_STEPS;
        expect(sampleBilinear(heightM, TILE_STEPS, TILE_STEPS)).toBe(far);
      }),
      { numRuns: 10 },
    );
  });

  it('stays between the four samples round the place', () => {
    const heightM = tileOf((row, column) => (row * 7919 + column * 104729) % 3776);
    fc.assert(
      fc.property(place, place, (y, x) => {
        const row = Math.min(Math.floor(y), TILE_STEPS - 1);
        const column = Math.min(Math.floor(x), TILE_STEPS - 1);
        const corners = [0, 1].flatMap((r) =>
          [0, 1].map((c) => heightM[(row + r) * TILE_SAMPLES + column + c]!),
        );
        const height = sampleBilinear(heightM, y, x);
        expect(height).toBeGreaterThanOrEqual(Math.min(...corners) - 1e-9);
        expect(height).toBeLessThanOrEqual(Math.max(...corners) + 1e-9);
      }),
    );
  });
});

describe('decodeTerrainIndex', () => {
  const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const tile = {
    meshCode: '5339',
    name: 'terrain/5339.bin',
    bytes: 57000,
    lowestM: -3,
    highestM: 1664,
  };
  const index = { format: 'denen.terrain', version: 1, tiles: [tile] };

  it('reads the list of tiles', () => {
    expect(decodeTerrainIndex(bytesOf(index), 'terrain/index.json')).toEqual({ ok: true, value: index });
  });

  it.each([
    ['a later version', { ...index, version: 2 }, { kind: 'wrong-version', expected: '1', got: '2' }],
    ['another format', { ...index, format: 'denen.atlas' }, { kind: 'wrong-format', what: 'format' }],
    ['a bad code', { ...index, tiles: [{ ...tile, meshCode: '53' }] }, { what: 'tiles.0.meshCode' }],
    ['no object', null, { kind: 'wrong-format', what: 'index' }],
  ])('refuses %s', (_, value, problem) => {
    expect(decodeTerrainIndex(bytesOf(value), 'terrain/index.json')).toMatchObject({
      ok: false,
      problems: [{ where: 'terrain/index.json', ...problem }],
    });
  });

  it('refuses what is no JSON', () => {
    expect(decodeTerrainIndex(bytesOf(index).subarray(3), 'terrain/index.json')).toMatchObject({
      ok: false,
      problems: [{ kind: 'unreadable' }],
    });
  });
});
