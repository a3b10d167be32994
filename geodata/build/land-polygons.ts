/**
 * Municipality polygons in the lattice's own plane: x = 160 · (lon − 100), y = 240 · lat, so that a cell is the unit
 * square with its south-western corner at (column, row).
 */
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../../src/model/lattice.ts';

/** Properties of the administrative-area layer N03 (国土数値情報 行政区域) that the compiler reads. */
export interface AreaProperties {
  /** Name of the prefecture. */
  readonly N03_001: string | null;
  /** Name of the municipality or ward; 所属未定地 for land that belongs to no municipality yet. */
  readonly N03_004?: string | null;
  /** Five-digit code of the municipality; null where the land belongs to none. */
  readonly N03_007: string | null;
}

export interface LatticePolygon {
  readonly properties: AreaProperties;
  /** Closed rings as x0, y0, x1, y1, …; outer rings run clockwise and holes counter-clockwise. */
  readonly rings: readonly Float64Array[];
}

/** The one layer of areas in a topology of N03. */
export function areaCollection(topology: Topology): GeometryCollection<AreaProperties> {
  const objects = Object.values(topology.objects);
  if (objects.length !== 1 || objects[0]!.type !== 'GeometryCollection') {
    throw new Error(
      `Expected one geometry collection of areas, got ${objects.map(({ type }) => type).join(', ') || 'none'}.`,
    );
  }
  return objects[0] as GeometryCollection<AreaProperties>;
}

/** One polygon per geometry of the layer, in the layer's order. */
export function latticePolygons(topology: Topology): LatticePolygon[] {
  const { features } = feature(topology, areaCollection(topology));
  return features.map(({ geometry, properties }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
      throw new Error(`Expected polygons, got ${geometry.type} for ${properties.N03_007}.`);
    }
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return { properties, rings: ringsOfParts(parts) };
  });
}

/** Rings in the lattice's plane of the parts of a multipolygon in degrees, wound as `LatticePolygon` says. */
export function ringsOfParts(
  parts: readonly (readonly (readonly (readonly number[])[])[])[],
): Float64Array[] {
  return parts.flatMap((part) => part.map((ring, i) => latticeRing(ring, i === 0)));
}

function latticeRing(ring: readonly (readonly number[])[], clockwise: boolean): Float64Array {
  const points = ring.map(([lon, lat]) => [(lon! - ORIGIN_LON) * COLUMNS_PER_DEGREE, lat! * ROWS_PER_DEGREE]);
  if (signedArea(points) > 0 === clockwise) points.reverse();
  return Float64Array.from(points.flat());
}

/** Positive for a counter-clockwise ring. Relative to the first point, or tiny rings far from 0 lose their sign. */
function signedArea(points: readonly (readonly number[])[]): number {
  const [x0, y0] = points[0]! as [number, number];
  let doubled = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [ax, ay] = points[i]! as [number, number];
    const [bx, by] = points[i + 1]! as [number, number];
    doubled += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return doubled / 2;
}
