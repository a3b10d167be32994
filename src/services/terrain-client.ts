/**
 * The door to the terrain worker, which starts with the first question: most visits never ask about terrain, and its
 * heights are a download of their own. Of several questions of one kind only the newest is answered.
 */
import type {
  FootprintAnswer,
  PathAnswer,
  PrefectureAnswer,
  RatesAnswer,
  TerrainService,
  TerrainSite,
} from '../../workers/terrain.service.ts';
import type { Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { RateAssumptions } from '../model/radio/terrain/cell-rates.ts';
import type { PathEnd } from '../model/radio/terrain/path-profile.ts';
import type { PrefectureSites } from '../model/radio/terrain/prefecture-coverage.ts';
import type { TerrainSettings } from '../model/radio/terrain/terrain-settings.ts';
import { createLazyWorker } from './lazy-worker.ts';

/** What the client needs of the worker; a callback crosses as the worker's library wants it. */
export interface RemoteTerrain {
  open(base: string): Promise<Result<true>>;
  profile(a: PathEnd, b: PathEnd, settings: TerrainSettings): Promise<Result<PathAnswer>>;
  siteFootprint(site: TerrainSite, settings: TerrainSettings): Promise<Result<FootprintAnswer>>;
  prefectureTerrainCoverage: TerrainService['prefectureTerrainCoverage'];
  prefectureRates: TerrainService['prefectureRates'];
  cancel(runId: number): void;
}

export interface TerrainClient {
  profile(a: PathEnd, b: PathEnd, settings: TerrainSettings): Promise<Result<PathAnswer>>;
  footprint(site: TerrainSite, settings: TerrainSettings): Promise<Result<FootprintAnswer>>;
  prefecture(
    prefecture: number,
    sites: PrefectureSites,
    settings: TerrainSettings,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<PrefectureAnswer>>;
  /** Overtakes a question about coverage, and the reverse: both are the worker's whole work. */
  rates(
    prefecture: number,
    sites: PrefectureSites,
    settings: TerrainSettings,
    assumptions: RateAssumptions,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<RatesAnswer>>;
  cancelPrefecture(): void;
}

/** @param start makes the worker, with the first question */
export function createTerrainClient(start: () => RemoteTerrain, base: string): TerrainClient {
  const worker = createLazyWorker(start, base, 'terrain');
  let runId = 0;
  /** A run of its own, which ends the one before it. */
  const next = (onProgress: (progress: Progress) => void) => {
    worker.started()?.cancel(runId);
    const id = ++runId;
    const report = (progress: Progress) => {
      if (id === runId) onProgress(progress);
    };
    return { id, report };
  };
  return {
    profile: (a, b, settings) => worker.ask('profile', (remote) => remote.profile(a, b, settings)),
    footprint: (site, settings) => worker.ask('footprint', (remote) => remote.siteFootprint(site, settings)),
    prefecture(prefecture, sites, settings, onProgress) {
      const { id, report } = next(onProgress);
      return worker.ask('prefecture', (remote) =>
        remote.prefectureTerrainCoverage(id, prefecture, sites, settings, report),
      );
    },
    rates(prefecture, sites, settings, assumptions, onProgress) {
      const { id, report } = next(onProgress);
      return worker.ask('prefecture', (remote) =>
        remote.prefectureRates(id, prefecture, sites, settings, assumptions, report),
      );
    },
    cancelPrefecture() {
      worker.drop('prefecture');
      worker.started()?.cancel(runId);
    },
  };
}
