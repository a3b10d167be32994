import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCellPages, PAGE_SIZE } from '../../src/data/cell-pages.ts';
import {
  anchoredMatrix,
  cellRectangles,
  levelForScale,
  mercatorXOfColumn,
  mercatorYOfRow,
  RECTANGLE_STRIDE,
  split,
} from '../../src/map/cell-geometry.ts';
import { createLattice } from '../../src/model/lattice.ts';
import { mercatorX, mercatorY } from '../../src/model/web-mercator.ts';

/** Rows and columns that Japan's cells can have. */
const rowArbitrary = fc.integer({ min: 5700, max: 11000 });
const columnArbitrary = fc.integer({ min: 3600, max: 7400 });

describe('mercator', () => {
  it('has its corners where Web Mercator has them', () => {
    expect(mercatorX(-180)).toBe(0);
    expect(mercatorX(180)).toBe(1);
    expect(mercatorY(0)).toBeCloseTo(0.5, 15);
    // The world is square where atan(sinh(π)) is its edge.
    const edge = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;
    expect(mercatorY(edge)).toBeCloseTo(0, 12);
  });

  it('is near enough to a line over one page that no row is missed by 0.003', () => {
    fc.assert(
      fc.property(rowArbitrary, fc.double({ min: 0, max: 1, noNaN: true }), (row, share) => {
        const south = row - (row % PAGE_SIZE);
        const y0 = mercatorYOfRow(south);
        const y1 = mercatorYOfRow(south + PAGE_SIZE);
        const trueRow = south + share * PAGE_SIZE;
        const interpolated = south + (PAGE_SIZE * (mercatorYOfRow(trueRow) - y0)) / (y1 - y0);
        expect(Math.abs(interpolated - trueRow)).toBeLessThan(0.003);
      }),
    );
  });
});

describe('split', () => {
  it('keeps Mercator coordinates to far less than a pixel at the largest scale', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        const [high, low] = split(value);
        // 512 · 2^14 pixels to the world at zoom 14.
        expect(Math.abs(high + low - value) * 512 * 2 ** 14).toBeLessThan(1e-6);
        expect(Math.fround(high)).toBe(high);
        expect(Math.fround(low)).toBe(low);
      }),
    );
  });
});

describe('anchoredMatrix', () => {
  it('projects what is counted from the anchor to where the whole matrix projects it', () => {
    const entry = fc.double({ min: -4, max: 4, noNaN: true });
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 16, maxLength: 16 }),
        unit,
        unit,
        unit,
        unit,
        (matrix, ax, ay, x, y) => {
          const anchored = anchoredMatrix(matrix, ax, ay);
          for (let i = 0; i < 4; i++) {
            const whole = matrix[i]! * x + matrix[4 + i]! * y + matrix[12 + i]!;
            const counted = anchored[i]! * (x - ax) + anchored[4 + i]! * (y - ay) + anchored[12 + i]!;
            expect(counted).toBeCloseTo(whole, 4);
          }
        },
      ),
    );
  });
});

describe('cellRectangles', () => {
  it('covers each page once, its edges at the page’s own rows and columns', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(rowArbitrary, columnArbitrary), { minLength: 1, maxLength: 40 }),
        (cells) => {
          const sorted = [...cells].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          const unique = sorted.filter(
            ([row, column], i) => i === 0 || row !== sorted[i - 1]![0] || column !== sorted[i - 1]![1],
          );
          const lattice = createLattice(
            Uint16Array.from(unique, ([row]) => row),
            Uint16Array.from(unique, ([, column]) => column),
          );
          const pages = createCellPages(lattice, new Uint16Array(unique.length));
          const rectangles = cellRectangles(pages);
          const covered = new Set<string>();
          for (let i = 0; i < rectangles.length; i += RECTANGLE_STRIDE) {
            const [xWest, xWestLow, xEast, xEastLow, ySouth, ySouthLow, yNorth, yNorthLow] =
              rectangles.slice(i);
            const [west, east, south, north] = rectangles.slice(i + 8);
            expect(xWest! + xWestLow!).toBeCloseTo(mercatorXOfColumn(pages.columnOrigin + west!), 12);
            expect(xEast! + xEastLow!).toBeCloseTo(mercatorXOfColumn(pages.columnOrigin + east!), 12);
            expect(ySouth! + ySouthLow!).toBeCloseTo(mercatorYOfRow(pages.rowOrigin + south!), 12);
            expect(yNorth! + yNorthLow!).toBeCloseTo(mercatorYOfRow(pages.rowOrigin + north!), 12);
            for (let column = west!; column < east!; column += PAGE_SIZE) {
              const page = `${south! / PAGE_SIZE},${column / PAGE_SIZE}`;
              expect(covered.has(page)).toBe(false);
              covered.add(page);
            }
          }
          const expected = new Set(
            unique.map(
              ([row, column]) => `${(row - pages.rowOrigin) >> 4},${(column - pages.columnOrigin) >> 4}`,
            ),
          );
          expect(covered).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('levelForScale', () => {
  const LEVELS = 5;

  it('gives texels of at least 0.6 pixels, and no coarser than that needs', () => {
    fc.assert(
      fc.property(fc.double({ min: 15, max: 30000, noNaN: true }), (pixelsPerDegree) => {
        const level = levelForScale(pixelsPerDegree, LEVELS);
        const narrowest = (shift: number) => {
          const row = pixelsPerDegree / 240 / Math.cos((24 * Math.PI) / 180);
          return Math.min(pixelsPerDegree / 160, row) * 2 ** shift;
        };
        if (level < LEVELS - 1) expect(narrowest(level)).toBeGreaterThanOrEqual(0.6);
        if (level > 0) expect(narrowest(level - 1)).toBeLessThan(0.6);
      }),
    );
  });
});
