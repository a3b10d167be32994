import { strFromU8, strToU8, unzipSync } from 'fflate';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Polygon } from 'geojson';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatCsv } from '../../../src/data/csv.ts';
import { asMultiPolygon } from '../../../src/data/out/area-table.ts';
import {
  type ExportedFile,
  type ExportRequest,
  type ExportSources,
  exportFile,
  type FeatureFormat,
} from '../../../src/data/out/export-files.ts';
import { measuredCsv } from '../../../src/data/out/measured-table.ts';
import { yearlyCost } from '../../../src/data/out/series-csv.ts';
import { placesCsv } from '../../../src/data/outcome-export.ts';
import { meshCode } from '../../../src/model/jis-mesh.ts';
import { type MeasuredFigure, measuredCoverage } from '../../../src/model/places/measured-coverage.ts';
import { NATION, type PlaceScope } from '../../../src/model/places/place-scope.ts';
import { finish } from '../../../src/model/progress.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { committedAtlas } from '../../model/committed-atlas.ts';
import { runSmallCountry, smallCountry } from '../../small-country.ts';

const HOSTILE = [
  '=HYPERLINK("http://example.org","町")',
  '"},{"type":"Feature"\r\n',
  '</script><b>＝1+1',
  '__proto__\u2028\u0000🏯',
];
const square = (lon: number, lat: number): Polygon => ({
  type: 'Polygon',
  // Clockwise, as boundary files have it.
  coordinates: [
    [
      [lon, lat],
      [lon, lat + 0.1],
      [lon + 0.1, lat + 0.1],
      [lon + 0.1, lat],
      [lon, lat],
    ],
  ],
});

const { published } = await committedAtlas();
const country = smallCountry(published, HOSTILE);
const scenario = { ...defaultScenario(), name: '=cmd|" /C calc"!A0', note: '"quoted"' };
const sources: ExportSources = {
  atlas: country.atlas,
  outcome: runSmallCountry(country, scenario),
  outlines: (level) =>
    [0, 1, 2, 3].slice(0, level === 'municipality' ? 4 : 2).map((i) => square(139 + i, 35)),
};
const base = { scenarioName: scenario.name, byteOrderMark: false };
const KINDS = ['municipalities', 'prefectures', 'cells', 'sites'] as const;
type FeatureKind = (typeof KINDS)[number];
const request = (kind: FeatureKind, format: FeatureFormat): ExportRequest => ({
  ...base,
  kind,
  scope: NATION,
  fiscalYear: 2026,
  format,
});

function bytesOf({ parts }: ExportedFile): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
const make = (asked: ExportRequest) => finish(exportFile(sources, asked));

const position = z.tuple([z.number().min(122).max(154), z.number().min(20).max(46)]);
const ring = z.array(position).min(4);
const featureCollection = z.strictObject({
  type: z.literal('FeatureCollection'),
  name: z.string(),
  denen: z.looseObject({
    format: z.literal('denen.export'),
    scenario: z.looseObject({ name: z.literal(scenario.name), note: z.literal(scenario.note) }),
    modelVersion: z.literal(sources.outcome.modelVersion),
    atlasId: z.literal('small'),
    fiscalYear: z.literal(2026),
    date: z.literal('2027-03-31'),
    columns: z.array(z.looseObject({ name: z.string(), mark: z.enum(['measured', 'modelled']) })),
    sources: z.array(z.unknown()),
  }),
  features: z.array(
    z.strictObject({
      type: z.literal('Feature'),
      properties: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      geometry: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('Point'), coordinates: position }),
        z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
        z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
      ]),
    }),
  ),
});
const geoJson = (kind: FeatureKind) =>
  featureCollection.parse(JSON.parse(strFromU8(bytesOf(make(request(kind, 'geojson'))))));

