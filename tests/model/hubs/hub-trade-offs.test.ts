import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontOf, IS_MORE_BETTER, TRADE_OFFS } from '../../../src/model/hubs/hub-trade-offs.ts';
import { paddedRange, placeIn, placeLabels } from '../../../src/panels/desks/hubs/trade-off-view-model.ts';

const column = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 6 }), { minLength: length, maxLength: length });
const figures = fc.integer({ min: 1, max: 8 }).chain((length) =>
  fc
    .tuple(column(length), column(length), column(length), column(length))
    .map(([latency, power, hazard, cost]) => ({
      latency: Float64Array.from(latency),
      power: Float64Array.from(power),
      hazard: Float64Array.from(hazard),
      cost: Float64Array.from(cost),
    })),
);

describe('the front of hubs', () => {
  it('holds whoever is best in anything alone, is never empty, and beats everyone outside it', () => {
    fc.assert(
      fc.property(figures, (value) => {
        const front = frontOf(value);
        expect(front.includes(1)).toBe(true);
        const better = (trade: (typeof TRADE_OFFS)[number], i: number, j: number) =>
          IS_MORE_BETTER[trade] ? value[trade][i]! > value[trade][j]! : value[trade][i]! < value[trade][j]!;
        const all = Array.from(front.keys());
        for (const trade of TRADE_OFFS) {
          const alone = all.find((i) => all.every((j) => j === i || better(trade, i, j)));
          if (alone !== undefined) expect(front[alone]).toBe(1);
        }
        for (const j of all.filter((each) => front[each] === 0)) {
          const beaten = all.some(
            (i) => front[i] === 1 && TRADE_OFFS.every((trade) => !better(trade, j, i)) && i !== j,
          );
          expect(beaten).toBe(true);
        }
      }),
    );
  });
});

describe('the axes of a scatter', () => {
  it('hold every known point inside, in the order of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
        const range = paddedRange([...values, Number.NaN]);
        const places = values.map((value) => placeIn(range, value));
        for (const place of places) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1);
        }
        values.forEach((value, i) => {
          if (value > values[0]!) expect(places[i]).toBeGreaterThanOrEqual(places[0]!);
        });
        expect(placeIn(range, Number.NaN)).toBeNaN();
      }),
    );
  });
});

describe('the names of a scatter', () => {
  const at = (left: number, bottom: number, name = '函館市', isFirst = false) => ({
    left,
    bottom,
    name,
    isFirst,
  });

  it('stand where they do not meet, those on the front first', () => {
    expect(placeLabels([at(0.5, 0.5), at(0.5, 0.9)])).toEqual(['right', 'right']);
    expect(placeLabels([at(0.5, 0.5), at(0.52, 0.5)])).toEqual(['left', 'right']);
    // A name over another point would be read as that one's.
    expect(placeLabels([at(0.5, 0.5), at(0.56, 0.5), at(0.44, 0.5)])).toEqual(['none', 'right', 'left']);
    expect(placeLabels([at(0.98, 0.5)])).toEqual(['left']);
    const crowd = [at(0.5, 0.5), at(0.5, 0.5), at(0.5, 0.5, '那覇市', true)];
    expect(placeLabels(crowd)).toEqual(['left', 'none', 'right']);
    expect(placeLabels([at(Number.NaN, 0.5)])).toEqual(['none']);
  });
});
