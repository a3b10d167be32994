import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossingLines, type GridLine } from '../../geodata/build/boundaries-crossings.ts';

const line: fc.Arbitrary<GridLine> = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })),
  { minLength: 2, maxLength: 6 },
);

/** Every segment against every other, by solving for the point where they meet. */
function crossingLinesByTrial(lines: readonly GridLine[]): number[] {
  const segments = lines.flatMap((points, line) =>
    points.slice(1).map((end, i) => ({ line, start: points[i]!, end })),
  );
  const crossing = new Set<number>();
  for (const s of segments) {
    for (const t of segments) {
      if (s === t) continue;
      const [sx, sy] = [s.end[0] - s.start[0], s.end[1] - s.start[1]];
      const [tx, ty] = [t.end[0] - t.start[0], t.end[1] - t.start[1]];
      const determinant = sx * ty - sy * tx;
      const [dx, dy] = [t.start[0] - s.start[0], t.start[1] - s.start[1]];
      const along = dx * ty - dy * tx;
      const across = dx * sy - dy * sx;
      // 0 < along / determinant < 1, in whole numbers.
      const inside = (n: number) => (determinant > 0 ? n > 0 && n < determinant : n < 0 && n > determinant);
      if (determinant !== 0 && inside(along) && inside(across)) crossing.add(s.line).add(t.line);
    }
  }
  return [...crossing].sort((a, b) => a - b);
}

describe('crossingLines', () => {
  it('agrees with trying every pair', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(crossingLines(lines)).toEqual(crossingLinesByTrial(lines));
      }),
    );
  });

  it('takes touching ends and shared stretches for no crossing', () => {
    const cross: GridLine = [
      [0, 0],
      [10, 10],
    ];
    const touching: GridLine = [
      [5, 5],
      [9, 0],
    ];
    const along: GridLine = [
      [2, 2],
      [20, 20],
    ];
    expect(crossingLines([cross, touching, along])).toEqual([]);
  });
});
