import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readVerified } from '../../src/data/atlas-files.ts';
import { loadAtlas } from '../../src/data/atlas-loader.ts';
import { MANIFEST_FILE, parseManifest } from '../../src/data/atlas-manifest.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import { cellIndexAt, columnAt, rowAt } from '../../src/model/lattice.ts';

const folder = fileURLToPath(new URL('../../public/atlas', import.meta.url));

let atlas: Atlas;
beforeAll(async () => {
  const result = await loadAtlas(readFromFolder(folder));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  atlas = result.value;
});

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

describe('the committed atlas', () => {
  it('holds every file that its manifest names, intact, and no other', async () => {
    const manifest = parseManifest(readFileSync(`${folder}/${MANIFEST_FILE}`));
    if (!manifest.ok) throw new Error(JSON.stringify(manifest.problems));
    for (const file of manifest.value.files) {
      expect((await readVerified(readFromFolder(folder), file)).ok).toBe(true);
    }
    const present = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(present).toHaveLength(manifest.value.files.length + 1);
    const firstLoad = manifest.value.files.filter(({ role }) => role === 'first-load');
    expect(firstLoad.map(({ name }) => name).sort()).toEqual([
      'boundaries.bin',
      'cells.bin',
      'land.bin',
      'places.bin',
      'sea.bin',
    ]);
    expect(sum(firstLoad.map(({ bytes }) => bytes))).toBeLessThan(4e6);
  });

  it('has the 2020 census level of people and households', () => {
    expect(sum(atlas.cells.population)).toBe(126_146_099);
    expect(sum(atlas.cells.households)).toBe(55_830_154);
  });

  it('has 471,066 inhabited cells of the mesh and 82 that returned residents needed', () => {
    expect(atlas.addedCells).toHaveLength(82);
    expect(atlas.lattice.cellCount).toBe(471_066 + 82);
    const towns = new Set(Array.from(atlas.addedCells, (cell) => atlas.cells.municipality[cell]!));
    expect([...towns].map((m) => atlas.municipalities.nameJa[m]).sort()).toEqual(
      ['富岡町', '大熊町', '浪江町', '飯舘村'].sort(),
    );
  });

  it('has 1,741 municipalities, 47 prefectures and 11 blocks', () => {
    expect(atlas.municipalities.count).toBe(1741);
    expect(atlas.prefectures.count).toBe(47);
    expect(atlas.blocks.count).toBe(11);
    expect(new Set(atlas.municipalities.code).size).toBe(1741);
    expect([...atlas.municipalities.code].sort()).toEqual(atlas.municipalities.code);
  });

  it('adds up to the census in each municipality', () => {
    const { count, censusPopulation, censusHouseholds } = atlas.municipalities;
    const people = new Float64Array(count);
    const homes = new Float64Array(count);
    atlas.cells.municipality.forEach((m, cell) => {
      people[m]! += atlas.cells.population[cell]!;
      homes[m]! += atlas.cells.households[cell]!;
    });
    expect(people).toEqual(censusPopulation[2020]);
    expect(homes).toEqual(censusHouseholds[2020]);
  });

  // Prefectural offices and a few places near borders and on islands, and the municipality they stand in.
  it.each([
    [43.0642, 141.3469, '札幌市'],
    [35.6895, 139.6917, '新宿区'],
    [34.6863, 135.52, '大阪市'],
    [26.2124, 127.6809, '那覇市'],
    [45.4156, 141.673, '稚内市'],
    [27.0945, 142.1919, '小笠原村'],
    [24.4679, 123.0045, '与那国町'],
    [27.0945, 142.1919, '小笠原村'],
    [34.7031, 137.7347, '浜松市'],
    [37.383, 140.958, '大熊町'],
  ])('%f, %f lies in %s', (lat, lon, name) => {
    const cell = cellIndexAt(atlas.lattice, rowAt(lat), columnAt(lon));
    expect(cell).toBeGreaterThanOrEqual(0);
    expect(atlas.municipalities.nameJa[atlas.cells.municipality[cell]!]).toBe(name);
  });

  it('has heights where people live: the sea shore, a basin, the highest village', () => {
    const heightAt = (lat: number, lon: number) =>
      atlas.cells.elevationM[cellIndexAt(atlas.lattice, rowAt(lat), columnAt(lon))]!;
    expect(heightAt(34.6863, 135.52)).toBeLessThan(40);
    // Kōfu 263 m, Kawakami in Nagano 1,185 m (heights of the offices).
    expect(Math.abs(heightAt(35.6642, 138.5684) - 263)).toBeLessThan(40);
    expect(Math.abs(heightAt(35.9715, 138.5783) - 1185)).toBeLessThan(60);
    expect(atlas.cells.elevationM.reduce((a, b) => Math.max(a, b))).toBeGreaterThan(1500);
  });

  it('puts every prefecture in a block and a grid area, its capital in the prefecture', () => {
    const { prefectures, municipalities, lattice, cells } = atlas;
    for (let p = 0; p < prefectures.count; p++) {
      expect(prefectures.block[p]).toBeLessThan(atlas.blocks.count);
      expect(prefectures.gridArea[p]).toBeLessThan(atlas.gridAreas.length);
      const cell = nearestCell(prefectures.capitalLat[p]!, prefectures.capitalLon[p]!);
      expect(municipalities.prefecture[cells.municipality[cell]!]).toBe(p);
      expect(prefectures.seismicProbability[p]).toBeGreaterThan(0);
      expect(prefectures.seismicProbability[p]).toBeLessThan(1);
    }
    function nearestCell(lat: number, lon: number): number {
      // Some offices stand in a square where nobody lives.
      for (const column of [0, 1, -1, 2, -2]) {
        const cell = cellIndexAt(lattice, rowAt(lat), columnAt(lon) + column);
        if (cell >= 0) return cell;
      }
      return -1;
    }
    const named = new Map(atlas.prefectures.nameEn.map((name, p) => [name, p]));
    const blockOf = (name: string) => atlas.blocks.code[prefectures.block[named.get(name)!]!];
    expect(blockOf('Yamanashi')).toBe('kanto');
    expect(blockOf('Niigata')).toBe('shinetsu');
    expect(blockOf('Fukui')).toBe('hokuriku');
    expect(blockOf('Mie')).toBe('tokai');
    const gridOf = (name: string) => atlas.gridAreas[prefectures.gridArea[named.get(name)!]!]!.code;
    expect(gridOf('Niigata')).toBe('JP-TH');
    expect(gridOf('Shizuoka')).toBe('JP-CB');
    expect(gridOf('Nagano')).toBe('JP-CB');
    expect(gridOf('Fukui')).toBe('JP-HR');
  });

  it('keeps unknown numbers unknown', () => {
    const { municipalities, gridAreas } = atlas;
    const at = (code: string) => municipalities.code.indexOf(code);
    expect(municipalities.fiscalIndex[at('13101')]).toBeNaN();
    expect(municipalities.projectedPopulation[2050][at('07546')]).toBeNaN();
    expect(municipalities.censusPopulation[2020][at('07546')]).toBe(0);
    expect(municipalities.lat[at('07546')]).toBeCloseTo(37.449, 2);
    expect(gridAreas.find(({ code }) => code === 'JP-SK')!.renewableShare).toBeNaN();
  });

  it('has the published figures as shares and bounds that hold no printed figure', () => {
    const { published, publishedBounds } = atlas;
    const national = (metric: string, fiscalYear: number) =>
      published.find((f) => f.metric === metric && f.fiscalYear === fiscalYear && f.prefecture === -1)?.value;
    expect(national('g5_popcov', 2021)).toBe(0.932);
    expect(national('g5_popcov', 2024)).toBe(0.984);
    expect(national('ftth_household_coverage', 2022)).toBe(0.9984);
    expect(national('ftth_unserved_households', 2017)).toBe(980_000);
    expect(national('ftth_household_coverage', 2023)).toBeUndefined();
    const printed = new Set(published.map((f) => `${f.metric} ${f.fiscalYear} ${f.prefecture}`));
    for (const bound of publishedBounds) {
      expect(printed.has(`${bound.metric} ${bound.fiscalYear} ${bound.prefecture}`)).toBe(false);
      expect(bound.low).toBeLessThan(bound.high);
    }
    // Four years of 5G and two of fibre speak of every prefecture, printed or bounded.
    for (const [metric, fiscalYear] of [
      ['g5_popcov', 2021],
      ['g5_popcov', 2022],
      ['g5_popcov', 2023],
      ['g5_popcov', 2024],
      ['ftth_household_coverage', 2019],
      ['ftth_household_coverage', 2022],
    ]) {
      const spoken = [...published, ...publishedBounds].filter(
        (entry) => entry.metric === metric && entry.fiscalYear === fiscalYear && entry.prefecture >= 0,
      );
      expect(spoken).toHaveLength(47);
    }
  });

  it('sums licensed stations of wards to their city', () => {
    const { code, licensedStations } = atlas.municipalities;
    expect(licensedStations[code.indexOf('01100')]).toBe(56 + 38 + 49 + 32 + 32 + 31 + 31 + 23 + 23 + 23);
    // Minato in Tōkyō once, not again for each bureau that lists the operator's address.
    expect(licensedStations[code.indexOf('13103')]).toBe(447);
    expect(sum(licensedStations)).toBe(49_861);
  });

  it('credits every source that it was compiled from', () => {
    expect(atlas.sources.map(({ id }) => id)).toEqual([
      'census-mesh-2015',
      'boundaries',
      'elevation',
      'municipalities',
      'published-national',
      'published-prefecture',
      'grid-areas',
      'grid-interarea',
      'seismic',
      'licensed-stations',
      'names',
      'prefectures',
      'blocks',
      'published-bounds',
      'returned-settlements',
      'backbone-nodes',
      'backbone-links',
      'backbone-candidates',
    ]);
    for (const source of atlas.sources) {
      expect(source.creditJa).not.toBe('');
      expect(source.creditEn).not.toBe('');
      expect(source.termsJa).not.toBe('');
    }
  });
});
