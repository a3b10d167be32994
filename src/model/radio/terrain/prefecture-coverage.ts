/** Coverage of one prefecture over the terrain: which inhabited cells count, and people by municipality. */
import type { Atlas } from '../../atlas.ts';
import { meridianPoint, RADIANS_PER_DEGREE } from '../../grs80.ts';
import { centreLat, centreLon } from '../../lattice.ts';
import { ProblemError } from '../../problem.ts';
import type { Progress, Steps } from '../../progress.ts';
import type { Band } from '../bands.ts';
import { type CellRates, cellRates, edgeRateMbps, type RateAssumptions } from './cell-rates.ts';
import { COVER_SEA } from './land-cover.ts';
import type { ReliefSampler } from './ray-profile.ts';
import { groundAt, type TerrainUse } from './relief.ts';
import { environmentAt } from './site-environment.ts';
import { createSiteLinks, type TerrainSites } from './site-links.ts';
import type { SweepGrid } from './sweep.ts';
import { terrainCoverage } from './terrain-coverage.ts';
import { type TerrainLaw, terrainUse } from './terrain-law.ts';

/** Sites in columns of one length. */
export interface PrefectureSites {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Index into ENVIRONMENT_CLASSES; where absent, by how densely people live around the site. */
  readonly environment?: Uint8Array | undefined;
  /** Index into BANDS; where absent, the band that the settings give to the environment. Needs `environment`. */
  readonly band?: Uint8Array | undefined;
}

export interface PrefectureRequest {
  readonly atlas: Atlas;
  /** Index in the atlas's table. */
  readonly prefecture: number;
  readonly sites: PrefectureSites;
  /** By environment class, or as `law` counts them. */
  readonly laws: readonly TerrainLaw[];
  /** Per site: index into `laws`, where several bands stand in one environment. */
  readonly law?: Uint8Array | undefined;
  readonly grid: SweepGrid;
  /** Least people per km² of an urban and of a suburban site. */
  readonly thresholdsPerKm2: readonly number[];
}

export interface PrefectureCoverage {
  /** cellIndex of the prefecture's inhabited cells, rising. */
  readonly cells: Uint32Array;
  /** 1 for each that counts: nine of its sixteen 125 m squares are served. */
  readonly counted: Uint8Array;
  readonly countedCells: number;
  /** People at the 2020 level; populationCoverage = countedPopulation / totalPopulation. */
  readonly countedPopulation: number;
  readonly totalPopulation: number;
  readonly populationCoverage: number;
  /** Per municipality of the atlas (0 outside the prefecture): people in counted cells, and all people. */
  readonly coveredPopulation: Float64Array;
  readonly population: Float64Array;
  /** Sites near enough to serve a cell, and how many of these stand in the sea. */
  readonly siteCount: number;
  readonly sitesAtSea: number;
  /** Links computed, and how many of them by TR 38.901 for want of terrain. */
  readonly computed: number;
  readonly fellBack: number;
  readonly terrain: TerrainUse;
}

/** More sites than this near one prefecture are refused: a third of all stations in Japan. */
export const PREFECTURE_MAXIMUM_SITES = 100_000;

export function prefectureCells(atlas: Atlas, prefecture: number): Uint32Array {
  const { municipality } = atlas.cells;
  const cells: number[] = [];
  for (let i = 0; i < municipality.length; i++) {
    if (atlas.municipalities.prefecture[municipality[i]!] === prefecture) cells.push(i);
  }
  return Uint32Array.from(cells);
}

/** Degrees that hold the prefecture's inhabited cells and every site that may serve them. */
export function prefectureBounds({ atlas, prefecture, grid }: PrefectureRequest): {
  south: number;
  west: number;
  north: number;
  east: number;
} {
  const { lattice } = atlas;
  const bounds = { south: 90, west: 180, north: -90, east: -180 };
  for (const cell of prefectureCells(atlas, prefecture)) {
    const lat = centreLat(lattice.row[cell]!);
    const lon = centreLon(lattice.column[cell]!);
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
  }
  return widened(bounds, grid.maximumRangeM + grid.stepM + HALF_CELL_M);
}

const HALF_CELL_M = 400;

/** Bounds widened by a distance on all sides, with a hundredth to spare. */
export function widened(
  bounds: { south: number; west: number; north: number; east: number },
  rangeM: number,
): { south: number; west: number; north: number; east: number } {
  const farthest = Math.min(88, Math.max(Math.abs(bounds.south), Math.abs(bounds.north)) + 1);
  const { axisM, meridianCurvature } = meridianPoint(farthest);
  const lat = (1.01 * rangeM * meridianCurvature) / RADIANS_PER_DEGREE;
  const lon = (1.01 * rangeM) / axisM / RADIANS_PER_DEGREE;
  return {
    south: bounds.south - lat,
    west: bounds.west - lon,
    north: bounds.north + lat,
    east: bounds.east + lon,
  };
}

