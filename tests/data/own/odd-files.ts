/**
 * Damaged, hostile and odd files, made here: none is kept. Each says what the report has to say about it; a file
 * without reasons is odd but right, and says how many rows come in.
 */
import Encoding from 'encoding-japanese';
import { unzipSync, zipSync } from 'fflate';
import type { Feature, Polygon } from 'geojson';
import type { Mapping } from '../../../src/data/own/inspection.ts';
import type { IssueReason } from '../../../src/data/own/issue.ts';
import type { TableMapping } from '../../../src/data/own/table-layout.ts';
import { shapefileZip } from '../shapefile-fixture.ts';

export interface OddFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Reasons that the report must give, each at least once. */
  readonly reasons: readonly IssueReason[];
  /** Row of the first issue. */
  readonly row?: number;
  /** Rows that come in where nothing is wrong, or where only warnings are. */
  readonly count?: number;
  /** What the user would correct. */
  readonly correct?: (mapping: TableMapping) => Mapping;
}

export const utf8 = (text: string) => new TextEncoder().encode(text);
export const encoded = (text: string, to: 'SJIS' | 'EUCJP' | 'UTF16LE' | 'UTF16BE') =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to }));
const withMark = (mark: readonly number[], bytes: Uint8Array) => Uint8Array.of(...mark, ...bytes);

const HEAD = '団体コード,市区町村名,年度,光ファイバ世帯カバー率(%),5G人口カバー率(%)';
const GOOD = '01100,札幌市,2023,99.9,98.1\n01202,函館市,2023,99.1,95.0\n';
const coverage = (...rows: string[]) => `${HEAD}\n${rows.join('\n')}\n`;
const sites = (...rows: string[]) => `名称,緯度,経度,地上高\n${rows.join('\n')}\n`;

const SQUARE: [number, number][] = [
  [139, 35],
  [139.1, 35],
  [139.1, 35.1],
  [139, 35.1],
  [139, 35],
];
const geoJson = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const polygon = (ring: unknown, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const point = (coordinates: unknown, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
});
const N03 = { N03_001: '東京都', N03_003: null, N03_004: '千代田区', N03_007: '13101' };

const CENSUS_HEAD = 'KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,T001141001,T001141034\n,,,,人口（総数）,世帯総数\n';
const census = (...rows: string[]) => `${CENSUS_HEAD}${rows.join('\n')}\n`;

const area = (code: string): Feature<Polygon> => ({
  type: 'Feature',
  properties: { ...N03, N03_003: '', N03_007: code },
  geometry: { type: 'Polygon', coordinates: [[...SQUARE].reverse()] },
});
const shapefile = () => shapefileZip([area('13101'), area('13102')], utf8, 'UTF-8');
/** A stored zip file whose entries can be changed in place. */
function changedShapefile(extension: string, change: (view: DataView) => void): Uint8Array {
  const entries: Record<string, Uint8Array> = {};
  for (const [name, bytes] of Object.entries(unzipSync(shapefile()))) {
    const copy = bytes.slice();
    if (name.endsWith(extension)) change(new DataView(copy.buffer));
    entries[name] = copy;
  }
  return zipSync(entries, { level: 0 });
}
/** A zip file whose directory declares an entry of `size` bytes. */
function declaredZip(name: string, size: number): Uint8Array {
  const zip = zipSync({ [name]: utf8('a,b\n1,2\n') });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 4 <= zip.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return zip;
}

const file = (
  name: string,
  bytes: Uint8Array | string,
  reasons: readonly IssueReason[],
  more: Omit<OddFile, 'name' | 'bytes' | 'reasons'> = {},
): OddFile => ({ name, bytes, reasons, ...more });

const right = (name: string, bytes: Uint8Array | string, count: number): OddFile =>
  file(name, bytes, [], { count });

