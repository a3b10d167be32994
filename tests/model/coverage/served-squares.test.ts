import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageBySites } from '../../../src/model/coverage/coverage-by-sites.ts';
import {
  countedCells,
  isCounted,
  markServed,
  type SiteColumns,
  servedParts,
} from '../../../src/model/coverage/served-squares.ts';
import { createLattice, type Lattice } from '../../../src/model/lattice.ts';
import { smallAtlas } from '../small-atlas.ts';
import { bruteForceMasks } from './brute-force.ts';

interface Site {
  readonly lat: number;
  readonly lon: number;
  readonly rangeM: number;
}

function columns(sites: readonly Site[]): SiteColumns {
  return {
    lat: Float64Array.from(sites, (site) => site.lat),
    lon: Float64Array.from(sites, (site) => site.lon),
    rangeM: Float64Array.from(sites, (site) => site.rangeM),
  };
}

function masksOf(lattice: Lattice, sites: readonly Site[]): Uint16Array {
  return markServed(lattice, columns(sites), new Uint16Array(lattice.cellCount));
}

/** Cells scattered over 40 × 40 squares whose south-west corner is anywhere in Japan. */
const scattered = fc
  .record({
    row: fc.integer({ min: 4900, max: 10_900 }),
    column: fc.integer({ min: 3700, max: 8600 }),
    cells: fc.uniqueArray(fc.integer({ min: 0, max: 1599 }), { minLength: 1, maxLength: 300 }),
  })
  .map(({ row, column, cells }) => {
    const sorted = cells.sort((a, b) => a - b);
    return createLattice(
      Uint16Array.from(sorted, (cell) => row + Math.floor(cell / 40)),
      Uint16Array.from(sorted, (cell) => column + (cell % 40)),
    );
  });

/** Sites in and around those squares. */
const site = fc.record({
  south: fc.double({ min: -5, max: 45, noNaN: true }),
  west: fc.double({ min: -5, max: 45, noNaN: true }),
  rangeM: fc.double({ min: 0, max: 12_000, noNaN: true }),
});
const placed = fc
  .record({ lattice: scattered, sites: fc.array(site, { minLength: 1, maxLength: 6 }) })
  .map(({ lattice, sites }) => ({
    lattice,
    sites: sites.map(({ south, west, rangeM }) => ({
      lat: (lattice.row[0]! + south) / 240,
      lon: 100 + (lattice.column[0]! - 20 + west) / 160,
      rangeM,
    })),
  }));

describe('the more-than-half rule', () => {
  it('counts a square at nine of its sixteen parts and not at eight', () => {
    expect(isCounted(0b0000_0000_1111_1111)).toBe(false);
    expect(isCounted(0b0000_0001_1111_1111)).toBe(true);
    for (let mask = 0; mask < 0x10000; mask++) {
      const parts = mask.toString(2).replaceAll('0', '').length;
      if (servedParts(mask) !== parts || isCounted(mask) !== parts > 8) {
        expect.fail(`mask ${mask} has ${parts} parts, counted as ${servedParts(mask)}`);
      }
    }
    expect(countedCells(Uint16Array.of(0xff, 0x1ff, 0xffff, 0), new Uint8Array(4))).toEqual(
      Uint8Array.of(0, 1, 1, 0),
    );
  });
});

