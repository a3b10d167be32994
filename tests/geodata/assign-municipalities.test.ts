import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaEdges, areaEdges } from '../../geodata/build/area-edges.ts';
import { assignMunicipalities } from '../../geodata/build/assign-municipalities.ts';
import type { LatticePolygon } from '../../geodata/build/land-polygons.ts';
import { metresPerStep, nearestMunicipality } from '../../geodata/build/nearest-municipality.ts';

const ROW = 8400;
const COLUMN = 6300;
const SIDE = 12;

function polygon(code: string | null, ...rings: (readonly number[])[]): LatticePolygon {
  return {
    properties: { N03_001: '', N03_007: code },
    rings: rings.map((ring) => Float64Array.from(ring, (v, i) => v + (i % 2 === 0 ? COLUMN : ROW))),
  };
}

function box(west: number, south: number, east: number, north: number): number[] {
  return [west, south, west, north, east, north, east, south, west, south];
}

/** Every address of a square around the test area, one step wider than it on each side. */
function addresses() {
  const row: number[] = [];
  const column: number[] = [];
  for (let r = -1; r <= SIDE; r++) {
    for (let c = -1; c <= SIDE; c++) {
      row.push(ROW + r);
      column.push(COLUMN + c);
    }
  }
  return { row: Uint16Array.from(row), column: Uint16Array.from(column) };
}

/** Crossings of a ray to the east, counted the slow way. */
function isInside(edges: AreaEdges, municipality: number, x: number, y: number): boolean {
  let inside = false;
  for (let e = 0; e < edges.count; e++) {
    if (edges.municipality[e] !== municipality) continue;
    const [ax, ay, bx, by] = [edges.xLow[e]!, edges.yLow[e]!, edges.xHigh[e]!, edges.yHigh[e]!];
    if (ay <= y && y < by && ax + ((y - ay) * (bx - ax)) / (by - ay) > x) inside = !inside;
  }
  return inside;
}

/** Three strips side by side with crooked borders between them; neighbours share the border's points. */
const strips = fc
  .record({
    first: fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 5, maxLength: 5 }),
    second: fc.array(fc.double({ min: 5.5, max: 11, noNaN: true }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ first, second }) => {
    const line = (xs: readonly number[]) => xs.map((x, i) => [x, i * 3] as const);
    const borders = [line([0, 0, 0, 0, 0]), line(first), line(second), line([12, 12, 12, 12, 12])];
    return [0, 1, 2].map((i) => {
      const ring = [...borders[i]!, ...[...borders[i + 1]!].reverse(), borders[i]![0]!].flat();
      return polygon(`0000${i}`, ring);
    });
  });

const CODES = ['00000', '00001', '00002'];

