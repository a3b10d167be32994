import Encoding from 'encoding-japanese';
import { zipSync } from 'fflate';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { importBoundaries } from '../../src/data/boundaries-import.ts';
import { cityOfWard } from '../../src/data/boundaries-wards.ts';
import { shapefileZip } from './shapefile-fixture.ts';

/** A square of 0.1° that shares its sides with its neighbours; clockwise, as shapefiles have it. */
function square(west: number, south: number, properties: Record<string, string | null>): Feature<Polygon> {
  const at = (i: number, j: number) => [(west + i) / 10, (south + j) / 10];
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [[at(0, 0), at(0, 1), at(1, 1), at(1, 0), at(0, 0)]] },
  };
}

const names = (N03_001: string, N03_003: string | null, N03_004: string, N03_007: string | null) => ({
  N03_001,
  N03_002: null,
  N03_003,
  N03_004,
  N03_007,
});
const areas = [
  square(1410, 430, names('北海道', '札幌市', '中央区', '01101')),
  square(1411, 430, names('北海道', '札幌市', '北区', '01102')),
  square(1411, 431, names('北海道', '石狩郡', '当別町', '01303')),
  square(1397, 356, names('東京都', null, '千代田区', '13101')),
  square(1398, 356, names('東京都', null, '所属未定地', null)),
];
const collection: FeatureCollection = { type: 'FeatureCollection', features: areas };
const utf8 = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => utf8(JSON.stringify(value));
const shiftJis = (text: string) =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));

