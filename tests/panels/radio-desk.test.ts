import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { BINDINGS, COST_ITEMS } from '../../src/model/radio/radio-outcome.ts';
import { pathDrawing } from '../../src/panels/desks/radio/path-drawing.ts';
import {
  lastToReach,
  type RollOutColumn,
  rollOutRows,
} from '../../src/panels/desks/radio/roll-out-view-model.ts';
import { smallAtlas } from '../model/small-atlas.ts';
import { smallOutcome } from '../state/layers/small-outcome.ts';

const atlas = smallAtlas([
  { prefecture: 0, people: [400, 100], projection: [0.98, 0.95, 0.9, 0.85, 0.8] },
  { prefecture: 1, people: [500], projection: [0.98, 0.95, 0.9, 0.85, 0.8] },
]);
const years = fc.array(fc.constantFrom(0, ...FISCAL_YEARS), { minLength: 2, maxLength: 2 });
const outcomes = fc
  .record({
    ninety: years,
    ninetyNine: years,
    sites: fc.array(fc.nat(500), { minLength: 2, maxLength: 2 }),
    itemYen: fc.array(fc.nat(1e9), { minLength: 2 * COST_ITEMS.length, maxLength: 2 * COST_ITEMS.length }),
    binding: fc.array(fc.nat(BINDINGS.length - 1), { minLength: 2, maxLength: 2 }),
  })
  .map(({ ninety, ninetyNine, sites, itemYen, binding }) => {
    const outcome = smallOutcome(atlas, { fibreYear: [0, 0, 0], radioYear: [2021, 2028, 2024] });
    const reached = (share: number, fiscalYear: number[]) => ({
      share,
      fiscalYear: Uint16Array.from(fiscalYear),
      siteCount: Uint32Array.from(sites),
      itemYen: Float64Array.from(itemYen),
      binding: Uint8Array.from(binding),
    });
    const sharesReached = [reached(0.9, ninety), reached(0.99, ninetyNine)] as const;
    return { ...outcome, radio: { ...outcome.radio, sharesReached } } as Outcome;
  });

describe('the roll-out by prefecture', () => {
  it('has every prefecture once in every order, never after every year, and its own cost', () => {
    const columns: readonly RollOutColumn[] = [
      'place',
      'coverage',
      'reaches90',
      'reaches99',
      'sites',
      'cost',
    ];
    fc.assert(
      fc.property(outcomes, fc.constantFrom(...columns), fc.boolean(), (outcome, column, descending) => {
        const rows = rollOutRows(atlas, outcome, 2024, { column, descending });
        expect(rows.map(({ prefecture }) => prefecture).sort()).toEqual([0, 1]);
        for (const { prefecture, costYen, coverage } of rows) {
          const items = outcome.radio.sharesReached[1].itemYen;
          const own = items.subarray(prefecture * COST_ITEMS.length, (prefecture + 1) * COST_ITEMS.length);
          expect(costYen).toBe(own.reduce((sum, each) => sum + each, 0));
          expect(coverage).toBeCloseTo(prefecture === 0 ? 0.8 : 1, 9);
        }
        if (column === 'reaches99' && !descending) {
          expect(rows[0]!.reaches99 === 0 && rows[1]!.reaches99 > 0).toBe(false);
        }
      }),
    );
  });

  it('is reached everywhere in the year of the last, or never', () => {
    expect(lastToReach(Uint16Array.of(2024, 2031, 2022))).toBe(2031);
    expect(lastToReach(Uint16Array.of(2024, 0))).toBe(0);
  });
});

describe('the drawing of a path', () => {
  it('holds everything it shows, with the ray between its Fresnel edges', () => {
    const heights = fc.array(fc.double({ min: 0, max: 3000, noNaN: true }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(heights, fc.double({ min: 0, max: 40, noNaN: true }), (ground, clutter) => {
        const flat = (value: number) => new Float64Array(ground.length).fill(value);
        const drawing = pathDrawing({
          columns: {
            distanceM: Float64Array.from(ground, (_, i) => i * 50),
            lat: flat(35),
            lon: flat(135),
            groundM: Float64Array.from(ground),
            clutterM: flat(clutter),
            zone: new Uint8Array(ground.length).fill(4),
            bulgeM: flat(2),
            rayM: flat(500),
            fresnelM: flat(10),
          },
        });
        for (const each of [drawing.ground, drawing.clutter, drawing.fresnelLow, drawing.fresnelHigh]) {
          for (const value of each) {
            expect(value).toBeGreaterThan(drawing.minimum);
            expect(value).toBeLessThan(drawing.maximum);
          }
        }
        drawing.ray.forEach((value, i) => {
          expect(value - drawing.fresnelLow[i]!).toBeCloseTo(6, 9);
          expect(drawing.fresnelHigh[i]! - value).toBeCloseTo(6, 9);
        });
      }),
    );
  });
});
