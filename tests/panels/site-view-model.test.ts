import { describe, expect, it } from 'vitest';
import { pickSite } from '../../src/map/site-picking.ts';
import { centreLat, centreLon } from '../../src/model/lattice.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { RadioSites } from '../../src/model/radio/radio-outcome.ts';
import { sitesInCell } from '../../src/panels/desks/radio/site-view-model.ts';
import { coverageFigures } from '../../src/panels/desks/radio/terrain-view-model.ts';
import { smallAtlas } from '../model/small-atlas.ts';

const sites: RadioSites = {
  cell: Uint32Array.of(2, 0, 2),
  lat: new Float64Array(3),
  lon: new Float64Array(3),
  municipality: new Uint16Array(3),
  fiscalYear: Uint16Array.of(2022, 2024, 2030),
  rangeM: Float32Array.of(1000, 2000, 3000),
  band: Uint8Array.of(2, 0, 0),
  environment: Uint8Array.of(0, 0, 2),
  tower: Uint8Array.of(0, 0, 1),
  build: Uint8Array.of(0, 0, 1),
  backhaul: Uint8Array.of(0, 0, 1),
  backhaulM: Float32Array.of(0, 0, 500),
  itemYen: new Float64Array(9),
  isParent: Uint8Array.of(1, 0, 0),
  operatorFiscalYear: Uint16Array.of(2022, 0, 2024, 0, 2024, 0, 0, 0, 0, 0, 0, 2030),
  costYen: Float64Array.of(0, 0, 7e6),
  addedPopulation: Float64Array.of(10, 20, 30),
  own: Int16Array.of(-1, -1, -1),
  property: Int16Array.of(-1, -1, -1),
};

describe('the sites of a square', () => {
  it('are all told, in the order of building, each with its own operators', () => {
    const found = sitesInCell(sites, 2);
    expect(found).toMatchObject([
      { fiscalYear: 2022, band: { name: 'n77' }, backhaul: 'standing', isParent: true },
      {
        fiscalYear: 2030,
        band: { name: 'n28' },
        tower: 'new',
        build: 'shared',
        backhaul: 'fibre',
        costYen: 7e6,
      },
    ]);
    expect(found[0]!.operators.map(({ fiscalYear }) => fiscalYear)).toEqual([2022, 2024]);
    expect(sitesInCell(sites, 1)).toEqual([]);
  });

  it('are picked within reach, the nearest first, and not before they stand', () => {
    const atlas = smallAtlas([{ prefecture: 0, people: [5, 5, 5] }]);
    const { row, column } = atlas.lattice;
    const placed = {
      ...sites,
      lat: Float64Array.from(sites.cell, (cell) => centreLat(row[cell]!)),
      lon: Float64Array.from(sites.cell, (cell) => centreLon(column[cell]!)),
    };
    const outcome = { radio: { sites: placed } } as Outcome;
    const lat = centreLat(row[0]!);
    const lon = centreLon(column[0]!);
    const reach = { lat: 0.002, lon: 0.003 };
    expect(pickSite(outcome, 2024, lat + 0.001, lon, reach)).toBe(0);
    expect(pickSite(outcome, 2023, lat, lon, reach)).toBe(-1);
    expect(pickSite(outcome, 2024, lat + 0.003, lon, reach)).toBe(-1);
  });
});

describe('shares of a prefecture', () => {
  it('are of all its people, and whole where nobody lives', () => {
    const share = (planPopulation: number, terrainPopulation: number, totalPopulation: number) =>
      coverageFigures({ planPopulation, terrainPopulation, totalPopulation });
    expect(share(90, 80, 100)).toEqual({ planShare: 0.9, terrainShare: 0.8 });
    expect(share(0, 0, 0)).toEqual({ planShare: 1, terrainShare: 1 });
  });
});
