/** Boundaries for drawing: municipalities and prefectures over one set of shared, generalised arcs. */
import { feature, mergeArcs, meshArcs } from 'topojson-client';
import type { GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { dropIslets, simplifyBoundaries } from './boundaries-simplify.ts';
import { gzip } from './gzip.ts';
import { type AreaProperties, areaCollection, ringsOfParts } from './land-polygons.ts';

/**
 * Assumption: detail kept in the drawing. A bend of less than 0.1 km² is a kink of 200 m over a kilometre, below half
 * the side of a cell.
 */
export const DRAWING_LIMIT_KM2 = 0.1;

/** Assumption: islands below this, about two points wide at the scale of a prefecture, are not drawn. */
export const ISLET_LIMIT_KM2 = 0.05;

type Area = Polygon<AreaProperties> | MultiPolygon<AreaProperties>;

/**
 * @param topology areas of N03 with the wards of designated cities merged
 * @param municipalityCodes five-digit codes, rising; feature `m` of the result is the position here
 * @returns `boundaries.bin` with the objects `municipalities` (property `m`) and `prefectures` (property `p`,
 *   position among the prefecture codes, rising); land without a code belongs to its prefecture only. Lines once each:
 *   `municipalityLines` within a prefecture, `prefectureLines` between two, `coastLines`.
 * @throws where a code of the table has no area in the topology
 */
export function writeBoundaries(
  topology: Topology,
  municipalityCodes: readonly string[],
): { files: { name: string; bytes: Uint8Array }[]; report: string[] } {
  const simplified = simplifyBoundaries(dropIslets(topology, ISLET_LIMIT_KM2), DRAWING_LIMIT_KM2);
  const areas = areaCollection(simplified.topology).geometries as Area[];
  const merged = (parts: Area[]) => mergeArcs(simplified.topology, parts);

  const byCode = groupBy(areas, ({ properties }) => properties?.N03_007 ?? undefined);
  const municipalities = municipalityCodes.map((code, m) => {
    const parts = byCode.get(code);
    if (parts === undefined)
      throw new Error(`Expected an area for every municipality, got none for ${code}.`);
    return { ...merged(parts), properties: { m } };
  });

  const prefectureOfName = new Map<string, string>();
  for (const { properties } of areas) {
    if (properties?.N03_007 && properties.N03_001) {
      prefectureOfName.set(properties.N03_001, properties.N03_007.slice(0, 2));
    }
  }
  const byPrefecture = groupBy(areas, ({ properties }) => prefectureOfName.get(properties?.N03_001 ?? ''));
  const prefectureCodes = [...new Set(municipalityCodes.map((code) => code.slice(0, 2)))].sort();
  const prefectures = prefectureCodes.map((code, p) => ({
    ...merged(byPrefecture.get(code)!),
    properties: { p },
  }));

  const codeOf = ({ properties }: Area) => properties?.N03_007;
  const prefectureOf = ({ properties }: Area) => properties?.N03_001;
  const lines = (between: (a: Area, b: Area) => boolean) =>
    meshArcs(simplified.topology, { type: 'GeometryCollection', geometries: areas }, (a, b) =>
      between(a as Area, b as Area),
    );

  const result: Topology = {
    type: 'Topology',
    transform: (simplified.topology as Topology & { transform: NonNullable<Topology['transform']> })
      .transform,
    objects: {
      municipalities: { type: 'GeometryCollection', geometries: municipalities as GeometryObject[] },
      prefectures: { type: 'GeometryCollection', geometries: prefectures as GeometryObject[] },
      municipalityLines: lines((a, b) => codeOf(a) !== codeOf(b) && prefectureOf(a) === prefectureOf(b)),
      prefectureLines: lines((a, b) => prefectureOf(a) !== prefectureOf(b)),
      coastLines: lines((a, b) => a === b),
    },
    arcs: simplified.topology.arcs,
  };
  const bytes = gzip(new TextEncoder().encode(JSON.stringify(result)));
  const count = (arcs: Topology['arcs']) =>
    arcs.reduce((sum, arc) => sum + arc.length, 0).toLocaleString('en');
  return {
    files: [{ name: 'boundaries.bin', bytes }],
    report: [
      `${municipalities.length} municipalities and ${prefectures.length} prefectures over ${result.arcs.length} arcs`,
      `${count(topology.arcs)} points become ${count(result.arcs)}`,
      `${simplified.repaired} arcs keep more points so as not to cross another; ${simplified.crossing} still cross`,
      largestChange(topology, simplified.topology, new Set(municipalityCodes)),
    ],
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The municipality whose drawn area differs most from its area in the source. */
function largestChange(before: Topology, after: Topology, codes: ReadonlySet<string>): string {
  const areasAfter = areasOf(after);
  let worst = { code: '', change: 0 };
  for (const [code, area] of areasOf(before)) {
    const change = (areasAfter.get(code) ?? 0) / area - 1;
    if (codes.has(code) && Math.abs(change) > Math.abs(worst.change)) worst = { code, change };
  }
  return `largest change of a municipality's area: ${(worst.change * 100).toFixed(1)} % (${worst.code})`;
}

/** Area by code, in squares of the lattice's plane. */
function areasOf(topology: Topology): Map<string, number> {
  const areas = new Map<string, number>();
  for (const { geometry, properties } of feature(topology, areaCollection(topology)).features) {
    if (properties.N03_007 === null || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) {
      continue;
    }
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const area = ringsOfParts(parts).reduce((sum, ring) => sum + clockwiseArea(ring), 0);
    areas.set(properties.N03_007, (areas.get(properties.N03_007) ?? 0) + area);
  }
  return areas;
}

function clockwiseArea(ring: Float64Array): number {
  let doubled = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    doubled += (ring[i + 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!);
    doubled -= (ring[i]! - ring[0]!) * (ring[i + 3]! - ring[1]!);
  }
  return doubled / 2;
}
