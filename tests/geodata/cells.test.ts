import fc from 'fast-check';
import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { areaEdges } from '../../geodata/build/area-edges.ts';
import { inhabitedCells } from '../../geodata/build/cells.ts';
import type { LatticePolygon } from '../../geodata/build/land-polygons.ts';
import { nearestCentres } from '../../geodata/build/nearest-centres.ts';
import { populationCentres } from '../../geodata/build/places.ts';
import { type MeshCells, sumByCell } from '../../geodata/build/read-mesh.ts';
import { cellsOfSettlement, type Settlement } from '../../geodata/build/returned-settlements.ts';
import { centreLat, centreLon } from '../../src/model/lattice.ts';

const grs80 = new Geodesic.Geodesic(6_378_137, 1 / 298.257222101);
const ROW = 9000;
const COLUMN = 6500;
const CODES = ['07541', '07545'];

/** Two municipalities side by side, ten cells wide and twenty high each. */
const edges = areaEdges(
  CODES.map((code, i): LatticePolygon => {
    const [west, east] = [COLUMN + i * 10, COLUMN + i * 10 + 10];
    const [south, north] = [ROW, ROW + 20];
    const ring = [west, south, west, north, east, north, east, south, west, south];
    return { properties: { N03_001: '', N03_007: code }, rings: [Float64Array.from(ring)] };
  }),
  CODES,
);

const mesh: MeshCells = sumByCell(
  [ROW + 1, ROW + 1, ROW + 5],
  [COLUMN, COLUMN + 3, COLUMN + 9],
  [10, 30, 60],
  [4, 4, 30],
);

/** The office stands in the middle of the second municipality, 1 km around it. */
const office: Settlement = {
  municipality: 1,
  lat: centreLat(ROW + 10),
  lon: centreLon(COLUMN + 15),
  radiusM: 1000,
};

const level = (population: [number, number], households: [number, number]) => ({
  code: CODES,
  population,
  households,
});

function totals(values: Uint16Array, municipality: Uint16Array): number[] {
  return [0, 1].map((m) => values.filter((_, i) => municipality[i] === m).reduce((a, b) => a + b, 0));
}

describe('inhabitedCells', () => {
  it('holds the census of every municipality exactly, whatever it is', () => {
    const count = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(count, count, count, count, (people0, people1, homes0, homes1) => {
        const cells = inhabitedCells(
          mesh,
          edges,
          level([people0, people1], [homes0, people1 > 0 ? homes1 : 0]),
          [office],
        );
        expect(totals(cells.population, cells.municipality)).toEqual([people0, people1]);
        expect(totals(cells.households, cells.municipality)).toEqual([homes0, people1 > 0 ? homes1 : 0]);
        expect([...cells.row]).toEqual([...cells.row].sort((a, b) => a - b));
      }),
    );
  });

  it('spreads returned residents evenly around the office and keeps the others where they were', () => {
    const some = sumByCell(
      [...mesh.row, ROW + 2],
      [...mesh.column, COLUMN + 12],
      [...mesh.population, 5],
      [...mesh.households, 2],
    );
    const cells = inhabitedCells(some, edges, level([100, 505], [38, 202]), [office]);
    const around = cellsOfSettlement(office, edges);
    expect(cells.addedCount).toBe(around.row.length);
    cells.row.forEach((row, i) => {
      if (cells.municipality[i] === 0) return;
      if (row === ROW + 2) expect(cells.population[i]).toBe(5);
      else expect(Math.abs(cells.population[i]! - 500 / around.row.length)).toBeLessThan(1);
    });
  });

  it('adds nothing where the mesh already counts the residents, or nobody has returned', () => {
    const returned = sumByCell(
      [...mesh.row, ROW + 2],
      [...mesh.column, COLUMN + 12],
      [...mesh.population, 400],
      [...mesh.households, 200],
    );
    expect(inhabitedCells(returned, edges, level([100, 505], [38, 202]), [office]).addedCount).toBe(0);
    const empty = inhabitedCells(mesh, edges, level([100, 0], [38, 0]), [office]);
    expect(empty.addedCount).toBe(0);
    expect(populationCentres(empty, 2, [office])[1]).toEqual({
      lat: Number(office.lat.toFixed(5)),
      lon: Number(office.lon.toFixed(5)),
    });
  });

  it('refuses people without a place, and names their municipality', () => {
    expect(() => inhabitedCells(mesh, edges, level([100, 7], [38, 3]), [])).toThrow('place 7 of 07545');
  });
});

describe('cellsOfSettlement', () => {
  it('takes the squares of the municipality within the radius', () => {
    const { row, column } = cellsOfSettlement(office, edges);
    expect(row.length).toBeGreaterThan(8);
    // π · (1 km)² over squares of about 0.26 km².
    expect(row.length).toBeLessThan(16);
    expect(
      [...row].every((r, i) => Math.abs(r - ROW - 10) <= 2 && Math.abs(column[i]! - COLUMN - 15) <= 2),
    ).toBe(true);
    const atBorder = cellsOfSettlement({ ...office, lon: centreLon(COLUMN + 10) }, edges);
    expect(Math.min(...atBorder.column)).toBe(COLUMN + 10);
    expect(atBorder.row.length).toBeLessThan(row.length);
  });
});

describe('populationCentres', () => {
  it('is the mean of cell centres weighted by people', () => {
    const cells = inhabitedCells(mesh, edges, level([100, 0], [38, 0]), [office]);
    const [centre] = populationCentres(cells, 2, [office]);
    expect(centre!.lat).toBeCloseTo((centreLat(ROW + 1) * 40 + centreLat(ROW + 5) * 60) / 100, 4);
    expect(centre!.lon).toBeCloseTo(
      (centreLon(COLUMN) * 10 + centreLon(COLUMN + 3) * 30 + centreLon(COLUMN + 9) * 60) / 100,
      4,
    );
  });
});

describe('nearestCentres', () => {
  it('lists others only, nearest first and none farther than one left out, on the ellipsoid', () => {
    const point = fc.record({
      lat: fc.double({ min: 34, max: 36, noNaN: true }),
      lon: fc.double({ min: 135, max: 137, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (centres) => {
        nearestCentres(centres, 3).forEach((nearest, i) => {
          expect(nearest).toHaveLength(Math.min(3, centres.length - 1));
          const lengthM = (j: number) => {
            const [from, to] = [centres[i]!, centres[j]!];
            return grs80.Inverse(from.lat, from.lon, to.lat, to.lon).s12!;
          };
          const others = centres.map((_, j) => j).filter((j) => j !== i);
          const leftOut = others.filter((j) => !nearest.includes(j)).map(lengthM);
          const listed = nearest.map(lengthM);
          // The radii at the mean latitude are good to 0.1 % over 300 km.
          listed.forEach((length, k) => {
            for (const farther of [...listed.slice(k + 1), ...leftOut]) {
              expect(length).toBeLessThanOrEqual(farther * 1.002);
            }
          });
        });
      }),
    );
  });

  it('measures in metres: a degree east is shorter than a degree north', () => {
    const centres = [
      { lat: 40, lon: 140 },
      { lat: 41, lon: 140 },
      { lat: 40, lon: 141.2 },
      { lat: 38, lon: 140 },
    ];
    expect(nearestCentres(centres, 2)[0]).toEqual([2, 1]);
  });
});
