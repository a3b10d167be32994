/**
 * FlatGeobuf 3 (https://flatgeobuf.org), readable by QGIS and GDAL. Features by the format's own library, one by one, so
 * that a nation of squares can be made in steps; the header here, since the library's leaves out title, metadata and
 * data type. No spatial index: files are read as a whole.
 */
import * as flatbuffers from 'flatbuffers';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Steps } from '../../model/progress.ts';
import type { AboutFile } from './about-file.ts';
import type { FeatureTable } from './feature-table.ts';

const WGS_84 = 4326;
const FEATURES_PER_STEP = 1000;
const CHUNK_BYTES = 1 << 20;

export function* flatGeobufFile(table: FeatureTable, about: AboutFile): Steps<Uint8Array<ArrayBuffer>[]> {
  const meta = headerMeta(table);
  const parts = [Uint8Array.from(magicbytes), headerBytes(table, about, meta)];
  const names = table.columns.map(({ name }) => name);
  let chunk = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  for (let i = 0; i < table.count; i++) {
    if (i % FEATURES_PER_STEP === 0) yield { phase: 'export.write', fraction: i / table.count };
    const row = table.row(i);
    const properties = Object.fromEntries(names.map((name, k) => [name, row[k] ?? null]));
    const bytes = buildFeature(parseGeometry(table.geometry(i)), properties, meta);
    if (filled + bytes.length > chunk.length) {
      parts.push(chunk.subarray(0, filled));
      chunk = new Uint8Array(Math.max(CHUNK_BYTES, bytes.length));
      filled = 0;
    }
    chunk.set(bytes, filled);
    filled += bytes.length;
  }
  parts.push(chunk.subarray(0, filled));
  return parts;
}

function headerMeta(table: FeatureTable): HeaderMeta {
  return {
    geometryType: GeometryType[table.geometryType],
    columns: table.columns.map(({ name, kind }) => ({
      name,
      type: kind === 'text' ? ColumnType.String : ColumnType.Double,
      title: null,
      description: null,
      width: -1,
      precision: -1,
      scale: -1,
      nullable: true,
      unique: false,
      primary_key: false,
    })),
    envelope: null,
    featuresCount: table.count,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
}

function headerBytes(table: FeatureTable, about: AboutFile, meta: HeaderMeta): Uint8Array<ArrayBuffer> {
  const builder = new flatbuffers.Builder();
  const columns = Header.createColumnsVector(
    builder,
    table.columns.map(({ name, unit, base, mark }, k) => {
      const nameAt = builder.createString(name);
      const description = builder.createString([unit, base, mark].filter(Boolean).join('; '));
      Column.startColumn(builder);
      Column.addName(builder, nameAt);
      Column.addType(builder, meta.columns![k]!.type);
      Column.addDescription(builder, description);
      return Column.endColumn(builder);
    }),
  );
  const organisation = builder.createString('EPSG');
  Crs.startCrs(builder);
  Crs.addOrg(builder, organisation);
  Crs.addCode(builder, WGS_84);
  const crs = Crs.endCrs(builder);
  const name = builder.createString(table.name);
  const title = builder.createString(`${about.scenario.name} — ${table.name}`);
  const metadata = builder.createString(JSON.stringify(about));
  Header.startHeader(builder);
  Header.addName(builder, name);
  Header.addGeometryType(builder, meta.geometryType);
  Header.addColumns(builder, columns);
  Header.addFeaturesCount(builder, BigInt(table.count));
  Header.addIndexNodeSize(builder, 0);
  Header.addCrs(builder, crs);
  Header.addTitle(builder, title);
  Header.addMetadata(builder, metadata);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array().slice();
}