export const ODD_FILES: readonly OddFile[] = [
  // Nothing, or something else under a table's name.
  file('empty.csv', '', ['emptyFile']),
  file('blank.csv', ' \r\n\r\n  \n', ['emptyFile']),
  file('mark-only.csv', withMark([0xef, 0xbb, 0xbf], utf8('')), ['emptyFile']),
  file('header-only.csv', `${HEAD}\n`, ['headerOnly']),
  file('pdf.csv', '%PDF-1.7\n%âãÏÓ\n', ['pdf']),
  file('book.csv', zipSync({ '[Content_Types].xml': utf8('<Types/>'), 'xl/workbook.xml': utf8('<w/>') }), [
    'spreadsheet',
  ]),
  file('old-book.csv', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), ['spreadsheet']),
  file('page.csv', '<!DOCTYPE html><html><script>alert(1)</script></html>', ['webPage']),
  file('svg.json', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', ['webPage']),
  file('map.geojson', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ['picture']),
  file('packed.csv', Uint8Array.of(0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0), ['compressed']),
  file('seven.csv', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), ['compressed']),
  file('zeros.csv', new Uint8Array(5000), ['binary']),
  file('program.csv', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0), ['binary']),

  // Encodings.
  right('shift-jis.csv', encoded(coverage(GOOD.trim()), 'SJIS'), 2),
  right('euc-jp.csv', encoded(coverage(GOOD.trim()), 'EUCJP'), 2),
  right('utf8-mark.csv', withMark([0xef, 0xbb, 0xbf], utf8(coverage(GOOD.trim()))), 2),
  right('utf16.csv', withMark([0xff, 0xfe], encoded(coverage(GOOD.trim()), 'UTF16LE')), 2),
  right('utf16-big.csv', withMark([0xfe, 0xff], encoded(coverage(GOOD.trim()), 'UTF16BE')), 2),
  file(
    'mixed-encodings.csv',
    Uint8Array.of(...utf8(`${HEAD}\n`), ...encoded('01100,札幌市,2023,99,98\n', 'SJIS')),
    ['badEncoding'],
  ),
  file(
    'late-garbage.csv',
    Uint8Array.of(...utf8(`${HEAD}\n${GOOD.repeat(1500)}`), 0xff, 0xfe, 0xfd, 0x0a),
    ['badEncoding'],
    { row: 3002 },
  ),
  file('half-letter.csv', encoded(coverage(GOOD.trim()), 'SJIS').subarray(0, 1), ['badEncoding']),

  // Layout.
  right('tabs.tsv', coverage(GOOD.trim()).replaceAll(',', '\t'), 2),
  right('semicolons.csv', coverage(GOOD.trim()).replaceAll(',', ';'), 2),
  right('mixed-line-ends.csv', `${HEAD}\r\n01100,札幌市,2023,99,98\r01202,函館市,2023,99,95\n`, 2),
  right('title-above.csv', `光ファイバ整備状況\n（令和5年度）\n\n${coverage(GOOD.trim())}`, 2),
  right('blank-lines.csv', `${HEAD}\n\n,,,,\n${GOOD}\n\n`, 2),
  right('full-width.csv', coverage('０１１００,札幌市,２０２３,９９．９％,９８．１'), 1),
  right('quoted-lines.csv', `${HEAD}\n"01100","札幌\n市","2023","99.9","98.1"\n`, 1),
  right('cells-too-many-blank.csv', coverage('01100,札幌市,2023,99.9,98.1,,,'), 1),
  file(
    'quotes-open.csv',
    coverage('01100,"札幌市,2023,99.9,98.1', '01202,函館市,2023,99,95'),
    ['quotesOpen'],
    {
      row: 2,
    },
  ),
  file('quotes-astray.csv', coverage('"01100"x",札幌市,2023,99.9,98.1', GOOD.trim()), ['badQuotes'], {
    row: 2,
  }),
  file('short-row.csv', coverage(GOOD.trim(), '01203,小樽市'), ['fieldCount'], { row: 4 }),
  file('long-row.csv', coverage('01100,札幌市,2023,99,98,extra'), ['fieldCount'], { row: 2 }),
  file('one-column.csv', 'hello\nworld\n', ['unmappedField']),
  file('binary-letters.csv', 'a,b\n\u0001\u0002,\u0003\n', ['unmappedField']),
  file('no-year.csv', '団体コード,光カバー率\n01100,99\n', ['unmappedField']),
  file('same-field-twice.csv', coverage(GOOD.trim()), ['fieldTwice'], {
    correct: (mapping) => ({ ...mapping, fields: ['code', 'code', 'fiscalYear', 'fibre', 'radio'] }),
  }),
  file('one-giant-field.csv', `${HEAD}\n"${'a'.repeat(9_000_000)}`, ['quotesOpen']),
  file('quote-storm.csv', `${HEAD}\n${'"a'.repeat(300_000)}\n`, ['quotesOpen']),

  // Values.
  file('percent-over-100.csv', coverage('01100,札幌市,2023,120,98'), ['numberOutOfRange'], { row: 2 }),
  file('negative.csv', coverage('01100,札幌市,2023,△5,98'), ['numberOutOfRange'], { row: 2 }),
  file('words.csv', coverage('01100,札幌市,2023,ほぼ全域,98', GOOD.split('\n')[1]!), ['notANumber'], {
    row: 2,
  }),
  file('infinite.csv', coverage('01100,札幌市,2023,1e309,98'), ['notANumber'], { row: 2 }),
  file('not-a-number.csv', coverage('01100,札幌市,2023,NaN,NaN'), ['noFigure']),
  file('hexadecimal.csv', coverage('01100,札幌市,2023,0x1F,98'), ['notANumber'], { row: 2 }),
  file('suppressed.csv', coverage('01100,札幌市,2023,*,98.0'), ['suppressedValue'], { count: 1 }),
  file('bad-year.csv', coverage('01100,札幌市,二千,99,98'), ['notAYear'], { row: 2 }),
  file('old-year.csv', coverage('01100,札幌市,1998,99,98'), ['yearOutside', 'nothingLeft']),
  right(
    'eras.csv',
    coverage('01100,札幌市,令和5年度,99,98', '01100,札幌市,R6,99,98', '01100,札幌市,2026/3/31,99,98'),
    3,
  ),
  file('formula-values.csv', coverage('=HYPERLINK("http://example"),札幌市,2023,99,98'), ['badCode'], {
    row: 2,
  }),

  // Codes.
  right('six-digits.csv', coverage('011002,札幌市,2023,99,98', '131016,千代田区,2023,99,98'), 2),
  right(
    'lost-zeros.csv',
    coverage('11002,札幌市,2023,99,98', '12025,函館市,2023,99,98', '131016,千代田区,2023,99,98'),
    3,
  ),
  file(
    'check-digit.csv',
    coverage('011002,札幌市,2023,99,98', '131024,中央区,2023,99,98', '131015,千代田区,2023,99,98'),
    ['checkDigit'],
    { row: 4 },
  ),
  file('no-such-code.csv', coverage('01999,無い町,2023,99,98'), ['unknownCode'], { row: 2 }),
  file('letters-as-code.csv', coverage('ABCDE,札幌市,2023,99,98'), ['badCode'], { row: 2 }),
  file('no-code.csv', coverage(',札幌市,2023,99,98'), ['missingValue'], { row: 2 }),
  file('prefecture-rows.csv', coverage('01000,北海道,2023,99,98', GOOD.trim()), ['prefectureRow'], {
    count: 2,
  }),
  file('ward-rows.csv', coverage('01101,札幌市中央区,2023,99,98', GOOD.trim()), ['wardRow'], { count: 2 }),
  file(
    'codes-of-2015.csv',
    coverage('04423,富谷町,2023,99,98', '40305,那珂川町,2023,99,98', '28221,篠山市,2023,99,98'),
    ['formerCode', 'formerName'],
    { count: 3 },
  ),
  file('wrong-name.csv', coverage('01100,函館市,2023,99,98'), ['nameDiffers'], { count: 1 }),
  file('duplicates.csv', coverage('01100,札幌市,2023,99,98', '01100,札幌市,2023,97,98'), ['duplicateRow'], {
    row: 3,
  }),
  file(
    'same-row-twice.csv',
    coverage('01100,札幌市,2023,99,98', '01100,札幌市,2023,99,98'),
    ['duplicateRow'],
    { count: 1 },
  ),

  // Places.
  file('swapped.csv', sites('局1,139.7,35.6,15'), ['swapped'], { row: 2 }),
  file('at-sea.csv', sites('局1,0,0,15'), ['notInJapan'], { row: 2 }),
  file('metres.csv', sites('局1,-6000.5,-33000.1,15'), ['notInJapan'], { row: 2 }),
  file('nan-place.csv', sites('局1,NaN,139.7,15'), ['missingValue'], { row: 2 }),
  file('huge-place.csv', sites('局1,1e309,139.7,15'), ['notANumber'], { row: 2 }),
  file('tower.csv', sites('局1,35.6,139.7,99999'), ['numberOutOfRange'], { row: 2 }),
  file(
    'formulas.csv',
    sites('"=cmd|\' /C calc\'!A0",35.6,139.7,15', '@SUM(A1),35.7,139.7,20'),
    ['formulaText'],
    { count: 2 },
  ),
  file('flags.csv', '名称,緯度,経度,電源,光回線\n庁舎,35.6,139.7,たぶん,有\n', ['notAFlag'], { row: 2 }),
  right(
    'property.csv',
    '施設名称,緯度,経度,高さ,電源,光回線\n庁舎,35.6,139.7,30m,有,×\n防災無線,35.7,139.6,,あり,不明\n',
    2,
  ),

  // JSON.
  file('cut.geojson', geoJson(point([139.7, 35.6])).slice(0, 60), ['notJson']),
  file('nan.geojson', geoJson(point([139.7, 35.6])).replace('139.7', 'NaN'), ['notJson']),
  file('infinite.geojson', geoJson(point([139.7, 35.6])).replace('139.7', '1e309'), ['notANumber'], {
    row: 1,
  }),
  file('deep.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, ['deepNesting']),
  file('deep-object.json', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, ['deepNesting']),
  file('other.json', '{"hello":"world"}', ['notGeoJson']),
  file('list.json', '[1,2,3]', ['notGeoJson']),
  file('no-features.geojson', geoJson(), ['noFeatures']),
  file('null-geometry.geojson', geoJson({ type: 'Feature', properties: {}, geometry: null }), [
    'wrongGeometry',
  ]),
  file('null-feature.geojson', geoJson(null, point([139.7, 35.6])), ['missingValue'], { row: 1 }),
  file(
    'lines.geojson',
    geoJson({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: SQUARE } }),
    ['wrongGeometry'],
  ),
  file('swapped.geojson', geoJson(point([35.6, 139.7])), ['swapped'], { row: 1 }),
  file('text-coordinates.geojson', geoJson(polygon('139,35')), ['fewPoints'], { row: 1 }),
  right(
    'prototype.geojson',
    geoJson(point([139.7, 35.6])).replace(
      '"properties":{}',
      '"properties":{"__proto__":{"polluted":true},"constructor":"x","toString":"y"}',
    ),
    1,
  ),
  right('shift-jis.geojson', encoded(geoJson(point([139.7, 35.6], { 名称: '庁舎' })), 'SJIS'), 1),
  right('served.geojson', geoJson(polygon(SQUARE, { name: '整備済' })), 1),
  file(
    'bow-tie.geojson',
    geoJson(
      polygon([
        [139, 35],
        [139.1, 35.1],
        [139.1, 35],
        [139, 35.1],
        [139, 35],
      ]),
    ),
    ['selfCrossing'],
    { row: 1 },
  ),
  file('open-ring.geojson', geoJson(polygon(SQUARE.slice(0, 4))), ['openRing'], { row: 1 }),
  file('two-points.geojson', geoJson(polygon(SQUARE.slice(0, 2))), ['fewPoints'], { row: 1 }),
  file('plane.geojson', geoJson(polygon(SQUARE.map(([x, y]) => [x * 1e5, y * 1e5]))), ['notInJapan'], {
    row: 1,
  }),
  file('bad-n03.geojson', geoJson(polygon(SQUARE, { ...N03, N03_007: '=1+1' })), ['badCode'], { row: 1 }),
  right('n03.geojson', geoJson(polygon(SQUARE, N03)), 1),
  file(
    'arcs-missing.topojson',
    '{"type":"Topology","arcs":[],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[7]],"properties":{}}]}}}',
    ['notGeoJson'],
  ),
  file('no-objects.topojson', '{"type":"Topology","arcs":[],"objects":{}}', ['noFeatures']),

  // Zip files and shapefiles.
  right('n03.zip', shapefile(), 2),
  file('cut.zip', shapefile().subarray(0, 300), ['zipBroken']),
  file('bomb.zip', zipSync({ 'a.csv': new Uint8Array(50e6) }, { level: 9 }), ['zipTooLarge']),
  file('declared-2gb.zip', declaredZip('a.csv', 0x7fffffff), ['zipTooLarge']),
  file('zip-in-zip.zip', zipSync({ 'a.csv': zipSync({ 'b.csv': utf8('a,b\n') }) }), ['compressed']),
  file('no-table.zip', zipSync({ 'readme.md': utf8('hello') }), ['zipContent']),
  file('two-tables.zip', zipSync({ 'a.csv': utf8('a'), 'b.csv': utf8('b') }), ['zipContent']),
  right('packed-table.zip', zipSync({ 'data/a.csv': utf8(coverage(GOOD.trim())) }), 2),
  file(
    'shape-2gb.zip',
    changedShapefile('.shp', (view) => view.setInt32(104, 0x3fffffff)),
    ['shapefile'],
  ),
  file(
    'shape-negative.zip',
    changedShapefile('.shp', (view) => view.setInt32(104, -4)),
    ['shapefile'],
  ),
  file(
    'shape-points.zip',
    changedShapefile('.shp', (view) => view.setInt32(148, 0x7fffffff, true)),
    ['shapefile'],
  ),
  file(
    'records-4g.zip',
    changedShapefile('.dbf', (view) => view.setUint32(4, 0xffffffff, true)),
    ['shapefile'],
  ),
  file(
    'dbf-head.zip',
    changedShapefile('.dbf', (view) => view.setUint16(8, 65535, true)),
    ['shapefile'],
  ),

  // Census mesh.
  right('mesh.csv', census('533946111,0,,,10,4', '533946112,0,,,20,8'), 2),
  right('mesh-shift-jis.csv', encoded(census('533946111,0,,,10,4', '533946112,1,533946111,,*,*'), 'SJIS'), 2),
  file('mesh-code.csv', census('999999999,0,,,10,4'), ['badMeshCode'], { row: 3 }),
  file('mesh-count.csv', census('533946111,0,,,-10,4'), ['notANumber'], { row: 3 }),
  file('mesh-cut.csv', census('533946111,0,,,10,4', '5339461'), ['fieldCount'], { row: 4 }),
  file('mesh-twice.csv', census('533946111,0,,,10,4', '533946111,0,,,10,4'), ['duplicateRow']),
  file('mesh-target.csv', census('533946111,1,,,*,*'), ['suppressedElsewhere'], { row: 3 }),
  file('mesh-headless.csv', 'KEY_CODE,a,b\n1,2,3\n', ['censusLayout']),
  file('mesh-empty.csv', CENSUS_HEAD, ['headerOnly']),
];
