import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANDS, bandIndex } from '../../../../src/model/radio/bands.ts';
import {
  COVER_SEA,
  COVER_TREES,
  COVER_URBAN,
  DEFAULT_CLUTTER,
} from '../../../../src/model/radio/terrain/land-cover.ts';
import { createOutOfReach, isOutOfReach } from '../../../../src/model/radio/terrain/out-of-reach.ts';
import { createReliefSampler } from '../../../../src/model/radio/terrain/ray-profile.ts';
import { createSweep, createSweepGrid } from '../../../../src/model/radio/terrain/sweep.ts';
import {
  computeLink,
  createTerrainLink,
  DEFAULT_CLIMATE,
  prepareTerrainLaw,
  type TerrainLaw,
  type TerrainModel,
} from '../../../../src/model/radio/terrain/terrain-law.ts';
import { madeUpRelief } from './made-up-relief.ts';

const grid = createSweepGrid(20_000, 50);

function lawOf(
  band: string,
  edgeProbability: number,
  timePct = 50,
  model: TerrainModel = 'p1812',
): TerrainLaw {
  const law = prepareTerrainLaw({
    model,
    band: BANDS[bandIndex(band)]!,
    environment: 'rural',
    assumptions: { edgeProbability, interferenceMarginDb: 3, indoor: false },
    climate: { ...DEFAULT_CLIMATE, timePct },
  });
  if (!law.ok) throw new Error(JSON.stringify(law.problems));
  return law.value;
}

interface Ground {
  readonly heightM: number;
  /** Of a hill, in squares of the relief. */
  readonly length: number;
  readonly sea: number;
}

/** Links of rays over made-up hills: how many are lost, and how many of them are told by the bound, which must be right. */
function countLinks({ heightM, length, sea }: Ground, band: TriedBand, edge: number, at: number) {
  const counts = { lost: 0, told: 0 };
  const covers = [COVER_TREES, COVER_URBAN, COVER_TREES, sea > 1 ? COVER_SEA : COVER_URBAN];
  const relief = madeUpRelief(
    (y, x) => heightM * (1 + Math.sin(y / length) * Math.cos(x / length)),
    (row, column) => covers[(row * 7 + column * 3) % 4]!,
  );
  const sampler = createReliefSampler(relief, DEFAULT_CLUTTER.heightM);
  const sweep = createSweep(sampler, grid, 35.1 + at * 1e-4, 133.2);
  const law = lawOf(band, edge);
  const reach = createOutOfReach(law, grid.stepM, grid.pointCount)!;
  const link = createTerrainLink();
  for (let ray = 0; ray < grid.rayCount; ray += 97) {
    const profile = sweep.profileOf(ray);
    for (let last = 2; last < grid.pointCount; last += 7) {
      computeLink(law, profile, last, 50 * last, 35.1, link);
      if (link.marginDb < 0) counts.lost++;
      if (!isOutOfReach(reach, profile, last)) continue;
      counts.told++;
      expect(link.marginDb).toBeLessThan(0);
    }
  }
  return counts;
}

const TRIED_BANDS = ['n28', 'n3', 'n77', 'n79'] as const;
type TriedBand = (typeof TRIED_BANDS)[number];

describe('links out of reach', () => {
  it('are never served, over hills, woods, towns and bays, near and far', () => {
    const ground = fc.record({
      heightM: fc.double({ min: 0, max: 400, noNaN: true }),
      length: fc.double({ min: 2, max: 20, noNaN: true }),
      sea: fc.integer({ min: 0, max: 3 }),
    });
    const edge = fc.double({ min: 0.1, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(
        ground,
        fc.constantFrom(...TRIED_BANDS),
        edge,
        fc.integer({ min: 0, max: 1000 }),
        (...links) => {
          countLinks(...links);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are told for most of what is lost among hills of the height of Japan’s', () => {
    const counts = TRIED_BANDS.flatMap((band) =>
      [100, 200, 300].map((heightM) => countLinks({ heightM, length: 6, sea: 2 }, band, 0.9, 0)),
    );
    const sum = (of: 'lost' | 'told') => counts.reduce((total, each) => total + each[of], 0);
    expect(sum('told') / sum('lost')).toBeGreaterThan(0.5);
  });

  it('are not told for other models and other shares of time', () => {
    expect(createOutOfReach(lawOf('n28', 0.75, 10), 50, 101)).toBeUndefined();
    expect(createOutOfReach(lawOf('n28', 0.75, 50, 'itm'), 50, 101)).toBeUndefined();
  });
});
