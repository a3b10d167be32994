/**
 * The plan's sites of a fiscal year as terrain coverage takes them, and its coverage held against what the terrain lets
 * through.
 */
import type { Atlas } from '../../atlas.ts';
import type { RadioOutcome } from '../radio-outcome.ts';
import type { PrefectureCoverage, PrefectureSites } from './prefecture-coverage.ts';

export interface PlanSitesOverTerrain extends PrefectureSites {
  readonly environment: Uint8Array;
  readonly band: Uint8Array;
}

/** Sites that stand at the end of a fiscal year, each in its own band and environment. */
export function planSitesIn(
  { sites }: Pick<RadioOutcome, 'sites'>,
  fiscalYear: number,
): PlanSitesOverTerrain {
  const standing = Array.from(sites.cell.keys()).filter((s) => sites.fiscalYear[s]! <= fiscalYear);
  return {
    lat: Float64Array.from(standing, (s) => sites.lat[s]!),
    lon: Float64Array.from(standing, (s) => sites.lon[s]!),
    environment: Uint8Array.from(standing, (s) => sites.environment[s]!),
    band: Uint8Array.from(standing, (s) => sites.band[s]!),
  };
}

/** Squares that count by the plan or over the terrain, and their people at the 2020 level. */
export interface PlanAgainstTerrain {
  /** People whom the plan counts. */
  readonly planPopulation: number;
  readonly terrainPopulation: number;
  readonly totalPopulation: number;
  /** cellIndex of squares that the plan counts and the terrain takes away, rising. */
  readonly lostCells: Uint32Array;
  readonly lostPopulation: number;
  /** Squares that count over the terrain only. */
  readonly gainedCells: Uint32Array;
  readonly gainedPopulation: number;
}

export function planAgainstTerrain(
  { cells: { population } }: Pick<Atlas, 'cells'>,
  { coveredFiscalYear }: Pick<RadioOutcome, 'coveredFiscalYear'>,
  fiscalYear: number,
  { cells, counted }: Pick<PrefectureCoverage, 'cells' | 'counted'>,
): PlanAgainstTerrain {
  const lost: number[] = [];
  const gained: number[] = [];
  let planPopulation = 0;
  let terrainPopulation = 0;
  let totalPopulation = 0;
  cells.forEach((cell, i) => {
    const people = population[cell]!;
    const first = coveredFiscalYear[cell]!;
    const isPlanned = first > 0 && first <= fiscalYear;
    const isServed = counted[i] === 1;
    totalPopulation += people;
    if (isPlanned) planPopulation += people;
    if (isServed) terrainPopulation += people;
    if (isPlanned && !isServed) lost.push(cell);
    if (isServed && !isPlanned) gained.push(cell);
  });
  const peopleIn = (list: readonly number[]) => list.reduce((sum, cell) => sum + population[cell]!, 0);
  return {
    planPopulation,
    terrainPopulation,
    totalPopulation,
    lostCells: Uint32Array.from(lost),
    lostPopulation: peopleIn(lost),
    gainedCells: Uint32Array.from(gained),
    gainedPopulation: peopleIn(gained),
  };
}
