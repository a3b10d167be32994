/**
 * What the terrain worker can do, as ordinary functions: the profile of a path, the footprint of a site, the coverage of
 * a prefecture over the terrain. Tiles are loaded when a request needs them; where one cannot be had the answer says so
 * in `terrain` and `problems` and falls back to TR 38.901, which needs none.
 */
import { transfer } from 'comlink';
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { openTerrain } from '../src/data/terrain-loader.ts';
import type { TerrainBounds, TerrainStore } from '../src/data/terrain-store.ts';
import type { Atlas } from '../src/model/atlas.ts';
import {
  describeProblem,
  failure,
  type Problem,
  ProblemError,
  type Result,
  success,
} from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import { ENVIRONMENT_CLASSES, type EnvironmentClass } from '../src/model/radio/link-budget.ts';
import { COVER_SEA, DEFAULT_CLUTTER } from '../src/model/radio/terrain/land-cover.ts';
import { type PathEnd, type PathProfile, pathProfile } from '../src/model/radio/terrain/path-profile.ts';
import {
  type PrefectureCoverage,
  type PrefectureSites,
  prefectureBounds,
  prefectureCoverage,
  widened,
} from '../src/model/radio/terrain/prefecture-coverage.ts';
import { createReliefSampler } from '../src/model/radio/terrain/ray-profile.ts';
import { groundAt } from '../src/model/radio/terrain/relief.ts';
import { environmentAt } from '../src/model/radio/terrain/site-environment.ts';
import {
  countFootprint,
  type FootprintCount,
  type SiteFootprint,
  siteFootprint,
} from '../src/model/radio/terrain/site-footprint.ts';
import { createSweepCache, createSweepGrid, type SweepCache } from '../src/model/radio/terrain/sweep.ts';
import { prepareTerrainLaw, type TerrainLaw } from '../src/model/radio/terrain/terrain-law.ts';
import { checkTerrainSettings, type TerrainSettings } from '../src/model/radio/terrain/terrain-settings.ts';
import { drive } from './drive.ts';
import type { ReadFile } from './simulation.service.ts';

/** A site anywhere; what is absent follows from how densely people live around it. */
export interface TerrainSite {
  readonly lat: number;
  readonly lon: number;
  readonly environment?: EnvironmentClass | undefined;
  /** Antenna above ground; 25 m, 10 m or 35 m by environment and band where absent. */
  readonly mastM?: number | undefined;
}

export interface PathAnswer extends PathProfile {
  /** Environment of end `a`, by which the band and the family of TR 38.901 were chosen. */
  readonly environment: EnvironmentClass;
  /** Tiles that could not be had. */
  readonly problems: readonly Problem[];
}

export interface FootprintAnswer extends SiteFootprint, FootprintCount {
  readonly environment: EnvironmentClass;
  readonly warnings: readonly Problem[];
  readonly problems: readonly Problem[];
}

export interface PrefectureAnswer extends PrefectureCoverage {
  readonly warnings: readonly Problem[];
  readonly problems: readonly Problem[];
}

