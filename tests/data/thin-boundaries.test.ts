import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoundaryTopology } from '../../src/data/boundaries.ts';
import { thinBoundaries } from '../../src/data/thin-boundaries.ts';

const STEP_DEGREES = 0.001;
const LON_SCALE = Math.cos((36 * Math.PI) / 180);

/** Arcs as differences on a grid of a thousandth of a degree. */
const arcArbitrary = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 2,
  maxLength: 60,
});

function topologyOf(arcs: readonly (readonly [number, number])[][]): BoundaryTopology {
  const transform = { scale: [STEP_DEGREES, STEP_DEGREES], translate: [139, 35] };
  return { type: 'Topology', transform, objects: {}, arcs } as unknown as BoundaryTopology;
}

function pointsOf(arc: readonly (readonly number[])[]): [number, number][] {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx!;
    y += dy!;
    return [x * STEP_DEGREES * LON_SCALE, y * STEP_DEGREES];
  });
}

function distanceToLine([px, py]: [number, number], line: [number, number][]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t =
      length > 0 ? Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) : 0;
    least = Math.min(least, Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay)));
  }
  return least;
}

const tolerance = fc.double({ min: 0.0005, max: 0.02, noNaN: true });

describe('thinBoundaries', () => {
  it('leaves no point farther from the line than the tolerance', () => {
    fc.assert(
      fc.property(arcArbitrary, tolerance, (arc, toleranceDegrees) => {
        const thinned = pointsOf(thinBoundaries(topologyOf([arc]), toleranceDegrees).arcs[0]!);
        for (const point of pointsOf(arc)) {
          expect(distanceToLine(point, thinned)).toBeLessThanOrEqual(toleranceDegrees * (1 + 1e-9));
        }
      }),
    );
  });

  it('keeps the ends and invents no point', () => {
    fc.assert(
      fc.property(arcArbitrary, tolerance, (arc, toleranceDegrees) => {
        const before = pointsOf(arc).map(String);
        const after = pointsOf(thinBoundaries(topologyOf([arc]), toleranceDegrees).arcs[0]!).map(String);
        expect(after[0]).toBe(before[0]);
        expect(after.at(-1)).toBe(before.at(-1));
        let at = -1;
        for (const point of after) {
          at = before.indexOf(point, at + 1);
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('draws a straight border with its two ends', () => {
    const arc = Array.from({ length: 20 }, (): [number, number] => [3, 1]);
    expect(thinBoundaries(topologyOf([arc]), 0.0005).arcs[0]).toHaveLength(2);
  });
});
