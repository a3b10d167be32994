/** Coverage of one prefecture's sites over the terrain in one worker, and the footprint of one site. */
import { fileURLToPath } from 'node:url';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { openTerrain } from '../../src/data/terrain-loader.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import { isCounted } from '../../src/model/coverage/served-squares.ts';
import { centreLat, centreLon } from '../../src/model/lattice.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import { describeProblem, type Result } from '../../src/model/problem.ts';
import { finish } from '../../src/model/progress.ts';
import { ENVIRONMENT_CLASSES } from '../../src/model/radio/link-budget.ts';
import { DEFAULT_CLUTTER } from '../../src/model/radio/terrain/land-cover.ts';
import {
  type PrefectureCoverage,
  type PrefectureRequest,
  prefectureBounds,
  prefectureCells,
  prefectureCoverage,
} from '../../src/model/radio/terrain/prefecture-coverage.ts';
import { createReliefSampler, type ReliefSampler } from '../../src/model/radio/terrain/ray-profile.ts';
import { addFootprintMasks, siteFootprint } from '../../src/model/radio/terrain/site-footprint.ts';
import { createSweep, createSweepGrid } from '../../src/model/radio/terrain/sweep.ts';
import { prepareTerrainLaw, type TerrainModel } from '../../src/model/radio/terrain/terrain-law.ts';
import { terrainSettingsOf } from '../../src/model/radio/terrain/terrain-settings.ts';
import type { Bench, BenchRow } from './bench.ts';

const atlasFolder = fileURLToPath(new URL('../../public/atlas/', import.meta.url));
const ROUNDS = 2;
/** Stations of all operators in Japan that the plan speaks of; a prefecture has them by its people. */
const NATIONAL_SITES = 300_000;
const WANTED_MS = 3000;

function certain<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'));
  return result.value;
}

/** As many sites as the prefecture has of the national number by its people, in the centres of cells, by people. */
function sitesOf(atlas: Atlas, prefecture: number): PrefectureRequest['sites'] {
  const { population } = atlas.cells;
  const { lattice } = atlas;
  const cells = prefectureCells(atlas, prefecture);
  const national = population.reduce((sum, people) => sum + people, 0);
  const people = cells.reduce((sum, cell) => sum + population[cell]!, 0);
  const count = Math.round((NATIONAL_SITES * people) / national);
  const lat = new Float64Array(count);
  const lon = new Float64Array(count);
  // Site s stands where the running sum of people passes its share: towns get many, each a few metres beside the other.
  let sum = 0;
  let s = 0;
  for (const cell of cells) {
    sum += population[cell]!;
    for (; s < count && (s + 0.5) * people <= sum * count; s++) {
      lat[s] = centreLat(lattice.row[cell]!) + ((s % 7) - 3) * 0.0004;
      lon[s] = centreLon(lattice.column[cell]!) + ((s % 5) - 2) * 0.0006;
    }
  }
  return { lat, lon };
}

function bestMs<T>(rounds: number, run: () => T): { ms: number; value: T } {
  let value = run();
  let ms = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    value = run();
    ms = Math.min(ms, performance.now() - start);
  }
  return { ms, value };
}

function requestOf(atlas: Atlas, code: string, model: TerrainModel): PrefectureRequest {
  const settings = terrainSettingsOf(resolveParameters({}), model);
  const { assumptions, climate, bands, maximumRangeM, stepM, thresholdsPerKm2 } = settings;
  const laws = ENVIRONMENT_CLASSES.map((environment) =>
    certain(prepareTerrainLaw({ model, band: bands[environment], environment, assumptions, climate })),
  );
  const prefecture = atlas.prefectures.code.indexOf(code);
  const grid = createSweepGrid(maximumRangeM, stepM);
  return { atlas, prefecture, sites: sitesOf(atlas, prefecture), laws, grid, thresholdsPerKm2 };
}

/** The masks again from whole footprints, every square of every site computed: the textbook, for every `every`-th site. */
function textbook(
  request: PrefectureRequest,
  sampler: ReliefSampler,
  law: Uint8Array,
  every: number,
): { ms: number; masks: Uint16Array } {
  const { atlas, sites, laws, grid } = request;
  const masks = new Uint16Array(atlas.lattice.cellCount);
  const start = performance.now();
  for (let s = 0; s < sites.lat.length; s += every) {
    const sweep = createSweep(sampler, grid, sites.lat[s]!, sites.lon[s]!);
    addFootprintMasks(atlas.lattice, siteFootprint(sweep, laws[law[s]!]!), masks);
  }
  return { ms: performance.now() - start, masks };
}

/** One site in so many also goes through the textbook: what counts by them must count by all sites. */
const TEXTBOOK_EVERY = 400;

async function benchPrefecture(atlas: Atlas, code: string, model: TerrainModel): Promise<BenchRow> {
  const request = requestOf(atlas, code, model);
  const store = certain(await openTerrain(readFromFolder(atlasFolder), atlas, DEFAULT_CLUTTER));
  const problems = await store.load(prefectureBounds(request));
  if (problems.length > 0) throw new Error(problems.map(describeProblem).join('\n'));
  const sampler = createReliefSampler(store.relief, DEFAULT_CLUTTER.heightM);
  const { ms, value } = bestMs<PrefectureCoverage>(ROUNDS, () =>
    finish(prefectureCoverage({ ...request, sampler })),
  );
  const rural = new Uint8Array(request.sites.lat.length).fill(ENVIRONMENT_CLASSES.indexOf('rural'));
  const one = { ...request, sites: { ...request.sites, environment: rural } };
  const all = finish(prefectureCoverage({ ...one, sampler }));
  const slow = textbook(one, sampler, rural, TEXTBOOK_EVERY);
  value.cells.forEach((cell, i) => {
    if (isCounted(slow.masks[cell]!) && all.counted[i] !== 1) {
      throw new Error(`Expected what counts by some sites to count by all, at cell ${cell}.`);
    }
  });
  if (value.terrain !== 'full') throw new Error(`Expected full terrain, got ${value.terrain}.`);
  const referenceMs = slow.ms * TEXTBOOK_EVERY;
  const note = `${value.computed} links, wanted ${WANTED_MS} ms`;
  return {
    name: `${atlas.prefectures.nameEn[request.prefecture]}, ${value.siteCount} sites by ${model}`,
    ms,
    referenceMs,
    ratio: referenceMs / ms,
    note,
    answer: `${(100 * value.populationCoverage).toFixed(2)} % of people`,
  };
}

async function run({ atlas }: { readonly atlas: Atlas }): Promise<BenchRow[]> {
  return [
    await benchPrefecture(atlas, '32', 'p1812'),
    await benchPrefecture(atlas, '32', 'itm'),
    await benchPrefecture(atlas, '01', 'p1812'),
    await benchPrefecture(atlas, '01', 'itm'),
    await benchPrefecture(atlas, '34', 'itm'),
    await benchPrefecture(atlas, '40', 'itm'),
  ];
}

export default { name: 'Terrain', run } satisfies Bench;
