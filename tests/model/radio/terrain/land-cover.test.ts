import { describe, expect, it } from 'vitest';
import { createLattice } from '../../../../src/model/lattice.ts';
import {
  COVER_DENSE_URBAN,
  COVER_NEAR_SEA,
  COVER_OPEN,
  COVER_SEA,
  COVER_SUBURBAN,
  COVER_TREES,
  COVER_URBAN,
  clutterHeights,
  createLandCover,
  DEFAULT_CLUTTER,
  type LandRuns,
} from '../../../../src/model/radio/terrain/land-cover.ts';
import { TILE_CELLS } from '../../../../src/model/radio/terrain/relief.ts';

/** Land of 400 × 400 cells, some 185 by 227 km, from a corner that is no corner of a tile. */
const SOUTH = 8_410;
const WEST = 5_205;
const SIDE = 400;
const land: LandRuns = {
  rowMin: SOUTH,
  rowOffsets: Uint32Array.from({ length: SIDE + 1 }, (_, i) => i),
  runStart: new Uint16Array(SIDE).fill(WEST),
  runLength: new Uint16Array(SIDE).fill(SIDE),
};
/** Five cells in a row; at 35.8°N a cell has 0.26 km². */
const lattice = createLattice(
  new Uint16Array(5).fill(SOUTH + 200),
  Uint16Array.from({ length: 5 }, (_, i) => WEST + 200 + i),
);
const cover = createLandCover(land, lattice, [10, 200, 2000, 4000, 0], DEFAULT_CLUTTER);

function coverAt(row: number, column: number): number {
  const key = Math.floor(row / TILE_CELLS) * 100 + Math.floor(column / TILE_CELLS);
  return cover.get(key)?.[(row % TILE_CELLS) * TILE_CELLS + (column % TILE_CELLS)] ?? COVER_SEA;
}

describe('land cover', () => {
  it('is by the people of a square, and wood where nobody lives', () => {
    const classes = [0, 1, 2, 3, 4, 5].map((i) => coverAt(SOUTH + 200, WEST + 200 + i));
    expect(classes).toEqual([
      COVER_OPEN,
      COVER_SUBURBAN,
      COVER_URBAN,
      COVER_DENSE_URBAN,
      COVER_OPEN,
      COVER_TREES,
    ]);
  });

  it('is near the sea within 50 km of it, to 5 km, and sea beyond the land', () => {
    expect(coverAt(SOUTH - 1, WEST + 5)).toBe(COVER_SEA);
    expect(coverAt(SOUTH + 5, WEST - 1)).toBe(COVER_SEA);
    // A row is 462 m, a column some 564 m.
    for (const inland of [1, 40, 95]) {
      expect(coverAt(SOUTH + inland, WEST + 200) & COVER_NEAR_SEA).toBe(COVER_NEAR_SEA);
    }
    for (const inland of [122, 200]) expect(coverAt(SOUTH + inland, WEST + 200) & COVER_NEAR_SEA).toBe(0);
    expect(coverAt(SOUTH + 200, WEST + 75) & COVER_NEAR_SEA).toBe(COVER_NEAR_SEA);
    expect(coverAt(SOUTH + 200, WEST + 105) & COVER_NEAR_SEA).toBe(0);
  });

  it('has clutter by class whether the sea is near or not', () => {
    const heights = clutterHeights(DEFAULT_CLUTTER.heightM);
    for (const near of [0, COVER_NEAR_SEA]) {
      expect([0, 1, 2, 3, 4, 5].map((kind) => heights[kind | near])).toEqual([0, 0, 10, 15, 20, 15]);
    }
  });
});
