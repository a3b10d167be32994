import { describe, expect, it } from 'vitest';
import { boundaryLines, decodeBoundaries, municipalityAreas } from '../../src/data/boundaries.ts';

/** One square municipality in one prefecture, on a grid of 0.1°. */
const square = {
  type: 'Topology',
  transform: { scale: [0.1, 0.1], translate: [139, 35] },
  objects: {
    municipalities: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[0]], properties: { m: 0 } }],
    },
    prefectures: {
      type: 'GeometryCollection',
      geometries: [{ type: 'MultiPolygon', arcs: [[[0]]], properties: { p: 0 } }],
    },
    municipalityLines: { type: 'MultiLineString', arcs: [] },
    prefectureLines: { type: 'MultiLineString', arcs: [] },
    coastLines: { type: 'MultiLineString', arcs: [[0]] },
  },
  arcs: [
    [
      [0, 0],
      [0, 10],
      [10, 0],
      [0, -10],
      [-10, 0],
    ],
  ],
};

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('decodeBoundaries', () => {
  it('gives areas and lines in degrees', () => {
    const result = decodeBoundaries(bytesOf(square), 'boundaries.topojson');
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(municipalityAreas(result.value).features).toMatchObject([
      {
        properties: { m: 0 },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [139, 35],
              [139, 36],
              [140, 36],
              [140, 35],
              [139, 35],
            ],
          ],
        },
      },
    ]);
    const { positions, startIndices } = boundaryLines(result.value, 'coastLines');
    expect([...startIndices]).toEqual([0, 5]);
    expect([...positions.subarray(0, 4)]).toEqual([139, 35, 139, 36]);
    expect([...boundaryLines(result.value, 'prefectureLines').startIndices]).toEqual([0]);
  });

  it('says what is wrong and where, without throwing', () => {
    const problemsOf = (bytes: Uint8Array) => {
      const result = decodeBoundaries(bytes, 'boundaries.topojson');
      return result.ok ? [] : result.problems;
    };
    expect(problemsOf(bytesOf(square).subarray(0, 200))[0]).toMatchObject({
      kind: 'unreadable',
      where: 'boundaries.topojson',
      expected: 'JSON',
    });
    expect(problemsOf(bytesOf([]))[0]).toMatchObject({ kind: 'wrong-format', what: 'topology' });
    const { coastLines: _, ...objects } = square.objects;
    expect(problemsOf(bytesOf({ ...square, objects }))[0]).toMatchObject({ what: 'objects.coastLines' });
    const renamed = structuredClone(square) as { objects: { municipalities: { geometries: object[] } } };
    renamed.objects.municipalities.geometries[0] = { type: 'Polygon', arcs: [[0]], properties: { m: '0' } };
    expect(problemsOf(bytesOf(renamed))[0]).toMatchObject({
      what: 'objects.municipalities.geometries.0.properties.m',
    });
  });
});