/** @throws ProblemError for more than PREFECTURE_MAXIMUM_SITES sites near the prefecture */
export function* prefectureCoverage(
  request: PrefectureRequest & { readonly sampler: ReliefSampler },
): Steps<PrefectureCoverage> {
  const { atlas, prefecture, laws, grid, sampler } = request;
  const { lattice, cells: columns } = atlas;
  yield { phase: PHASE, fraction: 0 };
  const cells = prefectureCells(atlas, prefecture);
  const sites = sitesNear(request);
  const links = createSiteLinks(sites, laws, sampler, grid);
  const report = (fraction: number): Progress => ({ phase: PHASE, fraction });
  const coverage = yield* terrainCoverage(lattice, cells, links, report);
  const { counted } = coverage;
  const { count } = atlas.municipalities;
  const coveredPopulation = new Float64Array(count);
  const population = new Float64Array(count);
  let countedCount = 0;
  for (let i = 0; i < cells.length; i++) {
    const municipality = columns.municipality[cells[i]!]!;
    population[municipality]! += columns.population[cells[i]!]!;
    if (counted[i] === 0) continue;
    coveredPopulation[municipality]! += columns.population[cells[i]!]!;
    countedCount++;
  }
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const countedPopulation = sum(coveredPopulation);
  const totalPopulation = sum(population);
  const isAtSea = (lat: number, s: number): boolean =>
    groundAt(sampler.relief, lat, sites.lon[s]!).cover === COVER_SEA;
  return {
    cells,
    counted,
    countedCells: countedCount,
    countedPopulation,
    totalPopulation,
    populationCoverage: totalPopulation > 0 ? countedPopulation / totalPopulation : 1,
    coveredPopulation,
    population,
    siteCount: sites.lat.length,
    sitesAtSea: Array.from(sites.lat).filter(isAtSea).length,
    computed: coverage.computed,
    fellBack: coverage.fellBack,
    terrain: coverage.terrain,
  };
}

const PHASE = 'radio.terrain';
const RATE_PHASE = 'radio.rates';

/** The sites near enough to matter, and where each stood among those given. */
function sitesNear(request: PrefectureRequest): TerrainSites & { readonly index: Uint32Array } {
  const { atlas, sites, thresholdsPerKm2 } = request;
  const { south, west, north, east } = prefectureBounds(request);
  const near: number[] = [];
  for (let s = 0; s < sites.lat.length; s++) {
    const lat = sites.lat[s]!;
    const lon = sites.lon[s]!;
    if (lat >= south && lat <= north && lon >= west && lon <= east) near.push(s);
  }
  if (near.length > PREFECTURE_MAXIMUM_SITES) {
    throw new ProblemError({
      kind: 'infeasible',
      what: 'sites',
      where: 'terrain coverage',
      expected: `at most ${PREFECTURE_MAXIMUM_SITES} sites near one prefecture`,
      got: `${near.length}`,
    });
  }
  const lat = Float64Array.from(near, (s) => sites.lat[s]!);
  const lon = Float64Array.from(near, (s) => sites.lon[s]!);
  const own = request.law ?? sites.environment;
  const law = Uint8Array.from(near, (s, i) =>
    own !== undefined
      ? own[s]!
      : environmentAt(atlas.lattice, atlas.cells.population, thresholdsPerKm2, lat[i]!, lon[i]!),
  );
  return { lat, lon, law, index: Uint32Array.from(near) };
}

/** Rates in the cells of a prefecture; `server` counts in the sites given. */
export interface PrefectureRates extends CellRates {
  readonly cells: Uint32Array;
  /** Rate that 95 % of the people have at least (cell-edge rate), Mbit/s. */
  readonly edgeMbps: number;
  /** Mean over people, those without a site at 0. */
  readonly meanMbps: number;
  readonly computed: number;
  readonly fellBack: number;
  readonly terrain: TerrainUse;
}

const EDGE_SHARE = 0.05;

/**
 * @param bands of the laws, which must be prepared for half of the places
 * @throws ProblemError as prefectureCoverage does
 */
export function* prefectureRates(
  request: PrefectureRequest & { readonly sampler: ReliefSampler },
  bands: readonly Band[],
  assumptions: RateAssumptions,
): Steps<PrefectureRates> {
  const { atlas, prefecture, laws, grid, sampler } = request;
  yield { phase: RATE_PHASE, fraction: 0 };
  const cells = prefectureCells(atlas, prefecture);
  const sites = sitesNear(request);
  const links = createSiteLinks(sites, laws, sampler, grid);
  const report = (fraction: number): Progress => ({ phase: RATE_PHASE, fraction });
  const rates = yield* cellRates(atlas.lattice, cells, links, bands, assumptions, report);
  const people = Float64Array.from(cells, (cell) => atlas.cells.population[cell]!);
  let weighted = 0;
  let total = 0;
  for (let i = 0; i < cells.length; i++) {
    weighted += people[i]! * (rates.rateMbps[i] || 0);
    total += people[i]!;
  }
  const { computed, fellBack } = links;
  return {
    ...rates,
    server: rates.server.map((site) => (site < 0 ? -1 : sites.index[site]!)),
    cells,
    edgeMbps: edgeRateMbps(rates.rateMbps, people, EDGE_SHARE),
    meanMbps: total > 0 ? weighted / total : 0,
    computed,
    fellBack,
    terrain: terrainUse(laws[0]!.model, computed, fellBack),
  };
}
