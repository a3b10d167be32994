/**
 * Imports official administrative areas (国土数値情報 行政区域 N03) as GeoJSON, TopoJSON or a zip file with a shapefile
 * into one topology: a single collection of areas over shared arcs, with the properties N03_001 … N03_007 as texts.
 */
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import { readShapefileZip } from './boundaries-shapefile.ts';
import { mergeWards } from './boundaries-wards.ts';

/** N03_002, 003, 004 and 005 name district, city, municipality and ward; editions differ in which holds which. */
const FIELDS = ['N03_001', 'N03_002', 'N03_003', 'N03_004', 'N03_005', 'N03_007'] as const;

/** Absent or null where the source has nothing to say. */
export type ImportedArea = Partial<Record<(typeof FIELDS)[number], string | null>>;

/** Longitude and latitude that Japan lies within; anything else is in another coordinate system. */
const BOUNDS = { west: 122, east: 155, south: 20, north: 46 };
const LISTED_PROBLEMS = 100;

/**
 * @param bytes the file as downloaded
 * @param fileName for the problem report; what the file is shows in its content
 * @param options.mergeWards merge the wards of designated cities into the city (its code, its name in N03_003)
 */
export async function importBoundaries(
  bytes: Uint8Array,
  fileName: string,
  options: { readonly mergeWards: boolean },
): Promise<Result<Topology>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const areas = isZip ? await readShapefileZip(bytes, fileName) : readJson(bytes, fileName);
  if (!areas.ok) return areas;
  const checked = checkAreas(areas.value, fileName);
  if (!checked.ok) return checked;
  const shared = topology({ areas: checked.value }) as Topology;
  delete shared.bbox;
  return success(options.mergeWards ? mergeWards(shared) : shared);
}

/** GeoJSON as it is; TopoJSON turned into features, so that both go the same way from here. */
function readJson(bytes: Uint8Array, fileName: string): Result<FeatureCollection> {
  const problem = (kind: Problem['kind'], what: string, expected: string, got: string) =>
    failure({ kind, what, where: fileName, expected, got });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return problem(
      'unreadable',
      'content',
      'GeoJSON, TopoJSON or a zip file with a shapefile',
      String(error),
    );
  }
  const { type, features, objects } = (json ?? {}) as {
    type?: unknown;
    features?: unknown;
    objects?: Record<string, GeometryCollection>;
  };
  if (type === 'FeatureCollection' && Array.isArray(features)) return success(json as FeatureCollection);
  if (type !== 'Topology') return problem('wrong-format', 'type', 'FeatureCollection or Topology', `${type}`);
  const collection = Object.values(objects ?? {}).find(
    (object) => object?.type === 'GeometryCollection' && Array.isArray(object.geometries),
  );
  if (collection === undefined) return problem('missing', 'objects', 'a GeometryCollection', 'none');
  try {
    return success(feature(json as Topology, collection) as FeatureCollection);
  } catch (error) {
    return problem('inconsistent', 'arcs', 'every arc that a geometry names', String(error));
  }
}

/** Keeps what is an area with a well-formed code, or says what is wrong with each that is not. */
function checkAreas(
  { features }: FeatureCollection,
  fileName: string,
): Result<FeatureCollection<GeoJSON.Geometry, ImportedArea>> {
  const problems: Problem[] = [];
  const checked = features.map((area, i) => {
    const { geometry, properties } = area ?? {};
    const report = (kind: Problem['kind'], what: string, expected: string, got: string) =>
      problems.push({ kind, what, where: `${fileName}: feature ${i + 1}`, expected, got });
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
      report('wrong-type', 'geometry', 'Polygon or MultiPolygon', `${geometry?.type ?? 'nothing'}`);
    } else {
      const stray = strayPoint(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
      if (stray) report('out-of-range', 'coordinates', 'degrees east and north within Japan', stray);
    }
    const kept: ImportedArea = {};
    for (const field of FIELDS) {
      const value: unknown = properties?.[field];
      if (value !== undefined) kept[field] = value === null || value === '' ? null : `${value}`.trim();
    }
    if (kept.N03_007 === undefined)
      report('missing', 'N03_007', 'a code of five digits, or null', 'no such field');
    else if (kept.N03_007 !== null && !/^\d{5}$/.test(kept.N03_007)) {
      report('wrong-value', 'N03_007', 'a code of five digits, or null', JSON.stringify(kept.N03_007));
    }
    return { type: 'Feature' as const, properties: kept, geometry: geometry as GeoJSON.Geometry };
  });
  if (checked.length === 0) {
    return failure({ kind: 'missing', what: 'features', where: fileName, expected: 'areas', got: 'none' });
  }
  const more = problems.length - LISTED_PROBLEMS;
  if (more > 0) {
    const got = `${more} more`;
    problems.length = LISTED_PROBLEMS;
    problems.push({ kind: 'wrong-format', what: 'further problems', where: fileName, expected: 'none', got });
  }
  return problems.length > 0
    ? failure(...problems)
    : success({ type: 'FeatureCollection', features: checked });
}

/** The first point that is no place in Japan, as text. */
function strayPoint(parts: unknown): string | undefined {
  if (!Array.isArray(parts)) return 'no coordinates';
  for (const part of parts) {
    for (const ring of Array.isArray(part) ? part : [undefined]) {
      if (!Array.isArray(ring) || ring.length < 4) return 'a ring of fewer than four points';
      for (const point of ring) {
        const [lon, lat] = Array.isArray(point) ? (point as unknown[]) : [];
        const isInside =
          typeof lon === 'number' &&
          typeof lat === 'number' &&
          lon >= BOUNDS.west &&
          lon <= BOUNDS.east &&
          lat >= BOUNDS.south &&
          lat <= BOUNDS.north;
        if (!isInside) return JSON.stringify(point);
      }
    }
  }
  return undefined;
}
