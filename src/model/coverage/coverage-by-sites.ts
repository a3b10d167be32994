/** What a set of sites covers, by the official rule, at the level of the 2020 census. */
import type { Atlas } from '../atlas.ts';
import { graticuleAreaM2 } from '../grs80.ts';
import type { Lattice } from '../lattice.ts';
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE, PARTS_PER_SIDE } from './disc.ts';
import { countedCells, markServed, type SiteColumns, servedParts } from './served-squares.ts';

export interface CoverageTotals {
  /** Per municipality: people in counted cells. */
  readonly countedPopulation: Float64Array;
  /** Per municipality: counted cells. */
  readonly countedCells: Uint32Array;
}

export interface CoverageBySites {
  readonly countedPopulation: number;
  readonly totalPopulation: number;
  /** countedPopulation / totalPopulation, 0–1. */
  readonly populationCoverage: number;
  readonly countedCells: number;
  /** Ellipsoidal area of the served 125 m squares of inhabited cells, counted or not; uninhabited land is left out. */
  readonly servedAreaKm2: number;
  /** Per prefecture: population coverage 0–1. */
  readonly byPrefecture: Float64Array;
}

/** @param counted 0/1 per cell */
export function coverageTotals(atlas: Atlas, counted: Uint8Array): CoverageTotals {
  const { municipality, population } = atlas.cells;
  const countedPopulation = new Float64Array(atlas.municipalities.count);
  const cells = new Uint32Array(atlas.municipalities.count);
  for (let i = 0; i < counted.length; i++) {
    if (counted[i] === 0) continue;
    countedPopulation[municipality[i]!]! += population[i]!;
    cells[municipality[i]!]!++;
  }
  return { countedPopulation, countedCells: cells };
}

/** @param masks served squares per cell @returns km² on the GRS80 ellipsoid */
export function servedAreaKm2(lattice: Lattice, masks: Uint16Array): number {
  let areaM2 = 0;
  for (let r = 0; r < lattice.rowCount; r++) {
    let southern = 0;
    let northern = 0;
    for (let i = lattice.rowOffsets[r]!; i < lattice.rowOffsets[r + 1]!; i++) {
      southern += servedParts(masks[i]! & 0xff);
      northern += servedParts(masks[i]! >>> 8);
    }
    if (southern + northern === 0) continue;
    // Two rows of 125 m squares share one area: over 230 m it changes by less than 5e-5 of itself, and evenly.
    const middle = (lattice.rowMin + r) * PARTS_PER_SIDE + PARTS_PER_SIDE / 2;
    areaM2 += southern * partAreaM2(middle - 1) + northern * partAreaM2(middle + 1);
  }
  return areaM2 / 1e6;
}

function partAreaM2(partRow: number): number {
  return graticuleAreaM2(
    partRow / PART_ROWS_PER_DEGREE,
    1 / PART_ROWS_PER_DEGREE,
    1 / PART_COLUMNS_PER_DEGREE,
  );
}

/** @throws as markServed does. */
export function coverageBySites(atlas: Atlas, sites: SiteColumns): CoverageBySites {
  const { lattice } = atlas;
  const masks = markServed(lattice, sites, new Uint16Array(lattice.cellCount));
  const totals = coverageTotals(atlas, countedCells(masks, new Uint8Array(lattice.cellCount)));
  const all = coverageTotals(atlas, new Uint8Array(lattice.cellCount).fill(1));
  const prefectures = atlas.prefectures.count;
  const counted = new Float64Array(prefectures);
  const whole = new Float64Array(prefectures);
  for (let m = 0; m < atlas.municipalities.count; m++) {
    counted[atlas.municipalities.prefecture[m]!]! += totals.countedPopulation[m]!;
    whole[atlas.municipalities.prefecture[m]!]! += all.countedPopulation[m]!;
  }
  const countedPopulation = sum(counted);
  const totalPopulation = sum(whole);
  return {
    countedPopulation,
    totalPopulation,
    populationCoverage: totalPopulation > 0 ? countedPopulation / totalPopulation : 1,
    countedCells: sum(totals.countedCells),
    servedAreaKm2: servedAreaKm2(lattice, masks),
    byPrefecture: counted.map((value, p) => (whole[p]! > 0 ? value / whole[p]! : 1)),
  };
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