export interface TerrainService {
  /** Loads the atlas, the land mask and the list of tiles. */
  open(base: string): Promise<Result<true>>;
  /** `a` is the station, `b` the terminal. */
  profile(a: PathEnd, b: PathEnd, settings: TerrainSettings): Promise<Result<PathAnswer>>;
  siteFootprint(site: TerrainSite, settings: TerrainSettings): Promise<Result<FootprintAnswer>>;
  /** @param prefecture index in the atlas's table @param sites all that may serve it, also from outside */
  prefectureTerrainCoverage(
    runId: number,
    prefecture: number,
    sites: PrefectureSites,
    settings: TerrainSettings,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<PrefectureAnswer>>;
  /** Stops that run at its next step, and runs with a smaller id too: they are older. */
  cancel(runId: number): void;
}

/** Sites whose sweeps are kept: at 10 km some 2 MB each. */
const SWEEPS_KEPT = 16;

interface Opened {
  readonly atlas: Atlas;
  readonly store: TerrainStore;
}

export function createTerrainService(readFileFrom: (base: string) => ReadFile): TerrainService {
  let opened: Opened | undefined;
  let cancelledUpTo = 0;
  let cache: { readonly key: string; readonly sweeps: SweepCache } | undefined;

  /** A cache serves one set of heights and clutter; it starts anew when a tile comes to hand or a height changes. */
  function sweepsFor({ store }: Opened, clutterHeightM: readonly number[]): SweepCache {
    const key = `${store.revision}:${clutterHeightM.join()}`;
    if (cache?.key !== key) {
      const sampler = createReliefSampler(store.relief, clutterHeightM);
      cache = { key, sweeps: createSweepCache(sampler, SWEEPS_KEPT) };
    }
    return cache.sweeps;
  }

  return {
    async open(base) {
      if (opened !== undefined) return success(true);
      const readFile = readFileFrom(base);
      const atlas = await loadAtlas(readFile);
      if (!atlas.ok) return atlas;
      const store = await openTerrain(readFile, atlas.value, DEFAULT_CLUTTER);
      if (!store.ok) return store;
      opened = { atlas: atlas.value, store: store.value };
      return success(true);
    },

    async profile(a, b, settings) {
      if (opened === undefined) return notOpen('profile');
      const checked = checkTerrainSettings(settings);
      if (!checked.ok) return checked;
      const misplaced = [...placeProblems('a', a), ...placeProblems('b', b)];
      if (misplaced.length > 0) return failure(...misplaced);
      const { atlas, store } = opened;
      const problems = await store.load(boundsAround([a, b], BOW_M));
      const environment = environmentOf(atlas, settings, a);
      const { bands, assumptions, climate, clutterHeightM, stepM } = settings;
      const link = { band: bands[environment], environment, assumptions, climate };
      const profile = pathProfile(store.relief, a, b, link, clutterHeightM, stepM);
      return profile.ok ? success({ ...profile.value, environment, problems }) : profile;
    },

    async siteFootprint(site, settings) {
      if (opened === undefined) return notOpen('siteFootprint');
      const checked = checkTerrainSettings(settings);
      if (!checked.ok) return checked;
      const misplaced = placeProblems('site', site);
      if (misplaced.length > 0) return failure(...misplaced);
      const { atlas, store } = opened;
      const environment = site.environment ?? environmentOf(atlas, settings, site);
      const law = lawOf(settings, environment, site.mastM);
      if (!law.ok) return law;
      const grid = createSweepGrid(settings.maximumRangeM, settings.stepM);
      const problems = await store.load(boundsAround([site], grid.pointCount * grid.stepM));
      const sweep = sweepsFor(opened, settings.clutterHeightM).sweepAt(grid, site.lat, site.lon);
      const footprint = siteFootprint(sweep, law.value);
      const count = countFootprint(atlas.lattice, atlas.cells.population, footprint);
      const isAtSea = groundAt(store.relief, site.lat, site.lon).cover === COVER_SEA;
      const warnings = [...law.value.warnings, ...seaProblems(isAtSea ? 1 : 0)];
      const answer = { ...footprint, ...count, environment, warnings, problems };
      return success(
        transfer(answer, [
          footprint.receivedDbm.buffer,
          footprint.served.buffer,
          count.cells.buffer,
          count.masks.buffer,
        ]),
      );
    },

    async prefectureTerrainCoverage(runId, prefecture, sites, settings, onProgress) {
      if (opened === undefined) return notOpen('prefectureTerrainCoverage');
      const checked = checkTerrainSettings(settings);
      if (!checked.ok) return checked;
      const { atlas, store } = opened;
      if (!(Number.isInteger(prefecture) && prefecture >= 0 && prefecture < atlas.prefectures.count)) {
        const expected = `0 to ${atlas.prefectures.count - 1}`;
        const got = String(prefecture);
        return failure({ kind: 'out-of-range', what: 'prefecture', where: 'terrain', expected, got });
      }
      const misplaced = siteProblems(sites);
      if (misplaced.length > 0) return failure(...misplaced);
      const laws: TerrainLaw[] = [];
      for (const environment of ENVIRONMENT_CLASSES) {
        const law = lawOf(settings, environment, undefined);
        if (!law.ok) return law;
        laws.push(law.value);
      }
      const grid = createSweepGrid(settings.maximumRangeM, settings.stepM);
      const request = { atlas, prefecture, sites, laws, grid, thresholdsPerKm2: settings.thresholdsPerKm2 };
      const problems = await store.load(prefectureBounds(request));
      const sampler = createReliefSampler(store.relief, settings.clutterHeightM);
      const isCancelled = () => runId <= cancelledUpTo;
      let driven: Result<PrefectureCoverage>;
      try {
        driven = await drive(prefectureCoverage({ ...request, sampler }), { isCancelled, onProgress });
      } catch (error) {
        if (error instanceof ProblemError) return failure(error.problem);
        throw error;
      }
      if (!driven.ok) return driven;
      const { cells, masks, coveredPopulation, population, sitesAtSea } = driven.value;
      const warnings = distinct([...laws.flatMap((law) => law.warnings), ...seaProblems(sitesAtSea)]);
      return success(
        transfer({ ...driven.value, warnings, problems }, [
          cells.buffer,
          masks.buffer,
          coveredPopulation.buffer,
          population.buffer,
        ]),
      );
    },

    cancel(runId) {
      cancelledUpTo = Math.max(cancelledUpTo, runId);
    },
  };
}

/** A geodesic of 300 km between two places bows less than this away from the box around them. */
const BOW_M = 5000;

function boundsAround(places: readonly { lat: number; lon: number }[], rangeM: number): TerrainBounds {
  const lat = places.map((place) => place.lat);
  const lon = places.map((place) => place.lon);
  const box = {
    south: Math.min(...lat),
    west: Math.min(...lon),
    north: Math.max(...lat),
    east: Math.max(...lon),
  };
  return widened(box, rangeM);
}

function environmentOf(
  atlas: Atlas,
  { thresholdsPerKm2 }: TerrainSettings,
  { lat, lon }: { readonly lat: number; readonly lon: number },
): EnvironmentClass {
  return ENVIRONMENT_CLASSES[
    environmentAt(atlas.lattice, atlas.cells.population, thresholdsPerKm2, lat, lon)
  ]!;
}

function lawOf(
  { model, bands, assumptions, climate }: TerrainSettings,
  environment: EnvironmentClass,
  mastM: number | undefined,
): Result<TerrainLaw> {
  return prepareTerrainLaw({ model, band: bands[environment], environment, assumptions, climate, mastM });
}

/** The lattice's own box: a place outside is no place of the atlas. */
const JAPAN = { south: 20, north: 46, west: 122, east: 154 } as const;

function placeProblems(where: string, { lat, lon }: { lat: number; lon: number }): Problem[] {
  const problems: Problem[] = [];
  if (!(lat >= JAPAN.south && lat <= JAPAN.north)) {
    const expected = `${JAPAN.south} to ${JAPAN.north}°`;
    problems.push({ kind: 'out-of-range', what: 'lat', where, expected, got: String(lat) });
  }
  if (!(lon >= JAPAN.west && lon <= JAPAN.east)) {
    const expected = `${JAPAN.west} to ${JAPAN.east}°`;
    problems.push({ kind: 'out-of-range', what: 'lon', where, expected, got: String(lon) });
  }
  return problems;
}

/** The first site at fault is enough to find it by. */
function siteProblems({ lat, lon, environment }: PrefectureSites): Problem[] {
  const where = 'sites';
  if (lon.length !== lat.length || (environment !== undefined && environment.length !== lat.length)) {
    const got = `${lon.length} longitudes, ${environment?.length ?? 'no'} environments`;
    return [{ kind: 'inconsistent', what: 'sites', where, expected: `${lat.length} of each`, got }];
  }
  for (let s = 0; s < lat.length; s++) {
    const problems = placeProblems(`site ${s}`, { lat: lat[s]!, lon: lon[s]! });
    if (problems.length > 0) return problems;
    if (environment !== undefined && environment[s]! >= ENVIRONMENT_CLASSES.length) {
      const expected = `below ${ENVIRONMENT_CLASSES.length}`;
      const got = String(environment[s]);
      return [{ kind: 'out-of-range', what: 'environment', where: `site ${s}`, expected, got }];
    }
  }
  return [];
}

function seaProblems(sitesAtSea: number): Problem[] {
  if (sitesAtSea === 0) return [];
  const expected = 'sites on land';
  return [{ kind: 'wrong-value', what: 'site', where: 'terrain', expected, got: `${sitesAtSea} at sea` }];
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [describeProblem(problem), problem])).values()];
}

function notOpen(what: string): Result<never> {
  return failure({ kind: 'internal', what, where: 'terrain worker', expected: 'an open atlas', got: 'none' });
}
