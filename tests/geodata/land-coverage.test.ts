import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexEdges, rowShares } from '../../geodata/build/land-coverage.ts';

/** Shares of all cells, keyed "row,column", from one index. */
function allShares(polygons: Float64Array[][]): Map<string, number> {
  const index = indexEdges(polygons);
  const share = new Float64Array(index.columnCount + 1);
  const result = new Map<string, number>();
  for (let r = index.rowMin; r < index.rowMin + index.rowCount; r++) {
    rowShares(index, r, share);
    for (let c = 0; c < index.columnCount; c++) result.set(`${r},${index.columnMin + c}`, share[c]!);
  }
  return result;
}

/** A clockwise star-shaped ring: never crosses itself, whatever the radii. */
const star = fc
  .record({
    x: fc.double({ min: 50, max: 60, noNaN: true }),
    y: fc.double({ min: 50, max: 60, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.05, max: 8, noNaN: true }), { minLength: 3, maxLength: 24 }),
  })
  .map(({ x, y, radii }) => {
    const points = radii.map((radius, i) => {
      const angle = (-2 * Math.PI * i) / radii.length;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    return Float64Array.from([...points, points[0]!].flat());
  });

function areaOf(ring: Float64Array): number {
  let doubled = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    doubled += (ring[i]! - ring[0]!) * (ring[i + 3]! - ring[1]!);
    doubled -= (ring[i + 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!);
  }
  return Math.abs(doubled) / 2;
}

function rectangle(west: number, south: number, east: number, north: number): Float64Array {
  return Float64Array.of(west, south, west, north, east, north, east, south, west, south);
}

describe('rowShares', () => {
  it('gives an aligned rectangle each cell its overlap exactly', () => {
    const side = fc.double({ min: 0.01, max: 6, noNaN: true });
    const start = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(start, start, side, side, (west, south, width, height) => {
        const east = west + width;
        const north = south + height;
        for (const [key, share] of allShares([[rectangle(west, south, east, north)]])) {
          const [row, column] = key.split(',').map(Number) as [number, number];
          const x = Math.max(0, Math.min(east, column + 1) - Math.max(west, column));
          const y = Math.max(0, Math.min(north, row + 1) - Math.max(south, row));
          expect(share).toBeCloseTo(x * y, 9);
        }
      }),
    );
  });

  it('adds up to the area of any polygon, each share between 0 and 1', () => {
    fc.assert(
      fc.property(star, (ring) => {
        const shares = [...allShares([[ring]]).values()];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(areaOf(ring), 8);
        for (const share of shares) {
          expect(share).toBeGreaterThan(-1e-9);
          expect(share).toBeLessThan(1 + 1e-9);
        }
      }),
    );
  });

  it('does not see a border inside the land: two halves cover what the whole covers', () => {
    const cut = fc.double({ min: 2.1, max: 7.9, noNaN: true });
    fc.assert(
      fc.property(cut, (x) => {
        const halves = allShares([[rectangle(2, 2, x, 8)], [rectangle(x, 2, 8, 8)]]);
        for (const [key, share] of allShares([[rectangle(2, 2, 8, 8)]])) {
          expect(halves.get(key)).toBeCloseTo(share, 9);
        }
      }),
    );
  });

  it('takes a hole out', () => {
    const hole = rectangle(3.25, 3.25, 3.75, 3.75);
    const counterClockwise = Float64Array.from(
      [...Array(hole.length / 2).keys()].reverse().flatMap((i) => [hole[2 * i]!, hole[2 * i + 1]!]),
    );
    const shares = allShares([[rectangle(2, 2, 6, 6), counterClockwise]]);
    expect(shares.get('3,3')).toBeCloseTo(0.75, 12);
    expect(shares.get('4,4')).toBeCloseTo(1, 12);
  });

  it('asks for enough room', () => {
    const index = indexEdges([[rectangle(0, 0, 4, 4)]]);
    expect(() => rowShares(index, 0, new Float64Array(2))).toThrow('Expected room for');
  });
});
