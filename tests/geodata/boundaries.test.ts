import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gunzipSync } from 'fflate';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { topology } from 'topojson-server';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { writeBoundaries } from '../../geodata/build/boundaries.ts';
import { dropIslets, simplifyBoundaries } from '../../geodata/build/boundaries-simplify.ts';
import {
  type BoundaryTopology,
  boundaryLines,
  decodeBoundaries,
  municipalityAreas,
  prefectureAreas,
} from '../../src/data/boundaries.ts';

type Point = [lon: number, lat: number];

/** A country of n × n towns of about 10 km whose borders wander; neighbours share every point of their border. */
function wanderingCountry(n: number, wander: readonly number[], pointsPerSide: number): Topology {
  const noise = (a: number, b: number, c: number) =>
    wander[(a * 31 + b * 17 + c * 7) % wander.length]! * 0.003;
  const corner = (i: number, j: number): Point => [135 + i * 0.1, 35 + j * 0.1];
  const side = (i: number, j: number, east: boolean): Point[] =>
    Array.from({ length: pointsPerSide + 1 }, (_, k) => {
      const [lon, lat] = corner(i, j);
      const along = (0.1 * k) / pointsPerSide;
      const off = k === 0 || k === pointsPerSide ? 0 : noise(i, j, k + (east ? 50 : 0));
      return east ? [lon + along, lat + off] : [lon + off, lat + along];
    });
  const features = Array.from({ length: n * n }, (_, t): Feature<Polygon> => {
    const i = t % n;
    const j = Math.floor(t / n);
    const ring = [
      ...side(i, j, false),
      ...side(i, j + 1, true).slice(1),
      ...side(i + 1, j, false)
        .reverse()
        .slice(1),
      ...side(i, j, true).reverse().slice(1),
    ];
    return {
      type: 'Feature',
      properties: town(t, i < n / 2),
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return topologyOf(features);
}

function town(index: number, isWest: boolean) {
  const code = `${isWest ? '01' : '02'}${String(100 + index)}`;
  return { N03_001: isWest ? '西県' : '東県', N03_004: `町${index}`, N03_007: code };
}

function topologyOf(features: Feature[]): Topology {
  return topology({ areas: { type: 'FeatureCollection', features } as FeatureCollection });
}

function box(properties: object, west: number, south: number, sizeDegrees: number): Feature<Polygon> {
  const points = Array.from({ length: 24 }, (_, k): Point => {
    const angle = (-2 * Math.PI * k) / 24;
    return [west + sizeDegrees * Math.cos(angle), south + sizeDegrees * Math.sin(angle)];
  });
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [[...points, points[0]!]] },
  };
}

function codesOf(source: Topology): string[] {
  const collection = Object.values(source.objects)[0] as unknown as {
    geometries: { properties: { N03_007: string | null } }[];
  };
  const codes = collection.geometries.map(({ properties }) => properties.N03_007);
  return [...new Set(codes.filter((code) => code !== null))].sort();
}

function written(source: Topology, codes = codesOf(source)): BoundaryTopology {
  const [file] = writeBoundaries(source, codes).files;
  const decoded = decodeBoundaries(gunzipSync(file!.bytes), file!.name);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.value;
}

function areaOf({ geometry }: { geometry: Polygon | MultiPolygon }): number {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.flat().reduce((sum, ring) => {
    const [x0, y0] = ring[0] as Point;
    let doubled = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i] as Point;
      const [bx, by] = ring[i + 1] as Point;
      doubled += (bx - x0) * (ay - y0) - (ax - x0) * (by - y0);
    }
    return sum + doubled / 2;
  }, 0);
}

const wander = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 40, maxLength: 80 });

