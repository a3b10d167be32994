import { serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSite,
  baseDeployment,
  type CoverageLedger,
  createCoverageLedger,
  moveSite,
  removeSite,
  type Site,
} from '../../../src/model/coverage/coverage-ledger.ts';
import { AREA_UNITS_PER_KM2, createGround } from '../../../src/model/coverage/ground.ts';
import { countedCells, isCounted, markServed } from '../../../src/model/coverage/served-squares.ts';
import { bareLand, smallAtlas } from '../small-atlas.ts';

const OPERATORS = 4;

/** Two municipalities in rows 3 cells apart, in two prefectures, and a third far enough to stay out of reach. */
const atlas = smallAtlas([
  { prefecture: 0, people: [120, 40, 7, 900, 3, 55, 31, 18, 240] },
  { prefecture: 1, people: [15, 600, 2, 80, 44, 0, 19] },
  { prefecture: 1, people: [9, 9, 9] },
]);
const ground = createGround(atlas, bareLand(atlas));
const south = atlas.lattice.rowMin / 240;
const west = 100 + 6300 / 160;

const site: fc.Arbitrary<Site> = fc.record({
  lat: fc.double({ min: south - 0.02, max: south + 0.05, noNaN: true }),
  lon: fc.double({ min: west - 0.02, max: west + 0.08, noNaN: true }),
  rangeM: fc.oneof(fc.double({ min: 0, max: 3000, noNaN: true }), fc.constantFrom(0, 180, 260)),
  operator: fc.nat(OPERATORS - 1),
  isParent: fc.boolean(),
});

function ledgerOf(sites: readonly Site[]): CoverageLedger {
  const ledger = createCoverageLedger(ground, OPERATORS);
  for (const each of sites) addSite(ledger, each);
  return ledger;
}

function state({ totals, masks }: CoverageLedger): Buffer {
  return serialize({ totals, masks });
}

