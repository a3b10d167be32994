import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coverageAxisMinimum,
  curveView,
  lastPointUpTo,
  placeOfCost,
  placeOfPrice,
  priceAtPlace,
} from '../../src/panels/desks/fibre/curve-view-model.ts';

/** Concave curves: stretches of whole households at rising prices. */
const curves = fc
  .array(
    fc.record({
      households: fc.integer({ min: 1, max: 500 }),
      priceYen: fc.integer({ min: 1, max: 10_000_000 }),
    }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((stretches) => {
    const rising = [...stretches].sort((a, b) => a.priceYen - b.priceYen);
    const cumulativeCostYen = new Float64Array(rising.length + 1);
    const cumulativeHouseholds = new Float64Array(rising.length + 1);
    rising.forEach(({ households, priceYen }, i) => {
      cumulativeCostYen[i + 1] = cumulativeCostYen[i]! + households * priceYen;
      cumulativeHouseholds[i + 1] = cumulativeHouseholds[i]! + households;
    });
    return {
      cumulativeCostYen,
      cumulativeHouseholds,
      cumulativeStateYen: cumulativeCostYen.map((yen) => yen / 3),
    };
  });

const TOTAL = 1_000_000;

describe('the cost–coverage curve on the desk', () => {
  it('ends at everybody, and its prices rise', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        const view = curveView({ curve }, TOTAL);
        expect(view.coverage.at(-1)).toBe(1);
        for (let i = 2; i < view.priceYen.length; i++) {
          expect(view.priceYen[i]!).toBeGreaterThanOrEqual(view.priceYen[i - 1]! * (1 - 1e-9));
        }
      }),
    );
  });

  it('a pulled threshold reaches the place it was pulled to, and no farther', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0, max: 1, noNaN: true }), (curve, place) => {
        const view = curveView({ curve }, TOTAL);
        const price = priceAtPlace(view, place);
        const reached = lastPointUpTo(view.priceYen, price);
        expect(view.priceYen[reached]!).toBeLessThanOrEqual(price);
        const pulledTo = lastPointUpTo(view.costYen, place * view.totalYen);
        expect(reached).toBeGreaterThanOrEqual(pulledTo);
        expect(placeOfPrice(view, price)).toBeGreaterThanOrEqual(view.costYen[pulledTo]! / view.totalYen);
      }),
    );
  });

  it('places a sum within the axis', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0, max: 1e12, noNaN: true }), (curve, yen) => {
        const place = placeOfCost(curveView({ curve }, TOTAL), yen);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('begins its axis at a round share below the curve', () => {
    const curve = {
      cumulativeCostYen: Float64Array.of(0, 100e9),
      cumulativeHouseholds: Float64Array.of(0, 1629),
      cumulativeStateYen: Float64Array.of(0, 30e9),
    };
    expect(coverageAxisMinimum(curveView({ curve }, TOTAL))).toBeCloseTo(0.998, 12);
  });
});
