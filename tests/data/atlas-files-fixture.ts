/** A small atlas as files in memory, written by the compiler's own functions, and ways to spoil it. */
import { gzip } from '../../geodata/build/gzip.ts';
import { createManifest, type OutputFile } from '../../geodata/build/manifest.ts';
import { encodeCells } from '../../src/data/atlas-cells.ts';
import { CELLS_FILE, MANIFEST_FILE, PLACES_FILE, SEA_FILE } from '../../src/data/atlas-manifest.ts';
import type { PlacesFile } from '../../src/data/atlas-places.ts';
import { encodeSeaEdges } from '../../src/data/sea-file.ts';
import { createLattice } from '../../src/model/lattice.ts';

export const ROW = Uint16Array.of(8500, 8500, 8501, 8700);
export const COLUMN = Uint16Array.of(6300, 6305, 6301, 6000);
export const CELLS = {
  municipality: Uint16Array.of(0, 0, 1, 1),
  population: Uint16Array.of(120, 3, 0, 20_000),
  households: Uint16Array.of(60, 1, 0, 9_000),
  elevationM: Int16Array.of(12, -3, 1500, 40),
  landShare: Uint8Array.of(255, 1, 255, 128),
};

export const ADDED = Uint32Array.of(2);

export const SEA = {
  from: Uint32Array.of(1),
  to: Uint32Array.of(2),
  gapM: Uint32Array.of(1_200),
  seaM: Uint32Array.of(1_300),
};

export const PLACES: PlacesFile = {
  format: 'denen.places',
  municipalities: {
    code: ['01100', '13101'],
    nameJa: ['札幌市', '千代田区'],
    nameKana: ['さっぽろし', 'ちよだく'],
    nameEn: ['Sapporo City', 'Chiyoda Ward'],
    prefecture: [0, 1],
    censusPopulation: { 2010: [null, 1], 2015: [1, 2], 2020: [123, 20_000], 2025: [5, 6] },
    censusHouseholds: { 2015: [1, 2], 2020: [61, 9_000], 2025: [5, 6] },
    projectedPopulation: {
      2025: [1, null],
      2030: [1, null],
      2035: [1, null],
      2040: [1, null],
      2045: [1, null],
      2050: [1, null],
    },
    areaKm2: [1121.26, 11.66],
    habitableShare: [0.391, 1],
    age65Share: [0.27, 0.17],
    fiscalIndex: [0.72, null],
    depopulated: ['none', 'all'],
    disadvantaged: ['partial', 'none'],
    primaryIndustryShare: [0.01, 0],
    manufacturingShipmentsMillionYen: [1, null],
    employees: [10, 20],
    daytimeRatio: [1, 17],
    licensedStations: [3, 4],
    lat: [43.06, 35.69],
    lon: [141.36, 139.75],
    neighbours: [[1], [0]],
  },
  prefectures: {
    code: ['01', '13'],
    nameJa: ['北海道', '東京都'],
    nameKana: ['ほっかいどう', 'とうきょうと'],
    nameEn: ['Hokkaidō', 'Tōkyō'],
    block: [0, 1],
    gridArea: [0, 1],
    capitalLat: [43.06, 35.69],
    capitalLon: [141.35, 139.69],
    seismicProbability: [0.016, 0.48],
  },
  blocks: { code: ['hokkaido', 'kanto'], nameJa: ['北海道', '関東'], nameEn: ['Hokkaidō', 'Kantō'] },
  gridAreas: [
    { code: 'JP-HKD', nameJa: '北海道', nameEn: 'Hokkaidō', renewableShare: 0.31, curtailmentGwh: 2.69 },
    { code: 'JP-TK', nameJa: '東京', nameEn: 'Tōkyō', renewableShare: null, curtailmentGwh: null },
  ],
  gridLinks: [{ from: 0, to: 1, capacityMw: 900 }],
  backbone: {
    nodes: {
      id: ['c01', 'l-sapporo'],
      kind: ['capital', 'landing'],
      nameJa: ['札幌市', '札幌'],
      nameEn: ['Sapporo', 'Sapporo'],
      lat: [43.0642, 43.06],
      lon: [141.3469, 141.35],
      isExchange: [1, 0],
      exchangeGbps: [601, null],
      dataCentreMw: [null, null],
      mark: ['measured', 'measured'],
      source: ['', ''],
    },
    links: {
      id: ['t:c01-l-sapporo'],
      from: [0],
      to: [1],
      kind: ['terrestrial'],
      cable: [''],
      coast: [''],
      fiscalYear: [0],
      isPlanned: [0],
      lengthKm: [0.6],
      route: [[141.35, 43.06, 141.35, 43.06]],
      mark: ['modelled'],
      source: [''],
    },
    candidates: [
      {
        id: 'second',
        kind: 'link',
        links: [
          {
            from: 0,
            to: 1,
            kind: 'terrestrial',
            isPacific: false,
            lengthKm: 0.7,
            route: [141.35, 43.06, 141.35, 43.06],
          },
        ],
      },
    ],
  },
  published: [
    {
      metric: 'g5_popcov',
      fiscalYear: 2021,
      prefecture: -1,
      value: 0.932,
      unit: 'share',
      status: 'verified',
      source: 'https://example.org',
    },
  ],
  publishedBounds: [{ metric: 'g5_popcov', fiscalYear: 2021, prefecture: 1, low: 0.7, high: 1 }],
};

const encoder = new TextEncoder();

export interface Content {
  readonly cells: Uint8Array;
  readonly places: unknown;
  readonly sea: Uint8Array;
}

export function smallContent(): Content {
  return {
    cells: encodeCells(ROW, COLUMN, CELLS, ADDED),
    places: structuredClone(PLACES),
    sea: encodeSeaEdges(createLattice(ROW, COLUMN), SEA),
  };
}

let small: ReadonlyMap<string, Uint8Array> | undefined;

/** The files of an atlas with a manifest that fits them. */
export function atlasFiles(content?: Content): Map<string, Uint8Array> {
  if (content) return packed(content);
  small ??= packed(smallContent());
  return new Map(small);
}

function packed({ cells, places, sea }: Content): Map<string, Uint8Array> {
  const outputs: OutputFile[] = [
    { name: CELLS_FILE, bytes: gzip(cells), role: 'first-load' },
    { name: PLACES_FILE, bytes: gzip(encoder.encode(JSON.stringify(places))), role: 'first-load' },
    { name: SEA_FILE, bytes: gzip(sea), role: 'first-load' },
  ];
  return withOwnManifest(outputs);
}

/** The files with a manifest of just them. */
export function withOwnManifest(outputs: readonly OutputFile[]): Map<string, Uint8Array> {
  const files = new Map(outputs.map(({ name, bytes }) => [name, bytes]));
  return files.set(MANIFEST_FILE, encoder.encode(JSON.stringify(createManifest(outputs, 9, []))));
}

/** The same files with the manifest's JSON changed. */
export function withManifest(
  files: ReadonlyMap<string, Uint8Array>,
  change: (manifest: Record<string, unknown>) => unknown,
): Map<string, Uint8Array> {
  const manifest = JSON.parse(new TextDecoder().decode(files.get(MANIFEST_FILE)));
  return new Map(files).set(MANIFEST_FILE, encoder.encode(JSON.stringify(change(manifest))));
}

export function readFrom(files: ReadonlyMap<string, Uint8Array>): (name: string) => Promise<Uint8Array> {
  return async (name) => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`no file ${name}`);
    return bytes;
  };
}