function columns(sites: readonly Site[]) {
  return {
    lat: Float64Array.from(sites, ({ lat }) => lat),
    lon: Float64Array.from(sites, ({ lon }) => lon),
    rangeM: Float64Array.from(sites, ({ rangeM }) => rangeM),
  };
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe('the coverage ledger', () => {
  it('holds what all sites together count, for every operator and their union', () => {
    fc.assert(
      fc.property(fc.array(site, { maxLength: 12 }), (sites) => {
        const { totals } = ledgerOf(sites);
        const { count } = atlas.municipalities;
        for (let row = 0; row <= OPERATORS; row++) {
          const own = sites.filter(({ operator }) => row === OPERATORS || operator === row);
          const masks = markServed(atlas.lattice, columns(own), new Uint16Array(atlas.lattice.cellCount));
          const counted = countedCells(masks, new Uint8Array(masks.length));
          const people = new Float64Array(count);
          const cells = new Uint32Array(count);
          counted.forEach((isIn, i) => {
            people[atlas.cells.municipality[i]!]! += isIn * atlas.cells.population[i]!;
            cells[atlas.cells.municipality[i]!]! += isIn;
          });
          expect(totals.countedPopulation.subarray(row * count, (row + 1) * count)).toEqual(people);
          expect(totals.countedCells.subarray(row * count, (row + 1) * count)).toEqual(cells);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes back to the same bytes when a site is moved there and back, or added and removed', () => {
    fc.assert(
      fc.property(fc.array(site, { minLength: 1, maxLength: 8 }), site, (sites, other) => {
        const ledger = ledgerOf(sites);
        const before = state(ledger);
        const first = sites[0]!;
        moveSite(ledger, first, other);
        moveSite(ledger, other, first);
        expect(state(ledger).equals(before)).toBe(true);
        addSite(ledger, other);
        removeSite(ledger, other);
        expect(state(ledger).equals(before)).toBe(true);
        for (const each of sites) removeSite(ledger, each);
        expect(state(ledger).equals(state(ledgerOf([])))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('never loses coverage by a site more or a longer range, and tells which cells changed', () => {
    fc.assert(
      fc.property(
        fc.array(site, { maxLength: 8 }),
        site,
        fc.double({ min: 1, max: 2, noNaN: true }),
        (sites, other, factor) => {
          const ledger = ledgerOf(sites);
          const snapshot = () => [...ledger.totals.countedPopulation, ...ledger.totals.servedArea];
          const union = () =>
            ledger.masks.slice(OPERATORS * ground.layout.slotCount).map((mask) => Number(isCounted(mask)));
          const [before, countedBefore] = [snapshot(), union()];
          addSite(ledger, other);
          const [after, countedAfter] = [snapshot(), union()];
          after.forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(before[i]!);
          });
          const changed = [...ledger.changed.subarray(0, ledger.changedCount)].sort((a, b) => a - b);
          expect(changed).toEqual(
            Array.from(countedAfter.keys()).filter((slot) => countedAfter[slot] !== countedBefore[slot]),
          );
          moveSite(ledger, other, { ...other, rangeM: factor * other.rangeM });
          snapshot().forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(after[i]!);
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has a union of at least every operator, and overlaps that add up to the people', () => {
    fc.assert(
      fc.property(fc.array(site, { maxLength: 12 }), (sites) => {
        const { totals } = ledgerOf(sites);
        const { count } = atlas.municipalities;
        for (let m = 0; m < count; m++) {
          const of = (row: number) => totals.countedPopulation[row * count + m]!;
          let operators = 0;
          for (let k = 0; k < OPERATORS; k++) {
            expect(of(OPERATORS)).toBeGreaterThanOrEqual(of(k));
            operators += of(k);
          }
          const overlap = Array.from(
            { length: OPERATORS + 1 },
            (_, n) => totals.overlapPopulation[n * count + m]!,
          );
          expect(sum(overlap)).toBe(atlas.municipalities.censusPopulation[2020][m]);
          expect(overlap.reduce((all, people, n) => all + n * people, 0)).toBe(operators);
        }
        expect(sum(totals.stationCount) + sum(totals.placelessCount)).toBe(2 * sites.length);
        const landKm2 = sum(ground.pieces.area) / AREA_UNITS_PER_KM2;
        const served = totals.servedArea.subarray(OPERATORS * ground.pieces.count);
        expect(sum(served) / AREA_UNITS_PER_KM2).toBeLessThanOrEqual(landKm2 * (1 + 1e-12));
      }),
    );
  });

  it('counts a cell from nine of its sixteen squares on, not from eight', () => {
    const parts = Array.from({ length: 16 }, (_, part) => part);
    const lat = (part: number) => (atlas.lattice.rowMin * 4 + Math.floor(part / 4) + 0.5) / 960;
    const lon = (part: number) => 100 + (6300 * 4 + (part % 4) + 0.5) / 640;
    const square = (part: number): Site => ({
      lat: lat(part),
      lon: lon(part),
      rangeM: 1,
      operator: part % OPERATORS,
      isParent: false,
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 9, maxLength: 9 }), (chosen) => {
        const ledger = ledgerOf(chosen.slice(0, 8).map(square));
        const { count } = atlas.municipalities;
        expect(ledger.totals.countedPopulation[OPERATORS * count]).toBe(0);
        addSite(ledger, square(chosen[8]!));
        expect(ledger.totals.countedPopulation[OPERATORS * count]).toBe(120);
        expect(ledger.totals.countedCells[OPERATORS * count]).toBe(1);
      }),
    );
  });

  it('counts a base square once it has a parent station, and a site at sea nowhere', () => {
    const parent = { lat: south + 0.002, lon: west + 0.003, rangeM: 100, operator: 2, isParent: true };
    const ledger = ledgerOf([parent]);
    const squares = sum(ground.isBase);
    expect(baseDeployment(ledger, OPERATORS)).toBe(1 / squares);
    expect(baseDeployment(ledger, 2)).toBe(1 / squares);
    expect(baseDeployment(ledger, 0)).toBe(0);
    addSite(ledger, { ...parent, lat: 20, lon: 150 });
    expect(ledger.totals.placelessCount[2]).toBe(1);
    expect(sum(ledger.totals.stationCount)).toBe(2);
  });

  it('refuses what is no site, and a removal of what was never added', () => {
    const ledger = createCoverageLedger(ground, OPERATORS);
    const good = { lat: south, lon: west, rangeM: 500, operator: 0, isParent: false };
    expect(() => addSite(ledger, { ...good, operator: 4 })).toThrow(RangeError);
    expect(() => addSite(ledger, { ...good, lat: Number.NaN })).toThrow(RangeError);
    expect(() => addSite(ledger, { ...good, rangeM: -1 })).toThrow(RangeError);
    const empty = state(createCoverageLedger(ground, OPERATORS));
    expect(state(ledger).equals(empty)).toBe(true);
    expect(() => removeSite(ledger, good)).toThrow('Expected');
    expect(state(ledger).equals(empty)).toBe(true);
  });
});