describe('features in every format', () => {
  for (const kind of KINDS) {
    it(`${kind}: GeoJSON says what the run says, whatever the names`, () => {
      const { features, denen } = geoJson(kind);
      expect(features.length).toBeGreaterThan(0);
      for (const { properties } of features)
        expect(Object.keys(properties)).toEqual(denen.columns.map(({ name }) => name));
      if (kind === 'municipalities')
        expect(features.map(({ properties }) => properties.municipality)).toEqual(HOSTILE);
    });

    it(`${kind}: FlatGeobuf read back has the same features and says the same of itself`, async () => {
      const bytes = bytesOf(make(request(kind, 'flatgeobuf')));
      let header: HeaderMeta | undefined;
      const read = [];
      for await (const feature of deserialize(bytes, {
        headerMetaFn: (meta: HeaderMeta) => {
          header = meta;
        },
      }))
        read.push(feature);
      const { features, denen } = geoJson(kind);
      const present = features.map(({ properties, geometry }) => ({
        properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)),
        geometry,
      }));
      // The index has an order of its own.
      const inOrder = (all: readonly unknown[]) => all.map((each) => JSON.stringify(each)).sort();
      expect(inOrder(read.map(({ properties, geometry }) => ({ properties, geometry })))).toEqual(
        inOrder(present),
      );
      expect(header?.indexNodeSize).toBe(16);
      expect(header?.crs?.code).toBe(4326);
      expect(header?.featuresCount).toBe(features.length);
      expect(JSON.parse(header?.metadata ?? '')).toEqual(denen);
    });

    it(`${kind}: the table has the numbers of the map, and no cell is a formula`, () => {
      const files = unzipSync(bytesOf(make(request(kind, 'csv'))));
      const csv = strFromU8(files[`${kind}.csv`]!);
      const { data, errors } = Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true });
      expect(errors).toEqual([]);
      const { features, denen } = geoJson(kind);
      const numbers = denen.columns.filter((column) => 'unit' in column).map(({ name }) => name);
      expect(numbers.length).toBeGreaterThan(3);
      data.forEach((row, i) => {
        for (const name of numbers) expect(row[name]).toBe(String(features[i]!.properties[name] ?? ''));
        for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+@\t\r\n＝＋－＠]|^-[^\d]/);
      });
      const metadata = JSON.parse(strFromU8(files[`${kind}.csv-metadata.json`]!));
      expect(metadata.notes).toEqual([denen]);
      expect(metadata.tableSchema.columns.map(({ name }: { name: string }) => name)).toEqual(
        Object.keys(data[0]!),
      );
    });
  }

  it('has for municipalities the numbers of places.csv', () => {
    const places = Papa.parse<Record<string, string>>(placesCsv(country.atlas, sources.outcome).trimEnd(), {
      header: true,
    }).data.filter(({ fiscalYear }) => fiscalYear === '2026');
    geoJson('municipalities').features.forEach(({ properties }, m) => {
      for (const name of [
        'code',
        'population',
        'households',
        'fibreServedHouseholds',
        'fibreHouseholdCoverage',
      ])
        expect(String(properties[name])).toBe(places[m]![name]);
      for (const name of ['radioCoveredPopulation', 'radioPopulationCoverage', 'radioStations'])
        expect(String(properties[name])).toBe(places[m]![name]);
    });
  });

  it('draws squares where their mesh codes say, counter-clockwise', () => {
    for (const { properties, geometry } of geoJson('cells').features) {
      if (geometry.type !== 'Polygon') throw new Error(`Expected a polygon, got ${geometry.type}.`);
      const [[west, south], , [east, north]] = geometry.coordinates[0]! as [number, number][];
      expect(meshCode((south! + north!) / 2, (west! + east!) / 2, '500m')).toBe(properties.meshCode);
      expect(east!).toBeGreaterThan(west!);
      expect(north!).toBeGreaterThan(south!);
    }
  });

  it('turns rings as RFC 7946 has them, and only those that are not', () => {
    const [outer] = asMultiPolygon(square(139, 35)).coordinates[0]!;
    expect(outer![1]).toEqual([139.1, 35]);
    expect(asMultiPolygon(asMultiPolygon(square(139, 35)))).toEqual(asMultiPolygon(square(139, 35)));
  });

  it('is the same to the byte each time', () => {
    for (const format of ['geojson', 'flatgeobuf', 'csv'] as const)
      expect(bytesOf(make(request('cells', format)))).toEqual(bytesOf(make(request('cells', format))));
  });
});

