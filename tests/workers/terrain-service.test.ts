import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import { isCounted } from '../../src/model/coverage/served-squares.ts';
import { centreLat, centreLon } from '../../src/model/lattice.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import type { Result } from '../../src/model/problem.ts';
import { ENVIRONMENT_CLASSES } from '../../src/model/radio/link-budget.ts';
import { DEFAULT_RATE_ASSUMPTIONS } from '../../src/model/radio/terrain/cell-rates.ts';
import { prefectureCells } from '../../src/model/radio/terrain/prefecture-coverage.ts';
import { type TerrainSettings, terrainSettingsOf } from '../../src/model/radio/terrain/terrain-settings.ts';
import { createTerrainService, type TerrainService } from '../../workers/terrain.service.ts';

const folder = fileURLToPath(new URL('../../public/atlas/', import.meta.url));
const settings: TerrainSettings = { ...terrainSettingsOf(resolveParameters({})), maximumRangeM: 5000 };
const FUJI_TOP = { lat: 35.3606, lon: 138.7274, heightM: 30 };
const FUJINOMIYA = { lat: 35.2222, lon: 138.6214, heightM: 1.5 };
const KOFU = { lat: 35.6623, lon: 138.5683, heightM: 1.5 };
const MATSUE = { lat: 35.4681, lon: 133.0486 };

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function opened(read = readFromFolder): Promise<TerrainService> {
  const service = createTerrainService(read);
  given(await service.open(folder));
  return service;
}

/** The atlas as if the network were cut after its first files. */
const withoutTiles: typeof readFromFolder = (base) => async (name) => {
  if (/^terrain\/\d/.test(name)) throw new Error('network cut');
  return readFromFolder(base)(name);
};

