/**
 * Simplifies the arcs of a topology by Visvalingam and Whyatt's method: a point goes when the triangle it forms with
 * its neighbours is smaller than a limit. Arcs are shared, so neighbours stay neighbours. Two things are added:
 * islands keep enough points to have a shape, and arcs that would cross another keep more points until none do.
 */
import { feature, quantize } from 'topojson-client';
import {
  filter,
  filterAttached,
  filterWeight,
  presimplify,
  sphericalRingArea,
  sphericalTriangleArea,
} from 'topojson-simplify';
import type { GeometryCollection, Objects, Topology, Transform } from 'topojson-specification';
import { crossingLines, type GridLine } from './boundaries-crossings.ts';
import { type AreaProperties, areaCollection } from './land-polygons.ts';

/** Mean radius of the Earth, for turning a limit in km² into the steradians of `sphericalTriangleArea`. */
const EARTH_RADIUS_KM = 6371.0088;
/** Points kept between the ends of an arc that closes a ring alone, or together with one other arc. */
const POINTS_KEPT_ALONE = 7;
const POINTS_KEPT_OF_TWO = 3;
/** The limit of an arc that crosses another is divided by this, and so on in every round. */
const LIMIT_DIVISOR = 4;
const ROUNDS = 16;
/** About 5 m: the grid for a topology that is not on one yet. */
const DEFAULT_STEPS_PER_DEGREE = 2e4;

export interface Simplified {
  /** On an integer grid, delta-encoded. */
  readonly topology: Topology;
  /** Arcs that were given back points because they crossed another. */
  readonly repaired: number;
  /** Arcs that still cross another: they did in the source, or rounding to the grid makes them. */
  readonly crossing: number;
}

/**
 * @param source areas of N03
 * @param limitKm2 a point whose triangle is smaller goes
 */
export function simplifyBoundaries(source: Topology, limitKm2: number): Simplified {
  const transform = (source as { transform?: Transform }).transform ?? defaultTransform(source);
  const weighed = presimplify(source as Topology<Objects<object>>, sphericalTriangleArea);
  const arcs = weighed.arcs as unknown as [lon: number, lat: number, weight: number][][];
  const limits = new Float64Array(arcs.length).fill(limitKm2 / EARTH_RADIUS_KM ** 2);
  const kept = pointsKept(source, arcs.length);
  const select = () => arcs.map((arc, i) => keepHeavy(arc, Math.min(limits[i]!, heaviest(arc, kept[i]!))));
  const repaired = new Set<number>();
  for (let round = 0; ; round++) {
    const topology = quantize({ ...weighed, arcs: select() }, transform);
    const crossing = crossingLines(topology.arcs.map(absolute));
    if (crossing.length === 0 || round === ROUNDS) {
      return { topology, repaired: repaired.size, crossing: crossing.length };
    }
    for (const arc of crossing) {
      repaired.add(arc);
      limits[arc] = round + 2 < ROUNDS ? limits[arc]! / LIMIT_DIVISOR : 0;
    }
  }
}

function keepHeavy(arc: readonly [number, number, number][], limit: number): [number, number][] {
  return arc
    .filter(([, , weight], i) => weight >= limit || i === 0 || i === arc.length - 1)
    .map(([lon, lat]) => [lon, lat]);
}

/** Weight of the n-th heaviest inner point; 0 where there are fewer, infinite for n = 0. */
function heaviest(arc: readonly [number, number, number][], n: number): number {
  if (n === 0) return Infinity;
  const weights = arc.slice(1, -1).map(([, , weight]) => weight);
  return weights.sort((a, b) => b - a)[n - 1] ?? 0;
}

/**
 * Leaves out islands below a size, but never the largest part of a municipality; then the arcs nobody uses any more.
 * @param limitKm2 islands that are smaller go
 */
export function dropIslets(source: Topology, limitKm2: number): Topology {
  const topology = source as Topology<Objects<object>>;
  const isAttached = filterAttached(topology);
  const isLarge = filterWeight(topology, limitKm2 / EARTH_RADIUS_KM ** 2, ringArea);
  const largest = largestRings(source);
  const kept = filter(
    topology,
    (ring, interior) =>
      interior || isAttached(ring, interior) || isLarge(ring, interior) || largest.has(ringKey(ring)),
  );
  return kept as Topology;
}

function ringArea(ring: [number, number][]): number {
  return Math.abs(sphericalRingArea(ring, false));
}

/** The filter's rings are lists of arcs, whatever its types say. */
function ringKey(ring: readonly unknown[]): string {
  return ring.join(',');
}

/** Key of the largest outer ring of every municipality. */
function largestRings(topology: Topology): Set<string> {
  const largest = new Map<string, { key: string; area: number }>();
  for (const geometry of areaCollection(topology).geometries) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    const code = geometry.properties?.N03_007 ?? '';
    for (const [outer] of geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs) {
      const shape = feature(topology, { type: 'Polygon', arcs: [outer!] });
      const area = ringArea(shape.geometry.coordinates[0] as [number, number][]);
      if (area > (largest.get(code)?.area ?? -1)) largest.set(code, { key: ringKey(outer!), area });
    }
  }
  return new Set([...largest.values()].map(({ key }) => key));
}

/** For every arc the number of inner points that must stay: rings of one or two arcs would collapse without. */
function pointsKept(topology: Topology, arcCount: number): Uint8Array {
  const kept = new Uint8Array(arcCount);
  for (const ring of ringsOf(topology)) {
    const least = ring.length === 1 ? POINTS_KEPT_ALONE : ring.length === 2 ? POINTS_KEPT_OF_TWO : 0;
    for (const arc of ring) {
      const index = arc < 0 ? ~arc : arc;
      kept[index] = Math.max(kept[index]!, least);
    }
  }
  return kept;
}

function ringsOf(topology: Topology): number[][] {
  const { geometries }: GeometryCollection<AreaProperties> = areaCollection(topology);
  return geometries.flatMap((geometry) => {
    if (geometry.type === 'Polygon') return geometry.arcs;
    return geometry.type === 'MultiPolygon' ? geometry.arcs.flat() : [];
  });
}

/** Points of a delta-encoded arc on the integer grid. */
function absolute(arc: readonly (readonly number[])[]): GridLine {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx!;
    y += dy!;
    return [x, y] as const;
  });
}

function defaultTransform(topology: Topology): Transform {
  let west = Infinity;
  let south = Infinity;
  for (const arc of topology.arcs) {
    for (const [lon, lat] of arc) {
      west = Math.min(west, lon!);
      south = Math.min(south, lat!);
    }
  }
  return {
    scale: [1 / DEFAULT_STEPS_PER_DEGREE, 1 / DEFAULT_STEPS_PER_DEGREE],
    translate: [west, south],
  };
}
