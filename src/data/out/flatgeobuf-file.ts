/**
 * FlatGeobuf 3 (https://flatgeobuf.org), readable by QGIS and GDAL. Features by the format's own library, one by one, so
 * that a nation of squares can be made in steps; the header here, since the library's leaves out title, metadata and
 * data type. Features stand in the order of the spatial index, which is not that of the tables.
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
import { BOX_LENGTH, boxAround, hilbertOrder, NODE_SIZE, packedTree, putBox } from './packed-tree.ts';

const WGS_84 = 4326;
const FEATURES_PER_STEP = 1000;
const CHUNK_BYTES = 1 << 20;

export function* flatGeobufFile(table: FeatureTable, about: AboutFile): Steps<Uint8Array<ArrayBuffer>[]> {
  const meta = headerMeta(table);
  const boxes = new Float64Array(BOX_LENGTH * table.count);
  for (let i = 0; i < table.count; i++) {
    if (i % FEATURES_PER_STEP === 0) yield { phase: 'export.write', fraction: (0.2 * i) / table.count };
    putBox(boxes, i, table.geometry(i));
  }
  const order = hilbertOrder(boxes);
  const offsets = new Float64Array(table.count);
  let offset = 0;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const names = table.columns.map(({ name }) => name);
  let chunk = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  for (let i = 0; i < table.count; i++) {
    if (i % FEATURES_PER_STEP === 0) yield { phase: 'export.write', fraction: 0.2 + (0.8 * i) / table.count };
    const feature = order[i]!;
    const row = table.row(feature);
    const properties = Object.fromEntries(names.map((name, k) => [name, row[k] ?? null]));
    const bytes = buildFeature(parseGeometry(table.geometry(feature)), properties, meta);
    offsets[i] = offset;
    offset += bytes.length;
    if (filled + bytes.length > chunk.length) {
      parts.push(chunk.subarray(0, filled));
      chunk = new Uint8Array(Math.max(CHUNK_BYTES, bytes.length));
      filled = 0;
    }
    chunk.set(bytes, filled);
    filled += bytes.length;
  }
  parts.push(chunk.subarray(0, filled));
  const head = [Uint8Array.from(magicbytes), headerBytes(table, about, meta, boxes)];
  if (table.count > 0) head.push(packedTree(boxes, order, offsets));
  return [...head, ...parts];
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
    // A tree has at least one leaf.
    indexNodeSize: table.count > 0 ? NODE_SIZE : 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
}

function headerBytes(
  table: FeatureTable,
  about: AboutFile,
  meta: HeaderMeta,
  boxes: Float64Array,
): Uint8Array<ArrayBuffer> {
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
  const envelope = table.count > 0 ? Header.createEnvelopeVector(builder, boxAround(boxes)) : 0;
  const name = builder.createString(table.name);
  const title = builder.createString(`${about.scenario.name} — ${table.name}`);
  const metadata = builder.createString(JSON.stringify(about));
  Header.startHeader(builder);
  Header.addName(builder, name);
  Header.addGeometryType(builder, meta.geometryType);
  Header.addColumns(builder, columns);
  Header.addFeaturesCount(builder, BigInt(table.count));
  Header.addIndexNodeSize(builder, meta.indexNodeSize);
  if (table.count > 0) Header.addEnvelope(builder, envelope);
  Header.addCrs(builder, crs);
  Header.addTitle(builder, title);
  Header.addMetadata(builder, metadata);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array().slice();
}
