import fc from 'fast-check';
import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { landShareOfCells } from '../../geodata/build/land.ts';

/** A topology of rectangles in lattice coordinates, each a municipality of its own. */
function rectangles(...boxes: [west: number, south: number, east: number, north: number][]) {
  const lon = (x: number) => 100 + x / 160;
  const lat = (y: number) => y / 240;
  const features = boxes.map(([west, south, east, north], i) => ({
    type: 'Feature' as const,
    properties: { N03_001: '北海道', N03_004: `町${i}`, N03_007: `0110${i}` },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [lon(west), lat(south)],
          [lon(west), lat(north)],
          [lon(east), lat(north)],
          [lon(east), lat(south)],
          [lon(west), lat(south)],
        ],
      ],
    },
  }));
  return topology({ areas: { type: 'FeatureCollection', features } as FeatureCollection });
}

describe('landShareOfCells', () => {
  it('is the share of the cell that a square island covers, in 1/255', () => {
    const offset = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(offset, offset, (dx, dy) => {
        // An island of one cell's size, moved off the lattice: its four cells share it by the product of the sides.
        const land = rectangles([5000 + dx, 8400 + dy, 5001 + dx, 8401 + dy]);
        const row = Uint16Array.of(8400, 8400, 8401, 8401);
        const column = Uint16Array.of(5000, 5001, 5000, 5001);
        const expected = [(1 - dy) * (1 - dx), (1 - dy) * dx, dy * (1 - dx), dy * dx];
        const got = landShareOfCells(land, row, column);
        expected.forEach((share, i) => {
          expect(Math.abs(got[i]! - Math.max(1, share * 255))).toBeLessThanOrEqual(0.5 + 1e-6);
        });
      }),
    );
  });

  it('is 255 inside the land, across municipal borders, and 1 for an inhabited cell in the sea', () => {
    const land = rectangles([5000, 8400, 5002.5, 8410], [5002.5, 8400, 5010, 8410]);
    const row = Uint16Array.of(8405, 8405, 8420);
    const column = Uint16Array.of(5002, 5012, 5002);
    expect([...landShareOfCells(land, row, column)]).toEqual([255, 1, 1]);
  });

  it('refuses columns of different length', () => {
    expect(() => landShareOfCells(rectangles([0, 0, 1, 1]), new Uint16Array(2), new Uint16Array(1))).toThrow(
      'Expected as many columns as rows',
    );
  });
});
