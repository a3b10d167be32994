import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import encoding from 'encoding-japanese';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMesh, readTopology } from '../../geodata/build/inputs.ts';
import { sha256 } from '../../geodata/build/manifest.ts';
import { createReport } from '../../geodata/build/report.ts';
import { openSources } from '../../geodata/build/sources.ts';
import { meshCodeOfCell } from '../../src/model/jis-mesh.ts';

let root: string;
let warnings: string[];
let printed: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'denen-sources-'));
  mkdirSync(join(root, 'own'));
  mkdirSync(join(root, 'in/heights/8'), { recursive: true });
  warnings = [];
  printed = [];
});
afterEach(() => rmSync(root, { recursive: true }));

function entry(id: string, file: string, hash: string, more: object = {}) {
  const texts = [
    'titleJa',
    'titleEn',
    'publisherJa',
    'publisherEn',
    'date',
    'termsJa',
    'termsEn',
    'creditJa',
    'creditEn',
  ];
  return { id, file, ...Object.fromEntries(texts.map((key) => [key, key])), sha256: hash, ...more };
}

function put(path: string, content: string | Uint8Array): void {
  writeFileSync(join(root, path), content);
}

function open(...entries: object[]) {
  put('own/catalog.json', JSON.stringify({ sources: entries }));
  return openSources(join(root, 'in'), join(root, 'own'), (text) => warnings.push(text));
}

const report = () => createReport((line) => printed.push(line));

describe('sources', () => {
  it('are recorded as they are read, in the order of the catalogue, with their own hashes', () => {
    put('in/a.csv', 'a');
    put('own/b.csv', 'b');
    put('in/heights/8/tile', 'c');
    const sources = open(
      entry('a', 'a.csv', sha256('a')),
      entry('b', 'b.csv', sha256('b'), { own: true }),
      entry('heights', 'heights', sha256(`${sha256('c')}  8/tile\n`)),
      entry('unread', 'nowhere.csv', ''),
    );
    expect(sources.path('heights')).toBe(join(root, 'in/heights'));
    expect(sources.text('b')).toBe('b');
    expect(sources.text('a')).toBe('a');
    expect(sources.used().map(({ id, sha256: hash }) => [id, hash])).toEqual([
      ['a', sha256('a')],
      ['b', sha256('b')],
      ['heights', sha256(`${sha256('c')}  8/tile\n`)],
    ]);
    expect(sources.used()[1]).not.toHaveProperty('own');
    expect(warnings).toEqual([]);
    expect(sources.isKnownEdition('a')).toBe(true);
    expect(sources.isKnownEdition('unread')).toBe(false);
  });

  it('warn once of another edition and record what it really was', () => {
    put('in/a.csv', 'new');
    const sources = open(entry('a', 'a.csv', sha256('old')));
    sources.text('a');
    sources.text('a');
    expect(warnings).toEqual([
      `a.csv is another edition than the catalogue's: expected ${sha256('old')}, got ${sha256('new')}.`,
    ]);
    expect(sources.isKnownEdition('a')).toBe(false);
    expect(sources.used()[0]!.sha256).toBe(sha256('new'));
  });

  it('name a file that is not there and an id that is not catalogued', () => {
    const sources = open(entry('a', 'a.csv', ''));
    expect(() => sources.text('a')).toThrow(`Expected a.csv in ${join(root, 'in')}, got nothing.`);
    expect(() => sources.text('z')).toThrow('Expected a catalogued source, got z.');
  });
});

/** A table in e-Stat's layout and encoding. */
function officialTable(
  ...squares: [row: number, column: number, people: number, homes: number][]
): Uint8Array {
  const text = [
    'KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,T001101001,T001101034',
    ',,,,　人口（総数）,　世帯総数',
    ...squares.map(([row, column, people, homes]) => `${meshCodeOfCell(row, column)},0,,,${people},${homes}`),
    '',
  ].join('\r\n');
  return Uint8Array.from(encoding.convert(encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));
}

describe('inputs', () => {
  const catalogue = [
    entry('census-mesh-2015', 'census2015-mesh250.csv.gz', ''),
    entry('census-mesh-official', '', ''),
    entry('boundaries', 'prepared.topojson', ''),
    entry('boundaries-official', '', ''),
  ];

  it('prefer official mesh tables, as text or in zip files, and sum them up', () => {
    put('in/tblT001101H5339.txt', officialTable([8500, 6300, 40, 20], [8501, 6301, 7, 3]));
    put('in/tblT001101H5340.zip', zipSync({ 'tblT001101H5340.txt': officialTable([8400, 6400, 9, 4]) }));
    put('in/other.csv', 'code,value\n1,2\n');
    const sources = open(...catalogue);
    const mesh = readMesh(sources, report());
    expect([...mesh.row]).toEqual([8400, 8500, 8501]);
    expect([...mesh.population]).toEqual([9, 40, 7]);
    expect([...mesh.households]).toEqual([4, 20, 3]);
    expect(sources.used().map(({ id, file }) => [id, file])).toEqual([
      ['census-mesh-official', 'tblT001101H5339.txt, tblT001101H5340.zip/tblT001101H5340.txt'],
    ]);
    expect(printed.join('\n')).toContain('2 official tables');
  });

  it('say what is wrong with an official table', () => {
    put('in/tbl.txt', 'KEY_CODE,HTKSYORI\r\n');
    expect(() => readMesh(open(...catalogue), report())).toThrow('tbl.txt');
  });

  it('prefer official boundaries, the latest by name', async () => {
    const area = (code: string, west: number) => ({
      type: 'Feature',
      properties: { N03_001: '北海道', N03_004: code, N03_007: code },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, 43],
            [west, 44],
            [west + 1, 44],
            [west + 1, 43],
            [west, 43],
          ],
        ],
      },
    });
    const collection = (code: string) =>
      JSON.stringify({ type: 'FeatureCollection', features: [area(code, 141), area('01303', 142)] });
    put('in/N03-20230101.geojson', collection('01202'));
    put('in/N03-20240101.geojson', collection('01203'));
    const sources = open(...catalogue);
    const topology = await readTopology(sources, report());
    expect(JSON.stringify(topology.objects)).toContain('01203');
    expect(JSON.stringify(topology.objects)).not.toContain('01202');
    expect(sources.used().map(({ file }) => file)).toEqual(['N03-20240101.geojson']);
  });

  it('take the prepared topology where there are none', async () => {
    put('in/prepared.topojson', JSON.stringify({ type: 'Topology', objects: {}, arcs: [] }));
    put('in/heights/note.txt', strToU8('nothing'));
    const sources = open(...catalogue);
    expect((await readTopology(sources, report())).type).toBe('Topology');
    expect(sources.used().map(({ id }) => id)).toEqual(['boundaries']);
  });
});
