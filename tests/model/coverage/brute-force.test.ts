import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import { coverageBySites } from '../../../src/model/coverage/coverage-by-sites.ts';
import { isCounted, markServed, type SiteColumns } from '../../../src/model/coverage/served-squares.ts';
import { cellIndexAt } from '../../../src/model/lattice.ts';
import { readRows, sharedPath } from '../../shared-data.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { bruteForceMasks, geodesicM } from './brute-force.ts';

let atlas: Atlas;
beforeAll(async () => {
  atlas = await committedAtlas();
});

/** Numbers 0–1 that are the same in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function sitesAround(cells: readonly number[], next: () => number): SiteColumns {
  const { row, column } = atlas.lattice;
  return {
    lat: Float64Array.from(cells, (cell) => (row[cell]! + next()) / 240),
    lon: Float64Array.from(cells, (cell) => 100 + (column[cell]! + next()) / 160),
    // Even in the logarithm, so that small ranges are as frequent as large ones.
    rangeM: Float64Array.from(cells, () => 300 * (10_000 / 300) ** next()),
  };
}

function compare(sites: SiteColumns): void {
  const { lattice, cells } = atlas;
  const masks = markServed(lattice, sites, new Uint16Array(lattice.cellCount));
  const expected = bruteForceMasks(lattice, sites);
  let differing = 0;
  let people = 0;
  for (let i = 0; i < masks.length; i++) {
    if (masks[i] !== expected[i]) differing++;
    if (isCounted(expected[i]!)) people += cells.population[i]!;
  }
  expect(people).toBeGreaterThan(0);
  expect(differing).toBe(0);
  expect(coverageBySites(atlas, sites).countedPopulation).toBe(people);
}

describe('served squares of 1,000 sites against the geodesic to every square', () => {
  it('400 anywhere people live', () => {
    const next = sequence(1);
    const cells = Array.from({ length: 400 }, () => Math.floor(next() * atlas.lattice.cellCount));
    compare(sitesAround(cells, next));
  });

  it('300 on islands', () => {
    const next = sequence(2);
    // Okinawa, the Tokyo islands, Tsushima, Iki, Gotō, Amami, Sado, Oki, Rishiri and Rebun.
    const island = /^(47|133[6-9]|134|42209|42210|42211|42383|4652|4653|46222|15224|3252|01518|01519|01517)/;
    const own = atlas.municipalities.code.map((code) => island.test(code));
    const pool: number[] = [];
    for (let i = 0; i < atlas.lattice.cellCount; i++) if (own[atlas.cells.municipality[i]!]) pool.push(i);
    expect(pool.length).toBeGreaterThan(5000);
    const cells = Array.from({ length: 300 }, () => pool[Math.floor(next() * pool.length)]!);
    compare(sitesAround(cells, next));
  });

  it('300 on prefecture borders', () => {
    const next = sequence(3);
    const { row, column } = atlas.lattice;
    const prefecture = (cell: number) => atlas.municipalities.prefecture[atlas.cells.municipality[cell]!]!;
    const pool: number[] = [];
    for (let i = 0; i < atlas.lattice.cellCount; i++) {
      const north = cellIndexAt(atlas.lattice, row[i]! + 1, column[i]!);
      const east = cellIndexAt(atlas.lattice, row[i]!, column[i]! + 1);
      if ([north, east].some((other) => other >= 0 && prefecture(other) !== prefecture(i))) pool.push(i);
    }
    expect(pool.length).toBeGreaterThan(500);
    const cells = Array.from({ length: 300 }, () => pool[Math.floor(next() * pool.length)]!);
    compare(sitesAround(cells, next));
  });

  it('a few of 50 to 300 km, as from the stratosphere', () => {
    const next = sequence(4);
    const cells = Array.from({ length: 4 }, () => Math.floor(next() * atlas.lattice.cellCount));
    const sites = { ...sitesAround(cells, next), rangeM: Float64Array.of(50_000, 100_000, 200_000, 300_000) };
    compare(sites);
  });
});

describe('the geodesic of the check itself', () => {
  const path = sharedPath('vectors/geodesic_grs80.csv');
  it.skipIf(path === undefined)('agrees with the reference lengths on GRS80 within a millimetre', () => {
    const rows = readRows(path!);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const length = Number(row['vincenty_grs80_m(series truncation <0.1mm)']);
      const own = geodesicM(Number(row.lat1), Number(row.lon1), Number(row.lat2), Number(row.lon2));
      expect(Math.abs(own - length)).toBeLessThan(1e-3);
    }
  });
});