async function imported(bytes: Uint8Array, mergeWards: boolean): Promise<Topology> {
  const result = await importBoundaries(bytes, 'N03.zip', { mergeWards });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function problemsOf(bytes: Uint8Array) {
  const result = await importBoundaries(bytes, 'N03.zip', { mergeWards: true });
  return result.ok ? [] : result.problems;
}

/** Attributes and the corners of each area, in an order of its own. */
function contentOf(source: Topology) {
  const [layer] = Object.values(source.objects) as [GeometryCollection];
  return feature(source, layer).features.map(({ properties, geometry }) => {
    const { type, coordinates } = geometry as Polygon | MultiPolygon;
    const rings = type === 'Polygon' ? coordinates : coordinates.flat();
    const corners = new Set(rings.flat().map((point) => JSON.stringify(point)));
    const filled = Object.entries(properties ?? {}).filter(([, value]) => value !== null);
    return { properties: Object.fromEntries(filled), corners: [...corners].sort() };
  });
}

describe('importBoundaries', () => {
  const forms: [form: string, bytes: Uint8Array][] = [
    ['GeoJSON', json(collection)],
    ['TopoJSON', json(topology({ N03: collection }))],
    ['a shapefile in UTF-8 that says so', shapefileZip(areas, utf8, 'UTF-8')],
    ['a shapefile in UTF-8 that does not', shapefileZip(areas, utf8)],
    ['a shapefile in Shift_JIS that does not say so', shapefileZip(areas, shiftJis)],
    ['a shapefile in Shift_JIS that says so', shapefileZip(areas, shiftJis, 'CP932\r\n')],
  ];

  it.each(forms)('reads %s with every attribute and corner', async (_, bytes) => {
    const result = await imported(bytes, false);
    const expected = contentOf(topology({ areas: collection }) as Topology);
    expect(contentOf(result)).toEqual(expected);
    expect(contentOf(result)[0]!.properties).toEqual({
      N03_001: '北海道',
      N03_003: '札幌市',
      N03_004: '中央区',
      N03_007: '01101',
    });
  });

  it.each(forms)('shares borders and merges wards from %s', async (_, bytes) => {
    const result = await imported(bytes, true);
    const [layer] = Object.values(result.objects) as [GeometryCollection];
    expect(layer.geometries.map(({ properties }) => (properties as { N03_007?: string }).N03_007)).toEqual([
      '01100',
      '01303',
      '13101',
      null,
    ]);
    const [sapporo] = contentOf(result);
    expect(sapporo!.properties).toEqual({ N03_001: '北海道', N03_003: '札幌市', N03_007: '01100' });
    expect(sapporo!.corners.length).toBe(6);
    // The border between city and town is one arc, used forwards by the one and backwards by the other.
    const used = JSON.stringify(
      layer.geometries.slice(0, 2).map((geometry) => 'arcs' in geometry && geometry.arcs),
    )
      .match(/-?\d+/g)!
      .map(Number);
    expect(used.filter((arc) => arc < 0 && used.includes(~arc)).length).toBe(1);
  });

  it('takes the layer with municipality codes of a zip file with several', async () => {
    const content = zipSync({
      'N03_prefecture.shp': new Uint8Array(9000),
      'N03_prefecture.dbf': new Uint8Array(9),
    });
    expect(await problemsOf(content)).toMatchObject([
      { kind: 'missing', what: 'shapefile', got: 'N03_prefecture.shp, N03_prefecture.dbf' },
    ]);
  });

  const changed = (change: (features: Feature[]) => void) => {
    const copy = structuredClone(collection);
    change(copy.features);
    return json(copy);
  };

  it.each([
    ['no JSON', utf8('{"type":'), { kind: 'unreadable', what: 'content' }],
    ['another JSON', json({ type: 'Feature' }), { kind: 'wrong-format', got: 'Feature' }],
    ['an empty list', json({ ...collection, features: [] }), { kind: 'missing', what: 'features' }],
    ['a topology without areas', json({ type: 'Topology', objects: {}, arcs: [] }), { what: 'objects' }],
    [
      'a topology that lacks arcs',
      json({ ...topology({ N03: collection }), arcs: [] }),
      { kind: 'inconsistent', what: 'arcs' },
    ],
    [
      'a point for an area',
      changed((features) => {
        features[1]!.geometry = { type: 'Point', coordinates: [141, 43] };
      }),
      { kind: 'wrong-type', what: 'geometry', where: 'N03.zip: feature 2', got: 'Point' },
    ],
    [
      'metres for degrees',
      changed((features) => {
        (features[0]!.geometry as Polygon).coordinates[0]![1] = [-12000, 4300];
      }),
      { kind: 'out-of-range', what: 'coordinates', got: '[-12000,4300]' },
    ],
    [
      'a ring of two points',
      changed((features) => {
        (features[0]!.geometry as Polygon).coordinates[0]!.length = 2;
      }),
      { kind: 'out-of-range', got: 'a ring of fewer than four points' },
    ],
    [
      'a code of six digits',
      changed((features) => {
        features[2]!.properties!.N03_007 = '011011';
      }),
      { kind: 'wrong-value', what: 'N03_007', where: 'N03.zip: feature 3', got: '"011011"' },
    ],
    [
      'areas without codes',
      changed((features) => {
        delete features[4]!.properties!.N03_007;
      }),
      { kind: 'missing', what: 'N03_007', where: 'N03.zip: feature 5' },
    ],
  ])('refuses %s', async (_, bytes, problem) => {
    expect((await problemsOf(bytes))[0]).toMatchObject(problem);
  });

  it('refuses a zip file cut or garbled anywhere, or reads it whole', async () => {
    const whole = shapefileZip(areas, utf8, 'UTF-8');
    const expected = contentOf(await imported(whole, false));
    for (let length = 2; length < whole.length; length += 97) {
      expect((await problemsOf(whole.subarray(0, length)))[0]).toMatchObject({ kind: 'unreadable' });
    }
    for (let at = 40; at < whole.length; at += 31) {
      const garbled = whole.slice();
      garbled[at]! ^= 0x55;
      const result = await importBoundaries(garbled, 'N03.zip', { mergeWards: false });
      if (result.ok) expect(contentOf(result.value).length).toBe(expected.length);
      else expect(result.problems.length).toBeGreaterThan(0);
    }
  });
});

describe('cityOfWard', () => {
  it.each([
    ['01101', '01100'],
    ['01110', '01100'],
    ['14118', '14100'],
    ['14131', '14130'],
    ['14153', '14150'],
    ['22138', '22130'],
    ['27128', '27100'],
    ['27141', '27140'],
    ['40137', '40130'],
    ['43100', '43100'],
    ['13101', undefined],
    ['13123', undefined],
    ['01202', undefined],
    ['47201', undefined],
  ])('%s belongs to %s', (ward, city) => {
    expect(cityOfWard(ward)).toBe(city);
  });
});