describe('served squares', () => {
  it('are those whose centre the geodesic reaches', () => {
    fc.assert(
      fc.property(placed, ({ lattice, sites }) => {
        expect(masksOf(lattice, sites)).toEqual(bruteForceMasks(lattice, columns(sites)));
      }),
      { numRuns: 60 },
    );
  });

  it('are the union of what each site serves, in any order', () => {
    fc.assert(
      fc.property(placed, ({ lattice, sites }) => {
        const union = new Uint16Array(lattice.cellCount);
        for (const one of sites) {
          const own = masksOf(lattice, [one]);
          for (let i = 0; i < union.length; i++) union[i]! |= own[i]!;
        }
        expect(masksOf(lattice, sites)).toEqual(union);
        expect(masksOf(lattice, [...sites].reverse())).toEqual(union);
      }),
    );
  });

  it('grow with every site and every metre of range, never shrink', () => {
    fc.assert(
      fc.property(placed, fc.double({ min: 1, max: 3, noNaN: true }), ({ lattice, sites }, factor) => {
        const few = masksOf(lattice, sites.slice(1));
        const all = masksOf(lattice, sites);
        const stronger = masksOf(
          lattice,
          sites.map((one) => ({ ...one, rangeM: one.rangeM * factor })),
        );
        for (let i = 0; i < all.length; i++) {
          expect(few[i]! & ~all[i]!).toBe(0);
          expect(all[i]! & ~stronger[i]!).toBe(0);
        }
      }),
    );
  });

  it('accumulate over calls', () => {
    fc.assert(
      fc.property(placed, ({ lattice, sites }) => {
        const masks = new Uint16Array(lattice.cellCount);
        for (const one of sites) markServed(lattice, columns([one]), masks);
        expect(masks).toEqual(masksOf(lattice, sites));
      }),
    );
  });

  it('are none for sites far away, at the poles or across the date line', () => {
    const lattice = createLattice(Uint16Array.of(8500, 8501), Uint16Array.of(6300, 6300));
    for (const [lat, lon] of [
      [90, 0],
      [-90, 139],
      [35.4, -179.9],
      [35.4, 60],
      [0, 139],
      [60, 139],
    ] as const) {
      expect(masksOf(lattice, [{ lat, lon, rangeM: 500_000 }])).toEqual(new Uint16Array(2));
    }
  });

  it('refuse what is no place or no range', () => {
    const lattice = createLattice(Uint16Array.of(8500), Uint16Array.of(6300));
    const good = { lat: 35, lon: 139, rangeM: 1000 };
    for (const wrong of [
      { lat: Number.NaN },
      { lat: 91 },
      { lon: Infinity },
      { rangeM: -1 },
      { rangeM: 6e5 },
    ]) {
      expect(() => masksOf(lattice, [{ ...good, ...wrong }])).toThrow(RangeError);
    }
    const uneven = { ...columns([good]), rangeM: new Float64Array(2) };
    expect(() => markServed(lattice, uneven, new Uint16Array(1))).toThrow('Expected 1');
    expect(() => markServed(lattice, columns([good]), new Uint16Array(3))).toThrow('Expected 1 masks');
  });

  it('need no cells', () => {
    const empty = createLattice(new Uint16Array(0), new Uint16Array(0));
    expect(masksOf(empty, [{ lat: 35, lon: 139, rangeM: 1000 }]).length).toBe(0);
  });
});

describe('coverage by sites', () => {
  const atlas = smallAtlas([
    { prefecture: 0, people: [100, 200] },
    { prefecture: 1, people: [300] },
  ]);
  // Cells stand at rows 8500 and 8503, columns 6300 and 6301.
  const lat = 8500.5 / 240;
  const lon = 100 + 6300.5 / 160;

  it('counts whole squares by prefecture', () => {
    const one = coverageBySites(atlas, columns([{ lat, lon, rangeM: 300 }]));
    expect(one).toMatchObject({ countedPopulation: 100, totalPopulation: 600, countedCells: 1 });
    expect([...one.byPrefecture]).toEqual([1 / 3, 0]);
    const all = coverageBySites(atlas, columns([{ lat, lon, rangeM: 3000 }]));
    expect(all.populationCoverage).toBe(1);
    expect([...all.byPrefecture]).toEqual([1, 1]);
  });

  it('measures served area on the ellipsoid', () => {
    const none = coverageBySites(atlas, columns([]));
    expect(none).toMatchObject({ countedPopulation: 0, countedCells: 0, servedAreaKm2: 0 });
    const all = coverageBySites(atlas, columns([{ lat, lon, rangeM: 5000 }]));
    // Three squares of 1/240° × 1/160° at 35.4°N: 462.3 m × 567.7 m each.
    expect(all.servedAreaKm2).toBeCloseTo(3 * 0.46225 * 0.5677, 3);
  });
});
