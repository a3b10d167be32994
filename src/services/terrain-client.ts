/**
 * The door to the terrain worker, which starts with the first question: most visits never ask about terrain, and its
 * heights are a download of their own. Of several questions of one kind only the newest is answered.
 */
import type {
  FootprintAnswer,
  PathAnswer,
  PrefectureAnswer,
  TerrainService,
  TerrainSite,
} from '../../workers/terrain.service.ts';
import { failure, type Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { PathEnd } from '../model/radio/terrain/path-profile.ts';
import type { PrefectureSites } from '../model/radio/terrain/prefecture-coverage.ts';
import type { TerrainSettings } from '../model/radio/terrain/terrain-settings.ts';

/** What the client needs of the worker; a callback crosses as the worker's library wants it. */
export interface RemoteTerrain {
  open(base: string): Promise<Result<true>>;
  profile(a: PathEnd, b: PathEnd, settings: TerrainSettings): Promise<Result<PathAnswer>>;
  siteFootprint(site: TerrainSite, settings: TerrainSettings): Promise<Result<FootprintAnswer>>;
  prefectureTerrainCoverage: TerrainService['prefectureTerrainCoverage'];
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
  cancelPrefecture(): void;
}

type Kind = 'profile' | 'footprint' | 'prefecture';

/** @param start makes the worker; called once, or again after one that could not open */
export function createTerrainClient(start: () => RemoteTerrain, base: string): TerrainClient {
  let opening: Promise<Result<RemoteTerrain>> | undefined;
  const newest: Record<Kind, number> = { profile: 0, footprint: 0, prefecture: 0 };
  let runId = 0;
  let service: RemoteTerrain | undefined;

  const open = async (): Promise<Result<RemoteTerrain>> => {
    opening ??= (async () => {
      service = start();
      const opened = await service.open(base);
      return opened.ok ? { ok: true, value: service } : opened;
    })();
    const result = await opening;
    if (!result.ok) opening = undefined;
    return result;
  };

  const ask = async <T>(
    kind: Kind,
    question: (remote: RemoteTerrain) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const id = ++newest[kind];
    const remote = await open();
    if (id !== newest[kind]) return overtaken(kind);
    const answer = remote.ok ? await question(remote.value) : remote;
    return id === newest[kind] ? answer : overtaken(kind);
  };

  return {
    profile: (a, b, settings) => ask('profile', (remote) => remote.profile(a, b, settings)),
    footprint: (site, settings) => ask('footprint', (remote) => remote.siteFootprint(site, settings)),
    prefecture(prefecture, sites, settings, onProgress) {
      service?.cancel(runId);
      const id = ++runId;
      return ask('prefecture', (remote) =>
        remote.prefectureTerrainCoverage(id, prefecture, sites, settings, (progress) => {
          if (id === runId) onProgress(progress);
        }),
      );
    },
    cancelPrefecture() {
      newest.prefecture++;
      service?.cancel(runId);
    },
  };
}

function overtaken(kind: Kind): Result<never> {
  const expected = 'the newest question';
  return failure({
    kind: 'cancelled',
    what: kind,
    where: 'terrain',
    expected,
    got: 'overtaken or cancelled',
  });
}
