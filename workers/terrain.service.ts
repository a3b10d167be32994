/**
 * What the terrain worker can do, as ordinary functions: the profile of a path, the footprint of a site, the coverage of
 * a prefecture over the terrain. Tiles are loaded when a request needs them; where one cannot be had the answer says so
 * in `terrain` and `problems` and falls back to TR 38.901, which needs none.
 */
import { transfer } from 'comlink';
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { openTerrain } from '../src/data/terrain-loader.ts';
import type { TerrainStore } from '../src/data/terrain-store.ts';
import type { Atlas } from '../src/model/atlas.ts';
import { failure, type Problem, ProblemError, type Result, success } from '../src/model/problem.ts';
import type { Progress, Steps } from '../src/model/progress.ts';
import type { Band } from '../src/model/radio/bands.ts';
import type { EnvironmentClass } from '../src/model/radio/link-budget.ts';
import type { RateAssumptions } from '../src/model/radio/terrain/cell-rates.ts';
import { COVER_SEA, DEFAULT_CLUTTER } from '../src/model/radio/terrain/land-cover.ts';
import { type PathEnd, type PathProfile, pathProfile } from '../src/model/radio/terrain/path-profile.ts';
import {
  type PrefectureCoverage,
  type PrefectureRates,
  type PrefectureRequest,
  type PrefectureSites,
  prefectureBounds,
  prefectureCoverage,
  prefectureRates,
} from '../src/model/radio/terrain/prefecture-coverage.ts';
import { createReliefSampler, type ReliefSampler } from '../src/model/radio/terrain/ray-profile.ts';
import { groundAt } from '../src/model/radio/terrain/relief.ts';
import {
  countFootprint,
  type FootprintCount,
  type SiteFootprint,
  siteFootprint,
} from '../src/model/radio/terrain/site-footprint.ts';
import { createSweepCache, createSweepGrid, type SweepCache } from '../src/model/radio/terrain/sweep.ts';
import { checkTerrainSettings, type TerrainSettings } from '../src/model/radio/terrain/terrain-settings.ts';
import { drive } from './drive.ts';
import type { ReadFile } from './simulation.service.ts';
import {
  BOW_M,
  boundsAround,
  distinct,
  environmentOf,
  lawOf,
  lawsOf,
  notOpen,
  placeProblems,
  seaProblems,
  siteProblems,
} from './terrain-requests.ts';

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

export interface RatesAnswer extends PrefectureRates {
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
  /** Signal, interference and rate in the centre of each cell, and the cell-edge rate of the prefecture. */
  prefectureRates(
    runId: number,
    prefecture: number,
    sites: PrefectureSites,
    settings: TerrainSettings,
    assumptions: RateAssumptions,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<RatesAnswer>>;
  /** Stops that run at its next step, and runs with a smaller id too: they are older. */
  cancel(runId: number): void;
}

/** Sites whose sweeps are kept: at 10 km some 2 MB each. */
const SWEEPS_KEPT = 16;

interface PreparedRun {
  readonly request: PrefectureRequest & { readonly sampler: ReliefSampler };
  /** Of the laws. */
  readonly bands: readonly Band[];
  readonly problems: readonly Problem[];
}

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

  /** Everything that a run over a prefecture needs, its tiles loaded. */
  async function prepare(
    prefecture: number,
    sites: PrefectureSites,
    settings: TerrainSettings,
  ): Promise<Result<PreparedRun>> {
    if (opened === undefined) return notOpen('prefecture');
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
    const siteLaws = lawsOf(settings, sites);
    if (!siteLaws.ok) return siteLaws;
    const { laws, bands, law } = siteLaws.value;
    const { maximumRangeM, stepM, thresholdsPerKm2 } = settings;
    const grid = createSweepGrid(maximumRangeM, stepM);
    const place = { atlas, prefecture, sites, laws, law, grid, thresholdsPerKm2 };
    const problems = await store.load(prefectureBounds(place));
    const sampler = createReliefSampler(store.relief, settings.clutterHeightM);
    return success({ request: { ...place, sampler }, bands, problems });
  }

  async function driven<T>(
    steps: Steps<T>,
    runId: number,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<T>> {
    try {
      return await drive(steps, { isCancelled: () => runId <= cancelledUpTo, onProgress });
    } catch (error) {
      if (error instanceof ProblemError) return failure(error.problem);
      throw error;
    }
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
      const prepared = await prepare(prefecture, sites, settings);
      if (!prepared.ok) return prepared;
      const { request, problems } = prepared.value;
      const run = await driven(prefectureCoverage(request), runId, onProgress);
      if (!run.ok) return run;
      const { cells, counted, coveredPopulation, population, sitesAtSea } = run.value;
      const warnings = distinct([...request.laws.flatMap((law) => law.warnings), ...seaProblems(sitesAtSea)]);
      return success(
        transfer({ ...run.value, warnings, problems }, [
          cells.buffer,
          counted.buffer,
          coveredPopulation.buffer,
          population.buffer,
        ]),
      );
    },

    async prefectureRates(runId, prefecture, sites, settings, assumptions, onProgress) {
      const { load } = assumptions;
      if (!(load >= 0 && load <= 1)) {
        const got = String(load);
        return failure({ kind: 'out-of-range', what: 'load', where: 'rates', expected: '0 to 1', got });
      }
      // Half of the places: interference and signal are medians, the margins of coverage are not taken off.
      const median = { ...settings, assumptions: { ...settings.assumptions, edgeProbability: 0.5 } };
      const prepared = await prepare(prefecture, sites, median);
      if (!prepared.ok) return prepared;
      const { request, bands, problems } = prepared.value;
      const run = await driven(prefectureRates(request, bands, assumptions), runId, onProgress);
      if (!run.ok) return run;
      const { cells, server, receivedDbm, sinrDb, rateMbps } = run.value;
      return success(
        transfer({ ...run.value, problems }, [
          cells.buffer,
          server.buffer,
          receivedDbm.buffer,
          sinrDb.buffer,
          rateMbps.buffer,
        ]),
      );
    },

    cancel(runId) {
      cancelledUpTo = Math.max(cancelledUpTo, runId);
    },
  };
}