describe('writeBoundaries', () => {
  it('leaves no gap and no overlap: towns add up to their prefecture', () => {
    fc.assert(
      fc.property(wander, (values) => {
        const result = written(wanderingCountry(4, values, 12));
        const towns = municipalityAreas(result).features;
        expect(towns.map(({ properties }) => properties.m)).toEqual([...Array(16).keys()]);
        const west = towns.slice(0, 8).reduce((sum, area) => sum + areaOf(area), 0);
        const east = towns.slice(8).reduce((sum, area) => sum + areaOf(area), 0);
        const prefectures = prefectureAreas(result).features;
        expect(prefectures.map(({ properties }) => properties.p)).toEqual([0, 1]);
        expect(areaOf(prefectures[0]!)).toBeCloseTo(west, 9);
        expect(areaOf(prefectures[1]!)).toBeCloseTo(east, 9);
        for (const area of towns) expect(areaOf(area)).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });

  it('draws every border once, by its kind', () => {
    const result = written(wanderingCountry(2, Array(40).fill(0), 3));
    const lengthOf = (layer: 'municipalityLines' | 'prefectureLines' | 'coastLines') => {
      const { positions, startIndices } = boundaryLines(result, layer);
      let length = 0;
      for (let i = 0; i + 1 < startIndices.length; i++) {
        for (let k = startIndices[i]!; k + 1 < startIndices[i + 1]!; k++) {
          length += Math.hypot(
            positions[2 * k + 2]! - positions[2 * k]!,
            positions[2 * k + 3]! - positions[2 * k + 1]!,
          );
        }
      }
      return length;
    };
    expect(lengthOf('municipalityLines')).toBeCloseTo(0.2, 3);
    expect(lengthOf('prefectureLines')).toBeCloseTo(0.2, 3);
    expect(lengthOf('coastLines')).toBeCloseTo(0.8, 3);
  });

  it('gives land without a code to its prefecture only, and land of other codes to no municipality', () => {
    const source = topologyOf([
      box({ N03_001: '東県', N03_004: '一町', N03_007: '02301' }, 140, 35, 0.1),
      box({ N03_001: '東県', N03_004: '所属未定地', N03_007: null }, 141, 35, 0.1),
      box({ N03_001: '東県', N03_004: '色丹村', N03_007: '02302' }, 142, 35, 0.1),
    ]);
    const result = written(source, ['02301']);
    const [only, ...others] = municipalityAreas(result).features;
    expect(others).toEqual([]);
    expect(areaOf(prefectureAreas(result).features[0]!)).toBeCloseTo(3 * areaOf(only!), 3);
  });

  it('names the municipality that has no area', () => {
    expect(() => writeBoundaries(wanderingCountry(2, [0], 2), ['01100', '47382'])).toThrow(
      'got none for 47382',
    );
  });

  it('gives the same bytes twice', () => {
    const source = wanderingCountry(3, [0.3, -0.8, 0.5, 0.1, -0.2], 9);
    const codes = codesOf(source);
    expect(writeBoundaries(source, codes).files).toEqual(writeBoundaries(source, codes).files);
  });
});

describe('simplifyBoundaries', () => {
  it('keeps the shape of an island far below the limit', () => {
    const source = topologyOf([box(town(0, true), 140, 35, 0.002)]);
    const { topology: result } = simplifyBoundaries(source, 100);
    expect(result.arcs[0]!.length).toBeGreaterThanOrEqual(8);
  });

  it('never lets borders cross', () => {
    fc.assert(
      fc.property(wander, (values) => {
        const { crossing } = simplifyBoundaries(wanderingCountry(3, values, 16), 5);
        expect(crossing).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('dropIslets', () => {
  it('drops small islands but never the only land of a municipality', () => {
    const source = topologyOf([
      box(town(0, true), 140, 35, 0.05),
      box(town(0, true), 140.2, 35, 0.0005),
      box(town(1, true), 141, 35, 0.0005),
    ]);
    const kept = dropIslets(source, 0.05);
    const collection = Object.values(kept.objects)[0] as unknown as { geometries: { arcs: unknown }[] };
    expect(kept.arcs.length).toBe(2);
    expect(collection.geometries.length).toBe(2);
  });
});

const SOURCE = new URL('../../../shared/geodata/N03-21_210101_designated_city.topojson', import.meta.url);
const hasSource = existsSync(SOURCE);
if (!hasSource) console.log('Skipping the boundaries of Japan: ../shared/geodata is not there.');

describe('the boundaries of Japan', () => {
  it.skipIf(!hasSource)('hold every municipality and prefecture in at most 700 KB', () => {
    const source = JSON.parse(readFileSync(SOURCE, 'utf8')) as Topology;
    // The six villages of the northern islands have codes but no place in the tables.
    const codes = codesOf(source).filter((code) => code < '01695' || code > '01700');
    expect(codes.length).toBe(1741);
    const { files, report } = writeBoundaries(source, codes);
    expect(files[0]!.bytes.length).toBeLessThan(700_000);
    expect(report).toContainEqual(expect.stringContaining('0 still cross'));
    const result = written(source, codes);
    const municipalities = municipalityAreas(result).features;
    expect(municipalities.length).toBe(1741);
    for (const area of municipalities) expect(areaOf(area)).toBeGreaterThan(0);
    expect(prefectureAreas(result).features.length).toBe(47);
    const tokyo = prefectureAreas(result).features[12]!;
    const aogashima = municipalities[codes.indexOf('13402')]!;
    const [lon, lat] = aogashima.geometry.coordinates.flat(2)[0] as unknown as Point;
    expect(lon).toBeCloseTo(139.77, 1);
    expect(lat).toBeCloseTo(32.46, 1);
    expect(areaOf(tokyo)).toBeGreaterThan(areaOf(aogashima));
  });
});
