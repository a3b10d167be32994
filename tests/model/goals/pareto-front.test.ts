import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Criterion, dominates, paretoFront } from '../../../src/model/goals/pareto-front.ts';

/** Few distinct values, so that ties are met. */
const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5 }));
const answers = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc.array(
    fc.record({
      values: fc.array(value, { minLength: count, maxLength: count }),
      isMoreBetter: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  ),
);
const countOf = (criteria: readonly Criterion[]) => criteria[0]!.values.length;

describe('the front', () => {
  it('holds nobody who is dominated, and everybody else is dominated by one of it', () => {
    fc.assert(
      fc.property(answers, (criteria) => {
        const front = paretoFront(criteria, countOf(criteria));
        const members = Array.from(front.keys());
        for (const i of members) {
          const by = members.filter((j) => dominates(criteria, j, i));
          if (front[i] === 1) expect(by).toEqual([]);
          else expect(by.some((j) => front[j] === 1)).toBe(true);
        }
        expect(front.includes(1)).toBe(true);
      }),
    );
  });

  it('is the same in any order, and turns over with the sense of a criterion', () => {
    fc.assert(
      fc.property(answers, (criteria) => {
        const count = countOf(criteria);
        const reversed = criteria.map(({ values, isMoreBetter }) => ({
          values: Array.from(values).reverse(),
          isMoreBetter,
        }));
        expect([...paretoFront(reversed, count)].reverse()).toEqual([...paretoFront(criteria, count)]);
        const turned = criteria.map(({ values, isMoreBetter }) => ({
          values: Array.from(values, (each) => -each),
          isMoreBetter: !isMoreBetter,
        }));
        expect(paretoFront(turned, count)).toEqual(paretoFront(criteria, count));
      }),
    );
  });

  it('lets an unknown value beat nothing and be beaten by nothing', () => {
    const criteria = [{ values: [1, Number.NaN, 2], isMoreBetter: true }];
    expect([...paretoFront(criteria, 3)]).toEqual([0, 1, 1]);
  });
});
