import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../src/model/progress.ts';
import { defineSteinerProblem, type SteinerInput } from '../../../src/model/steiner/steiner-problem.ts';
import { SteinerSearch } from '../../../src/model/steiner/steiner-search.ts';
import { leastObjective } from './brute-force.ts';
import { faultsOf } from './check-tree.ts';

/** Connected graphs of up to nine vertices; amounts in few sizes, so that ties are common. */
function smallInputs(prize: fc.Arbitrary<number>, amount: fc.Arbitrary<number>): fc.Arbitrary<SteinerInput> {
  return fc.integer({ min: 1, max: 9 }).chain((nodeCount) =>
    fc
      .record({
        parents: fc.tuple(...Array.from({ length: nodeCount - 1 }, (_, v) => fc.nat({ max: v }))),
        more: fc.array(fc.tuple(fc.nat({ max: nodeCount - 1 }), fc.nat({ max: nodeCount - 1 })), {
          maxLength: 16,
        }),
        costs: fc.array(amount, { minLength: nodeCount + 16, maxLength: nodeCount + 16 }),
        prizes: fc.array(prize, { minLength: nodeCount, maxLength: nodeCount }),
      })
      .map(({ parents, more, costs, prizes }) => {
        const pairs = new Map<string, readonly [number, number]>();
        for (const [u, v] of [...parents.map((up, i) => [up, i + 1] as const), ...more]) {
          if (u !== v) pairs.set(`${Math.min(u, v)}-${Math.max(u, v)}`, [u, v]);
        }
        return {
          nodeCount,
          ends: Int32Array.from([...pairs.values()].flat()),
          edgeCost: Float64Array.from(costs.slice(0, pairs.size)),
          prizes: Float64Array.from(prizes),
        };
      }),
  );
}

const whole = fc.integer({ min: 0, max: 12 });
const halves = whole.map((amount) => amount / 2);
const fractions = fc.double({ min: 0, max: 10, noNaN: true });
const must = fc.constant(Infinity);
const none = fc.constant(0);

function expectExact(input: SteinerInput, largeFrom?: number) {
  const search = new SteinerSearch(defineSteinerProblem(input), 1, largeFrom);
  finish(search.steps());
  const answer = search.answer();
  const least = leastObjective(input);
  expect(faultsOf(input, answer)).toEqual([]);
  if (least === Infinity) {
    expect(answer.objective).toBe(Infinity);
    return;
  }
  const amounts = [...input.edgeCost, ...input.prizes].filter((amount) => amount !== Infinity);
  const isWhole = amounts.every(Number.isInteger);
  const tolerance = isWhole ? 0 : 1e-11 * amounts.reduce((sum, amount) => sum + amount, 0);
  expect(answer.objective - least).toBeLessThanOrEqual(tolerance);
  expect(answer.objective - answer.lowerBound).toBeLessThanOrEqual(tolerance);
  // Fractions are added in another order than the brute force adds them: a few units in the last place.
  expect(answer.lowerBound).toBeLessThanOrEqual(isWhole ? least : least * (1 + 32 * Number.EPSILON));
}

describe('Steiner search', () => {
  const kinds = {
    'joins all terminals': smallInputs(fc.oneof(none, must), whole),
    'joins all terminals at fractional costs': smallInputs(fc.oneof(none, must), fractions),
    'collects prizes': smallInputs(fc.oneof(none, whole), whole),
    'collects decimal prizes': smallInputs(fc.oneof(none, halves), halves),
    'collects fractional prizes': smallInputs(fc.oneof(none, fractions), fractions),
    'collects prizes from a root': smallInputs(fc.oneof(none, whole, whole, must), whole),
    'collects fractional prizes from a root': smallInputs(fc.oneof(none, fractions, must), fractions),
  };
  for (const [name, inputs] of Object.entries(kinds)) {
    it(`${name} as well as trying all sets of vertices`, () => {
      fc.assert(
        fc.property(inputs, (input) => expectExact(input)),
        { numRuns: 300 },
      );
    });
  }

  it.each(['joins all terminals', 'collects prizes', 'collects prizes from a root'] as const)(
    '%s as well when it begins as in a large graph',
    (name) => {
      fc.assert(
        fc.property(kinds[name], (input) => expectExact(input, 0)),
        { numRuns: 300 },
      );
    },
  );
});
