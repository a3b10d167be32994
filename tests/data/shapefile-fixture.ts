import { zipSync } from 'fflate';
import type { Feature, Polygon } from 'geojson';

/** Name and width in bytes of each attribute, as the table of N03 has them. */
const FIELDS = [
  ['N03_001', 20],
  ['N03_002', 40],
  ['N03_003', 40],
  ['N03_004', 40],
  ['N03_007', 5],
] as const;

/** A zip file with one shapefile of polygons. `encode` turns attribute texts into bytes. */
export function shapefileZip(
  features: readonly Feature<Polygon>[],
  encode: (text: string) => Uint8Array,
  cpg?: string,
): Uint8Array {
  const name = 'N03-20240101_GML/N03-20240101';
  return zipSync({
    [`${name}.shp`]: shp(features),
    [`${name}.dbf`]: dbf(features, encode),
    [`${name}.prj`]: new TextEncoder().encode('GEOGCS["JGD_2011"]'),
    ...(cpg === undefined ? {} : { [`${name}.cpg`]: new TextEncoder().encode(cpg) }),
    'N03-20240101_GML/KS-META-N03.xml': new TextEncoder().encode('<meta/>'),
  });
}

function shp(features: readonly Feature<Polygon>[]): Uint8Array {
  const records = features.map(({ geometry }, i) => {
    const points = geometry.coordinates.flat();
    const view = new DataView(new ArrayBuffer(8 + 44 + 4 * geometry.coordinates.length + 16 * points.length));
    view.setInt32(0, i + 1);
    view.setInt32(4, (view.byteLength - 8) / 2);
    view.setInt32(8, 5, true);
    view.setInt32(44, geometry.coordinates.length, true);
    view.setInt32(48, points.length, true);
    let at = 52;
    let first = 0;
    for (const ring of geometry.coordinates) {
      view.setInt32(at, first, true);
      first += ring.length;
      at += 4;
    }
    for (const [lon, lat] of points) {
      view.setFloat64(at, lon!, true);
      view.setFloat64(at + 8, lat!, true);
      at += 16;
    }
    return new Uint8Array(view.buffer);
  });
  const length = records.reduce((sum, record) => sum + record.length, 100);
  const head = new DataView(new ArrayBuffer(100));
  head.setInt32(0, 9994);
  head.setInt32(24, length / 2);
  head.setInt32(28, 1000, true);
  head.setInt32(32, 5, true);
  return Uint8Array.from([head, ...records].flatMap((part) => [...new Uint8Array(part.buffer)]));
}

function dbf(features: readonly Feature[], encode: (text: string) => Uint8Array): Uint8Array {
  const recordLength = FIELDS.reduce((sum, [, width]) => sum + width, 1);
  const headLength = 32 + 32 * FIELDS.length + 1;
  const bytes = new Uint8Array(headLength + recordLength * features.length + 1).fill(0x20, headLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, features.length, true);
  view.setUint16(8, headLength, true);
  view.setUint16(10, recordLength, true);
  FIELDS.forEach(([name, width], i) => {
    const at = 32 + 32 * i;
    bytes.set(new TextEncoder().encode(name), at);
    bytes[at + 11] = 'C'.charCodeAt(0);
    bytes[at + 16] = width;
  });
  bytes[headLength - 1] = 13;
  features.forEach(({ properties }, i) => {
    let at = headLength + recordLength * i + 1;
    for (const [name, width] of FIELDS) {
      bytes.set(encode(properties?.[name] ?? ''), at);
      at += width;
    }
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
