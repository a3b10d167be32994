/** Lists of served squares and outlines with figures, from the file to the set, with the real service. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AreaSet, CoverageSet } from '../../../src/data/own/own-set.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { meshCodeOfCell } from '../../../src/model/jis-mesh.ts';
import { createImportService, type ImportService } from '../../../workers/import.service.ts';
import { atlasFolder, committedAtlas } from '../../model/committed-atlas.ts';
import { utf8 } from './odd-files.ts';

let atlas: Atlas;
let service: ImportService;
let checkId = 0;
beforeAll(async () => {
  atlas = await committedAtlas();
  service = createImportService(readFromFolder);
  expect(await service.open(atlasFolder)).toMatchObject({ ok: true });
}, 60_000);

async function read(name: string, text: string) {
  const blob = new Blob([utf8(text) as Uint8Array<ArrayBuffer>]);
  const inspected = await service.inspect([{ name, blob }]);
  if (!inspected.ok) throw new Error(JSON.stringify(inspected.issue));
  const checked = await service.check(++checkId, inspected.inspection.mapping, () => {});
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return { ...inspected.inspection, issues: checked.value.issues, set: service.take() };
}
const codeOf = (cell: number) => meshCodeOfCell(atlas.lattice.row[cell]!, atlas.lattice.column[cell]!);

describe('a list of served squares', () => {
  it('counts the people and households of its squares, each once, and closes its outlines', async () => {
    const cells = fc.uniqueArray(fc.integer({ min: 200_000, max: 200_400 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(cells, async (chosen) => {
        const rows = chosen.map((cell) => `${codeOf(cell)},有`).join('\n');
        const { mapping, set } = await read('area.csv', `メッシュコード,整備の有無\n${rows}\n`);
        expect(mapping.kind).toBe('servedMesh');
        const own = set as AreaSet;
        const sum = (column: Uint16Array) => chosen.reduce((total, cell) => total + column[cell]!, 0);
        expect(own).toMatchObject({ kind: 'servedAreas', count: chosen.length });
        expect(own.within).toEqual({
          cells: chosen.length,
          population: sum(atlas.cells.population),
          households: sum(atlas.cells.households),
        });
        const { features } = JSON.parse(await own.geometry.text());
        const ends = new Map<string, number>();
        for (const line of features.flatMap(
          (each: { geometry: { coordinates: number[][][] } }) => each.geometry.coordinates,
        )) {
          for (const point of line) ends.set(point.join(), (ends.get(point.join()) ?? 0) + 1);
        }
        // Every line ends where another does.
        expect([...ends.values()].every((count) => count % 2 === 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('takes squares of 1 km as four, leaves out what is said not to be served, and warns of a square named twice', async () => {
    const { set, issues } = await read(
      'area.csv',
      'mesh_code,served\n53394526,yes\n533945271,no\n533945271,1\n533945261,1\n',
    );
    expect((set as AreaSet).count).toBe(5);
    expect(issues).toMatchObject([{ reason: 'duplicateRow', severity: 'warning', row: 5 }]);
  });

  it('is refused with the row where a code is none, of another size or outside Japan', async () => {
    const { set, issues } = await read(
      'area.csv',
      'メッシュコード\n533945261\n5339452611\n53398599\n999999991\n\n',
    );
    expect(set).toBeUndefined();
    expect(issues.map(({ reason, row }) => [reason, row])).toEqual([
      ['notASquare', 3],
      ['notASquare', 4],
      ['notASquare', 5],
    ]);
  });
});

describe('outlines of municipalities with their coverage', () => {
  const feature = (properties: object) => ({
    type: 'Feature',
    properties,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [132, 34],
          [133, 34],
          [133, 35],
          [132, 34],
        ],
      ],
    },
  });
  const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

  it('are read as measured coverage, by code and year', async () => {
    const text = collection(
      feature({ N03_007: '32201', 年度: '令和5年度', '5Gエリア率': 0.97, 光ファイバ整備率: 0.99 }),
      feature({ N03_007: '32202', 年度: '令和5年度', '5Gエリア率': 0.91, 光ファイバ整備率: null }),
    );
    const { kinds, mapping, set, issues } = await read('coverage.geojson', text);
    expect([kinds, mapping.kind, issues]).toEqual([['coverage'], 'coverage', []]);
    const own = set as CoverageSet;
    expect([...own.radio]).toEqual([0.97, 0.91]);
    expect([...own.fibre]).toEqual([0.99, Number.NaN]);
    expect([...own.fiscalYear]).toEqual([2023, 2023]);
    expect([...own.municipality].map((m) => atlas.municipalities.code[m])).toEqual(['32201', '32202']);
  });

  it('name the feature whose figure cannot be', async () => {
    const text = collection(feature({ code: '32201', fiscalYear: 2023, radioPopulationCoverage: 'most' }));
    const { set, issues } = await read('coverage.geojson', text);
    expect(set).toBeUndefined();
    expect(issues).toMatchObject([{ reason: 'notANumber', row: 1, what: 'radioPopulationCoverage' }]);
  });

  it('stay served areas where they say nothing of coverage', async () => {
    const { kinds } = await read('area.geojson', collection(feature({ name: 'A' })));
    expect(kinds).toEqual(['servedAreas']);
  });
});