describe('assignMunicipalities', () => {
  it('gives every centre to the polygon that holds it, and to one only', () => {
    fc.assert(
      fc.property(strips, (polygons) => {
        const edges = areaEdges(polygons, CODES);
        const { row, column } = addresses();
        const { municipality, outside } = assignMunicipalities(edges, row, column);
        const isOutside = new Set(outside);
        for (let i = 0; i < row.length; i++) {
          const holders = [0, 1, 2].filter((m) => isInside(edges, m, column[i]! + 0.5, row[i]! + 0.5));
          if (isOutside.has(i)) expect(holders).toEqual([]);
          else expect(holders).toEqual([municipality[i]]);
        }
        // The strips tile the square: nothing within it may fall between two of them.
        expect(outside.length).toBe((SIDE + 2) ** 2 - SIDE ** 2);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps holes for the municipality that lies in them', () => {
    const around = polygon('00000', box(0, 0, 12, 12), [4, 4, 8, 4, 8, 8, 4, 8, 4, 4]);
    const within = polygon('00001', box(4, 4, 8, 8));
    const { row, column } = addresses();
    const { municipality } = assignMunicipalities(areaEdges([around, within], CODES), row, column);
    for (let i = 0; i < row.length; i++) {
      const inHole = [row[i]! - ROW, column[i]! - COLUMN].every((v) => v >= 4 && v < 8);
      expect(municipality[i]).toBe(inHole ? 1 : 0);
    }
  });

  it('sends centres at sea to the nearest coast in metres, not in degrees', () => {
    // Both coasts are 3.4 and 3 steps away, but a step east is longer here than a step north is: 573 m, 462 m.
    const north = polygon('00000', box(0, 9.9, 12, 12));
    const east = polygon('00001', box(9.5, -30, 12, 9.5));
    const edges = areaEdges([north, east], CODES);
    const { municipality, outsideM } = assignMunicipalities(
      edges,
      Uint16Array.of(ROW + 6),
      Uint16Array.of(COLUMN + 6),
    );
    expect([...municipality]).toEqual([0]);
    const step = metresPerStep(ROW + 6.5);
    expect(outsideM[0]).toBeCloseTo(3.4 * step.row, 6);
    expect(3 * step.column).toBeGreaterThan(3.4 * step.row);
  });

  it('leaves land without a code to its neighbours', () => {
    const nobodys = polygon(null, box(4, 0, 8, 12));
    const own = polygon('00002', box(8, 0, 12, 12));
    const edges = areaEdges([nobodys, own], CODES);
    const { municipality, outside } = assignMunicipalities(
      edges,
      Uint16Array.of(ROW + 5),
      Uint16Array.of(COLUMN + 5),
    );
    expect([...municipality]).toEqual([2]);
    expect([...outside]).toEqual([0]);
  });
});

describe('nearestMunicipality', () => {
  it('finds what looking at every edge finds', () => {
    const boxes = fc.array(
      fc.record({
        x: fc.double({ min: -300, max: 300, noNaN: true }),
        y: fc.double({ min: -300, max: 300, noNaN: true }),
        size: fc.double({ min: 0.5, max: 60, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const point = fc.double({ min: -300, max: 300, noNaN: true });
    fc.assert(
      fc.property(boxes, point, point, (list, dx, dy) => {
        const codes = list.map((_, i) => `1000${i}`);
        const polygons = list.map(({ x, y, size }, i) => polygon(codes[i]!, box(x, y, x + size, y + size)));
        const [x, y] = [COLUMN + dx, ROW + dy];
        const found = nearestMunicipality(areaEdges(polygons, codes))(x, y);
        const distances = polygons.map(({ rings }) => distanceToRingM(rings[0]!, x, y));
        const least = Math.min(...distances);
        expect(found.distanceM).toBeCloseTo(least, 3);
        expect(distances[found.municipality]).toBeCloseTo(least, 3);
      }),
    );
  });

  it('prefers the lower index where two coasts meet in the nearest point', () => {
    const polygons = [polygon('00001', box(0, 0, 4, 4)), polygon('00000', box(0, 4, 4, 8))];
    expect(nearestMunicipality(areaEdges(polygons, CODES))(COLUMN + 6, ROW + 4).municipality).toBe(0);
  });
});

/** Distance to a ring by walking along it in small steps and refining around the best one. */
function distanceToRingM(ring: Float64Array, x: number, y: number): number {
  const step = metresPerStep(y);
  let best = Infinity;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const at = (t: number) =>
      Math.hypot(
        (ring[i]! + (ring[i + 2]! - ring[i]!) * t - x) * step.column,
        (ring[i + 1]! + (ring[i + 3]! - ring[i + 1]!) * t - y) * step.row,
      );
    // The distance along a straight line is convex: ternary search.
    let [low, high] = [0, 1];
    for (let k = 0; k < 100; k++) {
      const third = (high - low) / 3;
      if (at(low + third) < at(high - third)) high -= third;
      else low += third;
    }
    best = Math.min(best, at((low + high) / 2));
  }
  return best;
}
