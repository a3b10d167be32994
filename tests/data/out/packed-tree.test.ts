/** The index of FlatGeobuf finds what lies in a rectangle, read by the format's own library. */
import fc from 'fast-check';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Point, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AboutFile } from '../../../src/data/out/about-file.ts';
import type { FeatureTable } from '../../../src/data/out/feature-table.ts';
import { flatGeobufFile } from '../../../src/data/out/flatgeobuf-file.ts';
import { hilbertIndex, hilbertOrder } from '../../../src/data/out/packed-tree.ts';
import { finish } from '../../../src/model/progress.ts';

// The library tells every step of a search.
beforeAll(() => {
  vi.spyOn(console, 'debug').mockImplementation(() => {});
});
afterAll(() => {
  vi.restoreAllMocks();
});

type Box = readonly [west: number, south: number, east: number, north: number];
const about = { scenario: { name: 'S' } } as AboutFile;

function fileOf(boxes: readonly Box[]): Uint8Array {
  const geometry = (i: number): Point | Polygon => {
    const [west, south, east, north] = boxes[i]!;
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return { type: 'Polygon', coordinates: [ring] };
  };
  const table: FeatureTable = {
    name: 'boxes',
    geometryType: 'Polygon',
    columns: [{ name: 'number', kind: 'number', mark: 'modelled' }],
    count: boxes.length,
    row: (i) => [i],
    geometry,
  };
  // The library reads the buffer from its beginning, wherever the array begins in it.
  return Uint8Array.from(Buffer.concat(finish(flatGeobufFile(table, about))));
}

const degree = fc.integer({ min: -40, max: 40 }).map((value) => value / 4);
const box: fc.Arbitrary<Box> = fc
  .tuple(degree, degree, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))
  .map(([west, south, wide, high]) => [west, south, west + wide / 4, south + high / 4]);

async function found(bytes: Uint8Array, rect?: Box): Promise<number[]> {
  const numbers: number[] = [];
  const asked =
    rect === undefined ? {} : { rect: { minX: rect[0], minY: rect[1], maxX: rect[2], maxY: rect[3] } };
  for await (const { properties } of deserialize(bytes, asked)) numbers.push(properties!.number as number);
  return numbers.sort((a, b) => a - b);
}

describe('the index of a FlatGeobuf file', () => {
  it('finds the features of a rectangle, all of them and no others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(box, { minLength: 1, maxLength: 600 }), box, async (boxes, rect) => {
        const bytes = fileOf(boxes);
        const touches = ([west, south, east, north]: Box) =>
          west <= rect[2] && east >= rect[0] && south <= rect[3] && north >= rect[1];
        const expected = boxes.flatMap((each, i) => (touches(each) ? [i] : []));
        expect(await found(bytes, rect)).toEqual(expected);
        expect(await found(bytes)).toEqual(boxes.map((_, i) => i));
      }),
      { numRuns: 60 },
    );
  });

  it('is left out of a file without features, which is read all the same', async () => {
    let header: HeaderMeta | undefined;
    for await (const _ of deserialize(fileOf([]), {
      headerMetaFn: (meta: HeaderMeta) => {
        header = meta;
      },
    }))
      throw new Error('Expected no feature.');
    expect(header).toMatchObject({ featuresCount: 0, indexNodeSize: 0 });
  });

  it('says in the header what the features fill', async () => {
    let header: HeaderMeta | undefined;
    const bytes = fileOf([
      [1, 2, 3, 4],
      [-1, 3, 0, 5],
    ]);
    for await (const _ of deserialize(bytes, {
      headerMetaFn: (meta: HeaderMeta) => {
        header = meta;
      },
    }));
    expect([...header!.envelope!]).toEqual([-1, 2, 3, 5]);
  });
});

describe('the order along a Hilbert curve', () => {
  it('takes every cell of a corner once, each beside the one before', () => {
    const cells = Array.from({ length: 256 }, (_, i) => [i % 16, Math.floor(i / 16)] as const).sort(
      (a, b) => hilbertIndex(...a) - hilbertIndex(...b),
    );
    cells.forEach(([x, y], i) => {
      expect(hilbertIndex(x, y)).toBe(i);
      if (i === 0) return;
      const [beforeX, beforeY] = cells[i - 1]!;
      expect(Math.abs(x - beforeX) + Math.abs(y - beforeY)).toBe(1);
    });
    expect(hilbertIndex(65535, 0)).toBe(2 ** 32 - 1);
  });

  it('has every feature once, those in one place in their own order', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1 }), (boxes) => {
        const order = hilbertOrder(Float64Array.from(boxes.flat()));
        expect([...order].sort((a, b) => a - b)).toEqual(boxes.map((_, i) => i));
        const twice = hilbertOrder(Float64Array.from([...boxes, ...boxes].flat()));
        const at = new Map([...twice].map((feature, i) => [feature, i]));
        boxes.forEach((_, i) => {
          expect(at.get(i)!).toBeLessThan(at.get(i + boxes.length)!);
        });
      }),
    );
  });
});
