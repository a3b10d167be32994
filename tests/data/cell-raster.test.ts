import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCellPages, LEVEL_COUNT, texelAt } from '../../src/data/cell-pages.ts';
import { createCellGrid, rasteriseCells } from '../../src/data/cell-raster.ts';
import { cellIndexAt, columnAt, createLattice, rowAt } from '../../src/model/lattice.ts';
import {
  latOfMercatorY,
  lonOfMercatorX,
  type MercatorView,
  mercatorX,
  mercatorY,
} from '../../src/model/web-mercator.ts';

const ROW = 8400;
const COLUMN = 6200;

/** Cells within a small piece of the lattice, in order, with their people. */
const cellsArbitrary = fc
  .uniqueArray(fc.tuple(fc.nat(60), fc.nat(60)), {
    minLength: 1,
    maxLength: 200,
    selector: ([r, c]) => r * 100 + c,
  })
  .chain((places) => {
    const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return fc.record({
      lattice: fc.constant(
        createLattice(
          Uint16Array.from(sorted, ([r]) => ROW + r),
          Uint16Array.from(sorted, ([, c]) => COLUMN + c),
        ),
      ),
      population: fc
        .array(fc.nat(3), { minLength: sorted.length, maxLength: sorted.length })
        .map((people) => Uint16Array.from(people)),
    });
  });

describe('a grid of cells', () => {
  it('shows in every block the cell that the pages of the same level show', () => {
    fc.assert(
      fc.property(cellsArbitrary, fc.nat(LEVEL_COUNT - 1), ({ lattice, population }, shift) => {
        const grid = createCellGrid(lattice, population, shift);
        const pages = createCellPages(lattice, population);
        const shown = new Map(Array.from(pages.texel, (texel, i) => [texel, pages.cell[i]!]));
        for (let r = 0; r < grid.rowCount; r++) {
          for (let c = 0; c < grid.columnCount; c++) {
            const row = grid.rowMin + r - (pages.rowOrigin >> shift);
            const column = grid.columnMin + c - (pages.columnOrigin >> shift);
            const texel = texelAt(pages, pages.levels[shift]!, row, column);
            expect(grid.cell[r * grid.columnCount + c]!).toBe((shown.get(texel) ?? -1) + 1);
          }
        }
      }),
    );
  });
});

describe('the raster', () => {
  const palette = Uint8Array.from({ length: 1024 }, (_, i) =>
    i < 4 ? 0 : i % 4 === 3 ? 255 : (i * 37) % 251,
  );

  it('is the mean of four points of each pixel', () => {
    const views = fc.record({
      zoom: fc.double({ min: 5, max: 12, noNaN: true }),
      dx: fc.double({ min: -20, max: 20, noNaN: true }),
      dy: fc.double({ min: -20, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(cellsArbitrary, views, ({ lattice, population }, { zoom, dx, dy }) => {
        const worldPixels = 512 * 2 ** zoom;
        const view: MercatorView = {
          width: 24,
          height: 18,
          worldPixels,
          x: mercatorX(100 + (COLUMN + 30) / 160) + (dx - 12) / worldPixels,
          y: mercatorY((ROW + 30) / 240) + (dy - 9) / worldPixels,
        };
        const classes = Uint8Array.from(population, (_, i) => 1 + (i % 200));
        const out = new Uint8ClampedArray(view.width * view.height * 4);
        rasteriseCells(createCellGrid(lattice, population, 0), view, classes, palette, out);
        for (let y = 0; y < view.height; y++) {
          for (let x = 0; x < view.width; x++) {
            const own = [0.25, 0.75].flatMap((sy) =>
              [0.25, 0.75].map((sx) => {
                const lat = latOfMercatorY(view.y + (y + sy) / worldPixels);
                const lon = lonOfMercatorX(view.x + (x + sx) / worldPixels);
                const cell = cellIndexAt(lattice, rowAt(lat), columnAt(lon));
                return cell < 0 ? 0 : classes[cell]!;
              }),
            );
            const opaque = own.filter((each) => each > 0);
            const at = (y * view.width + x) * 4;
            expect(Math.abs(out[at + 3]! - (opaque.length * 255) / 4)).toBeLessThanOrEqual(0.5);
            for (let channel = 0; channel < 3 && opaque.length > 0; channel++) {
              const mean =
                opaque.reduce((sum, each) => sum + palette[each * 4 + channel]!, 0) / opaque.length;
              expect(Math.abs(out[at + channel]! - mean)).toBeLessThanOrEqual(0.5);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the sea and what lies beside the grid alone', () => {
    const lattice = createLattice(Uint16Array.of(ROW), Uint16Array.of(COLUMN));
    const view: MercatorView = { width: 8, height: 8, worldPixels: 512 * 2 ** 10, x: 0.1, y: 0.1 };
    const out = new Uint8ClampedArray(8 * 8 * 4);
    rasteriseCells(createCellGrid(lattice, Uint16Array.of(1), 2), view, Uint8Array.of(9), palette, out);
    expect(out.every((byte) => byte === 0)).toBe(true);
  });
});
