/**
 * The boundaries of the atlas for the map: a topology with the areas `municipalities` (property `m`, index in the
 * municipality table) and `prefectures` (property `p`), and the lines between them, each drawn once.
 *
 * Reading is split so that a worker turns into coordinates only what is to be shown.
 */
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, MultiLineString, Topology, Transform } from 'topojson-specification';
import { z } from 'zod';
import { failure, type Result, success } from '../model/problem.ts';

export type LineLayer = 'municipalityLines' | 'prefectureLines' | 'coastLines';

export interface BoundaryTopology extends Topology {
  readonly transform: Transform;
  readonly objects: {
    municipalities: GeometryCollection<{ m: number }>;
    prefectures: GeometryCollection<{ p: number }>;
    municipalityLines: MultiLineString;
    prefectureLines: MultiLineString;
    coastLines: MultiLineString;
  };
}

/** Lines end to end, ready to hand to a WebGL layer or to another thread. */
export interface LinePaths {
  /** Longitude and latitude in degrees, in turn. */
  readonly positions: Float64Array;
  /** Length lines + 1: the points of line i are `startIndices[i] … startIndices[i + 1] - 1`. */
  readonly startIndices: Uint32Array;
}

const pair = z.tuple([z.number(), z.number()]);
const areas = (index: 'm' | 'p') =>
  z.strictObject({
    type: z.literal('GeometryCollection'),
    geometries: z.array(
      z.object({
        type: z.enum(['Polygon', 'MultiPolygon']),
        arcs: z.array(z.unknown()),
        properties: z.strictObject({ [index]: z.int().nonnegative() }),
      }),
    ),
  });
const lines = z.strictObject({ type: z.literal('MultiLineString'), arcs: z.array(z.array(z.int())) });

/** The frame of the file. Coordinates are many and are guarded by the file's checksum; their type is not looked at. */
const schema = z.strictObject({
  type: z.literal('Topology'),
  transform: z.strictObject({ scale: pair, translate: pair }),
  objects: z.strictObject({
    municipalities: areas('m'),
    prefectures: areas('p'),
    municipalityLines: lines,
    prefectureLines: lines,
    coastLines: lines,
  }),
  arcs: z.array(z.unknown()),
});

/**
 * Reads the boundary file.
 * @param bytes the file after decompression
 * @param where its name, for the problem report
 */
export function decodeBoundaries(bytes: Uint8Array, where: string): Result<BoundaryTopology> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return failure({ kind: 'unreadable', what: 'content', where, expected: 'JSON', got: String(error) });
  }
  const checked = schema.safeParse(json);
  if (checked.success) return success(json as BoundaryTopology);
  return failure(
    ...checked.error.issues.map(({ path, message }) => ({
      kind: 'wrong-format' as const,
      what: path.join('.') || 'topology',
      where,
      expected: 'boundary topology',
      got: message,
    })),
  );
}

/** Areas of the municipalities, feature i being municipality i; property `m`. */
export function municipalityAreas(
  topology: BoundaryTopology,
): FeatureCollection<Polygon | MultiPolygon, { m: number }> {
  return areaFeatures(topology, topology.objects.municipalities);
}

/** Areas of the prefectures, feature i being prefecture i; property `p`. */
export function prefectureAreas(
  topology: BoundaryTopology,
): FeatureCollection<Polygon | MultiPolygon, { p: number }> {
  return areaFeatures(topology, topology.objects.prefectures);
}

function areaFeatures<P extends object>(topology: Topology, collection: GeometryCollection<P>) {
  const { features } = feature(topology, collection);
  return { type: 'FeatureCollection' as const, features: features as Feature<Polygon | MultiPolygon, P>[] };
}

/** Lines of a layer as flat coordinates. */
export function boundaryLines(topology: BoundaryTopology, layer: LineLayer): LinePaths {
  const { geometry } = feature(topology, topology.objects[layer]);
  const startIndices = new Uint32Array(geometry.coordinates.length + 1);
  geometry.coordinates.forEach((line, i) => {
    startIndices[i + 1] = startIndices[i]! + line.length;
  });
  const positions = new Float64Array(startIndices.at(-1)! * 2);
  let at = 0;
  for (const line of geometry.coordinates) {
    for (const [lon, lat] of line) {
      positions[at++] = lon!;
      positions[at++] = lat!;
    }
  }
  return { positions, startIndices };
}
