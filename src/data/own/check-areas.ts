/** Outlines: official boundaries to lay over the map, and areas that are served. */
import type { FeatureCollection, Position } from 'geojson';
import type { Topology } from 'topojson-specification';
import type { Atlas } from '../../model/atlas.ts';
import type { Problem } from '../../model/problem.ts';
import type { Steps } from '../../model/progress.ts';
import { lineFeatures } from '../line-features.ts';
import { markCellsWithin, sumWithin } from './cells-within.ts';
import { type IssueLog, type IssueReason, issueOf, shorten } from './issue.ts';
import { growExtent, JAPAN, noExtent } from './japan.ts';
import type { AreaSet } from './own-set.ts';
import { type Ring, selfCrossing } from './self-crossing.ts';

const NAME_KEYS = ['name', 'NAME', '名称', 'N03_004', 'N03_003', 'N03_001', 'title', 'id'];
const NAME_LENGTH = 100;
const PER_STEP = 50;

interface Checked {
  readonly set: AreaSet;
  readonly rows: number;
}

/** @param features of which each is an area that is served */
export function* checkServedAreas(
  { features }: FeatureCollection,
  atlas: Atlas,
  log: IssueLog,
): Steps<Checked> {
  const names: string[] = [];
  const lines: Position[][] = [];
  const extent = noExtent();
  const isWithin = new Uint8Array(atlas.lattice.cellCount);
  for (const [i, feature] of features.entries()) {
    const rings = ringsOf(feature?.geometry, i + 1, log);
    if (rings !== undefined) {
      names.push(nameOf(feature.properties, i + 1));
      for (const ring of rings) {
        lines.push(ring as unknown as Position[]);
        for (const [lon, lat] of ring) growExtent(extent, lon, lat);
      }
      markCellsWithin(atlas.lattice, rings, isWithin);
    }
    if (i % PER_STEP === 0) yield { phase: 'import.check', fraction: i / features.length };
  }
  const set = areaSet('servedAreas', log.fileName, names, lines, extent);
  return { rows: features.length, set: { ...set, within: sumWithin(atlas, isWithin) } };
}

/** @param topology as the importer of official boundaries gives it, coordinates in degrees */
export function boundarySet(topology: Topology, fileName: string): AreaSet {
  const extent = noExtent();
  const arcs = topology.arcs as Position[][];
  for (const arc of arcs) for (const [lon, lat] of arc) growExtent(extent, lon!, lat!);
  const names = Object.values(topology.objects).flatMap((object) =>
    object.type === 'GeometryCollection'
      ? object.geometries.map(({ properties }, i) => nameOf(properties ?? null, i + 1))
      : [],
  );
  return areaSet('boundaries', fileName, names, arcs, extent);
}

/** @param lines of the outlines, each drawn once */
export function areaSet(
  kind: AreaSet['kind'],
  fileName: string,
  names: readonly string[],
  lines: Iterable<Position[]>,
  extent: AreaSet['extent'],
): AreaSet {
  const collection = { type: 'FeatureCollection', features: lineFeatures(lines, { kind }) };
  const geometry = new Blob([JSON.stringify(collection)], { type: 'application/geo+json' });
  return { kind, fileName, count: names.length, geometry, extent, names };
}

/** Problems of the boundary importer as issues: the position of the feature stands in `where`. */
export function boundaryIssue(problem: Problem, log: IssueLog): void {
  const position = /: feature (\d+)$/.exec(problem.where)?.[1];
  const reason: IssueReason =
    problem.what === 'geometry'
      ? 'wrongGeometry'
      : problem.what === 'coordinates'
        ? 'notInJapan'
        : problem.what === 'N03_007'
          ? 'badCode'
          : problem.what === 'shapefile'
            ? problem.kind === 'missing'
              ? 'zipContent'
              : 'shapefile'
            : problem.what === 'zip file'
              ? problem.kind === 'unreadable'
                ? 'zipBroken'
                : 'zipTooLarge'
              : problem.what === 'features' || problem.what === 'objects'
                ? 'noFeatures'
                : problem.what === 'arcs'
                  ? 'notGeoJson'
                  : 'reader';
  const site = position === undefined ? {} : { row: Number(position) };
  log.put({
    ...issueOf(reason, log.fileName, { ...site, what: problem.what, got: problem.got }),
    expected: problem.expected,
  });
}

/** The rings of an area, or undefined with an issue. */
function ringsOf(geometry: unknown, row: number, log: IssueLog): Ring[] | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    log.add('wrongGeometry', { row, what: 'geometry', got: String(type ?? ''), detail: 'Polygon' });
    return undefined;
  }
  const rings = (
    type === 'Polygon' ? asArray(coordinates) : asArray(coordinates).flatMap(asArray)
  ) as unknown[];
  if (rings.length === 0) {
    log.add('fewPoints', { row, what: 'coordinates', got: '0' });
    return undefined;
  }
  for (const ring of rings) {
    const points = asArray(ring);
    if (points.length < 4) {
      log.add('fewPoints', { row, what: 'coordinates', got: `${points.length}` });
      return undefined;
    }
    for (const point of points) {
      const [lon, lat] = asArray(point);
      if (typeof lon === 'number' && typeof lat === 'number' && JAPAN.contains(lon, lat)) continue;
      const isSwapped = typeof lon === 'number' && typeof lat === 'number' && JAPAN.contains(lat, lon);
      const got = shorten(JSON.stringify(point) ?? '');
      log.add(isSwapped ? 'swapped' : 'notInJapan', { row, what: 'coordinates', got });
      return undefined;
    }
    const [first, last] = [points[0], points.at(-1)] as [number[], number[]];
    if (first[0] !== last[0] || first[1] !== last[1]) {
      log.add('openRing', { row, what: 'coordinates', got: `${first} … ${last}` });
      return undefined;
    }
    const crossing = selfCrossing(points as Ring);
    if (crossing !== undefined) {
      log.add('selfCrossing', { row, what: 'coordinates', got: `${crossing}` });
      return undefined;
    }
  }
  return rings as Ring[];
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function nameOf(properties: object | null, position: number): string {
  const named = (properties ?? {}) as Record<string, unknown>;
  const key = NAME_KEYS.find((each) => Object.hasOwn(named, each) && typeof named[each] === 'string');
  const name = key === undefined ? '' : (named[key] as string).trim();
  return name === '' ? `#${position}` : name.slice(0, NAME_LENGTH);
}