describe('the terrain service on the committed atlas', () => {
  let service: TerrainService;
  let atlas: Atlas;
  beforeAll(async () => {
    service = await opened();
    atlas = given(await loadAtlas(readFromFolder(folder)));
  });

  it('has nothing before the atlas is open', async () => {
    const fresh = createTerrainService(readFromFolder);
    expect(await fresh.profile(FUJI_TOP, KOFU, settings)).toMatchObject({ ok: false });
    expect(await fresh.siteFootprint(MATSUE, settings)).toMatchObject({ ok: false });
  });

  it('gives the profile of a path with its Fresnel zone and the loss by every model', async () => {
    const down = given(await service.profile(FUJI_TOP, FUJINOMIYA, settings));
    expect(down.terrain).toBe('full');
    expect(down.problems).toEqual([]);
    expect(down.distanceM).toBeCloseTo(18_125, -2);
    const { columns } = down;
    const last = columns.distanceM.length - 1;
    expect(columns.distanceM[last]).toBeCloseTo(down.distanceM, 6);
    // The summit as the smoothed heights have it, the town at its foot.
    expect(columns.groundM[0]).toBeGreaterThan(3500);
    expect(columns.groundM[last]).toBeLessThan(250);
    expect([columns.bulgeM[0], columns.bulgeM[last], columns.fresnelM[0]]).toEqual([0, 0, 0]);
    // d²/8ka in the middle.
    expect(Math.max(...columns.bulgeM)).toBeCloseTo(down.distanceM ** 2 / 8 / down.kFactor / 6_371_000, 2);
    expect(down.losses.map(({ model }) => model)).toEqual([
      'free-space',
      'tr38901-los',
      'tr38901-nlos',
      'p1812',
      'itm',
    ]);
    const lossOf = (name: string) => down.losses.find(({ model }) => model === name)!;
    expect(lossOf('p1812').lossDb).toBeGreaterThanOrEqual(lossOf('free-space').lossDb - 0.5);
    // TR 38.901 ends at 5 km; its number is marked.
    expect(lossOf('tr38901-nlos').warnings.map(({ what }) => what)).toContain('d2dM');

    // Behind the mountain from the south-west foot: Kofu is cut off.
    const behind = given(await service.profile({ ...FUJINOMIYA, heightM: 30 }, KOFU, settings));
    expect(behind.overGround.verdict).toBe('blocked');
    const behindLoss = behind.losses.find(({ model }) => model === 'p1812')!;
    expect(behindLoss.lossDb).toBeGreaterThan(behind.losses[0]!.lossDb + 20);
  });

  it('serves more with more power, and as much from the cache as at first', async () => {
    const first = given(await service.siteFootprint(MATSUE, settings));
    const again = given(await service.siteFootprint(MATSUE, settings));
    expect(again).toEqual(first);
    expect(first.terrain).toBe('full');
    expect(first.environment).toBe('suburban');
    expect(first.countedPopulation).toBeGreaterThan(10_000);
    const strong = {
      ...settings,
      bands: { ...settings.bands, suburban: { ...settings.bands.suburban, stationGainDbi: 29 } },
    };
    const stronger = given(await service.siteFootprint(MATSUE, strong));
    expect(stronger.servedAreaKm2).toBeGreaterThan(first.servedAreaKm2);
    for (let i = 0; i < first.served.length; i++) {
      if (first.served[i] === 1) expect(stronger.served[i]).toBe(1);
    }
  });

  it('covers a prefecture as the union of its footprints', async () => {
    const prefecture = atlas.prefectures.code.indexOf('31');
    const cells = prefectureCells(atlas, prefecture);
    const chosen = Array.from({ length: 12 }, (_, i) => cells[i * 97 + 500]!);
    const lat = Float64Array.from(chosen, (cell) => centreLat(atlas.lattice.row[cell]!));
    const lon = Float64Array.from(chosen, (cell) => centreLon(atlas.lattice.column[cell]!));
    for (const model of ['p1812', 'itm', 'tr38901'] as const) {
      const run = await service.prefectureTerrainCoverage(
        1,
        prefecture,
        { lat, lon },
        { ...settings, model },
        () => {},
      );
      const covered = given(run);
      const union = new Map<number, number>();
      for (let s = 0; s < lat.length; s++) {
        const site = { lat: lat[s]!, lon: lon[s]! };
        const footprint = given(await service.siteFootprint(site, { ...settings, model }));
        footprint.cells.forEach((cell, i) => {
          union.set(cell, (union.get(cell) ?? 0) | footprint.masks[i]!);
        });
      }
      expect(covered.cells).toEqual(cells);
      const verdicts = Array.from(cells, (cell) => (isCounted(union.get(cell) ?? 0) ? 1 : 0));
      expect(Array.from(covered.counted)).toEqual(verdicts);
      const counted = cells.filter((cell) => isCounted(union.get(cell) ?? 0));
      expect(covered.countedCells).toBe(counted.length);
      const people = counted.reduce((sum, cell) => sum + atlas.cells.population[cell]!, 0);
      expect(covered.countedPopulation).toBe(people);
      expect(covered.terrain).toBe(model === 'tr38901' ? 'none' : 'full');
    }
  });

  it('gives rates that fall with the load of the other sites, and the cell-edge rate of the people', async () => {
    const prefecture = atlas.prefectures.code.indexOf('31');
    const cells = prefectureCells(atlas, prefecture).filter((_, i) => i % 60 === 0);
    const lat = Float64Array.from(cells, (cell) => centreLat(atlas.lattice.row[cell]!));
    const lon = Float64Array.from(cells, (cell) => centreLon(atlas.lattice.column[cell]!));
    const ratesAt = async (load: number) => {
      const assumptions = { ...DEFAULT_RATE_ASSUMPTIONS, load };
      const near = { ...settings, maximumRangeM: 3000 };
      return service.prefectureRates(2, prefecture, { lat, lon }, near, assumptions, () => {});
    };
    const idle = given(await ratesAt(0));
    const busy = given(await ratesAt(1));
    expect(idle.terrain).toBe('full');
    expect(idle.server).toEqual(busy.server);
    idle.server.forEach((site, i) => {
      expect(Number.isNaN(idle.rateMbps[i]!)).toBe(site < 0);
      if (site >= 0) expect(busy.rateMbps[i]).toBeLessThanOrEqual(idle.rateMbps[i]!);
    });
    expect(busy.meanMbps).toBeLessThan(idle.meanMbps);
    expect(busy.edgeMbps).toBeLessThanOrEqual(idle.edgeMbps);
    expect(await ratesAt(1.5)).toMatchObject({ ok: false, problems: [{ what: 'load' }] });
  });

  it('reports progress and stops when it is told to', async () => {
    const prefecture = atlas.prefectures.code.indexOf('32');
    const cells = prefectureCells(atlas, prefecture).filter((_, i) => i % 7 === 0);
    const lat = Float64Array.from(cells, (cell) => centreLat(atlas.lattice.row[cell]!));
    const lon = Float64Array.from(cells, (cell) => centreLon(atlas.lattice.column[cell]!));
    const fractions: number[] = [];
    const result = await service.prefectureTerrainCoverage(
      5,
      prefecture,
      { lat, lon },
      settings,
      (progress) => {
        fractions.push(progress.fraction);
        service.cancel(5);
      },
    );
    expect(result).toMatchObject({ ok: false, problems: [{ kind: 'cancelled', where: 'radio.terrain' }] });
    expect(fractions).toHaveLength(1);
  });

  it('refuses a million sites near one prefecture, and passes over those that are far away', async () => {
    const many = (latAt: number, lonAt: number) => ({
      lat: new Float64Array(1_000_000).fill(latAt),
      lon: new Float64Array(1_000_000).fill(lonAt),
      environment: new Uint8Array(1_000_000),
    });
    const prefecture = atlas.prefectures.code.indexOf('31');
    const near = await service.prefectureTerrainCoverage(6, prefecture, many(35.4, 134), settings, () => {});
    expect(near).toMatchObject({ ok: false, problems: [{ kind: 'infeasible', what: 'sites' }] });
    const far = await service.prefectureTerrainCoverage(7, prefecture, many(43, 141), settings, () => {});
    expect(given(far)).toMatchObject({ siteCount: 0, countedPopulation: 0 });
  });

  it.each<[string, Partial<TerrainSettings>, string]>([
    ['an unknown model', { model: 'hata' as never }, 'model'],
    ['a step that is no number', { stepM: Number.NaN }, 'stepM'],
    ['a range beyond the rays', { maximumRangeM: 60_000 }, 'maximumRangeM'],
    ['clutter below ground', { clutterHeightM: [0, 0, -1, 15, 20, 15] }, 'clutterHeightM'],
    [
      'a frequency outside P.1812',
      { bands: { ...settings.bands, suburban: { ...settings.bands.suburban, fGhz: 28 } } },
      'fGhz',
    ],
    ['a certainty of 1', { assumptions: { ...settings.assumptions, edgeProbability: 1 } }, 'edgeProbability'],
  ])('refuses %s', async (_, change, what) => {
    const result = await service.siteFootprint(MATSUE, { ...settings, ...change });
    expect(result).toMatchObject({ ok: false, problems: [{ what }] });
  });

  it('refuses places that are none, and says when a site stands in the sea', async () => {
    expect(await service.siteFootprint({ lat: Number.NaN, lon: 133 }, settings)).toMatchObject({ ok: false });
    expect(await service.profile(FUJI_TOP, { ...KOFU, lat: 60 }, settings)).toMatchObject({ ok: false });
    expect(await service.profile(FUJI_TOP, FUJI_TOP, settings)).toMatchObject({
      ok: false,
      problems: [{ what: 'distance' }],
    });
    const sites = { lat: Float64Array.of(35, Number.NaN), lon: Float64Array.of(133, 133) };
    expect(await service.prefectureTerrainCoverage(9, 31, sites, settings, () => {})).toMatchObject({
      ok: false,
    });
    expect(await service.prefectureTerrainCoverage(9, 47, sites, settings, () => {})).toMatchObject({
      ok: false,
    });
    const sea = given(await service.siteFootprint({ lat: 36, lon: 132.5 }, settings));
    expect(sea.warnings).toMatchObject([{ what: 'site', got: '1 at sea' }]);
    expect(sea.terrain).toBe('full');
  });
});

describe('the terrain service with the network cut', () => {
  it('falls back to TR 38.901 and says so', async () => {
    const service = await opened(withoutTiles);
    const footprint = given(await service.siteFootprint(MATSUE, settings));
    expect(footprint.terrain).toBe('none');
    expect(footprint.fellBack).toBe(footprint.computed);
    expect(footprint.problems.map(({ kind }) => kind)).toContain('unavailable');
    const whole = await opened();
    const flat = given(await whole.siteFootprint(MATSUE, { ...settings, model: 'tr38901' }));
    expect(footprint.served).toEqual(flat.served);
    expect(ENVIRONMENT_CLASSES).toContain(flat.environment);

    const path = given(await service.profile(FUJI_TOP, KOFU, settings));
    expect(path.terrain).toBe('none');
    for (const { model, lossDb, problems } of path.losses) {
      const needsTerrain = model === 'p1812' || model === 'itm';
      expect(Number.isNaN(lossDb)).toBe(needsTerrain);
      expect(problems.length > 0).toBe(needsTerrain);
    }
  });
});
