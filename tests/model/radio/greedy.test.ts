import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedCells, markServed } from '../../../src/model/coverage/served-squares.ts';
import { createTileLayout, spread } from '../../../src/model/coverage/tile-layout.ts';
import { centreLat, centreLon, type Lattice } from '../../../src/model/lattice.ts';
import {
  createCandidateGains,
  NO_CANDIDATE,
  removeCounted,
  slotsWithinReach,
} from '../../../src/model/radio/candidate-gains.ts';
import { greedyCoverage } from '../../../src/model/radio/greedy.ts';
import { createReach } from '../../../src/model/radio/reach.ts';
import { rangesM, scatteredCells } from './scattered-cells.ts';

/** Cells that one site in the centre of a cell counts, by the official rule and nothing else. */
function countedBy(lattice: Lattice, cell: number, rangeM: number): number[] {
  const site = {
    lat: Float64Array.of(centreLat(lattice.row[cell]!)),
    lon: Float64Array.of(centreLon(lattice.column[cell]!)),
    rangeM: Float64Array.of(rangeM),
  };
  const masks = markServed(lattice, site, new Uint16Array(lattice.cellCount));
  const counted = countedCells(masks, new Uint8Array(lattice.cellCount));
  return Array.from(counted.keys()).filter((i) => counted[i] === 1);
}

const problem = fc
  .record({ place: scatteredCells, ranges: rangesM, seed: fc.infiniteStream(fc.nat()) })
  .map(({ place, ranges, seed }) => {
    const kind = new Uint8Array(place.lattice.cellCount);
    const cost = new Float64Array(place.lattice.cellCount);
    for (let i = 0; i < kind.length; i++) {
      const drawn = seed.next().value ?? 0;
      // One cell in eight may not carry a site.
      kind[i] = drawn % 8 === 7 ? NO_CANDIDATE : drawn % ranges.length;
      cost[i] = 1 + (drawn % 5);
    }
    return { ...place, ranges, kind, cost };
  });

describe('reach', () => {
  it('is what a single site counts by the official rule', () => {
    fc.assert(
      fc.property(scatteredCells, rangesM, ({ lattice, people }, ranges) => {
        const layout = createTileLayout(lattice);
        const field = {
          layout,
          weight: spread(layout, people, 0),
          kind: spread(layout, new Uint8Array(lattice.cellCount), NO_CANDIDATE),
          reaches: [createReach(lattice, ranges[0]!)],
          settled: spread(layout, new Uint8Array(lattice.cellCount), 1),
        };
        const { gain } = createCandidateGains(field);
        const slots = new Uint32Array(lattice.cellCount);
        for (let cell = 0; cell < lattice.cellCount; cell += 7) {
          const slot = layout.slotOf[cell]!;
          const expected = countedBy(lattice, cell, ranges[0]!);
          const count = slotsWithinReach(field, slot, slots);
          expect(Array.from(slots.subarray(0, count), (s) => layout.cellOf[s]!)).toEqual(expected);
          expect(gain[slot]).toBe(expected.reduce((sum, i) => sum + people[i]!, 0));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('gains', () => {
  it('stay exact while cells come to count in any groups', () => {
    fc.assert(
      fc.property(problem, fc.integer({ min: 1, max: 9 }), ({ lattice, people, ranges, kind }, groups) => {
        const layout = createTileLayout(lattice);
        const settled = spread(layout, new Uint8Array(lattice.cellCount), 1);
        const field = {
          layout,
          weight: spread(layout, people, 0),
          kind: spread(layout, kind, NO_CANDIDATE),
          reaches: ranges.map((rangeM) => createReach(lattice, rangeM)),
          settled,
        };
        const gains = createCandidateGains(field);
        for (let group = 0; group < groups; group++) {
          const cells = Array.from(kind.keys()).filter((i) => (i * 31) % groups === group && i % 5 !== 0);
          const slots = Uint32Array.from(cells, (cell) => layout.slotOf[cell]!);
          for (const slot of slots) settled[slot] = 1;
          removeCounted(gains, slots, slots.length);
          expect(gains.gain).toEqual(createCandidateGains(field).gain);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('greedy coverage', () => {
  it('always takes the most people per cost, ties to the lowest cell, as if every gain were counted anew', () => {
    fc.assert(
      fc.property(
        problem,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        ({ lattice, people, ranges, kind, cost }, share, isPriced) => {
          const plan = greedyCoverage(
            {
              lattice,
              weight: people,
              kind,
              reaches: ranges.map((rangeM) => createReach(lattice, rangeM)),
              ...(isPriced ? { cost } : {}),
            },
            share,
          );
          const sets = Array.from(kind, (k, i) =>
            k === NO_CANDIDATE ? [] : countedBy(lattice, i, ranges[k]!),
          );
          const counted = new Set<number>();
          const total = people.reduce((sum, count) => sum + count, 0);
          let covered = 0;
          let step = 0;
          while (covered < share * total) {
            let best = -1;
            let bestKey = 0;
            let bestGain = 0;
            for (let i = 0; i < sets.length; i++) {
              const gain = sets[i]!.reduce((sum, cell) => sum + (counted.has(cell) ? 0 : people[cell]!), 0);
              const key = isPriced ? gain * (1 / cost[i]!) : gain;
              if (key > bestKey) {
                best = i;
                bestKey = key;
                bestGain = gain;
              }
            }
            if (best < 0) break;
            for (const cell of sets[best]!) counted.add(cell);
            covered += bestGain;
            expect(plan.cell[step]).toBe(best);
            expect(plan.gain[step]).toBe(bestGain);
            step++;
          }
          expect(plan.cell.length).toBe(step);
          expect(plan.coveredWeight).toBe(covered);
          expect(plan.totalWeight).toBe(total);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses a share that is none', () => {
    const lattice = { cellCount: 0 } as Lattice;
    const nothing = { lattice, weight: new Int32Array(0), kind: new Uint8Array(0), reaches: [] };
    expect(() => greedyCoverage(nothing, 1.1)).toThrow(RangeError);
    expect(() => greedyCoverage(nothing, Number.NaN)).toThrow(RangeError);
  });
});