describe('measured coverage of the user’s own', () => {
  const figures = [
    { topic: 'fibre', municipality: 1, fiscalYear: 2026, value: 0.1, fileName: 'old.csv' },
    { topic: 'fibre', municipality: 1, fiscalYear: 2026, value: 0.987654321, fileName: '=new.csv' },
    { topic: 'radio', municipality: 2, fiscalYear: 2025, value: 0.5, fileName: '=new.csv' },
  ] as const satisfies readonly MeasuredFigure[];
  const withOwn = (asked: ExportRequest) => bytesOf(make({ ...asked, measured: figures }));
  const rowsOf = (csv: Uint8Array) =>
    Papa.parse<Record<string, string>>(strFromU8(csv).trimEnd(), { header: true }).data;

  it('stands beside the modelled shares of municipalities, of that year alone', () => {
    const plain = geoJson('municipalities');
    const own = featureCollection.parse(JSON.parse(strFromU8(withOwn(request('municipalities', 'geojson')))));
    const added = ['fibreMeasuredCoverage', 'fibreMeasuredSource'];
    expect(own.denen.columns.map(({ name }) => name)).toEqual([
      ...plain.denen.columns.map(({ name }) => name),
      ...added,
    ]);
    expect(own.denen.columns.at(-2)).toMatchObject({ mark: 'measured', unit: 'share' });
    expect(own.denen.ownData).toMatchObject({
      files: [{ fileName: '=new.csv', fiscalYears: [2026], figures: 1 }],
    });
    own.features.forEach(({ properties }, m) => {
      const { fibreMeasuredCoverage, fibreMeasuredSource, ...modelled } = properties;
      expect(modelled).toEqual(plain.features[m]!.properties);
      expect([fibreMeasuredCoverage, fibreMeasuredSource]).toEqual(
        m === 1 ? [0.987654, '=new.csv'] : [null, null],
      );
    });
    for (const kind of ['prefectures', 'cells', 'sites'] as const)
      expect(withOwn(request(kind, 'geojson'))).toEqual(bytesOf(make(request(kind, 'geojson'))));
  });

  it('stands in a table of its own, each beside the share that places.csv has', () => {
    const places = rowsOf(strToU8(placesCsv(country.atlas, sources.outcome)));
    const measured = measuredCoverage(figures)!;
    const rows = rowsOf(strToU8(measuredCsv(country.atlas, sources.outcome, measured)));
    expect(rows.map(({ code, fiscalYear, topic }) => [code, fiscalYear, topic])).toEqual([
      ['01202', '2026', 'fibre'],
      ['13101', '2025', 'radio'],
    ]);
    for (const row of rows) {
      const place = places.find(
        ({ code, fiscalYear }) => code === row.code && fiscalYear === row.fiscalYear,
      )!;
      const column = row.topic === 'fibre' ? 'fibreHouseholdCoverage' : 'radioPopulationCoverage';
      expect(row.modelledCoverage).toBe(place[column]);
      expect(row.sourceFile).toBe("'=new.csv");
    }
  });

  it('stands in the series of its municipality alone', () => {
    const series = (scope: PlaceScope) =>
      rowsOf(unzipSync(withOwn({ ...base, kind: 'series', scope }))['series.csv']!);
    const [before, own] = series({ kind: 'municipality', index: 2 }).slice(4, 6);
    expect(before!.radioMeasuredCoverage).toBe('');
    expect(own).toMatchObject({ fiscalYear: '2025', radioMeasuredCoverage: '0.5' });
    expect(Object.keys(series(NATION)[0]!)).not.toContain('radioMeasuredCoverage');
  });
});

describe('the series of a place', () => {
  it('has a mark for Excel only where it is asked for', () => {
    const file = (byteOrderMark: boolean) =>
      unzipSync(bytesOf(make({ ...base, byteOrderMark, kind: 'series', scope: NATION })))['series.csv']!;
    const plain = file(false);
    expect([...file(true).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(file(true).subarray(3)).toEqual(plain);
    expect(strFromU8(plain)).toMatch(/^fiscalYear,population,/);
  });

  it('costs for the nation what the parts of the run cost', () => {
    const { fibre, radio } = sources.outcome;
    const expected = fibre.costYen.map((yen, i) => yen + radio.costYen[i]! + radio.beyondCostYen[i]!);
    expect(yearlyCost(sources.outcome, undefined)).toEqual(expected);
  });
});

describe('safe text', () => {
  it('keeps a formula in a name from running, in full width too', () => {
    const csv = formatCsv(
      ['name'],
      HOSTILE.map((name) => [name]),
    );
    expect(csv).toContain(`"'=HYPERLINK(""http://example.org"",""町"")"`);
  });
});
