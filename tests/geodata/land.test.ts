import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gunzipSync } from 'fflate';
import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { landShareOfCells, writeLand } from '../../geodata/build/land.ts';
import { decodeLand } from '../../src/data/land-file.ts';
import { isLand, landShares, NO_MUNICIPALITY } from '../../src/model/land.ts';

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

function landOf(topology: Topology, codes: readonly string[]) {
  const { files, landCellCount, report } = writeLand(topology, codes);
  const land = decodeLand(gunzipSync(files[0]!.bytes), files[0]!.name);
  if (!land.ok) throw new Error(JSON.stringify(land.problems));
  return { land: land.value, landCellCount, report };
}

describe('writeLand', () => {
  const twoTowns = rectangles([5000, 8400, 5002.25, 8402], [5002.25, 8400, 5005.5, 8401]);

  it('keeps every square that holds land with the municipality at its centre and its share', () => {
    const { land, landCellCount } = landOf(twoTowns, ['01100', '01101']);
    // Row 8400: columns 5000–5001 of the first town, 5002–5005 of the second; row 8401: 5000–5002 of the first.
    expect(land.landCellCount).toBe(9);
    // The corner of one square does not reach its centre; a border through the centre of another does.
    expect(landCellCount).toBe(8);
    expect([...land.runStart]).toEqual([5000, 5002, 5000]);
    expect([...land.runLength]).toEqual([2, 4, 3]);
    expect([...land.runMunicipality]).toEqual([0, 1, 0]);
    expect([...landShares(land)]).toEqual([255, 255, 255, 255, 255, 128, 255, 255, 64]);
    expect(isLand(land, 8400, 5005)).toBe(true);
    expect(isLand(land, 8401, 5003)).toBe(false);
  });

  it('keeps land that belongs to no municipality of the table, and says so', () => {
    const { land, report } = landOf(twoTowns, ['01101']);
    expect([...land.runMunicipality]).toEqual([NO_MUNICIPALITY, 0, NO_MUNICIPALITY]);
    expect(report.join()).toContain('5 lie in no municipality');
  });

  it('gives the same bytes twice', () => {
    const once = writeLand(twoTowns, ['01100', '01101']).files[0]!.bytes;
    expect(writeLand(twoTowns, ['01100', '01101']).files[0]!.bytes).toEqual(once);
  });
});

const SOURCE = new URL('../../../shared/geodata/N03-21_210101_designated_city.topojson', import.meta.url);
const hasSource = existsSync(SOURCE);
if (!hasSource) console.log('Skipping the land of Japan: ../shared/geodata is not there.');

describe('the land of Japan', () => {
  it.skipIf(!hasSource)('has its known extent', () => {
    const source = JSON.parse(readFileSync(SOURCE, 'utf8')) as Topology;
    const { files, landCellCount, report } = writeLand(source, []);
    expect(landCellCount).toBe(1_484_659);
    // The Geospatial Information Authority counts about 377,975 km²; the source's coast is simplified.
    expect(report[0]).toContain('377,810 km²');
    expect(report[1]).toContain('1,484,659 have their centre on land');
    expect(files[0]!.bytes.length).toBeLessThan(250_000);
  });
});
