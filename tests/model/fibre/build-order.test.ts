import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildOrder,
  excludePlaces,
  type OrderedPlaces,
  STATUSES,
} from '../../../src/model/fibre/build-order.ts';

const MUNICIPALITIES = 6;
const PREFECTURES = 3;

/** Places at rising prices, parents first, in municipalities of three prefectures. */
const places: fc.Arbitrary<OrderedPlaces> = fc
  .array(
    fc.record({
      parent: fc.double({ min: -0.5, max: 1, maxExcluded: true, noNaN: true }),
      municipality: fc.nat(MUNICIPALITIES - 1),
      households: fc.integer({ min: 0, max: 20 }),
      rise: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((cells) => {
    let price = 0;
    const municipality = Uint16Array.from(cells, (cell) => cell.municipality);
    return {
      parentAt: Int32Array.from(cells, ({ parent }, i) =>
        i === 0 || parent < 0 ? -1 : Math.floor(parent * i),
      ),
      priceYen: Float64Array.from(cells, ({ rise }) => {
        price += rise;
        return price;
      }),
      households: Float64Array.from(cells, (cell) => cell.households),
      municipality,
      prefecture: Uint8Array.from(municipality, (m) => m % PREFECTURES),
    };
  });
const flags = fc
  .array(fc.nat(3), { minLength: MUNICIPALITIES, maxLength: MUNICIPALITIES })
  .map((values) => Uint8Array.from(values, (value) => (value === 0 ? 1 : 0)));
const none = new Uint8Array(MUNICIPALITIES);
const statusOf = (given: OrderedPlaces, highestPriceYen: number, isVetoed: Uint8Array) =>
  excludePlaces(given, { highestPriceYen, isVetoed }, new Uint8Array(given.parentAt.length));
const lowest = { served: new Float64Array(PREFECTURES), total: new Float64Array(PREFECTURES).fill(200) };

describe('excludePlaces', () => {
  it('leaves out what is vetoed or too dear, with all that hangs from it, and nothing else', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 40 }), flags, (given, price, isVetoed) => {
        const status = statusOf(given, price, isVetoed);
        status.forEach((own, i) => {
          const isOut = isVetoed[given.municipality[i]!] === 1 || given.priceYen[i]! > price;
          const up = given.parentAt[i]!;
          const hangs = up >= 0 && status[up] !== 0;
          expect(STATUSES[own] === 'planned').toBe(!isOut && !hangs);
          if (isVetoed[given.municipality[i]!] === 1) expect(STATUSES[own]).toBe('veto');
        });
      }),
    );
  });
});

describe('buildOrder', () => {
  it('takes every planned place once, and none before its parent, under all levers', () => {
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 0, max: 40 }),
        flags,
        flags,
        fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        (given, price, isVetoed, isPriority, target) => {
          const status = statusOf(given, price, isVetoed);
          const ranking = { isPriority, ...(target !== undefined && { lowestFirst: { ...lowest, target } }) };
          const order = buildOrder(given, status, ranking);
          const planned = [...status.keys()].filter((i) => status[i] === 0);
          expect([...order].sort((a, b) => a - b)).toEqual(planned);
          const rank = new Map([...order].map((position, i) => [position, i]));
          for (const i of order) {
            const up = given.parentAt[i]!;
            if (up >= 0) expect(rank.get(up)!).toBeLessThan(rank.get(i)!);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the order of price where no lever says otherwise', () => {
    fc.assert(
      fc.property(places, (given) => {
        const status = statusOf(given, Number.POSITIVE_INFINITY, none);
        expect([...buildOrder(given, status, { isPriority: none })]).toEqual([...status.keys()]);
      }),
    );
  });

  it('puts all of a municipality that comes first before places that nothing there hangs from', () => {
    fc.assert(
      fc.property(places, fc.nat(MUNICIPALITIES - 1), (given, first) => {
        const status = statusOf(given, Number.POSITIVE_INFINITY, none);
        const isPriority = Uint8Array.from(none, (_, m) => (m === first ? 1 : 0));
        const order = [...buildOrder(given, status, { isPriority })];
        const own = new Set<number>();
        given.municipality.forEach((m, i) => {
          if (m === first) for (let at = i; at >= 0; at = given.parentAt[at]!) own.add(at);
        });
        expect(new Set(order.slice(0, own.size))).toEqual(own);
      }),
    );
  });

  it('raises the lowest prefecture, whatever its price, until all reach the target', () => {
    const given: OrderedPlaces = {
      parentAt: Int32Array.of(-1, -1, -1, -1),
      priceYen: Float64Array.of(1, 2, 3, 4),
      households: Float64Array.of(10, 10, 10, 10),
      municipality: Uint16Array.of(0, 0, 1, 1),
      prefecture: Uint8Array.of(0, 0, 1, 1),
    };
    const order = (target: number) => [
      ...buildOrder(given, new Uint8Array(4), {
        isPriority: none,
        lowestFirst: { served: Float64Array.of(60, 50), total: Float64Array.of(100, 100), target },
      }),
    ];
    expect(order(0.9)).toEqual([2, 0, 3, 1]);
    expect(order(0.55)).toEqual([2, 0, 1, 3]);
    expect(order(0)).toEqual([0, 1, 2, 3]);
  });
});
