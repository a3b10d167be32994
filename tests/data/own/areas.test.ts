/** Own outlines against a geometry library's answers, and a census mesh against plain sums. */
import { booleanPointInPolygon, kinks, point, polygon } from '@turf/turf';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { markCellsWithin, sumWithin } from '../../../src/data/own/cells-within.ts';
import { compareCensus } from '../../../src/data/own/compare-census.ts';
import { type Ring, selfCrossing } from '../../../src/data/own/self-crossing.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { centreLat, centreLon } from '../../../src/model/lattice.ts';
import { committedAtlas } from '../../model/committed-atlas.ts';

const corner = fc.tuple(
  fc.double({ min: 139.5, max: 139.7, noNaN: true }),
  fc.double({ min: 35.5, max: 35.7, noNaN: true }),
);
const closed = (corners: readonly [number, number][]): [number, number][] => [...corners, corners[0]!];
const ring = fc.array(corner, { minLength: 3, maxLength: 12 }).map(closed);
/** A star around a middle never crosses itself. */
const star = fc
  .array(fc.double({ min: 0.01, max: 0.09, noNaN: true }), { minLength: 4, maxLength: 20 })
  .map((radii) =>
    closed(
      radii.map((radius, i): [number, number] => {
        const angle = (2 * Math.PI * i) / radii.length;
        return [139.6 + radius * Math.cos(angle), 35.6 + radius * Math.sin(angle)];
      }),
    ),
  );

describe('an outline', () => {
  it('crosses itself where a geometry library finds a crossing', () => {
    fc.assert(
      fc.property(ring, (outline) => {
        const found = kinks(polygon([outline])).features.length > 0;
        expect(selfCrossing(outline) !== undefined).toBe(found);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a star does not, and touching itself is no crossing', () => {
    fc.assert(
      fc.property(star, (outline) => {
        expect(selfCrossing(outline)).toBeUndefined();
      }),
    );
    const touching: Ring = [
      [0, 0],
      [2, 0],
      [1, 1],
      [2, 2],
      [0, 2],
      [1, 1],
      [0, 0],
    ];
    expect(selfCrossing(touching)).toBeUndefined();
  });

  it('of a hundred thousand corners is looked through in order', () => {
    const count = 100_000;
    const outline = closed(
      Array.from({ length: count }, (_, i): [number, number] => {
        const angle = (2 * Math.PI * i) / count;
        return [139 + Math.cos(angle), 35 + Math.sin(angle)];
      }),
    );
    expect(selfCrossing(outline)).toBeUndefined();
  });
});

describe('squares within areas', () => {
  let atlas: Atlas;
  beforeAll(async () => {
    atlas = await committedAtlas();
  });

  it('are those whose centre a geometry library finds inside, holes left out', () => {
    const { lattice } = atlas;
    const near: number[] = [];
    for (let c = 0; c < lattice.cellCount; c++) {
      const [lat, lon] = [centreLat(lattice.row[c]!), centreLon(lattice.column[c]!)];
      if (lat > 35.45 && lat < 35.75 && lon > 139.45 && lon < 139.75) near.push(c);
    }
    fc.assert(
      fc.property(star, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (outline, scale) => {
        const hole = outline.map(([x, y]): [number, number] => [
          139.6 + (x - 139.6) * scale,
          35.6 + (y - 35.6) * scale,
        ]);
        const isWithin = new Uint8Array(lattice.cellCount);
        markCellsWithin(lattice, [outline, hole], isWithin);
        const area = polygon([outline, hole]);
        let inside = 0;
        for (const c of near) {
          const centre = point([centreLon(lattice.column[c]!), centreLat(lattice.row[c]!)]);
          const expected = booleanPointInPolygon(centre, area);
          inside += Number(expected);
          expect(isWithin[c], `cell ${c}`).toBe(Number(expected));
        }
        expect(sumWithin(atlas, isWithin).cells).toBe(inside);
      }),
      { numRuns: 30 },
    );
  });

  it('of all Japan hold everybody', () => {
    const isWithin = new Uint8Array(atlas.lattice.cellCount);
    const all: Ring = [
      [122, 20],
      [155, 20],
      [155, 46],
      [122, 46],
      [122, 20],
    ];
    markCellsWithin(atlas.lattice, [all], isWithin);
    const { cells, population } = sumWithin(atlas, isWithin);
    expect(cells).toBe(atlas.lattice.cellCount);
    expect(population).toBe(atlas.cells.population.reduce((sum, each) => sum + each, 0));
  });

  it('of a census that is the atlas itself differ nowhere; of one person more, there alone', () => {
    const { lattice, cells, municipalities } = atlas;
    const mesh = {
      row: lattice.row,
      column: lattice.column,
      population: Float64Array.from(cells.population),
      households: Float64Array.from(cells.households),
      suppressed: 0,
      problems: [],
    };
    const same = compareCensus(atlas, mesh, lattice.cellCount, 'mesh.csv');
    expect(same.municipality.length).toBe(new Set(cells.municipality).size);
    expect(municipalities.count).toBe(1741);
    expect(same.populationInFile).toEqual(same.populationInAtlas);
    expect(same.householdsInFile).toEqual(same.householdsInAtlas);
    expect(same.squaresNotInAtlas).toBe(0);
    mesh.population[1000]!++;
    const more = compareCensus(atlas, mesh, lattice.cellCount, 'mesh.csv');
    const differing = [...more.municipality].filter(
      (_, i) => more.populationInFile[i] !== more.populationInAtlas[i],
    );
    expect(differing).toEqual([cells.municipality[1000]]);
    expect(more.population).toBe(same.population + 1);
  });
});
