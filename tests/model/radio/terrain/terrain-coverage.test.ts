import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedCells, markServed } from '../../../../src/model/coverage/served-squares.ts';
import { centreLat, centreLon, createLattice } from '../../../../src/model/lattice.ts';
import { finish } from '../../../../src/model/progress.ts';
import { BANDS, bandIndex } from '../../../../src/model/radio/bands.ts';
import { type LinkAssumptions, siteRange } from '../../../../src/model/radio/link-budget.ts';
import {
  carrierRateMbps,
  cellRates,
  DEFAULT_RATE_ASSUMPTIONS,
  edgeRateMbps,
} from '../../../../src/model/radio/terrain/cell-rates.ts';
import { COVER_OPEN, COVER_URBAN, DEFAULT_CLUTTER } from '../../../../src/model/radio/terrain/land-cover.ts';
import { createReliefSampler } from '../../../../src/model/radio/terrain/ray-profile.ts';
import { addFootprintMasks, siteFootprint } from '../../../../src/model/radio/terrain/site-footprint.ts';
import { createSiteLinks, type TerrainSites } from '../../../../src/model/radio/terrain/site-links.ts';
import { createSweep, createSweepGrid } from '../../../../src/model/radio/terrain/sweep.ts';
import { terrainCoverage } from '../../../../src/model/radio/terrain/terrain-coverage.ts';
import {
  DEFAULT_CLIMATE,
  prepareTerrainLaw,
  TERRAIN_MODELS,
  type TerrainLaw,
  type TerrainModel,
} from '../../../../src/model/radio/terrain/terrain-law.ts';
import { madeUpRelief } from './made-up-relief.ts';

const SIDE = 24;
const lattice = createLattice(
  Uint16Array.from({ length: SIDE * SIDE }, (_, i) => 8480 + Math.floor(i / SIDE)),
  Uint16Array.from({ length: SIDE * SIDE }, (_, i) => 5280 + (i % SIDE)),
);
const cells = Uint32Array.from({ length: SIDE * SIDE }, (_, i) => i);
const hills = madeUpRelief(
  (y, x) => 200 + 150 * Math.sin(y / 5) * Math.cos(x / 6),
  (row, column) => ((row * column) % 4 === 0 ? COVER_URBAN : COVER_OPEN),
);
const sampler = createReliefSampler(hills, DEFAULT_CLUTTER.heightM);
const grid = createSweepGrid(5000, 50);
const assumptions: LinkAssumptions = { edgeProbability: 0.75, interferenceMarginDb: 3, indoor: false };
const n28 = BANDS[bandIndex('n28')]!;

function lawOf(model: TerrainModel, moreDb = 0): TerrainLaw {
  const band = { ...n28, stationGainDbi: n28.stationGainDbi + moreDb };
  const law = prepareTerrainLaw({ model, band, environment: 'rural', assumptions, climate: DEFAULT_CLIMATE });
  if (!law.ok) throw new Error(JSON.stringify(law.problems));
  return law.value;
}

const place = fc.record({
  lat: fc.double({ min: centreLat(8480), max: centreLat(8480 + SIDE), noNaN: true }),
  lon: fc.double({ min: centreLon(5280), max: centreLon(5280 + SIDE), noNaN: true }),
});
type Place = { lat: number; lon: number };

function sitesOf(places: readonly Place[]): TerrainSites {
  return {
    lat: Float64Array.from(places, ({ lat }) => lat),
    lon: Float64Array.from(places, ({ lon }) => lon),
    law: new Uint8Array(places.length),
  };
}

const report = (fraction: number) => ({ phase: 'test', fraction });
const countedOf = (law: TerrainLaw, places: readonly Place[]): Uint8Array =>
  finish(terrainCoverage(lattice, cells, createSiteLinks(sitesOf(places), [law], sampler, grid), report))
    .counted;
const verdicts = (masks: Uint16Array): Uint8Array => countedCells(masks, new Uint8Array(masks.length));

