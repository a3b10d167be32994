import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOfMeshCode, MESH_LEVELS, meshCode, meshCodeOfCell } from '../../src/model/jis-mesh.ts';
import { centreLat, centreLon, columnAt, rowAt } from '../../src/model/lattice.ts';
import { readRows, sharedPath } from '../shared-data.ts';

const point = fc.record({
  lat: fc.double({ min: 0, max: 66.6, noNaN: true }),
  lon: fc.double({ min: 100, max: 179.99, noNaN: true }),
});
const address = fc.record({
  row: fc.integer({ min: 0, max: 66 * 240 - 1 }),
  column: fc.integer({ min: 0, max: 80 * 160 - 1 }),
});

describe('JIS X 0410 codes', () => {
  const reference = sharedPath('vectors/jis_x0410_points.csv');
  it.skipIf(reference === undefined)('equals the reference rows at every level, corners included', () => {
    for (const row of readRows(reference!)) {
      for (const level of MESH_LEVELS) {
        const got = meshCode(Number(row.lat), Number(row.lon), level);
        expect(got, `${row.lat},${row.lon} ${level}`).toBe(row[level]);
      }
    }
  });

  it('equals published examples', () => {
    // Tōkyō station, and the origin of an 80 km square.
    expect(meshCode(35.681236, 139.767125, '1km')).toBe('53394611');
    expect(meshCode(34, 133, '100m')).toBe('5133000000');
  });

  it('gives the square that owns the corner, wherever decimal degrees fall in binary', () => {
    fc.assert(
      fc.property(address, ({ row, column }) => {
        const code = meshCodeOfCell(row, column);
        // The same corner in the ways a user may write it.
        for (const lat of [row / 240, Number((row / 240).toFixed(12)), row * (1 / 240)]) {
          for (const lon of [100 + column / 160, Number((100 + column / 160).toFixed(12))]) {
            expect(meshCode(lat, lon, '500m')).toBe(code);
          }
        }
      }),
    );
  });

  it('nests: every finer code begins with its coarser square', () => {
    fc.assert(
      fc.property(point, ({ lat, lon }) => {
        const code = (level: (typeof MESH_LEVELS)[number]) => meshCode(lat, lon, level);
        const chain = [code('80km'), code('10km'), code('1km'), code('500m'), code('250m'), code('125m')];
        for (let i = 1; i < chain.length; i++) expect(chain[i]!.startsWith(chain[i - 1]!)).toBe(true);
        expect(code('5km').startsWith(code('10km'))).toBe(true);
        expect(code('2km').startsWith(code('10km'))).toBe(true);
        expect(code('100m').startsWith(code('1km'))).toBe(true);
      }),
    );
  });

  it('agrees with the lattice and reads back what it wrote', () => {
    fc.assert(
      fc.property(address, ({ row, column }) => {
        expect(rowAt(centreLat(row))).toBe(row);
        expect(columnAt(centreLon(column))).toBe(column);
        expect(meshCode(centreLat(row), centreLon(column), '500m')).toBe(meshCodeOfCell(row, column));
        expect(cellOfMeshCode(meshCodeOfCell(row, column))).toEqual({ row, column });
      }),
    );
  });

  it('refuses what is not a code or lies outside the grid', () => {
    for (const text of ['', '5339461', '533986111', '5339461190', '53394611５', '533946110']) {
      expect(cellOfMeshCode(text)).toBeUndefined();
    }
    for (const [lat, lon] of [
      [-1, 139],
      [66.7, 139],
      [35, 99.9],
      [35, 180],
      [Number.NaN, 139],
      [35, Infinity],
    ]) {
      expect(() => meshCode(lat!, lon!, '1km')).toThrow(RangeError);
    }
  });
});