describe('coverage over the terrain', () => {
  const model = fc.constantFrom(...TERRAIN_MODELS);

  it('never falls when a site is added or its power raised, and knows no order of sites', () => {
    const places = fc.array(place, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        model,
        places,
        place,
        fc.double({ min: 0, max: 10, noNaN: true }),
        (name, all, more, db) => {
          const counted = countedOf(lawOf(name), all);
          expect(countedOf(lawOf(name), [...all].reverse())).toEqual(counted);
          const added = countedOf(lawOf(name), [...all, more]);
          const louder = countedOf(lawOf(name, db), all);
          counted.forEach((one, i) => {
            expect(added[i]!).toBeGreaterThanOrEqual(one);
            expect(louder[i]!).toBeGreaterThanOrEqual(one);
          });
        },
      ),
      { numRuns: 6 },
    );
  });

  it('is the union of the footprints, every square of every site computed', () => {
    let counting = 0;
    fc.assert(
      fc.property(model, fc.array(place, { minLength: 1, maxLength: 6 }), (name, places) => {
        const law = lawOf(name);
        const masks = new Uint16Array(lattice.cellCount);
        for (const { lat, lon } of places) {
          addFootprintMasks(lattice, siteFootprint(createSweep(sampler, grid, lat, lon), law), masks);
        }
        const counted = countedOf(law, places);
        expect(counted).toEqual(verdicts(masks));
        counting += counted.reduce((sum, one) => sum + one, 0);
      }),
      { numRuns: 8 },
    );
    expect(counting).toBeGreaterThan(0);
  });

  it('is by TR 38.901 the disc of the link budget', () => {
    const { rangeM } = siteRange(n28, 'rural', assumptions);
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
        const { lat, lon } = sitesOf(places);
        const discs = { lat, lon, rangeM: new Float64Array(places.length).fill(rangeM) };
        const masks = markServed(lattice, discs, new Uint16Array(cells.length));
        expect(countedOf(lawOf('tr38901'), places)).toEqual(verdicts(masks));
      }),
      { numRuns: 20 },
    );
  });

  it('has nothing without sites', () => {
    expect(countedOf(lawOf('p1812'), []).every((one) => one === 0)).toBe(true);
    expect(() =>
      createSiteLinks(
        { ...sitesOf([{ lat: 35, lon: 133 }]), law: Uint8Array.of(1) },
        [lawOf('itm')],
        sampler,
        grid,
      ),
    ).toThrow('laws below 1');
  });
});

describe('rates over the terrain', () => {
  const ratesOf = (places: readonly Place[], load: number) =>
    finish(
      cellRates(
        lattice,
        cells,
        createSiteLinks(sitesOf(places), [lawOf('p1812')], sampler, grid),
        [n28],
        { ...DEFAULT_RATE_ASSUMPTIONS, load },
        report,
      ),
    );

  it('fall with the load of the others, and are those of noise alone without it', () => {
    const places = fc.array(place, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(places, (all) => {
        const idle = ratesOf(all, 0);
        const busy = ratesOf(all, 1);
        expect(busy.server).toEqual(idle.server);
        busy.sinrDb.forEach((sinr, i) => {
          if (Number.isNaN(sinr)) expect(busy.server[i]).toBe(-1);
          else expect(sinr).toBeLessThanOrEqual(idle.sinrDb[i]!);
        });
        // −174 + 70 + 9 dB of noise, k · 290 K to the digit.
        idle.sinrDb.forEach((sinr, i) => {
          if (!Number.isNaN(sinr)) expect(sinr - idle.receivedDbm[i]!).toBeCloseTo(94.975, 2);
        });
      }),
      { numRuns: 10 },
    );
  });

  it('are bandwidth times efficiency less overhead', () => {
    // CQI 15 over 10 MHz paired, and over 100 MHz with three slots of four.
    expect(carrierRateMbps(n28, 30, DEFAULT_RATE_ASSUMPTIONS)).toBeCloseTo(10 * 7.4063 * 0.86, 9);
    const n77 = BANDS[bandIndex('n77')]!;
    expect(carrierRateMbps(n77, 30, DEFAULT_RATE_ASSUMPTIONS)).toBeCloseTo(100 * 7.4063 * 0.75 * 0.86, 9);
    expect(carrierRateMbps(n77, -10, DEFAULT_RATE_ASSUMPTIONS)).toBe(0);
  });

  it('are at the edge what all but a share of the people have', () => {
    const rate = Float32Array.of(30, Number.NaN, 10, 20);
    expect(edgeRateMbps(rate, [1, 1, 1, 97], 0.05)).toBe(20);
    expect(edgeRateMbps(rate, [1, 10, 1, 88], 0.05)).toBe(0);
    expect(edgeRateMbps(new Float32Array(0), [], 0.05)).toBe(0);
  });

  it('refuse a load outside 0 to 1', () => {
    expect(() => ratesOf([{ lat: 35.35, lon: 133.02 }], 2)).toThrow('load');
  });
});
